"""How the map looks: letters, colours and patterns. The colours of the levels are those of pages.

A picture stands alone when it is opened or printed, so the colours are written out in it. The
stricter a level, the denser its pattern: it reads without colour too.
"""

from dataclasses import dataclass

from stoeprand.engine.drawing.lettering import Letters
from stoeprand.engine.levels import Level

FONTS = "'Noto Sans', 'Segoe UI', Roboto, Arial, Helvetica, sans-serif"
INK, QUIET, RULE, PAPER = "#001a40", "#3d5374", "#c0c7d2", "#ffffff"
STONE = "#223c61"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a level: of letters, of the ground, and of lines."""

    ink: str
    ground: str
    line: str


COLOURS = {
    Level.FREE: Colours("#105f26", "#ddf7e4", "#157b31"),
    Level.TELL: Colours("#00568b", "#e3f3fd", "#006fb3"),
    Level.CONSULT: Colours("#615117", "#fff1bb", "#7d6918"),
    Level.AGREE: Colours("#863d15", "#ffeee1", "#ac501b"),
    Level.NO: Colours("#a01d23", "#feeded", "#cd262d"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How a label looks: its letters, and the plate on which it stands, where it has one.

    `rim_x`, `rim_y`: what there is round the letters. `name` is the class for a style sheet.
    """

    name: str
    letters: Letters
    ink: str = INK
    plate: str | None = None
    border: str | None = None
    rim_x: int = 0
    rim_y: int = 0
    radius: int = 0


HEADING = Style("heading", Letters(18, is_bold=True))
INTRO = Style("intro", Letters(13), QUIET)
AXIS = Style("axis", Letters(13, is_bold=True))
TICK = Style("tick", Letters(12), QUIET, PAPER)  # over the mark of another one, if need be
NAME = Style("name", Letters(12), INK, PAPER, STONE, rim_x=5, rim_y=1, radius=3)
MARK = Style("mark", Letters(12, is_bold=True), PAPER, STONE, None, rim_x=5, rim_y=1, radius=9)
HERE = Style("here", Letters(13, is_bold=True), INK, PAPER, None, rim_x=4, rim_y=1, radius=3)
LEGEND = Style("legend", Letters(13))
LEGEND_NAME = Style("legend", Letters(13, is_bold=True))
SMALL = Style("small", Letters(12), QUIET)


def _on_plate(level: Level, size: int, rim: int) -> Style:
    colours = COLOURS[level]
    letters = Letters(size, is_bold=True)
    name = f"word level--{level.id}"
    return Style(name, letters, colours.ink, PAPER, colours.line, rim, 3, radius=size - 2)


WORDS = {level: (_on_plate(level, 14, 9), _on_plate(level, 12, 5)) for level in Level}
"""Per level how its word looks on the map, and how where there is little room."""
