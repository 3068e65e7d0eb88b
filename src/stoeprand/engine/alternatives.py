"""What one idea would be at with another answer to one question, everything else as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Band, Dimension, LineBands, ValueBands
from stoeprand.engine.check import certain_level
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.compiled.cells import LineCells, SetCells
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

    A total that counts this dimension goes along with it. While something else is unknown it is the
    level that is certain by then: other kerbs may turn out to ask more. Exact: within a stretch
    that no kerb divides every value has the same level.
    """
    compiled = compile_area(area, at)

    def level_with(value: Value) -> Level:
        changed = _changed(area, values, dimension_id, value)
        return certain_level(compiled, changed)

    cells = compiled.cells[dimension_id]
    if isinstance(cells, SetCells):
        chosen = values.get(dimension_id)
        members = chosen if isinstance(chosen, frozenset) else frozenset()
        ordered = (member for member in cells.domain.members if member in members)
        levels = {member: level_with(members - {member}) for member in ordered}
        return WithoutMembers(levels, level_with(frozenset()))
    if isinstance(cells.domain, AmountDomain | DayDomain):
        ends = _ends(compiled, values, dimension_id, cells)
        return _as_bands(cells.domain, [(end, level_with(end)) for end in ends])
    known = cells.domain.values if isinstance(cells.domain, ChoiceDomain) else ("false", "true")
    return ValueBands(
        {name: level_with(cells.domain.value_at(place)) for place, name in enumerate(known)}
    )


def _changed(area: Area, values: Values, dimension_id: str, value: Value) -> Values:
    """Return the idea with another answer; totals that count it change by as much."""
    changed = {**values, dimension_id: value}
    if isinstance(value, Decimal):
        for total, earlier in _earlier(area, values, dimension_id):
            changed[total.id] = _within(total, earlier + value)
    return changed


def _within(total: Dimension, amount: Decimal) -> Value:
    """Return the amount, or the last one on its way that the total can be."""
    domain = total.domain
    assert isinstance(domain, AmountDomain)  # noqa: S101  (a total is an amount)
    return domain.value_at(min(max(domain.place_up_to(amount), domain.lowest), domain.highest))


def _earlier(area: Area, values: Values, dimension_id: str) -> Iterator[tuple[Dimension, Decimal]]:
    """Yield the totals that count a dimension, each with what went ahead before this idea."""
    own = values.get(dimension_id)
    for dimension in area.dimensions.values():
        whole = values.get(dimension.id)
        if dimension.total is None or dimension.total.of != dimension_id:
            continue
        if isinstance(own, Decimal) and isinstance(whole, Decimal):
            yield dimension, whole - own


def _ends(
    compiled: CompiledArea, values: Values, dimension_id: str, cells: LineCells
) -> list[Decimal | date]:
    """Return the last value of each stretch that no kerb divides, on this dimension or a total."""
    assert isinstance(cells.domain, AmountDomain | DayDomain)  # noqa: S101  (asked before)
    places = set(cells.ends)
    for total, earlier in _earlier(compiled.area, values, dimension_id):
        of_total = compiled.cells[total.id]
        assert isinstance(of_total, LineCells)  # noqa: S101  (a total is an amount)
        edges = (of_total.domain.value_at(end) for end in of_total.ends)
        places.update(
            cells.domain.place_up_to(edge - earlier) for edge in edges if isinstance(edge, Decimal)
        )
    within = (place for place in places if cells.domain.lowest <= place <= cells.domain.highest)
    return [cells.domain.value_at(place) for place in sorted(within)]


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
