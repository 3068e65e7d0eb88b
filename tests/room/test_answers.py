"""What people fill in is read, or they are told what was expected."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils import translation

from stoeprand.room.answers import Writing, read_answers
from tests.room.making import DIMENSIONS, area

TOTAL = {
    "kind": "amount",
    "unit": "EUR",
    "max": 5000,
    "filled_by": {"total_of": "cost", "per": "year", "over": "team"},
}
WEEKS = {"kind": "amount", "unit": "weeks", "min": 1, "max": 52}
HALF_HOURS = {"kind": "amount", "unit": "hours", "step": 0.5}
GARDEN = area(dimensions={**DIMENSIONS, "this_year": TOTAL, "weeks": WEEKS, "effort": HALF_HOURS})
TYPED = Writing(spoken="en", typed_in="nl")
IN_ADDRESS = Writing(spoken="en")


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def read(query: str, writing: Writing = TYPED):
    return read_answers(GARDEN, QueryDict(query), writing)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("cost=3.200,50", {"cost": Decimal("3200.5")}),
        ("cost= € 3.200 ", {"cost": Decimal(3200)}),
        ("weeks=4 weken", {"weeks": Decimal(4)}),
        ("start=2027-01-31", {"start": date(2027, 1, 31)}),
        ("start=31-1-2027", {"start": date(2027, 1, 31)}),
        ("start=31/1/2027", {"start": date(2027, 1, 31)}),
        ("start=31 januari 2027", {"start": date(2027, 1, 31)}),
        ("partner=company", {"partner": "company"}),
        ("data=name&data=health", {"data": frozenset({"name", "health"})}),
        ("data=-", {"data": frozenset()}),
        ("outside=true", {"outside": True}),
        ("outside=false", {"outside": False}),
        ("cost=&partner=&data=&other=5", {}),
    ],
)
def test_what_is_filled_in_is_read(query, answer):
    reading = read(query)
    assert reading.answers == answer
    assert not reading.faults


@pytest.mark.parametrize(
    ("query", "dimension", "expected"),
    [
        ("cost=3.20.0", "cost", "3,200 or 3,200.50"),
        ("cost=-1", "cost", "€0 or more"),
        ("cost=100.000,01", "cost", "€100,000 or less"),
        ("cost=0,001", "cost", "multiple of €0.01"),
        ("weeks=2,5", "weeks", "whole number"),
        ("weeks=0", "weeks", "1\u00a0week or more"),
        ("effort=0,25", "effort", "multiple of 0.5\u00a0hours"),
        ("weeks=veel", "weeks", "this: 12."),
        ("effort=veel", "effort", "this: 12 or 12.5."),
        ("start=31-2-2027", "start", "31-12-2027"),
        ("start=2027-02-31", "start", "31-12-2027"),
        ("start=3/13/2027", "start", "31-12-2027"),
        ("start=2025-12-31", "start", "January\u00a02026 or a later day"),
        ("start=2031-01-01", "start", "December\u00a02030 or an earlier day"),
        ("partner=everybody", "partner", "Choose one"),
        ("partner=company&partner=residents", "partner", "one answer"),
        ("data=name&data=-", "data", "not both"),
        ("data=blood", "data", "Choose from these"),
        ("outside=ja", "outside", "yes or no"),
        ("this_year.eerder=-5", "this_year", "€0 or more"),
        ("cost=3000&this_year.eerder=2500", "this_year", "€5,000 or less"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_was_expected(query, dimension, expected):
    reading = read(query)
    assert expected in reading.faults[dimension]
    assert dimension not in reading.answers
    assert dimension not in reading.values
    assert reading.typed[dimension]


def test_a_fault_in_one_field_leaves_the_other_answers():
    reading = read("cost=3.20.0&partner=company")
    assert reading.answers == {"partner": "company"}
    assert list(reading.faults) == ["cost"]


def test_all_faults_are_told_at_once():
    assert set(read("cost=x&start=x&partner=x").faults) == {"cost", "start", "partner"}


@pytest.mark.parametrize("query", ["cost=3.200,50", "cost=€ 5", "start=31-1-2027"])
def test_in_an_address_only_the_plain_way_counts(query):
    assert read(query, IN_ADDRESS).faults


def test_the_parts_of_a_total_make_its_value():
    reading = read("cost=800&this_year.eerder=1.200")
    assert reading.answers["this_year"] == Decimal(1200)
    assert reading.values["this_year"] == Decimal(2000)


@pytest.mark.parametrize("text", ["\x00", "🎉" * 1000, "' OR 1=1 --", "a" * 100_000, "\ud800"])
def test_hostile_text_is_a_fault_and_no_more(text):
    query = QueryDict(mutable=True)
    for name in ("cost", "start", "partner", "data", "outside"):
        query[name] = f"x{text}"
    assert len(read_answers(GARDEN, query, TYPED).faults) == 5
