"""What a reader may rely on under "what needs less asking": it holds for the whole idea."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import check
from stoeprand.engine.area import Total
from stoeprand.engine.domains import AmountDomain, Value
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Remains, remains_in_words
from tests.engine.speeches import area_with, dutch, english

TODAY = date(2026, 11, 24)
PURSE = 'on: cost\nbands: [{at_most: 100, level: free}, {at_most: 500, level: tell}, {level: "no"}]'
ADVICE = "on: cost\nbands: [{at_most: 300, level: consult}, {level: agree}]"
BY_ROLE = "on: role\nbands: {clerk: agree, chief: free}"
DATA = 'on: data\nbands: {bsn: "no", health: agree, otherwise: free}'
ONLY_WITH_COMPANIES = 'on: cost\nwhen: {partner: {is: company}}\nbands: [{level: "no"}]'


WHOLE: Mapping[str, Value] = {
    "start": TODAY,
    "partner": "club",
    "data": frozenset(),
    "outside": False,
    "role": "clerk",
}


def remains(values: Mapping[str, Value], *kerbs: str, speech=dutch) -> Remains:
    area = area_with(*kerbs)
    return remains_in_words(speech(), area, check(area, values, TODAY), values, TODAY)


def sentences(values: Mapping[str, Value], *kerbs: str) -> list[tuple[str, str]]:
    found = remains(values, *kerbs).remainders
    return [(each.dimension.id, each.sentence) for each in found]


def test_another_amount_is_told_with_what_the_whole_idea_then_is():
    assert sentences({"cost": Decimal(900)}, PURSE) == [
        ("cost", "Tot en met € 100 doe je het zelf; tot en met € 500 meld je het.")
    ]
    assert sentences({"cost": Decimal(900)}, PURSE, ADVICE) == [
        (
            "cost",
            "Tot en met € 300 vraag je eerst advies en beslis je dan zelf; "
            "tot en met € 500 vraag je akkoord.",
        )
    ]


def test_a_way_out_that_another_kerb_closes_is_not_promised():
    found = remains({"cost": Decimal(900), "data": frozenset({"bsn"})}, PURSE, DATA)
    assert found.remainders == ()
    assert found.caveat.startswith("Geen enkel ander antwoord op één vraag")


def test_an_answer_on_which_a_kerb_depends_is_a_way_out_too():
    assert sentences({"cost": Decimal(200), "partner": "company"}, ONLY_WITH_COMPANIES) == [
        ("partner", "Bij ‘Bewoners’ of ‘Een vereniging’ doe je het zelf.")
    ]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"health"}, "Zonder ‘Gezondheid’ doe je het zelf."),
        ({"bsn", "health"}, "Zonder ‘BSN’ vraag je akkoord; bij niets daarvan doe je het zelf."),
        ({"name", "bsn"}, "Zonder ‘BSN’ doe je het zelf."),
    ],
)
def test_of_a_set_it_is_told_what_to_leave_out(chosen, said):
    assert sentences({"data": frozenset(chosen)}, DATA) == [("data", said)]


def test_who_one_is_cannot_be_changed_so_that_is_no_advice():
    assert remains({"role": "clerk"}, BY_ROLE).remainders == ()


def test_after_a_no_the_heading_asks_what_is_possible():
    no = remains({"cost": Decimal(900)}, PURSE)
    assert no.heading == "Wat kan wél?"
    assert [each.level for each in no.remainders] == [Level.FREE]
    tell = remains({"cost": Decimal(200)}, PURSE)
    assert tell.heading == "Wat kan met minder?"


def test_what_is_not_filled_in_yet_may_still_ask_more():
    some = {"cost": Decimal(200)}
    assert remains(some, PURSE).caveat.startswith("Dit geldt voor zover je je idee hebt ingevuld")
    area = area_with(PURSE)
    whole = {key: WHOLE.get(key, Decimal(200)) for key in area.dimensions}
    assert remains(whole, PURSE).caveat.startswith("Dit geldt voor je hele idee")


def remains_with_total(on_cost: str, most: int, cost: int, balance: int) -> list[str]:
    """What may be done with other costs, where `balance` counts them and is `most` at most."""
    area = area_with(on_cost, "on: balance\nbands: [{at_most: 600, level: free}, {level: consult}]")
    total = replace(
        area.dimensions["balance"],
        domain=AmountDomain(max=Decimal(most)),
        total=Total("cost", "year", "team"),
    )
    counted = replace(area, dimensions={**area.dimensions, "balance": total})
    idea = {"cost": Decimal(cost), "balance": Decimal(balance)}
    decision = check(counted, idea, TODAY)
    found = remains_in_words(english(), counted, decision, idea, TODAY).remainders
    return [each.sentence for each in found]


def test_a_total_goes_along_with_what_it_counts():
    assert remains_with_total(PURSE, most=9000, cost=90, balance=630) == [
        "Up to and including €60 you do it yourself."
    ]


def test_an_amount_that_its_total_cannot_follow_is_no_advice():
    small = "on: cost\nbands: [{below: 300, level: agree}, {level: free}]"
    assert remains_with_total(small, most=750, cost=200, balance=650) == [
        "From €300 on you ask advice first, then decide yourself."
    ]
    assert remains_with_total(small, most=749, cost=200, balance=650) == []
