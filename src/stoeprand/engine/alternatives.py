"""What one idea would be at with another answer to one question, everything else as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Band, LineBands, ValueBands
from stoeprand.engine.check import check
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.compiled.cells import LineCells, SetCells
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, Value, Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit


@dataclass(frozen=True, slots=True)
class WithoutMembers:
    """Per member of a set that the idea has: the level of the idea with that member left out."""

    levels: Mapping[str, Level]


Alternatives = LineBands | ValueBands | WithoutMembers


def levels_along(
    area: Area, values: Values, dimension_id: str, at: date, limit: Limit | None = None
) -> Alternatives:
    """Return the level of the whole idea for each answer to one question, as bands.

    While something else is unknown it is the strictest level that is left: no promise that one
    could not keep. Exact: within a stretch that no kerb divides every value has the same level.
    Raises OutOfTime when `limit` is over first.
    """

    def level_with(value: Value) -> Level:
        return check(area, {**values, dimension_id: value}, at, limit).worst

    cells = compile_area(area, at).cells[dimension_id]
    if isinstance(cells, SetCells):
        chosen = values.get(dimension_id)
        members = chosen if isinstance(chosen, frozenset) else frozenset()
        ordered = (member for member in cells.domain.members if member in members)
        return WithoutMembers({member: level_with(members - {member}) for member in ordered})
    if isinstance(cells.domain, AmountDomain | DayDomain):
        return _as_bands([(end, level_with(end)) for end in _last_values(cells)])
    known = cells.domain.values if isinstance(cells.domain, ChoiceDomain) else ("false", "true")
    return ValueBands(
        {name: level_with(cells.domain.value_at(place)) for place, name in enumerate(known)}
    )


def _last_values(cells: LineCells) -> list[Decimal | date]:
    values = (cells.domain.value_at(end) for end in cells.ends)
    return [value for value in values if isinstance(value, Decimal | date)]


def _as_bands(levels: list[tuple[Decimal | date, Level]]) -> LineBands:
    bands: list[Band] = []
    for end, level in levels:
        if bands and bands[-1].level is level:
            bands.pop()
        bands.append(Band(level, end))
    return LineBands((*bands[:-1], Band(bands[-1].level)))
