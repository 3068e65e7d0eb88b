"""Looking for what can be done: how an idea could be let go ahead. Nothing is kept of it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences.ways import left_out
from stoeprand.engine.totals import without_totals
from stoeprand.room.hard_questions import searching

if TYPE_CHECKING:
    from stoeprand.engine.way_in import Way, WayIn


@dataclass(frozen=True, slots=True)
class WaysFound:
    """How an idea that is at `before` could go ahead.

    `loosest` has the ways to the loosest level that any change leads to, None where no change makes
    the idea looser. `held` says of the next looser level that no change leads to it, and because of
    which kerbs; None where there is none. `nearest` leads to the level below `before`, where that
    is none of the ways of `loosest` and was found in time. All are about `values`: the idea with
    each total said in the amount that it counts.
    """

    before: Level
    loosest: "WayIn | None"
    held: "WayIn | None"
    nearest: "Way | None"
    values: Values


def find_ways(
    *, area: Area, values: Values, level: Level, at: date, limit: Limit
) -> WaysFound | None:
    """Return how a whole idea that is at `level` could be looser; None where there is no time."""
    tied, own = without_totals(area, values)
    try:
        with searching(limit):
            return _found(tied, own, level, at, limit)
    except OutOfTime:
        return None


def _found(area: Area, values: Values, level: Level, at: date, limit: Limit) -> WaysFound:
    from stoeprand.engine.way_in import find_way_in  # brings a solver along

    held: WayIn | None = None
    for to in (Level(each) for each in range(level)):
        ways = find_way_in(area, values, to, at, limit)
        if ways.possible:
            nearest = _nearest(area, values, ways, at, limit)
            return WaysFound(level, ways, held, nearest, values)
        held = ways
    return WaysFound(level, None, held, None, values)


def _nearest(area: Area, values: Values, known: "WayIn", at: date, limit: Limit) -> "Way | None":
    """Return what leaves least of the idea out and makes it looser; None where that is known.

    Of what leaves out as much it is what changes least. None as well for lack of time: the ways
    that are known stand without it.
    """
    from stoeprand.engine.way_in import find_way_in

    try:
        ways = find_way_in(area, values, Level(known.before - 1), at, limit).ways
    except OutOfTime:
        return None
    nearest = min(ways, key=lambda way: left_out(values, way.changes))
    return None if any(way.changes == nearest.changes for way in known.ways) else nearest
