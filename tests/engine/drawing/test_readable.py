"""Whatever an area says, its map can be read: nothing lies over anything else, all has its word."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest

from stoeprand import engine
from stoeprand.engine.area import Area
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.drawing import Picture, draw_map, picture_of
from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.styles import COLOURS, MARK, NAME
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech
from tests.engine.drawing.maps import DAY, WIDTHS, Drawable, demo_maps, over_drawables

ENGLISH = Speech("en", str)
LONG = "Samen met bewoners en bedrijven uit de hele stad aan een groenere straat werken"


def faults_of(picture: Picture) -> list[tuple[object, ...]]:
    """What lies over something else or beside the paper."""
    page = Box(0, 0, picture.width, picture.height)
    things: list[tuple[object, Box]] = [(label.lines, label.box) for label in picture.labels]
    things += [("dot", Box.around(x, y, 14, 14)) for x, y in picture.dots]
    things += [("swatch", box) for swatch in picture.swatches for box in swatch.boxes]
    over = [(a, b) for (a, one), (b, other) in combinations(things, 2) if one.meets(other)]
    return [*over, *((text, box) for text, box in things if not page.holds(box))]


def words_on(picture: Picture) -> list[tuple[str, Box]]:
    """The level and the box of every word on the map."""
    words = (label for label in picture.labels if label.style.name.startswith("word"))
    return [(label.style.name.removeprefix("word level--"), label.box) for label in words]


def around(boxes: Sequence[Box]) -> Box:
    """The rectangle round some others."""
    lefts, tops = [box.left for box in boxes], [box.top for box in boxes]
    rights, bottoms = [box.right for box in boxes], [box.bottom for box in boxes]
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@over_drawables(60)
def test_nothing_lies_over_anything_else_or_beside_the_paper(drawn: Drawable):
    for width in WIDTHS:
        picture = picture_of(
            drawn.area, drawn.values, drawn.x, drawn.y, drawn.at, ENGLISH, width=width
        )
        assert faults_of(picture) == []


@pytest.mark.parametrize("width", [960, 720, 360, 300])
def test_nothing_lies_over_anything_else_on_any_map_of_the_demo(width):
    for number, (area, values, x, y) in enumerate(demo_maps()):
        if number % 3 == 0:
            assert faults_of(picture_of(area, values, x, y, DAY, ENGLISH, width=width)) == []


@pytest.mark.parametrize("width", [960, 600, 320, 300])
def test_all_that_the_demo_says_can_be_read_on_its_maps(width):
    for number, (area, values, x, y) in enumerate(demo_maps()):
        if number % 3 == 0:
            picture = picture_of(area, values, x, y, DAY, ENGLISH, width=width)
            lines = [line for label in picture.labels for line in label.lines]
            assert [line for line in lines if "…" in line] == []


def wordy() -> tuple[Area, dict[str, Any]]:
    """An area whose every text is long."""
    choice = {
        "kind": "choice",
        "values": ["a", "b"],
        "labels": {"a": f"{LONG} a", "b": f"{LONG} b"},
    }
    kerb = {
        "id": "k",
        "title": f"{LONG} k",
        "nature": "money",
        "source": "S",
        "owner": "a",
        "movable_by": "team",
        "on": "x",
        "bands": {"a": "free", "b": "no"},
    }
    document = {
        "format": 1,
        "area": "a",
        "title": f"{LONG} t",
        "direction": "D",
        "people": {"a": {"name": "A", "role": "R"}},
        "dimensions": {
            "x": choice | {"title": f"{LONG} x"},
            "y": choice | {"title": f"{LONG} y"},
        },
        "kerbs": [kerb],
    }
    return engine.read_area(json.dumps(document).encode(), "a.json"), {"x": "a", "y": "b"}


@pytest.mark.parametrize(("x", "y"), [("x", "y"), ("y", "x")])
@pytest.mark.parametrize("width", [960, 600, 320, 300])
def test_long_titles_and_names_are_broken_in_lines_and_not_cut(width, x, y):
    area, raw = wordy()
    picture = picture_of(area, engine.read_values(area, raw), x, y, DAY, ENGLISH, width=width)
    said = {" ".join(label.lines) for label in picture.labels}
    for part in ("t: what may be done?", *("abkxy")):
        assert f"{LONG} {part}" in said
    assert faults_of(picture) == []


def test_the_end_of_a_side_with_a_long_unit_stays_clear_of_the_edge_beside_it():
    area, _ = crowded(2)
    dimensions = dict(area.dimensions)
    unit = "Huishoudelijkehulpmiddelen"
    domain = AmountDomain(min=Decimal(0), max=Decimal(7), step=Decimal(1))
    dimensions["y"] = replace(dimensions["y"], unit=unit, domain=domain)
    wordy = replace(area, dimensions=dimensions)
    values = engine.read_values(wordy, {"x": 1, "y": 5})
    picture = picture_of(wordy, values, "x", "y", DAY, ENGLISH, width=320)
    assert [label for label in picture.labels if unit[:9] in " ".join(label.lines)]
    assert faults_of(picture) == []


def test_where_there_is_room_the_legend_stands_beside_the_map():
    area, raw = crowded(6)
    values = engine.read_values(area, raw)
    for width, is_beside in ((960, True), (720, False)):
        picture = picture_of(area, values, "x", "y", DAY, ENGLISH, width=width)
        legend = [box for swatch in picture.swatches for box in swatch.boxes]
        assert all((box.left > picture.plot.right) is is_beside for box in legend)
        assert all((box.top >= picture.plot.bottom) is not is_beside for box in legend)


def test_every_region_of_the_demo_has_its_word_within_it():
    for number, (area, values, x, y) in enumerate(demo_maps()):
        if number % 3:
            continue
        picture = picture_of(area, values, x, y, DAY, ENGLISH)
        words = words_on(picture)
        for ground in picture.grounds:
            whole = around(ground.boxes)
            assert any(w == ground.level.id and whole.holds(box) for w, box in words), (x, y)


def crowded(count: int) -> tuple[Area, dict[str, Any]]:
    """An area whose two amounts have so many bands that no map can hold them."""
    levels = ("free", "tell", "consult", "agree")
    bands = [{"at_most": n, "level": levels[n % 4]} for n in range(1, count)] + [{"level": "no"}]
    kerbs = [
        {
            "id": f"k-{on}",
            "title": f"Kerb of {on} " * 20,
            "nature": "money",
            "source": "S",
            "owner": "a",
            "movable_by": "team",
            "on": on,
            "bands": bands,
        }
        for on in ("x", "y")
    ]
    document = {
        "format": 1,
        "area": "a",
        "title": "T",
        "direction": "D",
        "kerbs": kerbs,
        "people": {"a": {"name": "A", "role": "R"}},
        "dimensions": {"x": {"kind": "amount"}, "y": {"kind": "amount"}},
    }
    return engine.read_area(json.dumps(document).encode(), "a.json"), {"x": 90, "y": 40}


@pytest.mark.parametrize("width", [720, 360])
def test_of_more_bands_than_can_be_read_those_round_the_idea_are_drawn(width):
    area, raw = crowded(120)
    values = engine.read_values(area, raw)
    picture = picture_of(area, values, "x", "y", DAY, ENGLISH, width=width)
    assert faults_of(picture) == []
    assert picture.level is engine.check(area, values, DAY).level
    said = " ".join(" ".join(label.lines) for label in picture.labels)
    assert "‘x’: only what lies nearest to the idea is drawn" in said
    assert "of 120)" in said
    assert "up to" not in picture.description.split(":")[0].lower()


def test_a_kerb_whose_name_does_not_fit_has_a_number_and_stands_in_full_below():
    area, raw = crowded(6)
    picture = picture_of(area, engine.read_values(area, raw), "x", "y", DAY, ENGLISH)
    numbers = {
        label.lines[0]
        for label in picture.labels
        if label.style is MARK and picture.plot.holds(label.box)
    }
    below = [
        label
        for label in picture.labels
        if label.style is MARK and label.box.top > picture.plot.bottom
    ]
    assert numbers
    assert numbers <= {label.lines[0] for label in below}
    assert not any(label.style is NAME for label in picture.labels)


def test_levels_differ_in_pattern_and_not_in_colour_alone():
    area, raw = crowded(6)
    svg = draw_map(area, engine.read_values(area, raw), "x", "y", DAY, ENGLISH)
    for level in Level:
        assert COLOURS[level].ground in svg
        patterned = f'fill="url(#map-{level.id})"' in svg
        assert patterned is (level is not Level.FREE)
        assert (f'<pattern id="map-{level.id}"' in svg) is patterned
    drawn = [part.split("</pattern>")[0].split(' d="')[1] for part in svg.split("<pattern")[1:]]
    assert len(set(drawn)) == 4
