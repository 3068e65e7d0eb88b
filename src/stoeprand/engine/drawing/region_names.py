"""On the map: the word of each region, and which dot is the idea; none over another."""

from collections.abc import Collection, Iterator
from itertools import product

from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.field import Place, Region
from stoeprand.engine.drawing.picture import Label, Point, Segment, size_of
from stoeprand.engine.drawing.scales import Span
from stoeprand.engine.drawing.sheet import DOT, RIM, Sheet
from stoeprand.engine.drawing.styles import HERE, WORDS, Style
from stoeprand.engine.drawing.words import your_idea
from stoeprand.engine.sentences import level_name, short_level_name

_SIDE = 5
"""How far words stay away from the sides of the map."""

_MOST_RECTANGLES = 8


def write_regions(sheet: Sheet) -> list[Label]:
    """Write the word of every region where there is room for it, and that the dot is the idea."""
    labels: list[Label] = []
    if sheet.dot:
        sheet.paper.taken.append(Box.around(*sheet.dot, 2 * DOT, 2 * DOT))
        labels += _at_the_dot(sheet, sheet.dot)
    for region in sheet.field.regions:
        if sheet.field.here not in region.places:
            labels += sheet.write(_words(sheet, region))
    return labels


def _at_the_dot(sheet: Sheet, dot: Point) -> list[Label]:
    """Write the word of the region in which the idea lies, and beside the dot that it is the idea.

    The word counts most: where both do not fit it stands there alone, for the legend has the dot
    too. Nothing crosses a kerb.
    """
    [region] = [each for each in sheet.field.regions if sheet.field.here in each.places]
    words = list(_words(sheet, region))
    kerbs = [_strip_of(sheet.segment_of(line)) for line in sheet.field.lines]
    beside = [
        label
        for label in _beside_dot(sheet, dot)
        if not any(label.box.meets(kerb) for kerb in kerbs)
    ]
    best = [word for word in words if word.lines == words[0].lines]
    for label in (each for each in beside if sheet.paper.is_free(each.box)):
        apart = (word for word in best if not word.box.meets(label.box))
        if found := sheet.write(apart):
            return [*found, *sheet.write([label])]
    return [*sheet.write(words), *sheet.write(beside)]


def _words(sheet: Sheet, region: Region) -> Iterator[Label]:
    """Yield the word of a region at each place where it could stand, the best first."""
    large, small = WORDS[region.level]
    name = level_name(sheet.speech, region.level)
    short = short_level_name(sheet.speech, region.level)
    rooms = [_room(sheet, box) for box in _rectangles(sheet, region)]
    lying = [(text, style, False) for text in (name, short) for style in (large, small)]
    standing = [(text, style, True) for text, style, _ in lying]
    for text, style, is_upright in (*lying, *standing, (short[:1].upper(), small, False)):
        width, height = _size(text, style, is_upright)
        for room in rooms:
            for x, y in _points(room, width, height):
                box = Box.around(x, y, width, height)
                yield Label((text,), box, style, "middle", is_upright)


def _room(sheet: Sheet, box: Box) -> Box:
    """Return a box without the rim in which names of kerbs may lie: there are none at the sides."""
    whole = sheet.paper.whole
    return Box(
        box.left + (_SIDE if box.left == whole.left else RIM),
        box.top + (_SIDE if box.top == whole.top else RIM),
        box.right - (_SIDE if box.right == whole.right else RIM),
        box.bottom - (_SIDE if box.bottom == whole.bottom else RIM),
    )


def _rectangles(sheet: Sheet, region: Region) -> list[Box]:
    """Return the largest rectangles within a region, none within another, the largest first."""
    places = frozenset(region.places)
    found: dict[Box, None] = {}
    for column, row in region.places:
        right, bottom = column, None
        while (right, row) in places:
            bottom = _lowest_row(places, right, row, bottom)
            found[sheet.box_of((column, right), (row, bottom))] = None
            right += 1
    kept: list[Box] = []
    for box in sorted(found, key=lambda box: (-box.width * box.height, box.top, box.left)):
        if len(kept) < _MOST_RECTANGLES and not any(other.holds(box) for other in kept):
            kept.append(box)
    return kept


def _lowest_row(places: Collection[Place], column: int, row: int, most: int | None) -> int:
    """Return the last row down to which a column is within the places, at most `most`."""
    last = row
    while last != most and (column, last + 1) in places:
        last += 1
    return last


def _points(room: Box, width: int, height: int) -> Iterator[Point]:
    """Yield where the middle of a box of this size can be within a room, from its middle out."""
    free_x, free_y = room.width - width, room.height - height
    if free_x < 0 or free_y < 0:
        return
    middle_x, middle_y = room.middle
    steps = (0, -1, 1, -2, 2, -3, 3, -4, 4)
    for down, across in sorted(product(steps, steps), key=lambda s: s[0] ** 2 + s[1] ** 2):
        yield middle_x + free_x * across // 8, middle_y + free_y * down // 8


def _beside_dot(sheet: Sheet, dot: Point) -> Iterator[Label]:
    """Yield the words for the idea at each place round the dot."""
    text = your_idea(sheet.speech)
    width, height = size_of((text,), HERE)
    far_x, far_y = DOT + 2 + width // 2, DOT + 2 + height // 2
    x, y = dot
    boxes = [
        Box.around(x + across * far_x, y + down * far_y, width, height)
        for across, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
    ]
    for box in boxes:
        yield Label((text,), box, HERE, "middle")


def _strip_of(segment: Segment) -> Box:
    (x, y), (to_x, to_y) = segment
    return Box(x - 3, y - 3, to_x + 3, to_y + 3)


def _size(text: str, style: Style, is_upright: bool) -> Span:
    width, height = size_of((text,), style)
    return (height, width) if is_upright else (width, height)
