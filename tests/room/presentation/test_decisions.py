"""What whoever asked may rely on in an answer on the page: what they can do comes with every no."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from stoeprand.engine import check
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value
from stoeprand.room.presentation import DecisionShown, decision
from stoeprand.room.presentation.people import initials
from tests.engine.speeches import area_with

TODAY = date(2026, 11, 24)
PURSE = (
    "on: cost\n"
    "bands: [{at_most: 2500, level: free}, {at_most: 10000, level: tell}, "
    '{at_most: 50000, level: agree}, {level: "no"}]\n'
)
OPEN = "on: weeks\nbands: open\nask: {nl: Hoe lang?, en: How long?}"


def shown(area: Area, values: Mapping[str, Value]) -> DecisionShown:
    return decision(area, check(area, values, TODAY), values, TODAY, "en")


def cost(amount: int) -> dict[str, Value]:
    return {"cost": Decimal(amount)}


def test_a_no_says_first_what_does_remain():
    answer = shown(area_with(PURSE), cost(60000))
    assert answer.tone == "no"
    assert [remainder.sentence.replace("\u00a0", " ") for remainder in answer.remains] == [
        "Up to and including €2,500 you do it yourself; "
        "up to and including €10,000 you do it and tell."
    ]


def test_the_ladder_marks_the_one_level_that_was_found():
    states = [rung.state for rung in shown(area_with(PURSE), cost(3000)).ladder]
    assert states == ["", "here", "", "", ""]


def test_the_ladder_marks_all_that_is_possible_while_it_depends():
    answer = shown(area_with(PURSE.replace("agree", "tell")), {})
    assert answer.depends
    assert [rung.state for rung in answer.ladder] == ["possible"] * 5
    assert [kerb.id for kerb in answer.perhaps] == ["kerb-1"]


def test_free_only_because_nobody_said_anything_does_not_look_free():
    answer = shown(area_with(OPEN, PURSE), cost(100) | {"weeks": Decimal(2)})
    assert answer.tone == "unsaid"
    assert answer.icon == "icons/help.svg"
    assert answer.unsaid[0].sentence == "On ‘Duration’ nobody has said anything yet."
    assert answer.unsaid[0].questions == ("Ask Vera Duin, district manager: ‘How long?’",)


def test_free_with_all_said_is_free():
    answer = shown(area_with(PURSE), cost(100))
    assert (answer.tone, answer.icon, answer.is_free) == ("free", "icons/free.svg", True)
    assert answer.remains == []


def test_how_much_is_left_stands_with_the_kerb_also_where_the_idea_is_free():
    told = shown(area_with(PURSE), cost(8800)).because[0]
    assert told.left.replace("\u00a0", " ").startswith("You have €1,200 left")
    free = shown(area_with(PURSE), cost(2000))
    assert free.because == []
    assert free.within[0].left.replace("\u00a0", " ").startswith("You have €500 left")


def test_everybody_to_talk_to_comes_with_what_to_do_and_about_which_kerbs():
    area = area_with(PURSE + "signs: omar", "on: weeks\nbands: [{level: tell}]")
    people = shown(area, cost(20000) | {"weeks": Decimal(1)}).people
    assert [(person.name, person.level.id, person.kerbs) for person in people] == [
        ("Omar Riet", "agree", ("Edge 1",)),
        ("Vera Duin", "tell", ("Edge 2",)),
    ]
    assert people[0].initials == "OR"


def test_who_covers_you_and_until_when_is_promised_stand_with_the_answer():
    area = area_with(PURSE + "stands_for: omar\npromised_until: 2027-01-01")
    answer = shown(area, cost(100))
    assert answer.covers.endswith("you can count on Omar Riet.")
    promise = "Promised up to and including 1 January 2027: ‘Edge 1’."
    assert [words.replace("\u00a0", " ") for words in answer.promises] == [promise]


def test_silence_that_counts_as_yes_stands_with_a_kerb_that_asks_agreement_and_no_other():
    area = area_with(PURSE + "silence: {working_days: 5}")
    agreed = shown(area, cost(20000)).because[0].kerb
    assert agreed.silence.replace("\u00a0", " ") == "No answer within 5 working days counts as yes."
    assert shown(area, cost(3000)).because[0].kerb.silence == ""


def test_a_source_with_an_address_can_be_looked_up():
    linked = area_with(PURSE + "source: {text: Law, url: https://law.example/4}")
    assert shown(linked, cost(3000)).because[0].kerb.source.url == "https://law.example/4"
    assert shown(area_with(PURSE), cost(3000)).because[0].kerb.source.url == ""


def test_a_kerb_without_a_reason_says_so():
    area = area_with(PURSE)
    kerb = shown(area, cost(3000)).because[0].kerb
    assert not kerb.why_is_known
    assert kerb.why == "Nobody has written down why. You may ask."


def test_an_answer_speaks_its_own_language_whatever_django_speaks():
    area, values = area_with(PURSE), cost(3000)
    found = check(area, values, TODAY)
    with override("en"):
        assert decision(area, found, values, TODAY, "nl").headline == "Ja. Doe het, en meld het."
    with override("nl"):
        assert decision(area, found, values, TODAY, "en").headline.startswith("Yes. Do it")


def test_the_idea_itself_is_told_in_words():
    answer = shown(area_with(PURSE), cost(3000) | {"outside": True})
    assert answer.idea == [("Cost", "€3,000"), ("In the street", "Yes")]


def test_initials_are_of_the_first_and_the_last_name():
    assert initials("Piet de Wit") == "PW"
    assert initials("Controller") == "C"
