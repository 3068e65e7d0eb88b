"""The map with a place for everything, in whole pixels: what is left is to write it down."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.lettering import width_of
from stoeprand.engine.drawing.styles import Style
from stoeprand.engine.levels import Level

Point = tuple[int, int]
Segment = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text in a box, from its left (`start`), to its right (`end`) or in its `middle`.

    When `is_upright` they read from below to above, the first line leftmost.
    """

    lines: tuple[str, ...]
    box: Box
    style: Style
    anchor: str = "start"
    is_upright: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """Rectangles of one level that hang together."""

    level: Level
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All there is to see: on the map `grounds`, and in the legend `swatches` of them.

    `rules` are thin lines between columns and rows, `kerbs` thick ones.

    `marks` are where the axes are marked; `arrows` the ends beyond which an axis goes on, each from
    its foot to its tip. `dots`: the idea on the map, and in the legend. `level`: that of the idea,
    None where it is not on the map.
    """

    width: int
    height: int
    plot: Box
    grounds: tuple[Ground, ...]
    swatches: tuple[Ground, ...]
    rules: tuple[Segment, ...]
    kerbs: tuple[Segment, ...]
    marks: tuple[Segment, ...]
    arrows: tuple[Segment, ...]
    dots: tuple[Point, ...]
    labels: tuple[Label, ...]
    level: Level | None
    title: str
    description: str


def size_of(lines: Sequence[str], style: Style) -> tuple[int, int]:
    """Return how wide and how high lines of text are, with the rim of their plate."""
    width = max(width_of(line, style.letters) for line in lines)
    height = len(lines) * style.letters.line
    return width + 2 * style.rim_x, height + 2 * style.rim_y


def label_below(lines: Sequence[str], style: Style, left: int, top: int) -> Label:
    """Return a label with the left of its top at a point."""
    width, height = size_of(lines, style)
    return Label(tuple(lines), Box(left, top, left + width, top + height), style)
