"""What one idea would be at with another answer to one question, everything else as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Band, LineBands, ValueBands
from stoeprand.engine.check import certain_level
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.compiled.cells import SetCells
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, Value, Values
from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class WithoutMembers:
    """The level of the idea with one member of a set left out, per member; and with all of them."""

    levels: Mapping[str, Level]
    empty: Level


Alternatives = LineBands | ValueBands | WithoutMembers


def levels_along(area: Area, values: Values, dimension_id: str, at: date) -> Alternatives:
    """Return the level of the whole idea for each answer to one question, as bands.

    While something else is unknown it is the level that is certain by then: other kerbs may turn
    out to ask more. Exact: within a stretch that no kerb divides every value has the same level. A
    total does not go along with what it counts; `totals` has it said in that.
    """
    compiled = compile_area(area, at)

    def level_with(value: Value) -> Level:
        return certain_level(compiled, {**values, dimension_id: value})

    cells = compiled.cells[dimension_id]
    if isinstance(cells, SetCells):
        chosen = values.get(dimension_id)
        members = chosen if isinstance(chosen, frozenset) else frozenset()
        ordered = (member for member in cells.domain.members if member in members)
        levels = {member: level_with(members - {member}) for member in ordered}
        return WithoutMembers(levels, level_with(frozenset()))
    if isinstance(cells.domain, AmountDomain | DayDomain):
        ends = [cells.domain.value_at(end) for end in cells.ends]
        return _as_bands(cells.domain, [(end, level_with(end)) for end in ends])
    known = cells.domain.values if isinstance(cells.domain, ChoiceDomain) else ("false", "true")
    return ValueBands(
        {name: level_with(cells.domain.value_at(place)) for place, name in enumerate(known)}
    )


def _as_bands(
    domain: AmountDomain | DayDomain, levels: list[tuple[Decimal | date, Level]]
) -> LineBands:
    bands: list[Band] = []
    for end, level in levels:
        if bands and bands[-1].level is level:
            bands.pop()
        bands.append(_ended(domain, level, end))
    return LineBands((*bands[:-1], Band(bands[-1].level)))


def _ended(domain: AmountDomain | DayDomain, level: Level, end: Decimal | date) -> Band:
    """Return a band up to `end`, said with the amount that people would name: below 750,000."""
    if isinstance(domain, AmountDomain) and isinstance(end, Decimal):
        following = domain.value_at(domain.place_of(end) + 1)
        if len(following.normalize().as_tuple().digits) < len(end.normalize().as_tuple().digits):
            return Band(level, following, included=False)
    return Band(level, end)
