"""Which kerbs say something else in one area than in another, kerb by kerb; nothing is searched."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stoeprand.engine.area import Area, Kerb


@dataclass(frozen=True, slots=True)
class KerbChange:
    """A kerb that is new (`before` is None), gone (`after` is None), or says something else."""

    before: Kerb | None
    after: Kerb | None

    @property
    def kerb(self) -> Kerb:
        """The kerb as it comes out, or as it was where it is gone."""
        kerb = self.after or self.before
        assert kerb is not None  # noqa: S101  (one of the two is always there)
        return kerb

    @property
    def owners(self) -> frozenset[str]:
        """Whose it was and whose it becomes, as area files name them."""
        return frozenset(kerb.owner for kerb in (self.before, self.after) if kerb)


def says_the_same(one: Kerb, other: Kerb) -> bool:
    """Say whether what an owner confirmed of one kerb holds for the other.

    When it was confirmed and how sure we are of its source is not what a kerb says.
    """
    return _what_it_says(one) == _what_it_says(other)


def changes_between(old: Area | None, new: Area) -> list[KerbChange]:
    """Return the kerbs that say something else, in the order of the new area, then what is gone."""
    before = _by_id(old.kerbs if old else ())
    after = _by_id(new.kerbs)
    changed = [
        KerbChange(before.get(kerb.id), kerb)
        for kerb in new.kerbs
        if kerb.id not in before or not says_the_same(before[kerb.id], kerb)
    ]
    gone = [KerbChange(kerb, None) for kerb_id, kerb in before.items() if kerb_id not in after]
    return changed + gone


def differ_in_kerbs_alone(old: Area, new: Area) -> bool:
    """Say whether two areas are alike but for their kerbs, if at all."""
    return _without_kerbs(old) == _without_kerbs(new)


def _what_it_says(kerb: Kerb) -> Kerb:
    return replace(kerb, confirmed_on=None, checked=None, line=0)


def _by_id(kerbs: Sequence[Kerb]) -> dict[str, Kerb]:
    return {kerb.id: kerb for kerb in kerbs}


def _without_kerbs(area: Area) -> tuple[object, ...]:
    examples = tuple(replace(example, line=0) for example in area.examples)
    return (
        area.title,
        area.direction,
        tuple(area.dimensions.items()),
        tuple(area.people.items()),
        area.promised_until,
        area.words,
        examples,
    )
