"""A map is a document of its own, which any page can hold and nothing in an area file can break."""

import json
import re

import pytest

from stoeprand import engine
from stoeprand.engine.drawing import draw_map
from stoeprand.engine.sentences import Speech
from tests.engine.drawing.maps import DAY, SVG, demo_maps, parsed, texts_of

ENGLISH = Speech("en", str)
ODD = '<script>alert("1")</script> & ]]> \u0001\u0007\ufffe\u202e &amp; \n "\'' + "W" * 90


def odd_map() -> str:
    """The map of an area that says odd things wherever it may."""
    kerb = {
        "id": "k",
        "title": ODD,
        "nature": "money",
        "source": ODD,
        "owner": "a",
        "movable_by": "team",
        "on": "x",
        "bands": [{"at_most": 3, "level": "free"}, {"level": "no"}],
    }
    document = {
        "format": 1,
        "area": "a",
        "title": ODD,
        "direction": ODD,
        "kerbs": [kerb],
        "people": {"a": {"name": ODD, "role": ODD}},
        "dimensions": {
            "x": {"kind": "amount", "title": ODD, "unit": ODD},
            "y": {"kind": "choice", "title": ODD, "values": ["a", "b"], "labels": {"a": ODD}},
            "z": {"kind": "set", "title": ODD, "values": ["a"], "labels": {"a": ODD}},
        },
    }
    area = engine.read_area(json.dumps(document).encode(), "a.json")
    values = engine.read_values(area, {"x": 2, "y": "a", "z": ["a"]})
    return draw_map(area, values, "x", "y", DAY, ENGLISH)


@pytest.fixture(scope="module")
def demo() -> list[str]:
    """Some maps of the demo."""
    maps = [each for number, each in enumerate(demo_maps()) if number % 11 == 0]
    return [draw_map(area, values, x, y, DAY, ENGLISH) for area, values, x, y in maps]


def test_what_an_area_says_stays_text_whatever_it_is():
    svg = odd_map()
    root = parsed(svg)
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        *("svg", "title", "desc", "defs", "pattern", "rect", "path", "g", "circle", "text"),
    }
    assert "<script>alert" in texts_of(svg)
    assert not re.search("[\u0001\u0007\ufffe\u202e]", svg)


def test_a_very_long_name_costs_no_time_and_stays_within_the_paper():
    kerbs = [
        {
            "id": "k",
            "title": "very " * 100_000,
            "nature": "money",
            "source": "S",
            "owner": "a",
            "movable_by": "team",
            "on": "x",
            "bands": [{"at_most": 3, "level": "free"}, {"level": "no"}],
        }
    ]
    document = {
        "format": 1,
        "area": "a",
        "title": "T" * 100_000,
        "direction": "D",
        "kerbs": kerbs,
        "people": {"a": {"name": "A", "role": "R"}},
        "dimensions": {"x": {"kind": "amount"}, "y": {"kind": "flag", "title": "long " * 100_000}},
    }
    area = engine.read_area(json.dumps(document).encode(), "a.json")
    svg = draw_map(area, engine.read_values(area, {"x": 2, "y": True}), "x", "y", DAY, ENGLISH)
    assert max(len(text.text or "") for text in parsed(svg).iter(f"{SVG}text")) < 200


def test_it_asks_for_nothing_from_outside_and_runs_nothing(demo):
    for svg in demo:
        addresses = re.findall(r'[a-z]+://[^"]*', svg)
        assert addresses == ["http://www.w3.org/2000/svg"]
        for each in parsed(svg).iter():
            assert "style" not in each.attrib
            assert not any(name.startswith("on") for name in each.attrib)
            assert not any("href" in name for name in each.attrib)


def test_two_maps_on_one_page_share_no_id():
    area, values, x, y = next(demo_maps())
    one, two = (
        draw_map(area, values, x, y, DAY, ENGLISH, prefix=prefix) for prefix in ("one", "two")
    )
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (one, two)]
    assert ids[0]
    assert ids[0].isdisjoint(ids[1])
    for svg, known in zip((one, two), ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= known
        [labelled] = re.findall(r'aria-labelledby="([^"]+)"', svg)
        assert set(labelled.split()) <= known


def test_a_reader_of_the_screen_hears_the_same(demo):
    for svg in demo:
        root = parsed(svg)
        assert root.get("role") == "img"
        title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert title is not None
        assert title.text
        assert description is not None
        assert "Your idea (" in (description.text or "")
        assert "The same everywhere: " in (description.text or "")


def test_the_same_area_gives_the_same_map():
    area, values, x, y = next(demo_maps())
    again, same, *_ = next(demo_maps())
    assert draw_map(area, values, x, y, DAY, ENGLISH) == draw_map(again, same, x, y, DAY, ENGLISH)
