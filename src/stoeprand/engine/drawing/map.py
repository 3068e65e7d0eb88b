"""The map: everything gets its place, from the heading down to the small print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
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
    Lines,
    Side,
    below_side,
    end_labels,
    left_side,
    lines_of_ends,
    row_labels,
)
from stoeprand.engine.drawing.kerb_names import Kerbs, write_kerbs
from stoeprand.engine.drawing.legend import Column, write_legend, write_numbered
from stoeprand.engine.drawing.picture import Ground, Picture, Segment, size_of
from stoeprand.engine.drawing.region_names import write_regions
from stoeprand.engine.drawing.scales import Ruler, scale_of
from stoeprand.engine.drawing.sheet import DOT, RIM, Sheet
from stoeprand.engine.drawing.sizes import Sizes, least_height, row_heights
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
_LEAST_TO_SCALE = 64
_RIM_OF_DOT = RIM + DOT


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
    _write_head(column, speech, area, field, at)
    column.right = sizes.map_right
    plot, sheet, left = _map_below(column, speech, area, field, sizes)
    page = Box(column.left, 0, column.right, 0)
    sides = (left, below_side(speech, field.x, sheet.x, plot, page))
    regions, kerbs = write_regions(sheet), write_kerbs(sheet)
    column.y = max((label.box.bottom for label in sides[1].labels), default=plot.bottom) + 6
    _write_name_of_x(column, sheet)
    columns = _with_legend(column, sheet, kerbs.numbered, sizes)
    emptiness = clean(emptiness_in_words(speech, area, check(area, values, at, limit)))
    _write_small_print(column, sheet, values, emptiness)
    written = (label for each in columns for label in each.labels)
    beside = (label for side in sides for label in side.labels)
    return Picture(
        width=width,
        height=max(each.y for each in columns) + sizes.rim,
        plot=plot,
        grounds=tuple(_grounds(sheet)),
        swatches=tuple(swatch for each in columns for swatch in each.swatches),
        rules=tuple(_rules(sheet, plot)),
        kerbs=tuple(sheet.segment_of(line) for line in field.lines),
        marks=tuple(mark for side in sides for mark in side.marks),
        arrows=tuple(arrow for side in sides for arrow in side.arrows),
        dots=(*((sheet.dot,) if sheet.dot else ()), *(d for each in columns for d in each.dots)),
        labels=(*written, *beside, *regions, *kerbs.labels),
        level=field.level_here,
        title=heading(speech, area),
        description=description(speech, area, field, values, emptiness),
    )


def _write_head(column: Column, speech: Speech, area: Area, field: Field, at: date) -> None:
    """Write what the map is of, and what varies on it."""
    column.write(heading(speech, area), HEADING)
    column.skip(2)
    column.write(intro(speech, field, at), INTRO)
    column.skip(14)


def _map_below(
    column: Column, speech: Speech, area: Area, field: Field, sizes: Sizes
) -> tuple[Box, Sheet, Side]:
    """Write the name of the side; return where the map comes, its slots, and its left side."""
    rows = row_labels(speech, field.y, sizes.row_labels)
    labels = _heights_of_labels(field, rows)
    heights = row_heights(labels)
    height = sum(heights)
    rising = (height, 0) if field.y.is_line else (0, height)
    least = max(map(least_height, labels))
    y = scale_of(field.y, Ruler(*rising, least, _RIM_OF_DOT, heights))
    column.write(axis_name(speech, field.y, is_even=y.is_even), AXIS)
    column.skip(14)
    top, y = column.y, y.moved(column.y)
    ends = end_labels(speech, field.y, y, sizes.row_labels, lines_of_ends(rows))
    widest = max((size_of(lines, TICK)[0] for lines in (*rows, *ends.values())), default=0)
    plot = Box(column.left + widest + BESIDE_ROWS, top, column.right, top + height)
    x = scale_of(field.x, Ruler(plot.left, plot.right, _LEAST_TO_SCALE, _RIM_OF_DOT))
    sheet = Sheet(speech, area, field, x, y, Paper(plot))
    return plot, sheet, left_side(field.y, y, rows, ends, plot)


def _heights_of_labels(field: Field, rows: Sequence[Lines]) -> list[int]:
    """Return per row how high its label is.

    Along a line labels are of edges: half of one and all of that of an end may lie beside one row.
    """
    heights = [size_of(lines, TICK)[1] for lines in rows]
    if not field.y.is_line:
        return heights
    return [max(heights, default=0) * 3 // 2] * len(field.y.slots)


def _write_name_of_x(column: Column, sheet: Sheet) -> None:
    left = column.left
    column.left = sheet.paper.whole.left
    column.write(axis_name(sheet.speech, sheet.field.x, is_even=sheet.x.is_even), AXIS)
    column.left = left


def _with_legend(
    column: Column, sheet: Sheet, numbered: Sequence[Kerbs], sizes: Sizes
) -> list[Column]:
    """Write the legend, and the kerbs by their numbers; return the columns that there are then."""
    if sizes.has_legend_beside:
        legend = Column(sizes.legend_left, sizes.width - sizes.rim, sheet.paper.whole.top)
    else:
        legend = column
    column.skip(16)
    write_legend(legend, sheet.speech, sheet.field)
    legend.skip(4)
    write_numbered(legend, sheet.speech, sheet.area, numbered)
    return list(dict.fromkeys((column, legend)))


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
        column.write(text, SMALL)


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
