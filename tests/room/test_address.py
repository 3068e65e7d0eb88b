"""An address holds what was answered, in every language the same."""

from datetime import date
from decimal import Decimal

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as some

from stoeprand.engine.domains import Value
from stoeprand.room.address import address_of, pairs_of, parameter_of
from stoeprand.room.answers import Writing, read_answers
from tests.room.making import DIMENSIONS, area

TOTAL = {
    "kind": "amount",
    "unit": "EUR",
    "step": 0.01,
    "filled_by": {"total_of": "cost", "per": "year", "over": "team"},
}
GARDEN = area(dimensions={**DIMENSIONS, "this_year": TOTAL})

answers = some.fixed_dictionaries(
    {},
    optional={
        "cost": some.decimals(0, 100000, places=2),
        "partner": some.sampled_from(["residents", "company"]),
        "data": some.frozensets(some.sampled_from(["name", "health"])),
        "start": some.dates(date(2026, 1, 1), date(2030, 12, 31)),
        "outside": some.booleans(),
        "this_year": some.decimals(0, 10**9, places=2),
    },
)


@given(answers=answers, language=some.sampled_from(["nl", "en"]))
def test_an_address_means_the_same_in_every_language(answers, language):
    query = address_of(GARDEN, answers).partition("?")[2]
    reading = read_answers(GARDEN, QueryDict(query), Writing(spoken=language))
    assert reading.answers == answers
    assert not reading.faults


def test_an_address_keeps_the_question_in_plain_words():
    address = address_of(GARDEN, {"cost": Decimal(3200)}, question="een tuin & meer")
    assert address == "/mag-dat/garden?wat=een+tuin+%26+meer&cost=3200"


def test_without_answers_an_address_has_no_query():
    assert address_of(GARDEN, {}) == "/mag-dat/garden"


def test_answers_stand_in_the_order_of_the_area_whoever_was_answered_first():
    given_answers: dict[str, Value] = {"outside": True, "cost": Decimal("2.50")}
    assert pairs_of(GARDEN, given_answers) == [("cost", "2.5"), ("outside", "true")]


def test_the_empty_set_is_said_and_an_unknown_one_is_not():
    assert pairs_of(GARDEN, {"data": frozenset()}) == [("data", "-")]
    assert pairs_of(GARDEN, {"data": frozenset({"health", "name"})}) == [
        ("data", "name"),
        ("data", "health"),
    ]


def test_dimensions_named_like_our_own_words_get_a_point():
    dimensions = {name: {"kind": "flag"} for name in ("wat", "alles", "taal", "wijzig", "anders")}
    party = area(dimensions=dimensions, kerbs=[])
    names = [parameter_of(dimension) for dimension in party.dimensions.values()]
    assert names == ["wat.", "alles.", "taal.", "wijzig.", "anders"]


def test_a_member_that_is_a_dash_is_not_the_empty_set():
    odd = area(dimensions={"data": {"kind": "set", "values": ["-", "name"]}}, kerbs=[])
    for members in (frozenset({"-"}), frozenset({"-", "name"}), frozenset()):
        query = address_of(odd, {"data": members}).partition("?")[2]
        assert read_answers(odd, QueryDict(query), Writing("nl")).answers == {"data": members}


def test_of_a_total_the_address_holds_what_went_ahead_before():
    asked = {"cost": Decimal(800), "this_year": Decimal(1200)}
    assert pairs_of(GARDEN, asked) == [("cost", "800"), ("this_year.eerder", "1200")]
    query = address_of(GARDEN, asked).partition("?")[2]
    assert read_answers(GARDEN, QueryDict(query), Writing("nl")).values["this_year"] == 2000
