"""The form asks what matters, at most three things at a time, and stops when nothing does."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from stoeprand.engine import check, next_questions
from stoeprand.engine.area import Area
from stoeprand.room.answers import Writing, read_answers
from stoeprand.room.forms import Asked, AskForm, ask_form
from tests.room.making import DIMENSIONS, HEALTH, PURSE, area, kerb

TODAY = date(2026, 11, 24)

TOTAL = {
    "kind": "amount",
    "unit": "EUR",
    "step": 0.01,
    "title": "Spent",
    "filled_by": {"total_of": "cost", "per": "year", "over": "team"},
}
WHO = {"kind": "choice", "values": ["member", "manager"], "filled_by": "asker", "changeable": False}
NOT_OUTSIDE = kerb("street", "outside", {"true": "tell", "false": "free"})
NOT_LONG = kerb("season", "start", [{"below": "2027-03-01", "level": "consult"}, {"level": "free"}])
WITH_WHOM = kerb("partner", "partner", {"company": "consult", "otherwise": "free"})
GARDEN = area(kerbs=[PURSE, HEALTH, NOT_OUTSIDE, NOT_LONG, WITH_WHOM])
THIS_YEAR = kerb("year", "this_year", [{"at_most": 5000, "level": "free"}, {"level": "agree"}])
BUDGET = area(dimensions={"cost": DIMENSIONS["cost"], "this_year": TOTAL}, kerbs=[THIS_YEAR])


def form(query: str = "", place: Area = GARDEN, *, typed: bool = False, **more: Any) -> AskForm:
    writing = Writing(spoken="nl", typed_in="nl" if typed else None)
    reading = read_answers(place, QueryDict(query), writing)
    decision = check(place, reading.values, TODAY)
    asked = Asked(
        area=place,
        reading=reading,
        decision=decision,
        next_ones=next_questions(place, reading.values, TODAY, decision=decision),
        question="",
        language="nl",
    )
    return ask_form(replace(asked, **more))


def ids(fields) -> list[str]:
    return [field.id for field in fields]


def test_at_most_three_questions_are_asked_at_a_time():
    asked = form()
    assert len(asked.questions) == 3
    assert asked.answered == []
    assert set(ids(asked.questions)) | set(ids(asked.rest)) == set(DIMENSIONS)


def test_asking_stops_when_the_answer_depends_on_nothing_more():
    settled = form("cost=50000")
    assert settled.questions == []
    assert ids(settled.answered) == ["cost"]
    assert len(settled.rest) == 4


def test_an_answer_is_said_back_and_can_be_changed():
    cost = form("cost=3200&wat=x").answered[0]
    assert cost.echo == "€\u00a03.200"
    assert cost.change_url == "/mag-dat/garden?cost=3200&wijzig=cost"


def test_a_question_to_change_is_asked_again_with_what_was_answered():
    asked = form("cost=50000", change="cost")
    assert ids(asked.questions) == ["cost"]
    assert asked.questions[0].typed == "50.000"
    assert asked.answered == []


@pytest.mark.parametrize("change", ["", "nothing", "\x00", "cost'--"])
def test_a_question_that_is_not_there_cannot_be_changed(change):
    assert form("cost=50000", change=change).questions == []


def test_whoever_wants_sees_every_field_filled_in_as_far_as_it_is():
    asked = form("cost=3200", all_fields=True)
    assert ids(asked.questions) == list(DIMENSIONS)
    assert (asked.answered, asked.rest) == ([], [])
    assert asked.questions[0].typed == "3.200"
    assert ("alles", "1") in asked.hidden


def test_what_could_not_be_read_stays_as_it_was_typed_beside_its_fault():
    asked = form("cost=3.20.0&partner=company", typed=True)
    assert asked.questions[0].id == "cost"
    assert asked.questions[0].typed == "3.20.0"
    assert asked.questions[0].fault
    assert ids(asked.faults) == ["cost"]
    assert ids(asked.answered) == ["partner"]


def test_all_that_could_not_be_read_is_shown_however_much_it_is():
    asked = form("cost=x&partner=x&data=x&start=x&outside=x", typed=True)
    assert len(asked.questions) == len(asked.faults) == 5


def test_a_field_shows_back_no_more_than_a_person_types():
    asked = form(f"cost={'9' * 100_000}", typed=True)
    assert len(asked.questions[0].typed) <= 200


def test_what_is_known_goes_along_as_it_would_be_typed():
    asked = form("cost=3200.5&data=name&data=health&partner=company")
    assert asked.hidden == [
        ("taal", "nl"),
        ("cost", "3.200,5"),
        ("partner", "company"),
        ("data", "name"),
        ("data", "health"),
    ]


def test_the_question_in_plain_words_goes_along():
    assert ("wat", "een tuin") in form(question="een tuin").hidden


def test_what_is_sent_along_unseen_reads_back_to_the_same_answers():
    fine = {**DIMENSIONS, "cost": {"kind": "amount", "step": 0.001}}
    place = area(dimensions=fine, kerbs=[HEALTH])
    before = read_answers(place, QueryDict("cost=1.125&data=-"), Writing("nl")).answers
    query = QueryDict(mutable=True)
    for name, value in form("cost=1.125&data=-", place).hidden:
        query.appendlist(name, value)
    assert read_answers(place, query, Writing("nl", typed_in="nl")).answers == before


def test_an_amount_in_the_question_is_put_into_the_field_and_is_no_answer():
    asked = form(question="een tuin van 3.200 euro")
    first = asked.questions[0]
    assert (first.id, first.typed, first.suggested) == ("cost", "3.200", True)
    assert first.echo == ""
    assert first.help
    assert asked.answered == []


def test_an_amount_in_the_question_gives_way_to_what_was_answered():
    asked = form("cost=100", question="een tuin van 3.200 euro")
    assert not any(field.suggested for field in [*asked.questions, *asked.answered])


def test_an_amount_in_the_question_is_not_asked_about_where_it_does_not_matter():
    place = area(kerbs=[HEALTH])
    assert "cost" not in ids(form(place=place, question="een tuin van 3.200 euro").questions)


def test_choices_are_shown_by_their_label_and_without_one_by_their_id():
    partner = next(field for field in form(all_fields=True).questions if field.id == "partner")
    assert [(option.value, option.label) for option in partner.options] == [
        ("residents", "Bewoners"),
        ("company", "company"),
    ]
    assert not any(option.chosen for option in partner.options)


def test_a_set_can_be_answered_with_none_of_these():
    data = next(field for field in form("data=-", all_fields=True).questions if field.id == "data")
    assert [option.value for option in data.options] == ["name", "health", "-"]
    assert [option.chosen for option in data.options] == [False, False, True]


def test_a_flag_is_a_choice_of_yes_and_no():
    asked = form("outside=false", all_fields=True)
    outside = next(field for field in asked.questions if field.id == "outside")
    assert [(option.value, option.chosen) for option in outside.options] == [
        ("true", False),
        ("false", True),
    ]


def test_a_field_is_asked_by_its_question_else_its_title_else_its_name():
    fields = {field.id: field.label for field in form(all_fields=True).questions}
    assert fields["cost"] == "Wat kost het?"
    assert fields["start"] == "start"
    budget = {field.id: field for field in form(place=BUDGET, all_fields=True).questions}
    assert "Spent" in budget["this_year"].label


def test_who_asks_is_asked_for():
    place = area(
        dimensions={"who": WHO}, kerbs=[kerb("who", "who", {"manager": "free", "member": "no"})]
    )
    with translation.override("en"):
        assert form(place=place, language="en").questions[0].label == "Who are you?"


def test_of_a_total_only_what_went_ahead_before_is_asked():
    asked = form(place=BUDGET, all_fields=True)
    assert [(field.name, field.kind) for field in asked.questions] == [
        ("cost", "amount"),
        ("this_year.eerder", "earlier"),
    ]


def test_of_a_total_that_is_half_answered_the_other_half_is_asked():
    assert ids(form("this_year.eerder=1200", BUDGET).questions) == ["cost"]
    assert ids(form("cost=800", BUDGET).questions) == ["this_year"]
    assert form("cost=800&this_year.eerder=1200", BUDGET).questions == []


def test_totals_of_each_other_are_asked_once_and_not_for_ever():
    loop = {
        name: {**TOTAL, "filled_by": {"total_of": of, "per": "year", "over": "area"}}
        for name, of in (("a", "b"), ("b", "a"))
    }
    place = area(dimensions=loop, kerbs=[kerb("year", "a", THIS_YEAR["bands"])])
    assert len(form("a.eerder=1&b.eerder=2", place).questions) == 1


def test_an_amount_in_the_question_is_offered_where_only_a_total_depends_on_it():
    asked = form(place=BUDGET, question="een bank van 800 euro")
    assert (asked.questions[0].id, asked.questions[0].typed) == ("cost", "800")


def test_an_answered_total_is_said_back_as_what_was_answered():
    answered = form("cost=800&this_year.eerder=1200", BUDGET).answered
    assert [field.echo for field in answered] == ["€\u00a0800", "€\u00a01.200"]
    assert [field.typed for field in answered] == ["800", "1.200"]


def test_a_unit_stands_beside_its_field():
    weeks = {"kind": "amount", "unit": "weeks"}
    trees = {"kind": "amount", "unit": "trees"}
    place = area(dimensions={"weeks": weeks, "trees": trees, "cost": DIMENSIONS["cost"]}, kerbs=[])
    with translation.override("en"):
        units = [
            field.unit for field in form(place=place, all_fields=True, language="en").questions
        ]
    assert units == ["weeks", "trees", "€"]


def test_a_field_can_be_referred_to_whatever_its_dimension_is_called():
    place = area(
        dimensions={"what it is": {"kind": "flag"}, "what-it-is": {"kind": "flag"}}, kerbs=[]
    )
    fields = form(place=place, all_fields=True).questions
    assert [(field.id, field.name) for field in fields] == [
        ("what.it.is", "what it is"),
        ("what-it-is", "what-it-is"),
    ]
