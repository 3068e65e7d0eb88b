"""The room of an area at its edges: examples that people would name, and kerbs that are twins."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import find_room
from stoeprand.engine.room import Room
from tests.engine.reading.files_to_read import area_file, kerb, read

TODAY = date(2026, 11, 23)


def room_of(*kerbs: str, dimensions: str, rest: str = "") -> Room:
    return find_room(read(area_file(*kerbs, dimensions=dimensions, rest=rest)), TODAY)


def example_at(level: str, bands: str, cost: str = "") -> Decimal:
    """The cost of the example that a room with only this kerb has of a level."""
    found = room_of(kerb(f"bands: {bands}"), dimensions=f"cost: {{kind: amount{cost}}}\n").as_json()
    amount = found["levels"][level]["example"]["cost"]
    assert isinstance(amount, Decimal)
    return amount


def test_where_nothing_ends_it_an_example_stays_near_the_edge_at_which_it_begins():
    bands = '[{at_most: 50000, level: free}, {level: "no"}]'
    assert example_at("no", bands) == 100_000
    assert example_at("no", bands, ", max: 900000000000") == 100_000


def test_an_example_just_beyond_a_small_edge_lies_at_that_edge():
    assert example_at("tell", "[{at_most: 2, level: free}, {level: tell}]", ", max: 9") == 3


def test_an_example_that_begins_at_nothing_is_something():
    assert example_at("free", "[{level: free}]", ", max: 8") == 4


@pytest.mark.parametrize(("end", "named"), [(100, 100), (2500, 2000)])
def test_an_example_below_an_edge_is_the_roundest_amount_near_it(end, named):
    assert example_at("free", f"[{{at_most: {end}, level: free}}, {{level: tell}}]") == named


def test_an_idea_that_shows_a_level_is_one_that_the_people_of_the_area_named_so():
    examples = """
examples:
  - {title: A party, values: {cost: 812}, level: free}
  - {title: A stage, values: {cost: 3456}, level: "no"}
"""
    levels = room_of(kerb(), dimensions="cost: {kind: amount}\n", rest=examples).as_json()["levels"]
    assert levels["free"] == {"example": {"cost": Decimal(812)}}
    assert levels["no"] == {"example": {"cost": Decimal(3456)}}


def test_of_two_kerbs_that_say_the_same_each_alone_changes_nothing():
    looser = kerb("id: looser\nbands: [{at_most: 100, level: free}, {level: tell}]")
    twins = (
        kerb(f"id: {name}\nbands: [{{at_most: 100, level: free}}, {{level: agree}}]")
        for name in ("one", "two")
    )
    found = room_of(looser, *twins, dimensions="cost: {kind: amount}\n")
    assert found.idle == ("looser", "one", "two")
