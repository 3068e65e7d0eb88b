"""Totals are made whole, taken apart, and go along with the amount that they count: exactly."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stoeprand.engine import check, read_area, read_values
from stoeprand.engine.area import Area
from stoeprand.engine.domains import AmountDomain, Value
from stoeprand.engine.levels import LEVEL_IDS, Level
from stoeprand.engine.totals import answers_of, values_of, without_totals
from stoeprand.engine.way_in import find_way_in

TODAY = date(2026, 11, 24)
TOTAL = {"filled_by": {"total_of": "cost", "per": "year", "over": "team"}}
SIZES = st.integers(0, 30)
YEAR = {"cost": {"kind": "amount"}, "year": {"kind": "amount", **TOTAL}}
PLAIN = {"cost": {"kind": "amount"}, "outside": {"kind": "flag"}}
RING = {
    name: {"kind": "amount", "filled_by": {"total_of": of, "per": "year", "over": "area"}}
    for name, of in (("a", "b"), ("b", "a"))
}


def area(dimensions: dict[str, Any], *kerbs: dict[str, Any]) -> Area:
    parts = {
        "format": 1,
        "area": "garden",
        "title": "Garden",
        "direction": "Green",
        "people": {"boss": {"name": "Noor", "role": "manager"}},
        "dimensions": dimensions,
        "kerbs": list(kerbs),
    }
    return read_area(json.dumps(parts).encode(), "area.json")


def kerb(kerb_id: str, on: str, bands: object, **more: object) -> dict[str, Any]:
    said = {"title": kerb_id, "nature": "money", "source": "Register", "owner": "boss"}
    return {"id": kerb_id, **said, "movable_by": "team", "on": on, "bands": bands, **more}


def amounts(**values: object) -> dict[str, Value]:
    return {key: Decimal(str(value)) for key, value in values.items()}


def bounds() -> st.SearchStrategy[dict[str, int]]:
    names = ("at_least", "at_most", "above", "below")
    return st.dictionaries(st.sampled_from(names), SIZES, min_size=1, max_size=2)


@st.composite
def bands(draw) -> list[dict[str, Any]]:
    ends = sorted(draw(st.sets(SIZES, max_size=3)))
    levels = st.sampled_from(LEVEL_IDS)
    edges = [{draw(st.sampled_from(("at_most", "below"))): end} for end in ends]
    return [{**edge, "level": draw(levels)} for edge in [*edges, {}]]


@st.composite
def kerbs(draw) -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        on = draw(st.sampled_from(("cost", "year")))
        when = draw(st.dictionaries(st.sampled_from(("cost", "year")), bounds(), max_size=2))
        more = {"when": when} if when else {}
        made.append(kerb(f"kerb-{number}", on, draw(bands()), **more))
    return made


@given(kerbs=kerbs(), earlier=SIZES, own=SIZES)
def test_every_amount_has_the_same_level_and_reasons(kerbs, earlier, own):
    year = area(YEAR, *kerbs)
    tied, rest = without_totals(year, amounts(cost=own, year=own + earlier))
    assert rest == amounts(cost=own)
    for other in range(0, 31, 3):
        expected = check(year, amounts(cost=other, year=other + earlier), TODAY)
        found = check(tied, amounts(cost=other), TODAY)
        assert (found.level, found.because) == (expected.level, expected.because)


def test_the_amount_keeps_to_what_the_total_can_be():
    year = area(
        {"cost": {"kind": "amount", "max": 100}, "year": {"kind": "amount", "max": 120, **TOTAL}},
        kerb("open", "year", "open"),
    )
    tied, _rest = without_totals(year, amounts(cost=10, year=60))
    assert tied.dimensions["cost"].domain == AmountDomain(max=Decimal(70))
    assert tied.kerb("open").on == "cost"


STEPS = st.sampled_from((0.01, 0.04, 0.25, 1, 1.5, 6))


@given(steps=st.tuples(STEPS, STEPS), places=st.tuples(st.integers(-9, 9), st.integers(-9, 9)))
def test_an_amount_is_left_just_where_the_total_is_on_its_grid_too(steps, places):
    part, total = (AmountDomain(Decimal(-99), Decimal(99), Decimal(str(step))) for step in steps)
    bounds = {"kind": "amount", "min": -99, "max": 99}
    year = area(
        {"cost": {**bounds, "step": steps[0]}, "year": {**bounds, "step": steps[1], **TOTAL}}
    )
    own, whole = part.value_at(places[0]), total.value_at(places[1])
    tied, _rest = without_totals(year, {"cost": own, "year": whole})
    left = tied.dimensions["cost"].domain
    assert isinstance(left, AmountDomain)
    for cost in (Decimal(cents) / 100 for cents in range(-1200, 1200)):
        fits = part.is_on_grid(cost) and total.is_on_grid(cost + whole - own)
        assert left.is_on_grid(cost) is fits
        assert not fits or left.value_at(left.place_of(cost)) == cost


@pytest.mark.parametrize(("own", "best"), [("20", "10"), ("20.55", "10.55")])
def test_a_way_in_leads_to_an_idea_that_can_be_read(own, best):
    year = area(
        {"cost": {"kind": "amount", "step": 0.01}, "year": {"kind": "amount", "step": 1, **TOTAL}},
        kerb("purse", "cost", [{"at_most": 10.55, "level": "free"}, {"level": "no"}]),
    )
    answers = {"cost": Decimal(own), "year": Decimal(140) - Decimal(own)}
    tied, values = without_totals(year, values_of(year, answers))
    way_in = find_way_in(tied, values, Level.FREE, TODAY)
    assert way_in.ways[0].changes == amounts(cost=best)
    assert way_in.ways[0].cost == 1 - Fraction(best) / Fraction(own)
    tried = values_of(year, {**answers, **way_in.ways[0].changes})
    assert read_values(year, tried) == tried
    assert check(year, tried, TODAY).level is Level.FREE


def test_an_area_without_totals_and_one_of_which_an_amount_is_unknown_stay_as_they_are():
    plain = area(PLAIN)
    assert without_totals(plain, amounts(cost=1)) == (plain, amounts(cost=1))
    year = area(YEAR)
    assert without_totals(year, amounts(year=1)) == (year, amounts(year=1))


CHAIN = {
    **YEAR,
    "all": {"kind": "amount", "filled_by": {"total_of": "year", "per": "year", "over": "area"}},
}


def test_a_total_of_a_total_is_said_in_the_amount_itself():
    chain = area(CHAIN, kerb("all", "all", [{"at_most": 20, "level": "tell"}, {"level": "no"}]))
    tied, rest = without_totals(chain, amounts(cost=1, year=3, all=8))
    assert (list(tied.dimensions), rest) == (["cost"], amounts(cost=1))
    for cost, level in ((13, "tell"), (14, "no")):
        assert check(tied, amounts(cost=cost), TODAY).best.id == level
    half = amounts(cost=1, all=8)
    assert without_totals(chain, half) == (chain, half)


def test_a_total_is_what_went_ahead_before_and_this_idea():
    assert values_of(area(CHAIN), amounts(cost=1, year=2, all=5)) == amounts(cost=1, year=3, all=8)


def test_a_total_is_unknown_while_half_of_it_is():
    assert values_of(area(YEAR), amounts(year=1200)) == {}
    assert values_of(area(YEAR), amounts(cost=800)) == amounts(cost=800)


def test_totals_of_each_other_stay_as_they_are_and_are_unknown():
    ring = area(RING)
    assert without_totals(ring, amounts(a=1, b=1)) == (ring, amounts(a=1, b=1))
    assert values_of(ring, amounts(a=1, b=2)) == {}


def test_the_answers_behind_an_idea_are_found_again():
    year = area({**YEAR, "outside": {"kind": "flag"}})
    values = {**amounts(cost=800, year=2000), "outside": False}
    assert answers_of(year, values) == {**amounts(cost=800, year=1200), "outside": False}
    assert values_of(year, answers_of(year, values)) == values


def test_a_total_that_cannot_be_split_is_asked_again():
    assert answers_of(area(YEAR), amounts(year=2000)) == {}
    assert answers_of(area(YEAR), amounts(cost=5, year=2)) == amounts(cost=5)


def test_where_nothing_went_ahead_before_the_total_is_the_amount_itself() -> None:
    assert answers_of(area(YEAR), amounts(cost=20, year=20)) == amounts(cost=20, year=0)
    assert answers_of(area(YEAR), amounts(cost=20, year=19)) == amounts(cost=20)
