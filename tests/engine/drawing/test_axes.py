"""What stands along the sides of a map: edges as kerbs name them, and columns with their names."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from stoeprand import engine
from stoeprand.engine.area import Area
from stoeprand.engine.drawing import Undrawable, draw_map, picture_of
from stoeprand.engine.drawing.field import field_of
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech
from tests.engine.drawing.maps import DAY, SVG, parsed, texts_of
from tests.engine.speeches import area_with

ENGLISH = Speech("en", str)
PURSE = """on: cost
bands: [{at_most: 2500, level: free}, {below: 10000, level: agree}, {level: 'no'}]"""
WEEKS = "on: weeks\nbands: [{below: 10, level: free}, {level: tell}]"
START = "on: start\nbands: [{at_most: 2027-06-30, level: free}, {level: consult}]"
PARTNER = "on: partner\nbands: {residents: free, company: agree, club: tell}"
DATA = "on: data\nbands: {name: tell, bsn: 'no', health: agree}"
OUTSIDE = "on: outside\nbands: {true: tell, false: free}"
IDEA: dict[str, Any] = {
    "cost": 1200,
    "balance": 0,
    "weeks": 4,
    "quotes": 1,
    "start": "2027-05-01",
    "partner": "club",
    "data": ["name"],
    "outside": False,
    "role": "clerk",
}


def drawn(area: Area, x: str, y: str, **changes: object) -> str:
    values = engine.read_values(area, {**IDEA, **changes})
    return draw_map(area, values, x, y, DAY, ENGLISH)


def description_of(svg: str) -> str:
    found = parsed(svg).find(f"{SVG}desc")
    assert found is not None
    return (found.text or "").replace("\u00a0", " ")


def labels(area: Area, x: str, y: str, **changes: object) -> list[str]:
    values = engine.read_values(area, {**IDEA, **changes})
    picture = picture_of(area, values, x, y, DAY, ENGLISH)
    return [" ".join(label.lines).replace("\u00a0", " ") for label in picture.labels]


def test_an_edge_says_up_to_where_something_goes_or_from_where_the_next_begins():
    found = labels(area_with(PURSE, WEEKS), "cost", "weeks")
    assert "up to and including €2,500" in found
    assert "from €10,000 on" in found
    assert "from 10 weeks on" in found


def test_an_edge_between_days_says_from_which_day_on():
    kerb = "on: start\nbands: [{below: 2027-07-01, level: free}, {level: consult}]"
    assert "from 1 July 2027 on" in labels(area_with(kerb), "start", "outside")


def test_an_edge_of_a_condition_counts_too():
    kerb = "on: partner\nwhen: {weeks: {above: 4}}\nbands: {residents: free, otherwise: 'no'}"
    assert "up to and including 4 weeks" in labels(area_with(kerb), "weeks", "partner")


def test_an_edge_that_changes_nothing_here_is_not_drawn():
    kerb = """on: cost
        when: {outside: {is: true}}
        bands: [{at_most: 70, level: free}, {level: 'no'}]"""
    area = area_with(PURSE, kerb)
    assert "up to and including €70" not in labels(area, "cost", "weeks")
    assert "up to and including €70" in labels(area, "cost", "weeks", outside=True)


def test_an_axis_that_is_not_to_scale_says_so():
    kerb = """on: cost
        bands: [{at_most: 5000, level: free}, {at_most: 8000, level: tell}, {level: agree}]"""
    assert "Cost" in labels(area_with(kerb), "cost", "weeks")
    far = area_with(kerb.replace("5000", "5"))
    assert "Cost (not to scale)" in labels(far, "cost", "weeks")


def test_to_scale_a_stretch_twice_as_long_is_twice_as_wide():
    kerb = """on: quotes
        bands: [{below: 100, level: free}, {below: 300, level: tell}, {level: agree}]"""
    area = area_with(kerb)
    values = engine.read_values(area, {**IDEA, "quotes": 350})
    picture = picture_of(area, values, "quotes", "outside", DAY, ENGLISH)
    [free, tell] = [
        box.width for g in picture.grounds if g.level < Level.AGREE for box in g.boxes[:1]
    ]
    assert abs(tell - 2 * free) <= 2


def test_the_further_along_the_line_the_further_the_dot():
    area = area_with(PURSE)
    places = []
    for cost in ("0", "1200", "2500", "2500.01", "9999.99", "10000", "999999999999999.99"):
        values = engine.read_values(area, {**IDEA, "cost": Decimal(cost)})
        picture = picture_of(area, values, "cost", "weeks", DAY, ENGLISH)
        x, y = picture.dots[0]
        [(left, right)] = [
            (box.left, box.right)
            for ground in picture.grounds
            for box in ground.boxes
            if box.left <= x < box.right and box.top <= y < box.bottom
        ]
        assert left + 8 <= x <= right - 8
        places.append((picture.level, x))
    assert [level for level, _ in places] == [Level.FREE] * 3 + [Level.AGREE] * 2 + [Level.NO] * 2


def test_each_value_of_a_choice_and_each_answer_has_a_place_with_its_name():
    found = labels(area_with(PARTNER, OUTSIDE), "partner", "outside")
    assert {"Residents", "A company", "A club", "Yes", "No"} <= set(found)


def test_a_set_shows_none_each_member_alone_and_what_the_idea_has():
    area = area_with(DATA)
    found = labels(area, "data", "outside", data=["name", "health"])
    assert {"None of these", "Name", "BSN", "Health", "Name and Health"} <= set(found)
    assert any("the map shows none of them, each one by itself" in text for text in found)
    field = field_of(area, engine.read_values(area, IDEA), "data", "outside", DAY, (9, 9))
    assert len(field.x.slots) == 4
    assert field.level_at(frozenset({"name", "bsn"}), True) is None
    assert field.level_at(frozenset({"bsn"}), True) is Level.NO


def area_of_a_choice(count: int) -> Area:
    """An area with a choice of so many values, the first two of which are not free."""
    kerb = {
        "id": "k",
        "title": "K",
        "nature": "money",
        "source": "S",
        "owner": "a",
        "movable_by": "team",
        "on": "many",
        "bands": {"v0": "tell", "v1": "agree", "otherwise": "free"},
    }
    document = {
        "format": 1,
        "area": "a",
        "title": "T",
        "direction": "D",
        "kerbs": [kerb],
        "people": {"a": {"name": "A", "role": "R"}},
        "dimensions": {
            "many": {"kind": "choice", "values": [f"v{number}" for number in range(count)]},
            "outside": {"kind": "flag"},
        },
    }
    return engine.read_area(json.dumps(document).encode(), "a.json")


def test_of_many_values_those_that_come_to_the_same_share_a_place():
    area = area_of_a_choice(40)
    values = engine.read_values(area, {"many": "v7", "outside": True})
    picture = picture_of(area, values, "many", "outside", DAY, ENGLISH)
    found = {" ".join(label.lines) for label in picture.labels}
    assert {"V0", "V1", "V2 and 37 more"} <= found
    assert picture.level is Level.FREE


def test_an_idea_that_leaves_x_or_y_open_is_drawn_without_a_dot():
    area = area_with(PURSE, WEEKS)
    values = engine.read_values(area, IDEA)
    for left_out in ("cost", "weeks"):
        rest = {key: value for key, value in values.items() if key != left_out}
        picture = picture_of(area, rest, "cost", "weeks", DAY, ENGLISH)
        assert (picture.dots, picture.level) == ((), None)
        assert not any("your idea" in label.lines for label in picture.labels)
        assert "Your idea" not in picture.description


def test_dimensions_that_cannot_be_drawn_are_refused_with_the_reason():
    area = area_with(PURSE, WEEKS)
    values = engine.read_values(area, IDEA)
    for x, y, rest, reason in (
        ("cost", "cost", values, "x and y are both 'cost', expected two dimensions"),
        ("cost", "colour", values, "no dimension 'colour', expected one of: 'cost', 'balance'"),
        ("cost", "weeks", {}, "not known: 'balance', 'quotes', 'start'"),
    ):
        with pytest.raises(Undrawable, match=re.escape(reason)):
            draw_map(area, rest, x, y, DAY, ENGLISH)


def test_only_kerbs_of_the_day_are_drawn():
    area = area_with(f"{PURSE}\nvalid_from: 2027-01-01")
    values = engine.read_values(area, IDEA)
    assert picture_of(area, values, "cost", "weeks", date(2026, 12, 31), ENGLISH).kerbs == ()
    assert len(picture_of(area, values, "cost", "weeks", date(2027, 1, 1), ENGLISH).kerbs) == 2


def test_the_description_says_each_row_from_start_to_end():
    said = description_of(drawn(area_with(PURSE, WEEKS), "cost", "weeks"))
    assert (
        "Less than 10 weeks (Duration): up to and including €2,500 (Cost) you do it yourself; "
        "more than €2,500 but less than €10,000 you ask agreement; "
        "from €10,000 on it cannot be done."
    ) in said
    assert (
        "From 10 weeks on (Duration): up to and including €2,500 (Cost) you do it and tell; "
    ) in said
    assert "Your idea (Cost: €1,200; Duration: 4 weeks) lies in ‘do it’." in said
    assert "The kerbs between them: ‘Edge 1’ and ‘Edge 2’." in said
    assert "The same everywhere: Balance: €0; Quotes: 1;" in said


def test_the_description_joins_values_of_a_choice_that_come_to_the_same():
    area = area_with("on: partner\nbands: {residents: free, company: agree, club: free}", START)
    said = description_of(drawn(area, "partner", "start"))
    assert (
        "Up to and including 30 June 2027 (When do you begin?): "
        "with ‘Residents’ or ‘A club’ (With whom) you do it yourself; "
        "with ‘A company’ you ask agreement."
    ) in said


def test_where_no_kerb_counts_all_of_the_map_is_free():
    svg = drawn(area_with(f"{PURSE}\nvalid_from: 2027-01-01"), "cost", "weeks")
    assert "You always do it yourself." in description_of(svg)
    assert "do it" in texts_of(svg)


def test_a_dimension_that_changes_nothing_here_is_said_to():
    found = labels(area_with(PURSE), "cost", "outside")
    assert "‘In the street’ makes no difference here." in found
    assert "‘Cost’ makes no difference here." not in found


def test_a_picture_too_narrow_for_letters_is_refused():
    values = engine.read_values(area_with(PURSE), IDEA)
    with pytest.raises(ValueError, match="299 pixels wide, expected at least 300"):
        draw_map(area_with(PURSE), values, "cost", "outside", DAY, ENGLISH, width=299)
