"""On the map: the name of each kerb along its line, or a number where no name fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.field import KerbLine
from stoeprand.engine.drawing.lettering import width_of
from stoeprand.engine.drawing.picture import Label, Segment, size_of
from stoeprand.engine.drawing.scales import Span
from stoeprand.engine.drawing.sheet import RIM, Sheet
from stoeprand.engine.drawing.styles import MARK, NAME, Style
from stoeprand.engine.drawing.words import kerbs_label

Kerbs = tuple[str, ...]
"""The ids of the kerbs of a line."""


@dataclass(frozen=True, slots=True)
class KerbNames:
    """What was written along the lines, and the kerbs that got a number instead of a name."""

    labels: tuple[Label, ...]
    numbered: tuple[Kerbs, ...]


def write_kerbs(sheet: Sheet) -> KerbNames:
    """Write the name of every kerb along its line; those of the longest lines first."""
    labels: list[Label] = []
    numbered: dict[Kerbs, int] = {}
    segments = [sheet.segment_of(line) for line in sheet.field.lines]
    for line in _longest_first(sheet):
        found = sheet.write(_along(sheet, line, segments, numbered))
        labels += found
        if not found or found[0].style is MARK:
            numbered.setdefault(line.kerbs, len(numbered) + 1)
    return KerbNames(tuple(labels), tuple(numbered))


def _longest_first(sheet: Sheet) -> list[KerbLine]:
    def length(line: KerbLine) -> int:
        (x, y), (to_x, to_y) = sheet.segment_of(line)
        return to_x - x + to_y - y

    return sorted(sheet.field.lines, key=lambda line: -length(line))


def _along(
    sheet: Sheet,
    line: KerbLine,
    segments: Sequence[Segment],
    numbered: dict[Kerbs, int],
) -> Iterator[Label]:
    """Yield the name of a kerb at each place along it; last a number for the list below."""
    (x, y), (to_x, to_y) = sheet.segment_of(line)
    whole = (y, to_y) if line.is_upright else (x, to_x)
    at = x if line.is_upright else y
    clear = _between_crossings(line.is_upright, at, whole, segments)
    name = kerbs_label(sheet.speech, sheet.area, line.kerbs)
    number = str(numbered.get(line.kerbs, len(numbered) + 1))
    for lines, style, spans in (
        ((name,), NAME, clear),
        (_in_two(name, clear[0]), NAME, clear),
        ((name,), NAME, [whole]),
        (_in_two(name, whole), NAME, [whole]),
        ((number,), MARK, clear),
        ((number,), MARK, [whole]),
    ):
        yield from _on_line(lines, style, at, spans, line.is_upright)


def _room_for_letters(span: Span) -> int:
    return span[1] - span[0] - 2 * RIM - 2 * NAME.rim_x


def _in_two(name: str, span: Span) -> tuple[str, ...]:
    """Return a whole name in two lines as even as can be; none where it does not fit so."""
    if width_of(name, NAME.letters) > 2 * _room_for_letters(span):
        return ()
    words = name.split(" ")
    halves = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    by_width = {max(width_of(line, NAME.letters) for line in lines): lines for lines in halves}
    narrowest = min(by_width, default=None)
    if narrowest is None or narrowest > _room_for_letters(span):
        return ()
    return by_width[narrowest]


def _on_line(
    lines: tuple[str, ...], style: Style, at: int, spans: Sequence[Span], is_upright: bool
) -> Iterator[Label]:
    if not lines:
        return
    length, height = size_of(lines, style)
    for start, end in spans:
        free = end - start - length - 2 * RIM
        if free < 0:
            continue
        middle = (start + end) // 2
        for step in (0, -1, 1, -2, 2, -3, 3, -4, 4):
            place = middle + free * step // 8
            if is_upright:
                box = Box.around(at, place, height, length)
            else:
                box = Box.around(place, at, length, height)
            yield Label(lines, box, style, "middle", is_upright and style is not MARK)


def _between_crossings(
    is_upright: bool, at: int, whole: Span, segments: Sequence[Segment]
) -> list[Span]:
    """Return the parts of a line between the kerbs that cross or meet it, the longest first."""
    cuts = set(whole)
    for (x, y), (to_x, to_y) in segments:
        if is_upright and y == to_y and x <= at <= to_x:
            cuts.add(y)
        elif not is_upright and x == to_x and y <= at <= to_y:
            cuts.add(x)
    within = sorted(cut for cut in cuts if whole[0] <= cut <= whole[1])
    return sorted(pairwise(within), key=lambda span: (span[0] - span[1], span[0]))
