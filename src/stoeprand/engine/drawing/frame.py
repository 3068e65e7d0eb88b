"""Round the map: what stands along its two sides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stoeprand.engine.drawing.axes import Axis
from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.lettering import MOST_LINES, narrowest, widest_word, wrapped
from stoeprand.engine.drawing.picture import Label, Point, Segment, size_of
from stoeprand.engine.drawing.scales import Scale
from stoeprand.engine.drawing.styles import TICK
from stoeprand.engine.drawing.words import edge_label, end_label, loosened, slot_label
from stoeprand.engine.sentences import Speech

_LINES_OF_ENDS_ALONE = 5
_MARK = 6
"""How long a mark on an axis is, in pixels."""
_GAP = 4
_ARROW = 8
_BEYOND = 8
BESIDE_ROWS = _MARK + _GAP
"""Between the labels of the rows and the map."""

_WIDEST_EDGE = 90
_UPRIGHT = 120, 480
"""Names that stand are so long, and longer where all of them would not fit else."""


Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What stands along one side of the map: its labels, marks and arrows."""

    labels: tuple[Label, ...]
    marks: tuple[Segment, ...]
    arrows: tuple[Segment, ...] = ()


def row_labels(speech: Speech, axis: Axis, most: int) -> list[Lines]:
    """Return the texts along the left side, per slot, or per edge from 1 on.

    They are at most so many pixels wide, unless an amount would have to be broken.
    """
    if axis.is_line:
        return [
            _unbroken(edge_label(speech, axis, number), most)
            for number in range(1, len(axis.slots))
        ]
    return [wrapped(slot_label(speech, axis, slot), most, TICK.letters) for slot in axis.slots]


def lines_of_ends(rows: Sequence[Lines]) -> int:
    """Return how many lines the ends beside rows may have: not many more than the edges between."""
    return max((2, *map(len, rows))) if rows else _LINES_OF_ENDS_ALONE


def end_labels(
    speech: Speech, axis: Axis, scale: Scale, most: int, lines: int = MOST_LINES
) -> dict[int, Lines]:
    """Return the ends of a line as far as they are drawn: where (in pixels), and their texts."""
    if not axis.is_line:
        return {}
    ends = ((scale.first, scale.start), (scale.last, scale.end))
    return {
        pixel: _unbroken(end_label(speech, axis, value), most, lines)
        for value, pixel in ends
        if value is not None
    }


def left_side(
    axis: Axis, scale: Scale, rows: Sequence[Lines], ends: Mapping[int, Lines], plot: Box
) -> Side:
    """Return what stands to the left of the map."""
    right = plot.left - BESIDE_ROWS
    if not axis.is_line:
        middles = [sum(span) // 2 for span in scale.spans]
        placed = (_beside(lines, right, y, plot) for lines, y in zip(rows, middles, strict=True))
        return Side(tuple(placed), ())
    edges = [scale.edge(number) for number in range(1, len(axis.slots))]
    wanted = [*zip(rows, edges, strict=True), *((lines, y) for y, lines in ends.items())]
    labels = tuple(_beside(lines, right, y, plot) for lines, y in wanted)
    marks = tuple(((plot.left - _MARK, y), (plot.left, y)) for _, y in wanted)
    return Side(labels, marks, _arrows(scale, lambda y: (plot.left, y)))


def below_side(speech: Speech, axis: Axis, scale: Scale, plot: Box, page: Box) -> Side:
    """Return what stands below the map."""
    if not axis.is_line:
        return Side(tuple(_column_labels(speech, axis, scale, plot)), ())
    edges = range(1, len(axis.slots))
    wanted = [
        (_unbroken(edge_label(speech, axis, number), _WIDEST_EDGE), scale.edge(number))
        for number in edges
    ]
    ends = end_labels(speech, axis, scale, _WIDEST_EDGE)
    wanted += [(lines, x) for x, lines in ends.items()]
    labels: list[Label] = []
    for lines, x in wanted:
        labels.append(_in_first_free_row(lines, x, plot, page, labels))
    marks = tuple(
        ((x, plot.bottom), (x, label.box.top - 2))
        for (_, x), label in zip(wanted, labels, strict=True)
    )
    return Side(tuple(labels), marks, _arrows(scale, lambda x: (x, plot.bottom)))


def _arrows(scale: Scale, place: Callable[[int], Point]) -> tuple[Segment, ...]:
    """Return an arrow at each end beyond which the axis goes on; `place` is of a pixel along it."""
    ends = ((scale.first, scale.start, scale.end), (scale.last, scale.end, scale.start))
    return tuple(
        (place(pixel), place(pixel + (_ARROW if pixel > other else -_ARROW)))
        for value, pixel, other in ends
        if value is None
    )


def _beside(lines: Lines, right: int, y: int, plot: Box) -> Label:
    """Return a label to the left of the map at `y`; at its ends hardly higher or lower than it."""
    width, height = size_of(lines, TICK)
    top = min(max(y - height // 2, plot.top - _BEYOND), plot.bottom + _BEYOND - height)
    return Label(lines, Box(right - width, top, right, top + height), TICK, "end")


def _column_labels(speech: Speech, axis: Axis, scale: Scale, plot: Box) -> Iterator[Label]:
    """Yield the names of the columns: lying where their words fit, else standing."""
    texts = [slot_label(speech, axis, slot) for slot in axis.slots]
    widths = [end - start - 2 * _GAP for start, end in scale.spans]
    most, top = min(widths), plot.bottom + _MARK + _GAP
    is_upright = max(widest_word(text, TICK.letters) for text in texts) > most
    count = max(1, most // TICK.letters.line)
    long = max(narrowest(text, count, TICK.letters, _UPRIGHT) for text in texts)
    for text, (start, end) in zip(texts, scale.spans, strict=True):
        middle = (start + end) // 2
        if is_upright:
            lines = wrapped(text, long, TICK.letters, count)
            height, width = size_of(lines, TICK)
        else:
            lines = wrapped(text, most, TICK.letters)
            width, height = size_of(lines, TICK)
        left = middle - width // 2
        box = Box(left, top, left + width, top + height)
        yield Label(lines, box, TICK, "end" if is_upright else "middle", is_upright)


def _in_first_free_row(
    lines: Lines, x: int, plot: Box, page: Box, others: Sequence[Label]
) -> Label:
    """Return a label below the map at `x`, lower where it would stand over another."""
    width, height = size_of(lines, TICK)
    left = min(max(page.left, x - width // 2), page.right - width)
    box = Box(left, plot.bottom + _MARK + _GAP, left + width, plot.bottom + _MARK + _GAP + height)
    while over := [other.box for other in others if other.box.meets(box.inset(-_GAP))]:
        top = max(other.bottom for other in over) + 2 * _GAP
        box = Box(left, top, left + width, top + height)
    return Label(lines, box, TICK, "middle")


def _unbroken(text: str, most: int, lines: int = MOST_LINES) -> Lines:
    """Return a text in lines that break no amount in two, unless it is half as wide again."""
    if widest_word(text, TICK.letters) > most:
        text = loosened(text)
    needed = min(widest_word(text, TICK.letters), most * 3 // 2)
    return wrapped(text, max(most, needed), TICK.letters, lines)
