"""Drawing the room round an idea. Nothing is kept of it."""

from dataclasses import dataclass
from datetime import date

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.sentences import Speech
from stoeprand.room.hard_questions import searching

BROAD, WIDE, NARROW = 960, 600, 320
"""How many pixels a drawing has on a page, beside the questions, and on a phone."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The same map on three widths, as SVG, and what it shows in words."""

    broad: str
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
            broad, wide, narrow = (
                picture_of(area, values, *axes, at, speech, width=width, limit=limit)
                for width in (BROAD, WIDE, NARROW)
            )
    except OutOfTime:
        return None
    return Drawn(
        broad=as_svg(broad, "broad"),
        wide=as_svg(wide, "wide"),
        narrow=as_svg(narrow, "narrow"),
        words=wide.description,
    )
