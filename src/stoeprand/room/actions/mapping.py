"""Drawing the room round an idea. Nothing is kept of it."""

from dataclasses import dataclass
from datetime import date

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.sentences import Speech
from stoeprand.room.hard_questions import searching

WIDE, NARROW = 600, 320
"""How many pixels a drawing has beside the questions, and on a phone: letters keep their size."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The same map on two widths, as SVG, and what it shows in words."""

    wide: str
    narrow: str
    words: str


def draw_idea(
    *,
    area: Area,
    values: Values,
    axes: tuple[str, str],
    at: date,
    speech: Speech,
    limit: Limit,
) -> Drawn | None:
    """Return the map of a whole idea over two different dimensions; None where there is no time."""
    from stoeprand.engine.drawing.map import picture_of  # asking does without it
    from stoeprand.engine.drawing.svg_of_picture import as_svg

    try:
        with searching(limit):
            wide, narrow = (
                picture_of(area, values, *axes, at, speech, width=width, limit=limit)
                for width in (WIDE, NARROW)
            )
    except OutOfTime:
        return None
    return Drawn(as_svg(wide, "wide"), as_svg(narrow, "narrow"), wide.description)
