"""A question in plain words may hold an amount, which is offered and never taken for granted."""

from decimal import Decimal

import pytest

from stoeprand.room.questions import (
    LONGEST_QUESTION,
    amount_of_money_in,
    main_amount_of_money,
    shown,
)
from tests.room.making import DIMENSIONS, area


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("mag ik een straatfeest geven van 800 euro", "800"),
        ("een tafel van € 3.200", "3200"),
        ("een tafel van €3.200,50 voor de kantine", "3200.5"),
        ("boeken, 1500,- in totaal", "1500"),
        ("EUR 12.000 voor een speeltuin.", "12000"),
        ("(800 euro)", "800"),
        ("10.000 euro's", "10000"),
        ("3 200 euro voor 2 banken", "3200"),
        ("800 euro, dus geen 900 stoelen maar 800 euro", "800"),
    ],
)
def test_the_amount_in_a_question_is_seen(question, amount):
    assert amount_of_money_in(question, "nl") == Decimal(amount)


@pytest.mark.parametrize(
    "question",
    [
        "een feest voor 60 mensen",
        "een feest van 800 of 900 euro, of € 1000",
        "€ 3 miljoen",
        "€ 2k",
        "tussen € 500-800",
        "5 euro per persoon",
        "€ 5 p.p.",
        "€ 3.20.0",
        "800 eurootjes",
        "drie euro",
        "",
    ],
)
def test_no_amount_is_made_up(question):
    assert amount_of_money_in(question, "nl") is None


def test_an_amount_is_read_in_the_language_of_the_page():
    assert amount_of_money_in("a table of €3,200.50", "en") == Decimal("3200.5")


def test_the_main_amount_is_the_first_in_euros_that_is_to_have_a_kerb():
    later = {"kind": "amount", "unit": "EUR", "expected": True}
    first = {"kind": "amount", "unit": "EUR"}
    hours = {"kind": "amount", "unit": "hours", "expected": True}
    found = main_amount_of_money(
        area(dimensions={"hours": hours, "fee": first, "cost": later}, kerbs=[])
    )
    assert found is not None
    assert found.id == "cost"


def test_a_total_is_no_main_amount():
    total = {
        "kind": "amount",
        "unit": "EUR",
        "filled_by": {"total_of": "hours", "per": "year", "over": "team"},
    }
    dimensions = {"hours": {"kind": "amount"}, "this_year": total}
    assert main_amount_of_money(area(dimensions=dimensions, kerbs=[])) is None


def test_an_area_without_money_has_no_main_amount():
    assert main_amount_of_money(area(dimensions={"data": DIMENSIONS["data"]}, kerbs=[])) is None


def test_a_question_is_shown_on_one_line_and_not_endlessly():
    assert shown("  een\n\ttafel\x00 kopen ") == "een tafel kopen"
    assert len(shown("tafel " * 10_000)) <= LONGEST_QUESTION
