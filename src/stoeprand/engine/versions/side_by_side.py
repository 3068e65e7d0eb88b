"""Two versions as one: their kerbs over the ideas that fit both, each kerb that both have once.

Which kerbs count in which version on which day is a mask of kerb numbers, so that one solver can be
asked about both versions on any day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from stoeprand.engine.area import Area, ChoiceTest, Dimension, Kerb, MembersTest, Test
from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.domains import ChoiceDomain, Domain, SetDomain
from stoeprand.engine.garbage import garbage_left_alone
from stoeprand.engine.limits import Limit
from stoeprand.engine.solving.caps import CappedSearch
from stoeprand.engine.versions.diff import new_alone
from stoeprand.engine.versions.fitting import common_domain


@dataclass(frozen=True, slots=True)
class KerbOfEither:
    """A said kerb of the old version, of the new one, or of both where it says the same in both."""

    old: Kerb | None
    new: Kerb | None

    def counts_in_old(self, day: date) -> bool:
        """Say whether the kerb counts in the old version on a day."""
        return self.old is not None and self.old.is_in_force(day)

    def counts_in_new(self, day: date) -> bool:
        """Say whether the kerb counts in the new version on a day."""
        return self.new is not None and self.new.is_in_force(day)


class SideBySide:
    """Kerbs of two versions over the same ideas; kerb n of `search` is `kerbs[n]`."""

    def __init__(self, search: CappedSearch, kerbs: tuple[KerbOfEither, ...]) -> None:
        self.search = search
        self.kerbs = kerbs
        self.old_numbers = {k.old.id: n for n, k in enumerate(kerbs) if k.old}
        """The number of each kerb of the old version that is said and can apply."""
        self.new_numbers = {k.new.id: n for n, k in enumerate(kerbs) if k.new}
        """The same for the new version."""

    def close(self) -> None:
        """Give back the memory of the solver."""
        self.search.close()

    def old_on(self, day: date) -> int:
        """Return the kerbs that count in the old version on a day, as a mask of their numbers."""
        return _mask(n for n, kerb in enumerate(self.kerbs) if kerb.counts_in_old(day))

    def new_on(self, day: date) -> int:
        """Return the kerbs that count in the new version on a day, as a mask of their numbers."""
        return _mask(n for n, kerb in enumerate(self.kerbs) if kerb.counts_in_new(day))


@garbage_left_alone()
def put_side_by_side(old: Area, new: Area, at: date, limit: Limit | None) -> SideBySide | None:
    """Return two versions as one, for `at` and later days; None when no idea fits both."""
    dimensions = common_dimensions(old, new)
    if dimensions is None:
        return None
    return _over(dimensions, old, _kerbs_of_either(old, new), at, limit)


def put_alone(old: Area, at: date, limit: Limit | None) -> SideBySide:
    """Return the old version over all ideas that fit it, also those that the new one lost."""
    either = [KerbOfEither(kerb, None) for kerb in old.kerbs if not kerb.is_open]
    return _over(old.dimensions, old, either, at, limit)


def common_dimensions(old: Area, new: Area) -> dict[str, Dimension] | None:
    """Return the dimensions of either version, each with the values that fit both.

    Those that only the new version has come last. None when a dimension has no common value.
    """
    found = {}
    for key, dimension in {**old.dimensions, **new_alone(old, new)}.items():
        domain: Domain | None = dimension.domain
        if key in old.dimensions and key in new.dimensions:
            domain = common_domain(dimension.domain, new.dimensions[key].domain)
        if domain is None:
            return None
        same = domain == dimension.domain
        found[key] = dimension if same else replace(dimension, domain=domain)
    return found


def says_the_same(one: Kerb, other: Kerb) -> bool:
    """Say whether two kerbs give every idea the same level while they count."""
    return (one.on, one.bands, one.when) == (other.on, other.bands, other.when)


def _over(
    dimensions: Mapping[str, Dimension],
    area: Area,
    kerbs: Iterable[KerbOfEither],
    at: date,
    limit: Limit | None,
) -> SideBySide:
    kept, within = [], []
    for either in kerbs:
        kerb = either.old or either.new
        assert kerb is not None  # noqa: S101  (it is a kerb of either)
        restricted = _within(kerb, dimensions)
        if restricted is not None:
            kept.append(either)
            within.append(restricted)
    together = replace(area, dimensions=dimensions, kerbs=tuple(within), examples=())
    return SideBySide(CappedSearch(CompiledArea(together, at), limit), tuple(kept))


def _kerbs_of_either(old: Area, new: Area) -> Iterator[KerbOfEither]:
    """Yield the said kerbs in the order of the old file, then what the new one says otherwise."""
    said_now = {kerb.id: kerb for kerb in new.kerbs if not kerb.is_open}
    for kerb in old.kerbs:
        if kerb.is_open:
            continue
        now = said_now.get(kerb.id)
        if now is not None and says_the_same(kerb, now):
            yield KerbOfEither(kerb, said_now.pop(kerb.id))
        else:
            yield KerbOfEither(kerb, None)
    for kerb in said_now.values():
        yield KerbOfEither(None, kerb)


def _within(kerb: Kerb, dimensions: Mapping[str, Dimension]) -> Kerb | None:
    """Return the kerb on every day, over these dimensions; None where its condition cannot hold."""
    when = {}
    for key, test in kerb.when.items():
        possible = _test_within(test, dimensions[key].domain)
        if possible is None:
            return None
        when[key] = possible
    if kerb.valid_from is kerb.valid_until is None and all(
        when[key] is test for key, test in kerb.when.items()
    ):
        return kerb
    return replace(kerb, when=when, valid_from=None, valid_until=None)


def _test_within(test: Test, domain: Domain) -> Test | None:
    """Return a test over the values that are left; None when none of them can meet it."""
    if isinstance(test, ChoiceTest) and isinstance(domain, ChoiceDomain):
        values = tuple(value for value in test.values if value in domain.values)
        if len(values) == len(test.values):
            return test
        return ChoiceTest(values) if values else None
    if isinstance(test, MembersTest) and isinstance(domain, SetDomain):
        if any(member not in domain.members for member in test.all_of):
            return None
        if test.any_of and not any(member in domain.members for member in test.any_of):
            return None
    return test


def _mask(numbers: Iterable[int]) -> int:
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask
