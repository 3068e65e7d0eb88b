"""Above and under the map, from top to bottom: heading, legend, kerbs by number, small print."""

from collections.abc import Sequence

from stoeprand.engine.area import Area
from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.field import Field
from stoeprand.engine.drawing.kerb_names import Kerbs
from stoeprand.engine.drawing.lettering import wrapped
from stoeprand.engine.drawing.picture import Ground, Label, Point, label_below, size_of
from stoeprand.engine.drawing.styles import LEGEND, LEGEND_NAME, MARK, Style
from stoeprand.engine.drawing.words import kerbs_in_full, your_idea
from stoeprand.engine.sentences import Speech, level_meaning, level_name

_SWATCH = 32, 18
_GAP = 10
_ROOM_FOR_BOTH = 400
"""So wide is a legend in which what a level means stands beside its name, not below it."""


class Column:
    """What stands below each other between a left and a right side; `y` is how far it is filled."""

    def __init__(self, left: int, right: int, y: int) -> None:
        self.left = left
        self.right = right
        self.y = y
        self.labels: list[Label] = []
        self.swatches: list[Ground] = []
        self.dots: list[Point] = []

    def write(self, text: str, style: Style, indent: int = 0) -> None:
        """Add a text, all of it; nothing where there is none."""
        if not text:
            return
        left = self.left + indent
        label = label_below(wrapped(text, self.right - left, style.letters), style, left, self.y)
        self.labels.append(label)
        self.y = label.box.bottom

    def skip(self, pixels: int) -> None:
        """Leave some room empty."""
        self.y += pixels


def write_legend(column: Column, speech: Speech, field: Field) -> None:
    """Add the levels that the map shows, strictest last, and the dot for the idea."""
    width, height = _SWATCH
    levels = sorted({region.level for region in field.regions})
    names = [level_name(speech, level) for level in levels]
    beside = width + _GAP
    is_narrow = column.right - column.left < _ROOM_FOR_BOTH
    if not is_narrow:
        beside += max(size_of((name,), LEGEND_NAME)[0] for name in names) + _GAP
    for level, name in zip(levels, names, strict=True):
        top = column.y
        box = Box(column.left, top, column.left + width, top + height)
        column.swatches.append(Ground(level, (box,)))
        column.write(name, LEGEND_NAME, indent=width + _GAP)
        column.y = column.y if is_narrow else top
        column.write(level_meaning(speech, level), LEGEND, indent=beside)
        column.y = max(column.y, box.bottom)
        column.skip(6)
    if field.here:
        column.dots.append((column.left + width // 2, column.y + height // 2))
        column.write(your_idea(speech), LEGEND_NAME, indent=width + _GAP)
        column.skip(6)


def write_numbered(column: Column, speech: Speech, area: Area, numbered: Sequence[Kerbs]) -> None:
    """Add the kerbs that have a number on the map, each with its full name."""
    for number, kerb_ids in enumerate(numbered, 1):
        mark = label_below((str(number),), MARK, column.left, column.y)
        column.labels.append(mark)
        column.write(kerbs_in_full(speech, area, kerb_ids), LEGEND, indent=_SWATCH[0] + _GAP)
        column.y = max(column.y, mark.box.bottom)
        column.skip(6)
