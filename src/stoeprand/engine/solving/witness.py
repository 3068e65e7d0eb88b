"""Real ideas out of cells: of all values that do, the one that people would name."""

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, Decimal

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.cells import LineCells, SetCells
from stoeprand.engine.domains import (
    AmountDomain,
    DayDomain,
    Domain,
    SetDomain,
    Value,
    Values,
    plain,
)

_ORDINARY = Decimal(10)
"""What people would name where nothing tells small from large: ten euros, ten weeks, ten people."""

_FINEST = Decimal("0.000001")


def idea_in(compiled: CompiledArea, cells: Mapping[str, int]) -> Values:
    """Return a complete idea in the given cells (for a set: the subset itself), in file order."""
    return {
        dimension_id: _value_in(ready, cells[dimension_id], compiled.at)
        for dimension_id, ready in compiled.cells.items()
    }


def as_plain(area: Area, values: Values) -> dict[str, object]:
    """Return values as JSON holds them, in file order: days as text, sets as lists of members."""
    return plain_values(area.dimensions, values)


def plain_values(dimensions: Mapping[str, Dimension], values: Values) -> dict[str, object]:
    """Return values as JSON holds them, in the order of `dimensions`."""
    return {
        dimension_id: _plain_value(dimension.domain, values[dimension_id])
        for dimension_id, dimension in dimensions.items()
        if dimension_id in values
    }


def _plain_value(domain: Domain, value: Value) -> object:
    if isinstance(domain, SetDomain) and isinstance(value, frozenset):
        return [member for member in domain.members if member in value]
    return value.isoformat() if isinstance(value, date) else value


def _value_in(ready: LineCells | SetCells, cell: int, at: date) -> Value:
    if isinstance(ready, SetCells):
        return ready.domain.subset_of(cell)
    first, last = ready.first_place(cell), ready.ends[cell]
    if isinstance(ready.domain, AmountDomain):
        return _roundest(ready.domain, first, last)
    if isinstance(ready.domain, DayDomain):
        return ready.domain.value_at(min(max(first, at.toordinal()), last))
    return ready.domain.value_at(first)


def _roundest(domain: AmountDomain, first: int, last: int) -> Decimal:
    """Return an amount with few digits between two places, near the edge that somebody drew.

    Where the stretch ends only with the dimension itself, that is the edge at which it begins.
    """
    if last == domain.highest:
        last = min(last, max(2 * first, first + domain.place_up_to(_ORDINARY)))
    least, most = domain.value_at(first), domain.value_at(last)
    if first <= 0 < last or last < domain.highest:
        least = max(least, most / 2)
    unit = Decimal(1).scaleb(most.adjusted() if most else 0)
    while unit >= _FINEST:
        value = (least / unit).to_integral_value(rounding=ROUND_CEILING) * unit
        if value <= most and domain.is_on_grid(value):
            return plain(value)
        unit /= 10
    return most
