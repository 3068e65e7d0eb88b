"""Asking whether one may. Nothing is kept of it: no row, no line in a log, no count."""

from collections.abc import Mapping
from datetime import date

from stoeprand.engine import Limit, check
from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Value
from stoeprand.room.hard_questions import searching


def check_idea(*, area: Area, values: Mapping[str, Value], at: date, limit: Limit) -> Decision:
    """Return what an idea may in an area on a day; `published.area_on` gives the area of that day.

    Raises OutOfTime when it takes too long to be certain.
    """
    with searching(limit):
        return check(area, values, at, limit)
