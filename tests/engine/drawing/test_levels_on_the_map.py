"""What the map shows is what `check` answers, at every value and at every pixel."""

from itertools import product

from stoeprand.engine import check
from stoeprand.engine.drawing import draw_map, picture_of
from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.field import field_of
from stoeprand.engine.sentences import Speech
from tests.engine.drawing.maps import (
    DAY,
    WIDTHS,
    Drawable,
    demo_maps,
    dot_of,
    grounds_of,
    over_drawables,
)

ENGLISH = Speech("en", str)
MOST = (6, 6)


@over_drawables(60)
def test_every_value_has_the_level_that_check_gives_it(drawn: Drawable):
    field = field_of(drawn.area, drawn.values, drawn.x, drawn.y, drawn.at, MOST)
    shown = 0
    for x, y in product(drawn.x_values, drawn.y_values):
        found = field.level_at(x, y)
        if found is not None:
            idea = {**drawn.values, drawn.x: x, drawn.y: y}
            assert found is check(drawn.area, idea, drawn.at).level
            shown += 1
    assert field.here is not None
    assert shown > 0


@over_drawables(60)
def test_under_the_dot_lies_the_level_of_the_idea(drawn: Drawable):
    for width in WIDTHS:
        svg = draw_map(drawn.area, drawn.values, drawn.x, drawn.y, drawn.at, ENGLISH, width=width)
        x, y = dot_of(svg)
        point = Box(x, y, x + 1, y + 1)
        under = [level for level, boxes in grounds_of(svg) if any(b.holds(point) for b in boxes)]
        assert under == [check(drawn.area, drawn.values, drawn.at).best.id]


@over_drawables(40)
def test_the_regions_fill_the_map_and_none_lies_over_another(drawn: Drawable):
    picture = picture_of(drawn.area, drawn.values, drawn.x, drawn.y, drawn.at, ENGLISH)
    boxes = [box for ground in picture.grounds for box in ground.boxes]
    assert sum(box.width * box.height for box in boxes) == (
        picture.plot.width * picture.plot.height
    )
    assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])


@over_drawables(60)
def test_the_kerbs_beside_a_line_are_those_that_check_names_on_its_stricter_side(drawn: Drawable):
    field = field_of(drawn.area, drawn.values, drawn.x, drawn.y, drawn.at, MOST)
    named = {
        (line.is_upright, line.edge, slot): line.kerbs
        for line in field.lines
        for slot in range(line.start, line.end)
    }
    for is_upright, axis, along in ((True, field.x, field.y), (False, field.y, field.x)):
        for edge, slot in product(range(1, len(axis.slots)), range(len(along.slots))):
            before, after = axis.slots[edge - 1].values[-1], axis.slots[edge].values[0]
            other = along.slots[slot].values[0]
            decisions = []
            for value in (before, after):
                here = (value, other) if is_upright else (other, value)
                idea = {**drawn.values, drawn.x: here[0], drawn.y: here[1]}
                decisions.append(check(drawn.area, idea, drawn.at))
            strict = max(decisions, key=lambda decision: decision.best)
            if decisions[0].best is decisions[1].best:
                assert (is_upright, edge, slot) not in named
            else:
                causes = {r.kerb for r in strict.because if r.level is strict.best}
                assert causes <= set(named[is_upright, edge, slot])


def test_each_map_of_the_demo_shows_the_level_of_the_idea():
    for number, (area, values, x, y) in enumerate(demo_maps()):
        if number % 3:
            continue
        assert picture_of(area, values, x, y, DAY, ENGLISH).level is check(area, values, DAY).level
