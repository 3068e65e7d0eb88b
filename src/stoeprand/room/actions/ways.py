"""Looking for what can be done: how an idea could be let go ahead. Nothing is kept of it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.room.totals import without_totals

if TYPE_CHECKING:
    from stoeprand.engine.way_in import Way, WayIn

LONGEST_SEARCH_OF_WAYS = 4.0
"""Seconds after which looking for ways is given up: the answer itself is there already."""


@dataclass(frozen=True, slots=True)
class WaysFound:
    """How an idea that is at `before` could go ahead.

    `loosest` has the ways to the loosest level that any change leads to, None where no change makes
    the idea looser. `held` are the kerbs that keep it from any looser one, whatever is changed.
    `nearest` leads to the next looser level, where that is none of the ways of `loosest`.
    """

    before: Level
    loosest: "WayIn | None"
    held: tuple[str, ...]
    nearest: "Way | None"


def find_ways(*, area: Area, values: Values, level: Level, at: date) -> WaysFound | None:
    """Return how a whole idea that is at `level` could be looser; None where there is no time."""
    tied, own = without_totals(area, values)
    try:
        return _found(tied, own, level, at, Limit.of_seconds(LONGEST_SEARCH_OF_WAYS))
    except OutOfTime:
        return None


def _found(area: Area, values: Values, level: Level, at: date, limit: Limit) -> WaysFound:
    from stoeprand.engine.way_in import find_way_in  # brings a solver along

    held: tuple[str, ...] = ()
    for to in (Level(each) for each in range(level)):
        ways = find_way_in(area, values, to, at, limit)
        if ways.possible:
            nearest = find_way_in(area, values, Level(level - 1), at, limit).ways[0]
            is_known = any(way.changes == nearest.changes for way in ways.ways)
            return WaysFound(level, ways, held, None if is_known else nearest)
        held = ways.kerbs
    return WaysFound(level, None, held, None)
