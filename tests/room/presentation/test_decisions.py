"""What whoever asked may rely on in an answer on the page: what they can do comes with every no."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import override

from stoeprand.engine import check
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value
from stoeprand.room.presentation import DecisionShown, decision
from stoeprand.room.presentation.kerbs import show_kerb
from stoeprand.room.presentation.people import initials
from tests.engine.speeches import area_with, english

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


def test_a_no_says_first_what_is_possible():
    answer = shown(area_with(PURSE), cost(60000))
    assert answer.tone == "no"
    assert answer.remains is not None
    sentences = [found.sentence.replace("\u00a0", " ") for found in answer.remains.remainders]
    assert sentences == [
        "Up to and including €2,500 you do it yourself; "
        "up to and including €10,000 you do it and tell; "
        "up to and including €50,000 you ask agreement."
    ]


def test_what_still_asks_something_does_not_look_free():
    advice = "on: cost\nbands: [{at_most: 100, level: consult}, {level: agree}]"
    outside = "on: outside\nbands: {true: consult, false: free}"
    answer = shown(area_with(advice, outside), cost(200) | {"outside": True})
    assert answer.remains is not None
    assert answer.remains.heading == "What needs less asking"
    found = [(each.title, each.level.icon) for each in answer.remains.remainders]
    assert found == [("Cost", "icons/consult.svg")]


def test_the_ladder_marks_the_one_level_that_was_found():
    states = [rung.state for rung in shown(area_with(PURSE), cost(3000)).ladder]
    assert states == ["", "here", "", "", ""]


def test_while_it_depends_the_ladder_marks_only_what_is_known_to_be_possible():
    answer = shown(area_with(PURSE.replace("agree", "tell")), {})
    assert answer.depends
    assert [rung.state for rung in answer.ladder] == ["possible", "", "", "", "possible"]
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
    assert answer.remains is None


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


def test_a_no_gives_nothing_to_count_on_and_no_silence_that_counts_as_yes():
    area = area_with(
        PURSE + "promised_until: 2027-01-01",
        "on: weeks\nbands: [{level: agree}]\nsilence: {working_days: 5}",
    )
    answer = shown(area, cost(60000) | {"weeks": Decimal(1)})
    assert answer.tone == "no"
    assert (answer.covers, answer.promises) == ("", [])
    assert [counting.kerb.silence for counting in answer.because] == ["", ""]


def test_a_no_that_nobody_can_move_says_so():
    law = 'on: outside\nnature: law\nmovable_by: nobody\nbands: {true: "no", false: free}'
    fixed = law.replace("law", "values")
    outside: dict[str, Value] = {"outside": True}
    said = "This is law; nobody here can move this kerb."
    assert shown(area_with(law), outside).fixed == said
    said = "These kerbs are law; nobody here can move them."
    assert shown(area_with(law, law), outside).fixed == said
    said = "This is fixed; nobody here can move these kerbs."
    assert shown(area_with(law, fixed), outside).fixed == said
    assert shown(area_with(law, PURSE), outside | cost(60000)).fixed == ""
    assert shown(area_with(law), {"outside": False}).fixed == ""


def test_nobody_stands_for_a_kerb_that_is_still_open():
    opened = show_kerb(english(), area_with(OPEN), area_with(OPEN).kerbs[0], TODAY)
    assert opened.stands_for == ""
    assert show_kerb(english(), area_with(PURSE), area_with(PURSE).kerbs[0], TODAY).stands_for


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
