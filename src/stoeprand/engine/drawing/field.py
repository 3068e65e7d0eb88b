"""What the map shows, exact and without a pixel: levels, regions, and the kerbs between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import groupby, product
from operator import itemgetter, or_

from stoeprand.engine.area import Area
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.domains import Value, Values
from stoeprand.engine.drawing.axes import Axis, Slot, axis_of
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message, listed, message, quoted

_QUESTION = message("the map of the idea")

Place = tuple[int, int]
"""A column and a row, by their numbers on the axes."""


class Undrawable(Exception):
    """These two dimensions cannot be drawn for this idea; `message` says why."""

    def __init__(self, why: Message) -> None:
        super().__init__(str(why))
        self.message = why


@dataclass(frozen=True, slots=True)
class Region:
    """Places of one level that hang together, in order of row and column."""

    level: Level
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class KerbLine:
    """Where the level changes because of the same kerbs (ids, in file order).

    It lies before slot number `edge` of the axis that it divides: that of x when `is_upright`, else
    that of y. Along the other axis it runs from slot `start` up to and with slot `end` - 1.
    """

    is_upright: bool
    edge: int
    start: int
    end: int
    kerbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """The level over two dimensions, all else as in the idea; `levels` by row, then column."""

    x: Axis
    y: Axis
    levels: tuple[tuple[Level, ...], ...]
    regions: tuple[Region, ...]
    lines: tuple[KerbLine, ...]

    @property
    def here(self) -> Place | None:
        """The place of the idea; None where one of the two values is unknown."""
        column, row = self.x.here, self.y.here
        return None if column is None or row is None else (column, row)

    @property
    def level_here(self) -> Level | None:
        """The level of the idea; None where one of the two values is unknown."""
        return None if self.here is None else self.level_of(self.here)

    def level_of(self, place: Place) -> Level:
        """Return the level at a place."""
        return self.levels[place[1]][place[0]]

    def level_at(self, x: Value, y: Value) -> Level | None:
        """Return the level for two values; None where they are not drawn."""
        column, row = self.x.slot_of(x), self.y.slot_of(y)
        return None if column is None or row is None else self.levels[row][column]


def field_of(
    area: Area,
    values: Values,
    x: str,
    y: str,
    at: date,
    most: tuple[int, int],
    limit: Limit | None = None,
) -> Field:
    """Return what to draw of an idea over the dimensions `x` and `y` on a day.

    At most so many columns and rows (`most`); where there are more, those round the idea. Raises
    Undrawable, and OutOfTime when `limit` is over.
    """
    _require_drawable(area, values, x, y)
    compiled = compile_area(area, at)
    standing = compiled.possible_terms(
        {key: value for key, value in values.items() if key not in (x, y)}
    )
    columns, rows = (axis_of(compiled, key, values.get(key), standing) for key in (x, y))
    levels = _levels(compiled, columns, rows, limit)
    across = columns.with_at_most(most[0], list(zip(*levels, strict=True)))
    down = rows.with_at_most(most[1], levels)
    drawn = _levels(compiled, across, down)
    lines = tuple(_kerb_lines(compiled, across, down, drawn))
    return Field(across, down, drawn, tuple(_regions(drawn)), lines)


def _require_drawable(area: Area, values: Values, x: str, y: str) -> None:
    for key in (x, y):
        if key not in area.dimensions:
            known = listed(quoted(each) for each in area.dimensions)
            why = message(
                "no dimension {id}, expected one of: {known}", id=quoted(key), known=known
            )
            raise Undrawable(why)
    if x == y:
        why = message("x and y are both {id}, expected two dimensions", id=quoted(x))
        raise Undrawable(why)
    missing = [key for key in area.dimensions if key not in values and key not in (x, y)]
    if missing:
        names = listed(quoted(key) for key in missing)
        raise Undrawable(
            message("not known: {names}; expected all but x and y to be known", names=names)
        )


def _levels(
    compiled: CompiledArea, x: Axis, y: Axis, limit: Limit | None = None
) -> tuple[tuple[Level, ...], ...]:
    """Return the levels by row, then column; all cells of a slot have the same."""
    rows = []
    for row in y.slots:
        if limit:
            limit.keep(_QUESTION)
        here = row.terms[0]
        rows.append(tuple(compiled.level_of_terms(here & slot.terms[0]) for slot in x.slots))
    return tuple(rows)


def _regions(levels: tuple[tuple[Level, ...], ...]) -> Iterator[Region]:
    """Yield the places of one level that hang together, from the first row and column on."""
    left = dict.fromkeys(
        (column, row) for row, slots in enumerate(levels) for column, _ in enumerate(slots)
    )
    while left:
        place = next(iter(left))
        level = levels[place[1]][place[0]]
        found, to_visit = [], [place]
        del left[place]
        while to_visit:
            column, row = to_visit.pop()
            found.append((column, row))
            for near in (
                (column - 1, row),
                (column + 1, row),
                (column, row - 1),
                (column, row + 1),
            ):
                if near in left and levels[near[1]][near[0]] is level:
                    del left[near]
                    to_visit.append(near)
        yield Region(level, tuple(sorted(found, key=lambda each: (each[1], each[0]))))


def _kerb_lines(
    compiled: CompiledArea, x: Axis, y: Axis, levels: tuple[tuple[Level, ...], ...]
) -> Iterator[KerbLine]:
    by_column = tuple(zip(*levels, strict=True))
    for divided, along, by_slot in ((x, y, by_column), (y, x, levels)):
        for edge in range(1, len(divided.slots)):
            kerbs = [
                _kerbs_between(compiled, divided, edge, slot, (before, after))
                for slot, before, after in zip(
                    along.slots, by_slot[edge - 1], by_slot[edge], strict=True
                )
            ]
            for ids, run in groupby(enumerate(kerbs), itemgetter(1)):
                if ids:
                    numbers = [number for number, _ in run]
                    yield KerbLine(divided is x, edge, numbers[0], numbers[-1] + 1, ids)


def _kerbs_between(
    compiled: CompiledArea, divided: Axis, edge: int, along: Slot, levels: tuple[Level, Level]
) -> tuple[str, ...]:
    """Return the kerbs that are at the level of the stricter side, seen right beside the line."""
    before, after = levels
    if before is after:
        return ()
    is_after = after > before
    cells = divided.slots[edge if is_after else edge - 1].terms
    if divided.is_line:
        cells = cells[:1] if is_after else cells[-1:]
    level = max(before, after)
    at_level = compiled.stricter_than[level - 1] & ~compiled.stricter_than[level]
    found = reduce(or_, (cell & other for cell, other in product(cells, along.terms)))
    return compiled.kerb_ids_of_terms(found & at_level)
