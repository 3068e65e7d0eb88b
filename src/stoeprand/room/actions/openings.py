"""Looking at a whole list of ideas: what each may, and which few kerbs hold back most.

Nothing is kept of it. Ideas of which something is unknown get an answer as far as it reaches; which
kerbs would open most can only be said of those that are whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stoeprand.engine import Limit, OutOfTime, check
from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.reading.ideas import Idea
from stoeprand.room.hard_questions import searching

if TYPE_CHECKING:
    from stoeprand.engine.openings import Openings

MOST_MOVES = 3
"""So many kerbs are thought of as moved together: more is no longer a step that somebody takes."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What was found of a list, in its order. `decisions` has None where there was no time.

    Ideas are known to `openings` by their place in the list, from 0, as text; it is None where
    there was no time. `incomplete` are the places of ideas that it says nothing of.
    """

    decisions: tuple[Decision | None, ...]
    openings: "Openings | None"
    incomplete: tuple[int, ...]


def look_at_ideas(
    *, area: Area, ideas: Sequence[Values], to: Level, at: date, limit: Limit
) -> LookedAt:
    """Return what each idea may on a day, and which kerbs hold most of them stricter than `to`."""
    whole = [
        Idea(str(place), values)
        for place, values in enumerate(ideas)
        if values.keys() >= area.dimensions.keys()
    ]
    known = {idea.id for idea in whole}
    return LookedAt(
        decisions=_decisions(area, ideas, at, limit),
        openings=_openings(area, whole, to, at, limit),
        incomplete=tuple(place for place in range(len(ideas)) if str(place) not in known),
    )


def _decisions(
    area: Area, ideas: Sequence[Values], at: date, limit: Limit
) -> tuple[Decision | None, ...]:
    """Return the answers, None for each for which there is no time any more."""
    try:
        with searching(limit):
            return tuple(_decision(area, values, at, limit) for values in ideas)
    except OutOfTime:
        return (None,) * len(ideas)


def _decision(area: Area, values: Values, at: date, limit: Limit) -> Decision | None:
    try:
        return check(area, values, at, limit)
    except OutOfTime:
        return None


def _openings(
    area: Area, ideas: Sequence[Idea], to: Level, at: date, limit: Limit
) -> "Openings | None":
    from stoeprand.engine.openings import find_openings  # asking one question does without it

    try:
        with searching(limit):
            return find_openings(area, ideas, to, MOST_MOVES, at, limit)
    except OutOfTime:
        return None
