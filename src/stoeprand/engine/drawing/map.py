"""The map: everything gets its place, from the heading down to the small print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from stoeprand.engine.area import Area
from stoeprand.engine.check import check
from stoeprand.engine.domains import Values
from stoeprand.engine.drawing.boxes import Box, Paper
from stoeprand.engine.drawing.description import description
from stoeprand.engine.drawing.field import Field, field_of
from stoeprand.engine.drawing.frame import (
    BESIDE_ROWS,
    Side,
    below_side,
    end_labels,
    left_side,
    row_labels,
)
from stoeprand.engine.drawing.kerb_names import Kerbs, write_kerbs
from stoeprand.engine.drawing.legend import Column, write_legend, write_numbered
from stoeprand.engine.drawing.picture import Ground, Picture, Segment, size_of
from stoeprand.engine.drawing.region_names import write_regions
from stoeprand.engine.drawing.scales import Ruler, scale_of
from stoeprand.engine.drawing.sheet import DOT, RIM, Sheet
from stoeprand.engine.drawing.styles import AXIS, HEADING, INTRO, SMALL, TICK
from stoeprand.engine.drawing.svg import clean
from stoeprand.engine.drawing.svg_of_picture import as_svg
from stoeprand.engine.drawing.words import (
    axis_name,
    heading,
    intro,
    left_out_in_words,
    no_difference_in_words,
    rest_in_words,
    subsets_in_words,
)
from stoeprand.engine.limits import Limit
from stoeprand.engine.sentences import Speech, emptiness_in_words

_NARROWEST = 300
_LEAST_COLUMN, _LEAST_ROW = 48, 56
_LEAST_TO_SCALE = 64
_MOST_SMALL_PRINT = 12
_RIM_OF_DOT = RIM + DOT


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of a page of some width, in pixels."""

    width: int

    @property
    def is_wide(self) -> bool:
        """Whether there is as much room as on a sheet or a screen, not on a phone."""
        return self.width >= 560

    @property
    def rim(self) -> int:
        """The empty rim at each side."""
        return 16 if self.is_wide else 8

    @property
    def row_labels(self) -> int:
        """The most that the labels of the rows take."""
        return 150 if self.is_wide else 84

    @property
    def most(self) -> tuple[int, int]:
        """The most columns and rows that can be read."""
        columns = (self.width - 2 * self.rim - self.row_labels - 10) // _LEAST_COLUMN
        return max(2, columns), 8

    def height_of_plot(self, rows: int, highest_label: int) -> int:
        """Return how high the map itself is, so that every row can be read."""
        return max(rows * max(_LEAST_ROW, highest_label + 12), min(340, max(240, rows * 110)))


def draw_map(
    area: Area,
    values: Values,
    x: str,
    y: str,
    at: date,
    speech: Speech,
    *,
    width: int = 720,
    prefix: str = "map",
    limit: Limit | None = None,
) -> str:
    """Return an SVG document with the level over two dimensions, all else as in the idea.

    `values` are fitted to the area and complete; those of `x` and `y` may lack, and then the idea
    is not marked. `width` in pixels, at least 300 (a phone): letters keep their size. `prefix`
    begins all ids in it. Raises Undrawable for dimensions that cannot be drawn, OutOfTime when
    `limit` is over, and ValueError for a smaller width.
    """
    picture = picture_of(area, values, x, y, at, speech, width=width, limit=limit)
    return as_svg(picture, prefix)


def picture_of(
    area: Area,
    values: Values,
    x: str,
    y: str,
    at: date,
    speech: Speech,
    *,
    width: int = 720,
    limit: Limit | None = None,
) -> Picture:
    """Return the map with a place for everything; see `draw_map`."""
    if width < _NARROWEST:
        raise ValueError(f"{width} pixels wide, expected at least {_NARROWEST}")
    sizes, speech = Sizes(width), replace(speech, glue=" ")
    field = field_of(area, values, x, y, at, sizes.most, limit)
    column = Column(sizes.rim, width - sizes.rim, sizes.rim)
    plot, sheet, left = _above_and_map(column, speech, area, field, at, sizes)
    page = Box(column.left, 0, column.right, 0)
    sides = (left, below_side(speech, field.x, sheet.x, plot, page))
    regions, kerbs = write_regions(sheet), write_kerbs(sheet)
    column.y = max((label.box.bottom for label in sides[1].labels), default=plot.bottom) + 6
    _write_below(column, sheet, kerbs.numbered)
    emptiness = clean(emptiness_in_words(speech, area, check(area, values, at, limit)))
    _write_small_print(column, sheet, values, emptiness)
    beside = (label for side in sides for label in side.labels)
    return Picture(
        width=width,
        height=column.y + sizes.rim,
        plot=plot,
        grounds=tuple(_grounds(sheet)),
        swatches=tuple(column.swatches),
        rules=tuple(_rules(sheet, plot)),
        kerbs=tuple(sheet.segment_of(line) for line in field.lines),
        marks=tuple(mark for side in sides for mark in side.marks),
        arrows=tuple(arrow for side in sides for arrow in side.arrows),
        dots=(*((sheet.dot,) if sheet.dot else ()), *column.dots),
        labels=(*column.labels, *beside, *regions, *kerbs.labels),
        level=field.level_here,
        title=heading(speech, area),
        description=description(speech, area, field, values, emptiness),
    )


def _above_and_map(
    column: Column, speech: Speech, area: Area, field: Field, at: date, sizes: Sizes
) -> tuple[Box, Sheet, Side]:
    """Write what stands above the map; return where the map comes, its slots, and its left side."""
    rows = row_labels(speech, field.y, sizes.row_labels)
    highest = max((size_of(lines, TICK)[1] for lines in rows), default=0)
    height = sizes.height_of_plot(len(field.y.slots), highest)
    rising = (height, 0) if field.y.is_line else (0, height)
    y = scale_of(field.y, Ruler(*rising, _LEAST_ROW, _RIM_OF_DOT))
    column.write(heading(speech, area), HEADING, 2)
    column.skip(2)
    column.write(intro(speech, field, at), INTRO, 4)
    column.skip(14)
    column.write(axis_name(speech, field.y, is_even=y.is_even), AXIS, 2)
    column.skip(14)
    top, y = column.y, y.moved(column.y)
    ends = end_labels(speech, field.y, y, sizes.row_labels)
    widest = max((size_of(lines, TICK)[0] for lines in (*rows, *ends.values())), default=0)
    plot = Box(column.left + widest + BESIDE_ROWS, top, column.right, top + height)
    x = scale_of(field.x, Ruler(plot.left, plot.right, _LEAST_TO_SCALE, _RIM_OF_DOT))
    sheet = Sheet(speech, area, field, x, y, Paper(plot))
    return plot, sheet, left_side(field.y, y, rows, ends, plot)


def _write_below(column: Column, sheet: Sheet, numbered: Sequence[Kerbs]) -> None:
    """Write the name of the axis below the map, the legend, and the kerbs by their numbers."""
    left = column.left
    column.left = sheet.paper.whole.left
    column.write(axis_name(sheet.speech, sheet.field.x, is_even=sheet.x.is_even), AXIS, 2)
    column.left = left
    column.skip(16)
    write_legend(column, sheet.speech, sheet.field)
    column.skip(4)
    write_numbered(column, sheet.speech, sheet.area, numbered)


def _write_small_print(column: Column, sheet: Sheet, values: Values, emptiness: str) -> None:
    """Write what nobody has said yet, what is the same everywhere, and what is not drawn."""
    column.skip(4)
    for text in (
        emptiness,
        *no_difference_in_words(sheet.speech, sheet.field),
        rest_in_words(sheet.speech, sheet.area, sheet.field, values),
        subsets_in_words(sheet.speech, sheet.field.x),
        subsets_in_words(sheet.speech, sheet.field.y),
        left_out_in_words(sheet.speech, sheet.field.x),
        left_out_in_words(sheet.speech, sheet.field.y),
    ):
        column.write(text, SMALL, _MOST_SMALL_PRINT)


def _grounds(sheet: Sheet) -> Iterator[Ground]:
    """Yield the regions as rectangles, one for each row of neighbours."""
    for region in sheet.field.regions:
        boxes = []
        for row, places in groupby(region.places, lambda place: place[1]):
            columns = [column for column, _ in places]
            boxes += [sheet.box_of(run, (row, row)) for run in _runs(columns)]
        yield Ground(region.level, tuple(boxes))


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return rising numbers as runs from the first up to and with the last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _rules(sheet: Sheet, plot: Box) -> Iterator[Segment]:
    """Yield thin lines between columns and rows of which each has a name of its own."""
    if not sheet.field.x.is_line:
        for number in range(1, len(sheet.field.x.slots)):
            x = sheet.x.edge(number)
            yield (x, plot.top), (x, plot.bottom)
    if not sheet.field.y.is_line:
        for number in range(1, len(sheet.field.y.slots)):
            y = sheet.y.edge(number)
            yield (plot.left, y), (plot.right, y)
