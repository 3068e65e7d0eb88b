"""What a reader may rely on where it is stuck: who moves what, for which ideas, and what stays."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import Idea, Level, check, find_openings
from stoeprand.engine.area import MOVERS, Area
from stoeprand.engine.openings import Openings
from stoeprand.engine.sentences import openings as words
from tests.engine.speeches import area_with, dutch, english

TODAY = date(2026, 11, 24)
EURO = Decimal(1)


def kerb(where: str, mover: str = "director", own: str = "") -> str:
    """A kerb on a flag or an amount: whoever is outside, or pays, asks agreement."""
    bands = {
        "cost": "[{at_most: 0, level: free}, {level: agree}]",
        "weeks": "[{at_most: 0, level: free}, {level: tell}]",
        "quotes": "[{at_most: 0, level: free}, {level: no}]",
    }
    return f"on: {where}\nbands: {bands[where]}\nmovable_by: {mover}\n{own}"


def idea(name: str, **values: int) -> Idea:
    usual = {"cost": Decimal(0), "weeks": Decimal(0), "quotes": Decimal(0)}
    return Idea(name, {**usual, **{key: Decimal(value) for key, value in values.items()}})


def found(area: Area, ideas: Sequence[Idea], moves: int = 3, to: Level = Level.FREE) -> Openings:
    return find_openings(area, ideas, to, moves, TODAY)


THREE = area_with(kerb("cost"), kerb("weeks", "council", "owner: omar"), kerb("quotes", "director"))
IDEAS = [
    idea("feest", cost=1),
    idea("bank", cost=1),
    idea("markt", cost=1, weeks=1),
    idea("proef", cost=1, weeks=1, quotes=1),
    idea("thuis"),
]


def test_each_step_says_who_moves_what_and_which_ideas_can_go_through() -> None:
    steps = words.steps_in_words(dutch(), THREE, found(THREE, IDEAS))
    assert [(step.heading, step.sentence, step.talk) for step in steps] == [
        (
            "Eén stoeprand verlegd",
            "Als de directeur ‘Rand 1’ verlegt, kunnen 2 ideeën door: feest en bank.",
            "Praat erover met Vera Duin.",
        ),
        (
            "2 stoepranden verlegd",
            "Als de directeur ‘Rand 1’ verlegt en de raad ‘Rand 2’ verlegt, kunnen 3 ideeën door: "
            "feest, bank en markt.",
            "Praat erover met Vera Duin en Omar Riet.",
        ),
        (
            "3 stoepranden verlegd",
            "Als de directeur ‘Rand 1’ en ‘Rand 3’ verlegt en de raad ‘Rand 2’ verlegt, "
            "kunnen 4 ideeën door: feest, bank, markt en proef.",
            "Praat erover met Vera Duin en Omar Riet.",
        ),
    ]


def test_one_idea_is_spoken_of_as_one() -> None:
    [step] = words.steps_in_words(english(), THREE, found(THREE, IDEAS[:1]))
    assert step.sentence == "If the director moves ‘Edge 1’, one idea can go through: feest."
    [step] = words.steps_in_words(dutch(), THREE, found(THREE, IDEAS[:1]))
    assert step.sentence == "Als de directeur ‘Rand 1’ verlegt, kan één idee door: feest."


def test_everybody_who_may_move_a_kerb_has_a_name() -> None:
    assert [*words.MOVERS] == [mover for mover in MOVERS if mover != "nobody"]
    for mover in words.MOVERS:
        area = area_with(kerb("cost", mover))
        [step] = words.steps_in_words(dutch(), area, found(area, IDEAS[:1]))
        assert step.sentence.startswith("Als ")
        assert step.sentence.endswith(" ‘Rand 1’ verlegt, kan één idee door: feest.")


def test_of_many_ideas_the_first_are_named_and_the_others_counted() -> None:
    many = [idea(f"i{number}", cost=1) for number in range(12)]
    [step] = words.steps_in_words(dutch(), THREE, found(THREE, many[:10]))
    assert step.sentence.endswith("i7, i8 en i9.")
    [step] = words.steps_in_words(dutch(), THREE, found(THREE, many[:11]))
    assert step.sentence.endswith("11 ideeën door: i0, i1, i2, i3, i4, i5, i6, i7, i8 en nog 2.")


def test_a_step_that_opens_no_more_is_left_out_and_the_end_says_so() -> None:
    openings = found(THREE, IDEAS[:3], moves=4)
    assert len(words.steps_in_words(dutch(), THREE, openings)) == 2
    assert (
        words.no_more_in_words(dutch(), openings)
        == "Meer stoepranden verleggen, tot en met 4, helpt geen idee meer verder."
    )
    assert words.no_more_in_words(dutch(), found(THREE, IDEAS[:3], moves=2)) == ""


def test_moves_that_open_nothing_are_told_as_such() -> None:
    openings = found(THREE, [IDEAS[3]], moves=2)
    assert words.steps_in_words(dutch(), THREE, openings) == []
    assert (
        words.no_more_in_words(dutch(), openings)
        == "Met 2 stoepranden verleggen kan er nog geen idee door."
    )
    assert (
        words.no_more_in_words(dutch(), found(THREE, [IDEAS[3]], moves=1))
        == "Met één stoeprand verleggen kan er nog geen idee door."
    )


def test_how_many_are_there_already_is_said_with_the_level() -> None:
    assert (
        words.open_now_in_words(dutch(), found(THREE, IDEAS), len(IDEAS))
        == "Nu al op ‘doen’: 1 van 5."
    )
    openings = found(THREE, IDEAS, to=Level.AGREE)
    assert (
        words.open_now_in_words(dutch(), openings, len(IDEAS))
        == "Nu al op ‘akkoord vragen’ of ruimer: 4 van 5."
    )


def test_what_nobody_can_move_is_named_with_the_ideas_and_the_reason() -> None:
    area = area_with(kerb("cost", "nobody"), kerb("quotes", "nobody", "nature: law"))
    said = words.fixed_kerbs_in_words(dutch(), area, found(area, [IDEAS[0], IDEAS[3]]))
    assert [(each.sentence, each.reason) for each in said] == [
        (
            "‘Rand 1’ houdt 2 ideeën tegen, wat je verder ook verlegt: feest en proef.",
            "Dit ligt vast; niemand hier kan deze stoeprand verleggen.",
        ),
        (
            "‘Rand 2’ houdt één idee tegen, wat je verder ook verlegt: proef.",
            "Dit is wet; niemand hier kan deze stoeprand verleggen.",
        ),
    ]


TWINS = [kerb("cost"), kerb("weeks"), kerb("quotes")]


def as_good(ideas: Sequence[Idea], *kerbs: str, moves: int = 1) -> list[str]:
    area = area_with(*(kerbs or TWINS))
    return [
        step.as_good for step in words.steps_in_words(english(), area, found(area, ideas, moves))
    ]


def test_of_kerbs_that_would_open_as_many_it_is_not_hidden_that_the_first_is_shown() -> None:
    ideas = [idea("a", cost=1), idea("b", weeks=1), idea("c", quotes=1)]
    assert as_good(ideas[:2]) == ["Moving ‘Edge 2’ instead lets just as many ideas through."]
    assert as_good(ideas) == [
        "Moving ‘Edge 2’ or ‘Edge 3’ instead lets just as many ideas through."
    ]
    assert as_good([*ideas, idea("d", cost=2)]) == [""]


@pytest.mark.parametrize(
    ("number", "named"),
    [
        (4, "‘Edge 2’, ‘Edge 3’, ‘Edge 4’ or ‘Edge 5’"),
        (5, "‘Edge 2’, ‘Edge 3’, ‘Edge 4’ or one of 2 others"),
    ],
)
def test_of_many_kerbs_that_would_do_as_well_the_first_are_named(number: int, named: str) -> None:
    kerbs = [
        f"on: cost\nwhen: {{weeks: {{at_least: {n}, at_most: {n}}}}}\nbands: [{{level: tell}}]"
        for n in range(number + 1)
    ]
    ideas = [idea(f"i{n}", weeks=n) for n in range(number + 1)]
    assert as_good(ideas, *kerbs) == [f"Moving {named} instead lets just as many ideas through."]


def test_of_two_kerbs_it_is_said_that_others_would_do_as_well() -> None:
    ideas = [idea("a", cost=1), idea("b", weeks=1), idea("c", quotes=1)]
    assert as_good(ideas, moves=3)[1:] == [
        "At least one other set of 2 kerbs lets just as many ideas through.",
        "",
    ]


def unsaid(area: Area, ideas: Sequence[Idea]) -> list[tuple[str, tuple[str, ...]]]:
    decisions = [check(area, each.values, TODAY) for each in ideas]
    said = words.unsaid_of_list_in_words(english(), area, decisions)
    return [(each.sentence, each.questions) for each in said]


def test_a_list_says_on_what_nobody_has_said_anything_and_for_how_many_ideas() -> None:
    limited = "on: weeks\nwhen: {cost: {above: 0}}\nbands: [{level: tell}]"
    area = area_with(kerb("cost"), limited, expected="weeks")
    assert unsaid(area, []) == []
    assert unsaid(area, IDEAS[:2]) == []
    assert unsaid(area, [IDEAS[0], IDEAS[4]]) == [
        ("On ‘Duration’ nobody has said anything yet; that goes for 1 of 2 ideas.", ())
    ]
    assert unsaid(area, [IDEAS[4], IDEAS[4]]) == [
        ("On ‘Duration’ nobody has said anything yet; that goes for all 2 ideas.", ())
    ]
    assert unsaid(area, [IDEAS[4]]) == [("On ‘Duration’ nobody has said anything yet.", ())]


def test_a_list_says_whom_to_ask_about_open_kerbs_each_once() -> None:
    area = area_with(
        "on: cost\nbands: open\nask: How much?",
        "on: weeks\nbands: open\nask: How long?\nowner: omar",
    )
    assert unsaid(area, IDEAS[:2]) == [
        (
            "On ‘Cost’ nobody has said anything yet; that goes for all 2 ideas.",
            ("Ask Vera Duin, district manager: ‘How much?’",),
        ),
        (
            "On ‘Duration’ nobody has said anything yet; that goes for all 2 ideas.",
            ("Ask Omar Riet, controller: ‘How long?’",),
        ),
    ]
