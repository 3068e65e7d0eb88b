"""`stoeprand room`: which room an area leaves, each level with a real example."""

import json

import pytest

from stoeprand.commands.json_text import json_text
from tests.commands.at_the_terminal import AREA, DAY, run, write


def room(area, at: str = DAY):
    ran = run("room", area, "--json", "--at", at)
    assert (ran.code, ran.err) == (0, "")
    [line] = ran.lines
    return line


def test_the_room_has_all_that_there_is_to_say_in_order(area):
    found = room(area)
    assert list(found) == ["area", "at", "verdict", "levels", "floor", "dimensions", "idle", "open"]
    assert (found["area"], found["at"]) == ("square", DAY)
    assert list(found["levels"]) == ["free", "tell", "consult", "agree", "no"]
    assert list(found["dimensions"]) == ["cost", "weeks", "start", "partner", "data", "outside"]
    assert all(list(d) == ["expected", "kerbed", "without"] for d in found["dimensions"].values())


def test_every_example_is_a_complete_idea_of_which_check_says_the_same(area):
    for day in (DAY, "2027-07-01"):
        for level, found in room(area, day)["levels"].items():
            if found is None:
                continue
            assert list(found) == ["example"]
            assert list(found["example"]) == [
                *("cost", "weeks", "start", "partner", "data", "outside"),
            ]
            idea = json_text({"values": found["example"]})
            checked = run("check", area, "-", "--json", "--at", day, given=idea)
            assert checked.lines[0]["level"] == level


def test_a_level_that_no_idea_has_is_null(area):
    assert room(area)["levels"]["consult"] is None
    assert room(area, "2027-07-01")["levels"]["consult"] is not None


def test_where_nobody_has_said_anything_there_is_emptiness(area):
    found = room(area)
    assert found["verdict"] == ["empty"]
    assert found["open"] == ["how-long"]
    weeks, cost, data = (found["dimensions"][key] for key in ("weeks", "cost", "data"))
    assert (weeks["expected"], weeks["kerbed"], weeks["without"] is None) == (True, "never", False)
    assert cost == {"expected": True, "kerbed": "always", "without": None}
    assert (data["expected"], data["kerbed"]) == (False, "sometimes")
    assert data["without"]["partner"] == "nobody"


def test_kerbs_leave_room(area):
    area.write_text(AREA.replace("bands: open", "bands: [{level: free}]"))
    found = room(area)
    assert found["verdict"] == ["room"]
    assert found["floor"] == {"level": "free", "kerbs": []}
    assert (found["idle"], found["open"]) == (["how-long"], [])


def test_people_are_stuck_when_everything_needs_agreement(area):
    stuck = AREA.replace("bands: open", "bands: [{at_most: 4, level: agree}, {level: no}]")
    area.write_text(stuck)
    found = room(area)
    assert found["verdict"] == ["stuck"]
    assert found["floor"] == {"level": "agree", "kerbs": ["how-long"]}
    assert [found["levels"][level] for level in ("free", "tell", "consult")] == [None] * 3


def test_stuck_and_empty_can_both_be_so(area):
    area.write_text(AREA.replace("{true: consult, false: free}", "{otherwise: agree}"))
    assert room(area, "2027-07-01")["verdict"] == ["empty", "stuck"]


def test_the_floor_names_kerbs_of_which_none_can_be_left_out(tmp_path):
    document = {
        "format": 1,
        "area": "either",
        "title": "Either",
        "direction": "D",
        "people": {"noor": {"name": "N", "role": "R"}},
        "dimensions": {"a": {"kind": "flag"}, "b": {"kind": "flag"}},
        "kerbs": [
            {"id": "a", "on": "a", "bands": {"true": "agree", "false": "free"}},
            {"id": "idle", "on": "b", "bands": {"true": "tell", "false": "free"}},
            {"id": "not a", "on": "a", "bands": {"true": "tell", "false": "no"}},
        ],
    }
    paper = {"title": "T", "nature": "law", "source": "S", "owner": "noor", "movable_by": "board"}
    document["kerbs"] = [{**paper, **kerb} for kerb in document["kerbs"]]  # type: ignore[attr-defined]  # a list
    found = room(write(tmp_path, "a.json", json.dumps(document)))
    assert found["floor"] == {"level": "agree", "kerbs": ["a", "not a"]}
    assert found["idle"] == ["idle"]


def test_an_area_without_kerbs_or_dimensions_has_room(tmp_path):
    head = "format: 1\narea: a\ntitle: T\ndirection: D\nkerbs: []\n"
    none = room(write(tmp_path, "none.yaml", head + "dimensions: {}\n"))
    assert (none["verdict"], none["levels"]["free"]) == (["room"], {"example": {}})
    some = room(write(tmp_path, "some.yaml", head + "dimensions: {a: {kind: set, values: []}}\n"))
    assert some["levels"]["free"] == {"example": {"a": []}}
    assert some["dimensions"]["a"]["kerbed"] == "never"


@pytest.mark.parametrize(
    "dimension",
    [
        "{kind: amount, step: 0.07, min: 0.01}",
        "{kind: amount, min: 999999999999999}",
        "{kind: amount, step: 0.000001, min: 999999999999999.999999}",
        "{kind: amount, min: -999999999999999, max: -999999999999999}",
        "{kind: amount, step: 3, min: 100000000000001, max: 100000000000003}",
        "{kind: date, min: 9999-12-31}",
        "{kind: date, max: 0001-01-01}",
        "{kind: set, values: [a, b]}",
    ],
)
def test_an_example_is_always_an_idea_that_fits(tmp_path, dimension):
    head = "format: 1\narea: a\ntitle: T\ndirection: D\nkerbs: []\n"
    path = write(tmp_path, "a.yaml", head + f"dimensions: {{x: {dimension}}}\n")
    example = room(path)["levels"]["free"]["example"]
    checked = run("check", path, "-", "--json", given=json_text({"values": example}))
    assert (checked.code, checked.lines[0]["level"]) == (0, "free")
