"""Kerbs as others would write them: plain numbers, texts and lists, the same for every peer.

A kerb is taken apart into its *terms*: one level above free, and all that must hold for it.
Amounts are whole numbers, days their ordinals, sets lists of members. Terms come strictest first
and then in file order, as the reasons of an answer do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import (
    Area,
    ChoiceTest,
    FlagTest,
    IntervalTest,
    Kerb,
    LineBands,
    MemberBands,
    MembersTest,
    Test,
    ValueBands,
)
from stoeprand.engine.compiled.regions import runs_of_test, stretches_of_bands
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, SetDomain, Value, Values
from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class Between:
    """An amount or day from `low` up to and with `high` (None: no such end)."""

    name: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice that is one of `values`."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasAny:
    """A set with at least one of `members`."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasAll:
    """A set with all of `members`."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasNone:
    """A set with none of `members`."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """A flag that is `value`."""

    name: str
    value: bool


Asked = Between | OneOf | HasAny | HasAll | HasNone | Is


@dataclass(frozen=True, slots=True)
class Term:
    """A kerb at one level above free: all of `conditions` and all of `band` must hold.

    The terms of one kerb have the same conditions.
    """

    kerb: str
    level: Level
    conditions: tuple[Asked, ...]
    band: tuple[Asked, ...]


Plain = dict[str, int | str | list[str] | bool]


def terms_of(area: Area, sample: Sequence[Plain]) -> list[Term]:
    """Return the terms of all kerbs, strictest first, then in file order.

    What is asked stands in the order in which it holds most rarely for a sample of ideas: so most
    terms end at their first test.
    """
    rareness = _Rareness(sample)
    terms = [term for kerb in area.kerbs for term in _terms(area, kerb, rareness)]
    return sorted(terms, key=lambda term: -term.level)


def plain_values(values: Values) -> Plain:
    """Return a complete idea as plain values; members in order."""
    return {name: _plain(value) for name, value in values.items()}


def holds(test: Asked, idea: Plain) -> bool:
    """Say whether an idea passes a test: the meaning of all of them, in the plainest words."""
    value = idea[test.name]
    if isinstance(test, Between):
        assert isinstance(value, int)  # noqa: S101  (an amount or a day)
        above = test.low is None or value >= test.low
        return above and (test.high is None or value <= test.high)
    if isinstance(test, Is | OneOf):
        return value is test.value if isinstance(test, Is) else value in test.values
    assert isinstance(value, list)  # noqa: S101  (a set)
    found = [member in value for member in test.members]
    if isinstance(test, HasAll):
        return all(found)
    return any(found) is isinstance(test, HasAny)


class _Rareness:
    """How many ideas of a sample pass a test; each test is tried once."""

    def __init__(self, sample: Sequence[Plain]) -> None:
        self._sample = sample
        self._known: dict[Asked, int] = {}

    def first(self, tests: Iterable[Asked]) -> tuple[Asked, ...]:
        """Return the tests, the rarest first."""
        return tuple(sorted(tests, key=self._passing))

    def _passing(self, test: Asked) -> int:
        if test not in self._known:
            self._known[test] = sum(holds(test, idea) for idea in self._sample)
        return self._known[test]


def conditions_of(area: Area, kerb: Kerb) -> list[Asked]:
    """Return all that must hold for a kerb to apply, in file order."""
    return [asked for name, test in kerb.when.items() for asked in _tests(area, name, test)]


def _plain(value: Value) -> int | str | list[str] | bool:
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, date):
        return value.toordinal()
    return sorted(value) if isinstance(value, frozenset) else value


def _terms(area: Area, kerb: Kerb, rareness: _Rareness) -> Iterator[Term]:
    conditions = conditions_of(area, kerb)
    for level, own in _bands(area, kerb):
        if level is not Level.FREE:
            yield Term(kerb.id, level, rareness.first(conditions), rareness.first(own))


def _tests(area: Area, name: str, test: Test) -> Iterator[Asked]:
    domain = area.dimensions[name].domain
    if isinstance(test, IntervalTest):
        assert isinstance(domain, AmountDomain | DayDomain)  # noqa: S101  (reading keeps kinds apart)
        ((first, last),) = runs_of_test(domain, test)
        yield from _between(domain, name, first, last)
    elif isinstance(test, ChoiceTest):
        yield OneOf(name, test.values)
    elif isinstance(test, FlagTest):
        yield Is(name, test.value)
    else:
        yield from _members(name, test)


def _members(name: str, test: MembersTest) -> Iterator[Asked]:
    for kind, members in ((HasAny, test.any_of), (HasAll, test.all_of), (HasNone, test.none_of)):
        if members:
            yield kind(name, members)


def _between(domain: AmountDomain | DayDomain, name: str, first: int, last: int) -> Iterator[Asked]:
    low = None if first <= domain.lowest else first
    high = None if last >= domain.highest else last
    if low is not None or high is not None:
        yield Between(name, low, high)


def _bands(area: Area, kerb: Kerb) -> Iterator[tuple[Level, list[Asked]]]:
    domain = area.dimensions[kerb.on].domain
    bands = kerb.bands
    if isinstance(bands, LineBands):
        assert isinstance(domain, AmountDomain | DayDomain)  # noqa: S101  (reading keeps kinds apart)
        for stretch in stretches_of_bands(domain, bands):
            yield stretch.level, list(_between(domain, kerb.on, stretch.first, stretch.last))
    elif isinstance(bands, MemberBands):
        assert isinstance(domain, SetDomain)  # noqa: S101  (likewise)
        yield from _bands_on_set(kerb.on, domain, bands)
    else:
        assert isinstance(bands, ValueBands)  # noqa: S101  (the workload has no open kerbs)
        yield from _bands_on_values(kerb.on, area, bands)


def _bands_on_values(
    name: str, area: Area, bands: ValueBands
) -> Iterator[tuple[Level, list[Asked]]]:
    domain = area.dimensions[name].domain
    if isinstance(domain, ChoiceDomain):
        for level in Level:
            chosen = tuple(value for value in domain.values if bands.level_of(value) is level)
            if chosen:
                yield level, [OneOf(name, chosen)]
    else:
        yield bands.level_of("true"), [Is(name, True)]
        yield bands.level_of("false"), [Is(name, False)]


def _bands_on_set(
    name: str, domain: SetDomain, bands: MemberBands
) -> Iterator[tuple[Level, list[Asked]]]:
    """Yield the levels above free: a member of that level, and none that is stricter."""
    for level in sorted({bands.level_of(member) for member in domain.members} - {Level.FREE}):
        here = tuple(m for m in domain.members if bands.level_of(m) is level)
        stricter = tuple(m for m in domain.members if bands.level_of(m) > level)
        yield level, [HasAny(name, here), *([HasNone(name, stricter)] if stricter else [])]
