"""What whoever asked may rely on in the words of an answer; emptiness never reads as freedom."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import check, find_room
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import (
    explanation,
    headline,
    idea_in_words,
    left_in_words,
    level_meaning,
    level_name,
    short_level_name,
    still_open_kerb,
    talk_in_words,
    unsaid_in_words,
    verdicts_in_words,
    who_may_know_in_words,
    whom_to_ask_in_words,
)
from tests.engine.speeches import area_with, dutch, english

TODAY = date(2026, 11, 24)
PURSE = (
    "on: cost\n"
    "bands: [{at_most: 2500, level: free}, {at_most: 10000, level: tell}, "
    '{at_most: 50000, level: agree}, {level: "no"}]'
)
ADVICE = "on: weeks\nowner: omar\nbands: [{at_most: 4, level: free}, {level: consult}]"
OPEN = "on: weeks\nbands: open\nask: {nl: Hoe lang mag het?, en: How long may it be?}"


def answer(area: Area, values: Mapping[str, Value]) -> tuple[str, str]:
    decision = check(area, values, TODAY)
    return headline(dutch(), decision), explanation(dutch(), area, decision)


@pytest.mark.parametrize(
    ("cost", "said"),
    [
        (
            2500,
            (
                "Ja. Doe het.",
                "Geen stoeprand houdt je tegen. Je hoeft niemand iets te vragen of te melden.",
            ),
        ),
        (
            2501,
            (
                "Ja. Doe het, en meld het.",
                "Je hebt geen akkoord nodig. Laat het weten aan Vera Duin.",
            ),
        ),
        (
            50000,
            ("Vraag eerst akkoord.", "Vraag het aan Vera Duin voordat je begint."),
        ),
        (
            50001,
            (
                "Nee, zo kan het niet.",
                "Deze stoeprand houdt het tegen: ‘Rand 1’. Kijk hieronder wat wél kan.",
            ),
        ),
    ],
)
def test_each_level_says_what_to_do_and_with_whom(cost, said):
    assert answer(area_with(PURSE), {"cost": Decimal(cost)}) == said


def test_consult_says_that_one_decides_oneself():
    assert answer(area_with(ADVICE), {"weeks": Decimal(5)}) == (
        "Ja, na overleg. Jij beslist.",
        "Vraag advies aan Omar Riet. Daarna beslis je zelf.",
    )


def test_all_who_must_agree_are_named_and_those_who_only_hear_of_it_are_not():
    area = area_with(
        PURSE,
        "on: cost\nowner: omar\nbands: [{at_most: 20000, level: free}, {level: agree}]",
        "on: weeks\nowner: omar\nbands: [{level: tell}]",
    )
    words = answer(area, {"cost": Decimal(30000), "weeks": Decimal(1)})[1]
    assert words == "Vraag het aan Vera Duin en Omar Riet voordat je begint."


def test_all_kerbs_that_say_no_are_named():
    area = area_with(PURSE, 'on: outside\nbands: {true: "no", false: free}')
    words = answer(area, {"cost": Decimal(60000), "outside": True})[1]
    assert words.startswith("Deze stoepranden houden het tegen: ‘Rand 1’ en ‘Rand 2’.")


def test_what_nobody_has_said_is_not_told_as_freedom():
    area = area_with(PURSE, OPEN)
    values = {"cost": Decimal(100), "weeks": Decimal(3)}
    first, words = answer(area, values)
    assert first == "Ja, voor zover er iets gezegd is."
    assert "over ‘Duur’ heeft nog niemand iets gezegd. Dat is geen vrijheid" in words
    unsaid = check(area, values, TODAY).unsaid[0]
    assert unsaid_in_words(dutch(), area, unsaid) == "Over ‘Duur’ heeft nog niemand iets gezegd."
    assert (
        whom_to_ask_in_words(dutch(), area, unsaid.kerbs[0])
        == "Vraag aan Vera Duin, wijkmanager: ‘Hoe lang mag het?’"
    )
    assert whom_to_ask_in_words(english(), area, unsaid.kerbs[0]).endswith("‘How long may it be?’")


@pytest.mark.parametrize("cost", [3000, 20000])
def test_what_nobody_has_said_is_told_also_where_something_is_asked(cost):
    words = answer(area_with(PURSE, OPEN), {"cost": Decimal(cost), "weeks": Decimal(3)})[1]
    assert words.endswith(" Let op: over ‘Duur’ heeft nog niemand iets gezegd.")


def test_what_is_left_below_an_edge_names_the_edge_as_the_kerb_does():
    area = area_with("on: cost\nbands: [{below: 216000, level: free}, {level: agree}]")
    left = check(area, {"cost": Decimal(3200)}, TODAY).left[0]
    assert left_in_words(dutch(), area, left) == (
        "Je hebt nog minder dan € 212.800 over, alleen voor dit idee. "
        "Minder dan € 216.000 doe je het zelf; vanaf € 216.000 vraag je akkoord."
    )


def test_an_idea_of_nothing_at_all_has_nothing_said_of_what_is_left():
    area = area_with(PURSE)
    left = check(area, {"cost": Decimal(0)}, TODAY).left[0]
    words = left_in_words(dutch(), area, left)
    assert words == "Tot en met € 2.500 doe je het zelf; daarboven meld je het."


def test_an_answer_that_still_depends_names_both_ends_and_on_what():
    area = area_with(PURSE, "on: outside\nbands: {true: tell, false: free}")
    first, words = answer(area, {})
    assert first == "Dat hangt er nog van af."
    assert "‘doen’, het strengste ‘niet’" in words
    assert words.endswith("Het hangt af van ‘Kosten’ en ‘Op straat’.")
    assert still_open_kerb(dutch(), area, "kerb-2") == "Misschien telt ‘Rand 2’ ook mee."


def test_what_is_asked_next_is_named_first_among_what_an_answer_depends_on():
    area = area_with(PURSE, "on: outside\nbands: {true: tell, false: free}")
    words = explanation(dutch(), area, check(area, {}, TODAY), asked=("outside", "partner"))
    assert words.endswith("Het hangt af van ‘Op straat’ en ‘Kosten’.")


def test_who_may_know_what_is_left_open_are_the_owners_of_the_kerbs_on_it():
    area = area_with(
        PURSE,
        "on: outside\nowner: omar\nwhen: {partner: {in: [company]}}\n"
        "bands: {true: agree, false: free}",
    )
    found = check(area, {"cost": Decimal(100), "outside": True}, TODAY)
    assert who_may_know_in_words(dutch(), area, found) == [
        "Over ‘Met wie’: vraag het aan Omar Riet, controller."
    ]
    everything = who_may_know_in_words(english(), area, check(area, {}, TODAY))
    assert everything == [
        "About ‘Cost’: ask Vera Duin, district manager.",
        "About ‘In the street’ and ‘With whom’: ask Omar Riet, controller.",
    ]


def test_a_no_without_one_kerb_to_blame_is_still_explained():
    # whichever way outside is answered, one of the two kerbs says no
    area = area_with(
        'on: outside\nbands: {true: "no", false: free}',
        'on: outside\nbands: {true: free, false: "no"}',
    )
    assert answer(area, {})[1].startswith("Wat je ook invult, er is altijd een stoeprand")
    softer = area_with(
        "on: outside\nbands: {true: agree, false: free}",
        "on: outside\nbands: {true: free, false: agree}",
    )
    assert answer(softer, {})[1].startswith("Wat je ook invult, er is altijd een stoeprand")


@pytest.mark.parametrize(
    ("cost", "in_dutch", "in_english"),
    [
        (
            8800,
            "Je hebt nog € 1.200 over, alleen voor dit idee. "
            "Tot en met € 10.000 meld je het; daarboven vraag je akkoord.",
            "You have €1,200 left, for this idea alone. "
            "Up to and including €10,000 you do it and tell; above that you ask agreement.",
        ),
        (
            10000,
            "Dit is precies op de rand. Tot en met € 10.000 meld je het; "
            "daarboven vraag je akkoord.",
            "This is exactly at the edge. Up to and including €10,000 you do it and tell; above "
            "that you ask agreement.",
        ),
    ],
)
def test_what_is_left_names_the_edge_and_what_comes_after_it(cost, in_dutch, in_english):
    area = area_with(PURSE)
    left = check(area, {"cost": Decimal(cost)}, TODAY).left[0]
    assert left_in_words(dutch(), area, left) == in_dutch
    assert left_in_words(english(), area, left) == in_english


@pytest.mark.parametrize(
    ("cost", "in_dutch"),
    [
        (
            3000,
            "Laat het weten aan Vera Duin. Je hoort binnen 3 werkdagen wat Vera Duin ervan vindt.",
        ),
        (20000, "Vraag akkoord aan Vera Duin. Je krijgt antwoord binnen 3 werkdagen."),
        (90000, "Vraag aan Vera Duin wat wél kan. Je krijgt antwoord binnen 3 werkdagen."),
    ],
)
def test_whom_to_talk_to_comes_with_a_term(cost, in_dutch):
    area = area_with(PURSE)
    talk = check(area, {"cost": Decimal(cost)}, TODAY).talk_to[0]
    assert talk_in_words(dutch(), area, talk) == in_dutch


def test_advice_comes_within_one_working_day_where_that_is_the_term():
    area = area_with(ADVICE)
    talk = check(area, {"weeks": Decimal(9)}, TODAY).talk_to[0]
    assert talk_in_words(dutch(), area, talk).endswith("Je krijgt het binnen 1 werkdag.")


def test_an_idea_is_told_in_the_words_of_its_area():
    area = area_with(PURSE)
    values: dict[str, Value] = {
        "cost": Decimal("3200.5"),
        "start": date(2027, 5, 1),
        "partner": "residents",
        "data": frozenset({"health", "name"}),
        "outside": False,
    }
    assert idea_in_words(dutch(), area, values) == (
        "Kosten: € 3.200,50; Wanneer begin je? 1 mei 2027; Met wie: Bewoners; "
        "Gegevens: Naam en Gezondheid; Op straat: Nee"
    )
    assert idea_in_words(english(), area, {"data": frozenset()}) == "Data: none of these"
    assert idea_in_words(dutch(), area, {}) == ""


def test_every_level_has_a_name_a_short_word_and_a_meaning_of_its_own():
    for speech in (dutch(), english()):
        assert len({level_name(speech, level) for level in Level}) == 5
        assert len({level_meaning(speech, level) for level in Level}) == 5
        assert max(len(short_level_name(speech, level)) for level in Level) <= 7
    assert [level_name(dutch(), level) for level in Level] == [
        "doen",
        "melden",
        "overleggen",
        "akkoord vragen",
        "niet",
    ]


def test_room_is_proved_by_an_idea_that_one_may_do():
    area = area_with(PURSE)
    room = find_room(area, TODAY)
    verdict = verdicts_in_words(dutch(), room)[0]
    assert (verdict.word, verdict.name) == ("room", "Ruimte")
    assert verdict.meaning.startswith("Hier kun je dingen doen zonder iemand iets te vragen")
    assert verdict.proof.startswith("Bijvoorbeeld: Kosten: €")


@pytest.mark.parametrize(
    ("level", "meaning"),
    [
        ("tell", "Hier kun je dingen doen, als je ze meldt."),
        ("consult", "Hier beslis je over dingen zelf, als je eerst advies vraagt."),
    ],
)
def test_less_than_full_freedom_is_said_as_such(level, meaning):
    room = find_room(area_with(f"on: cost\nbands: [{{level: {level}}}]"), TODAY)
    assert verdicts_in_words(dutch(), room)[0].meaning == meaning


def test_being_stuck_names_the_kerbs_that_leave_no_more():
    room = find_room(area_with("on: cost\nbands: [{level: agree}]"), TODAY)
    verdict = verdicts_in_words(dutch(), room)[0]
    assert verdict.word == "stuck"
    assert verdict.meaning == "Wat je idee ook is, ruimer dan ‘akkoord vragen’ wordt het hier niet."
    assert verdict.proof == "Deze stoeprand laat niet meer over: ‘Rand 1’."
    both = area_with(
        'on: outside\nbands: {true: "no", false: free}',
        'on: outside\nbands: {true: free, false: "no"}',
    )
    proof = verdicts_in_words(dutch(), find_room(both, TODAY))[0].proof
    assert proof == "Deze stoepranden laten samen niet meer over: ‘Rand 1’ en ‘Rand 2’."


def test_emptiness_names_what_nobody_has_said_anything_on():
    area = area_with("on: cost\nbands: [{level: free}]", expected="weeks")
    verdict = verdicts_in_words(dutch(), find_room(area, TODAY))[0]
    assert (verdict.word, verdict.name) == ("empty", "Leegte")
    assert "over ‘Duur’, en daarover heeft nog niemand iets gezegd" in verdict.meaning
    assert verdict.proof.startswith("Bijvoorbeeld: ")
