"""Which values fit two versions of a dimension, and which fit only the first."""

from collections.abc import Iterable
from decimal import Decimal

from stoeprand.engine.compiled.cells import LineCells, SetCells
from stoeprand.engine.compiled.regions import Run
from stoeprand.engine.compiled.subsets import SubsetTest
from stoeprand.engine.domains import (
    AmountDomain,
    ChoiceDomain,
    DayDomain,
    Domain,
    FlagDomain,
    PlacedDomain,
    SetDomain,
    Value,
    common_step,
)


def common_domain(old: Domain, new: Domain) -> Domain | None:
    """Return the values that fit both versions, in the order of the old one; None for none at all.

    Both are of one kind.
    """
    if isinstance(old, SetDomain) and isinstance(new, SetDomain):
        return SetDomain(tuple(member for member in old.members if member in new.members))
    common: PlacedDomain = FlagDomain()
    if isinstance(old, AmountDomain) and isinstance(new, AmountDomain):
        common = _common_amounts(old, new)
    elif isinstance(old, DayDomain) and isinstance(new, DayDomain):
        common = DayDomain(max(old.min, new.min), min(old.max, new.max))
    elif isinstance(old, ChoiceDomain) and isinstance(new, ChoiceDomain):
        common = ChoiceDomain(tuple(value for value in old.values if value in new.values))
    return common if common.lowest <= common.highest else None


def fits(domain: Domain, value: Value) -> bool:
    """Say whether a value, of the kind of the domain, is one of it."""
    if isinstance(domain, SetDomain):
        return isinstance(value, frozenset) and value.issubset(domain.members)
    if isinstance(domain, ChoiceDomain):
        return value in domain.values
    if isinstance(domain, AmountDomain) and not domain.is_on_grid(_amount(value)):
        return False
    return domain.lowest <= domain.place_of(value) <= domain.highest


def lost_value(old: Domain, new: Domain) -> Value | None:
    """Return a value that fits the old domain and not the new one; None where all fit both."""
    if isinstance(old, SetDomain):
        lost = _lost_members(old, new)
        return frozenset(lost[:1]) if lost else None
    place = _lost_place(old, new, (old.lowest, old.highest))
    return None if place is None else old.value_at(place)


def lost_value_in(cells: LineCells | SetCells, new: Domain, cell: int) -> Value | None:
    """Return a value of a cell (for a set: the subset) that does not fit the new domain."""
    if isinstance(cells, SetCells):
        subset = cells.domain.subset_of(cell)
        return None if fits(new, subset) else subset
    place = _lost_place(cells.domain, new, (cells.first_place(cell), cells.ends[cell]))
    return None if place is None else cells.domain.value_at(place)


def test_of_lost(cells: LineCells | SetCells, new: Domain) -> tuple[Run, ...] | SubsetTest:
    """Return the test that the cell of a value has values that do not fit the new domain."""
    if isinstance(cells, SetCells):
        return SubsetTest(any_of=cells.domain.mask_of(_lost_members(cells.domain, new)))
    return tuple(
        (cells.first_place(cell), end)
        for cell, end in enumerate(cells.ends)
        if lost_value_in(cells, new, cell) is not None
    )


def any_value(domain: Domain) -> Value:
    """Return the first value of a domain: the least, the empty set, false."""
    return frozenset() if isinstance(domain, SetDomain) else domain.value_at(domain.lowest)


def _common_amounts(old: AmountDomain, new: AmountDomain) -> AmountDomain:
    ends = [end for end in (old.max, new.max) if end is not None]
    return AmountDomain(
        max(old.min, new.min), min(ends) if ends else None, common_step(old.step, new.step)
    )


def _lost_place(old: PlacedDomain, new: Domain, run: Run) -> int | None:
    """Return a place of the run of which the value does not fit the new domain.

    On a line it is enough to look at both ends, beside the first, and just beyond the new maximum:
    where both ends fit, all between them keep to the bounds, and of two neighbours one is off the
    new grid unless every place is on it.
    """
    first, last = run
    places: Iterable[int] = range(first, last + 1)
    if isinstance(old, AmountDomain | DayDomain):
        places = (first, first + 1, _place_beyond(old, new), last)
    return next((p for p in places if first <= p <= last and not fits(new, old.value_at(p))), None)


def _place_beyond(old: AmountDomain | DayDomain, new: Domain) -> int:
    """Return the first place of the old domain beyond the maximum of the new one."""
    assert isinstance(new, AmountDomain | DayDomain)  # noqa: S101  (both are of one kind)
    return old.highest + 1 if new.max is None else old.place_up_to(new.max) + 1


def _lost_members(old: SetDomain, new: Domain) -> list[str]:
    return [member for member in old.members if not fits(new, frozenset((member,)))]


def _amount(value: Value) -> Decimal:
    assert isinstance(value, Decimal)  # noqa: S101  (reading keeps kinds apart)
    return value
