"""The oracle is right about ways in, and its judge sees every mistake: cases by hand."""

from __future__ import annotations

import copy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from .hand_made import DAY, area, bands, kerb
from .model_example import budget
from .ways_in import best_ways, every_way, judge_way_in

IN_PUBLIC: dict[str, Any] = {"true": "no", "false": "free"}


def ways(document: dict[str, Any], values: dict[str, Any], to: str = "free") -> list[Any]:
    """The best ways, each as its changes and its cost."""
    found = best_ways(document, every_way(document, values, DAY), to)
    return [(way.changes, way.cost) for way in found]


def test_the_example_of_the_contract_has_the_ways_that_one_would_think_of() -> None:
    # 12500 is agree; free goes up to 2500: a change of 10000 out of 12500. With a company, for six
    # weeks and with a bsn it would be no as well, and that has three ways out: another partner (1),
    # no member (1), or four weeks (2 of 6). The weeks are cheapest, then partner and data cost as
    # much and stand so in the file. What the colleague is cannot be changed.
    plain = {"cost": 12500, "who": "colleague", "weeks": 6, "partner": "residents", "data": ["bsn"]}
    assert ways(budget(), plain) == [({"cost": 2500}, Fraction(4, 5))]
    assert ways(budget(), plain, "tell") == [({"cost": 10000}, Fraction(1, 5))]
    assert ways(budget(), plain, "agree") == [({}, 0)]
    sensitive = {**plain, "partner": "company"}
    assert ways(budget(), sensitive) == [
        ({"cost": 2500, "weeks": 4}, Fraction(4, 5) + Fraction(1, 3)),
        ({"cost": 2500, "partner": "residents"}, Fraction(9, 5)),
        ({"cost": 2500, "data": []}, Fraction(9, 5)),
    ]


def test_fewer_changes_come_before_cheaper_ones() -> None:
    # Two kerbs say no in public; where it is not public all is free. The other way is 9 to 8
    # hours (1/9) and 9 to 8 people (1/9): cheaper, and still second.
    nines = {"kind": "amount", "max": 9}
    document = area(
        {"hours": nines, "people": nines, "public": {"kind": "flag"}},
        kerb("long", "hours", bands((8, "free"), then="no"), when={"public": {"is": True}}),
        kerb("many", "people", bands((8, "free"), then="no"), when={"public": {"is": True}}),
    )
    idea = {"hours": 9, "people": 9, "public": True}
    assert ways(document, idea) == [
        ({"public": False}, 1),
        ({"hours": 8, "people": 8}, Fraction(2, 9)),
    ]
    # When it has to stay public there is but one way.
    document["dimensions"]["public"]["changeable"] = False
    assert ways(document, idea) == [({"hours": 8, "people": 8}, Fraction(2, 9))]


def test_of_values_that_cost_the_same_the_lower_the_earlier_and_the_first_wins() -> None:
    # 5 is no; 4 and 6 are free and just as near. So are the days before and after.
    closed = [
        {"below": 5, "level": "free"},
        {"at_most": 5, "level": "no"},
        {"level": "free"},
    ]
    document = area({"n": {"kind": "amount", "max": 9}}, kerb("k", "n", closed))
    assert ways(document, {"n": 5}) == [({"n": 4}, Fraction(1, 5))]
    on_the_day = [
        {"below": "2026-05-05", "level": "free"},
        {"at_most": "2026-05-05", "level": "no"},
        {"level": "free"},
    ]
    document = area({"start": {"kind": "date"}}, kerb("k", "start", on_the_day))
    assert ways(document, {"start": "2026-05-05"}) == [({"start": "2026-05-04"}, Fraction(1, 30))]
    # Of a choice the first in the file that is free, here `park`.
    places = {"where": {"kind": "choice", "values": ["street", "park", "square"]}}
    document = area(places, kerb("k", "where", {"street": "no", "otherwise": "free"}))
    assert ways(document, {"where": "street"}) == [({"where": "park"}, 1)]


def test_of_sets_the_one_wins_that_keeps_the_member_that_is_first_in_the_file() -> None:
    # Name and address together with health is no; without one of the three it is free. Leaving
    # health out keeps name and address. The order in which an idea names them says nothing.
    data = {"data": {"kind": "set", "values": ["name", "address", "health"]}}
    together = kerb(
        "k", "data", {"otherwise": "no"}, when={"data": {"all_of": ["name", "address", "health"]}}
    )
    document = area(data, together)
    assert ways(document, {"data": ["health", "address", "name"]}) == [
        ({"data": ["name", "address"]}, 1)
    ]
    # Nobody's data at all is no: one member has to be added, and the first in the file is name.
    document = area(data, kerb("k", "data", {"empty": "no", "otherwise": "free"}))
    assert ways(document, {"data": []}) == [({"data": ["name"]}, 1)]
    # Two members to leave out cost two.
    document = area(data, kerb("k", "data", {"name": "no", "health": "no"}))
    assert ways(document, {"data": ["name", "address", "health"]}) == [({"data": ["address"]}, 2)]


def test_the_cost_of_an_amount_is_measured_by_the_step_where_it_is_near_zero() -> None:
    # From 0 to 5 in steps of 0.5: 5 out of max(0, 0.5) is 10. From -4 to 5: 9 out of 4.
    dimensions = {"n": {"kind": "amount", "min": -5, "max": 5, "step": Decimal("0.5")}}
    document = area(dimensions, kerb("k", "n", [{"below": 5, "level": "no"}, {"level": "free"}]))
    assert ways(document, {"n": 0}) == [({"n": 5}, 10)]
    assert ways(document, {"n": -4}) == [({"n": 5}, Fraction(9, 4))]


def test_no_way_has_a_part_that_would_do_and_five_are_shown() -> None:
    # A kerb holds while seven flags are all set: each alone is a way, of cost 1 each. Two together
    # are none, as one would do. Five are shown, in file order.
    flags = [f"f{number}" for number in range(7)]
    document = area(
        {flag: {"kind": "flag"} for flag in flags},
        kerb("k", "f0", IN_PUBLIC, when={flag: {"is": True} for flag in flags[1:]}),
    )
    all_set = dict.fromkeys(flags, True)
    assert ways(document, all_set) == [({flag: False}, 1) for flag in flags[:5]]


def test_ways_that_cost_the_same_come_as_their_dimensions_stand_in_the_file() -> None:
    # Of four flags the two kerbs want one changed each: of a or b, and of c or d. All pairs cost
    # two: a c, a d, b c, b d.
    document = area(
        {flag: {"kind": "flag"} for flag in "abcd"},
        kerb("one", "a", IN_PUBLIC, when={"b": {"is": True}}),
        kerb("two", "c", IN_PUBLIC, when={"d": {"is": True}}),
    )
    found = [list(changes) for changes, _ in ways(document, dict.fromkeys("abcd", True))]
    assert found == [["a", "c"], ["a", "d"], ["b", "c"], ["b", "d"]]


Answered = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]


def right_answer() -> Answered:
    """An area, an idea in it, and a right answer with two ways."""
    document = area(
        {"cost": {"kind": "amount", "max": 9}, "public": {"kind": "flag"}},
        kerb("k", "cost", bands((2, "free"), then="no"), when={"public": {"is": True}}),
    )
    cheapest = {"changes": {"cost": 2}, "cost": Decimal("0.714286")}
    answer = {
        "from": "no",
        "to": "free",
        "possible": True,
        **cheapest,
        "ways": [cheapest, {"changes": {"public": False}, "cost": 1}],
    }
    return document, {"cost": 7, "public": True}, answer


def impossible() -> Answered:
    """An area in which nothing that can be changed helps, and a right answer: two kerbs keep all
    ideas in public out, and a third one is not needed for that."""
    document = area(
        {"cost": {"kind": "amount", "max": 2}, "public": {"kind": "flag", "changeable": False}},
        kerb("low", "cost", bands((1, "agree"), then="free")),
        kerb("spare", "cost", bands((0, "free"), (1, "agree"), then="free")),
        kerb("high", "cost", bands((1, "free"), then="tell"), when={"public": {"is": True}}),
    )
    answer = {"from": "agree", "to": "free", "possible": False, "kerbs": ["low", "high"]}
    return document, {"cost": 1, "public": True}, answer


def complaints(answered: Answered) -> list[str]:
    document, values, answer = answered
    return judge_way_in(document, values, every_way(document, values, DAY), "free", DAY, answer)


def test_the_judge_finds_nothing_wrong_with_a_right_answer() -> None:
    assert complaints(right_answer()) == []
    assert complaints(impossible()) == []


MISTAKES: list[tuple[Any, list[Any], Any]] = [
    (right_answer, ["from"], "agree"),
    (right_answer, ["to"], "tell"),
    (right_answer, ["possible"], False),
    (right_answer, ["kerbs"], []),
    (right_answer, ["changes"], {"cost": 1}),
    (right_answer, ["cost"], Decimal("0.714285")),
    (right_answer, ["cost"], Decimal("0.7142857")),
    (right_answer, ["cost"], 0.714286),
    (right_answer, ["ways"], []),
    (right_answer, ["ways", 0, "changes"], {"public": False}),
    (right_answer, ["ways", 1, "changes"], {"public": 0}),
    (right_answer, ["ways", 1, "cost"], True),
    (impossible, ["possible"], True),
    (impossible, ["kerbs"], ["low"]),
    (impossible, ["kerbs"], ["high", "low"]),
    (impossible, ["kerbs"], ["low", "spare", "high"]),
    (impossible, ["kerbs"], ["low", "high", "nobody"]),
    (impossible, ["ways"], []),
]


@pytest.mark.parametrize(("right", "path", "wrong"), MISTAKES)
def test_the_judge_finds_each_single_mistake(right: Any, path: list[Any], wrong: Any) -> None:
    document, values, answer = copy.deepcopy(right())
    place: Any = answer
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = wrong
    assert complaints((document, values, answer)) != []
