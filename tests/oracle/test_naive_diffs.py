"""The oracle is right about two versions, and its judge sees every mistake: cases by hand."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest

from .diffs import causes_of_move, diff
from .hand_made import DAY, area, bands, kerb
from .judge_diffs import judge_diff
from .model_example import PURSE, SENSITIVE, budget
from .versions import ideas_that_fit_both, values_of_either

COST = {"cost": {"kind": "amount", "max": 5}}
PUBLIC = {"public": {"kind": "flag"}}


def facts_of(old: dict[str, Any], new: dict[str, Any], *days: date) -> dict[str, Any]:
    """What the oracle says of two versions on the day of the hand-made areas, or on others."""
    return diff(old, new, *(days or (DAY,)))


def test_every_pair_of_levels_that_some_idea_makes_is_a_move() -> None:
    # Old: 0 1 free, 2 3 tell, 4 5 agree. New: 0 1 2 free, 3 4 5 agree. So 2 is tell to free and 3
    # is tell to agree; the rest stays.
    old = area(COST, kerb("purse", "cost", bands((1, "free"), (3, "tell"), then="agree")))
    new = area(COST, kerb("purse", "cost", bands((2, "free"), then="agree")))
    assert facts_of(old, new) == {
        "at": "2026-05-20",
        "same": False,
        "lost": True,
        "gained": True,
        "only_old": False,
        "only_new": False,
        "moves": [("tell", "free"), ("tell", "agree")],
        "broken_promises": [],
    }
    assert causes_of_move(old, new, DAY, DAY, ("tell", "agree"), {"cost": 3}) == ["purse"]


def test_what_is_stricter_is_blamed_on_new_kerbs_and_what_is_looser_on_old_ones() -> None:
    # In public: tell by `a` and `b`, then agree by `c` and tell by `a`. The kerbs at agree are
    # NEW's `c` alone. Not in public: agree by `b`, then free: OLD's kerb at agree is `b`.
    both = {"true": "tell", "false": "free"}
    old = area(
        PUBLIC, kerb("a", "public", both), kerb("b", "public", {"true": "tell", "false": "agree"})
    )
    new = area(
        PUBLIC, kerb("c", "public", {"true": "agree", "false": "free"}), kerb("a", "public", both)
    )
    assert facts_of(old, new)["moves"] == [("tell", "agree"), ("agree", "free")]
    stricter, looser = ("tell", "agree"), ("agree", "free")
    assert causes_of_move(old, new, DAY, DAY, stricter, {"public": True}) == ["c"]
    assert causes_of_move(old, new, DAY, DAY, looser, {"public": False}) == ["b"]


def test_an_idea_that_one_file_alone_has_is_a_difference_without_any_move() -> None:
    # No kerb at all: every idea is free. Old has amounts 0 to 5, new 2 to 7.
    old, new = area(COST), area({"cost": {"kind": "amount", "min": 2, "max": 7}})
    facts = facts_of(old, new)
    assert (facts["moves"], facts["same"]) == ([], False)
    assert (facts["only_old"], facts["lost"]) == (True, True)
    assert (facts["only_new"], facts["gained"]) == (True, True)
    # Less at one end only: something is lost, nothing gained.
    facts = facts_of(old, area({"cost": {"kind": "amount", "max": 4}}))
    assert (facts["only_old"], facts["only_new"]) == (True, False)
    assert (facts["lost"], facts["gained"]) == (True, False)


def test_a_dimension_that_one_file_has_makes_no_difference_by_itself() -> None:
    facts = facts_of(area(COST), area({**COST, **PUBLIC}))
    assert (facts["same"], facts["only_old"], facts["only_new"]) == (True, False, False)
    # It does when a kerb is on it: cost 0 to 5 is free in the old file, and in the new one tell
    # for whoever is in public.
    new = area({**COST, **PUBLIC}, kerb("square", "public", {"true": "tell", "false": "free"}))
    assert facts_of(area(COST), new)["moves"] == [("free", "tell")]


def test_two_grids_have_in_common_what_lies_on_both() -> None:
    # Steps of 2 and of 3 up to 7: 0 2 4 6 and 0 3 6. Both: 0 and 6.
    old = area({"cost": {"kind": "amount", "step": 2, "max": 7}})
    new = area({"cost": {"kind": "amount", "step": 3, "max": 7}})
    assert values_of_either(old, new, "cost") == [0, 2, 3, 4, 6]
    assert list(ideas_that_fit_both(old, new)) == [{"cost": 0}, {"cost": 6}]
    # Agree from 4 on makes a move of 6 alone.
    closed = kerb("purse", "cost", bands((3, "free"), then="agree"))
    assert facts_of(old, {**new, "kerbs": [closed]})["moves"] == [("free", "agree")]


def test_without_an_end_a_whole_period_of_both_grids_is_looked_at() -> None:
    # Agree above 7; steps of 2 and 3 and no end: on both grids the first beyond 7 is 12.
    old = area({"cost": {"kind": "amount", "step": 2}})
    new = area(
        {"cost": {"kind": "amount", "step": 3}},
        kerb("purse", "cost", bands((7, "free"), then="agree")),
    )
    assert facts_of(old, new)["moves"] == [("free", "agree")]
    assert facts_of(old, new)["only_old"]


def test_new_read_as_of_a_later_day_shows_what_ends_by_itself() -> None:
    square = kerb("square", "public", {"true": "tell", "false": "free"}, valid_until="2026-05-31")
    document = area(PUBLIC, square)
    assert facts_of(document, document)["same"]
    assert facts_of(document, document, DAY, date(2026, 5, 31))["same"]
    later = facts_of(document, document, DAY, date(2026, 6, 1))
    assert (later["moves"], later["gained"], later["lost"]) == ([("tell", "free")], True, False)


def test_the_example_of_the_contract_says_what_moved_and_what_was_broken() -> None:
    # What a team may commit itself goes from 2500 down to nothing but 0, and up to 10000 it now
    # takes agreement; the promise is taken back. So 2500 goes from free to agree, 5000 to 10000
    # from tell to agree; where sensitive data are at stake it is no before and after.
    small = {**PURSE, "bands": bands((0, "free"), (50000, "agree"), then="no")}
    small.pop("promised_until")
    facts = facts_of(budget(), budget(small, SENSITIVE), date(2026, 11, 23))
    assert facts["moves"] == [("free", "agree"), ("tell", "agree")]
    promised = {"kerb": "purse", "promised_until": "2027-01-01"}
    assert facts["broken_promises"] == [
        {**promised, "day": "2026-11-23", "steps": [("free", "agree")]},
        {**promised, "now": None},
    ]


def right_answer() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Two versions, and a right answer of every part of which there is something."""
    old = area(
        {**COST, **PUBLIC},
        kerb(
            "purse", "cost", bands((2, "free"), (3, "tell"), then="no"), promised_until="2026-06-01"
        ),
        kerb("square", "public", {"true": "tell", "false": "free"}),
        promised_until="2026-06-01",
    )
    new = area(
        {"cost": {"kind": "amount", "min": 1, "max": 6}, "people": {"kind": "amount", "max": 1}},
        kerb("purse", "cost", bands((1, "free"), then="agree"), promised_until="2026-05-25"),
        promised_until="2026-06-01",
    )
    misfit = {"cost": 0, "public": False, "people": 0}
    broken = {"promised_until": "2026-06-01", "day": "2026-05-20", "from": "free", "to": "no"}
    answer = {
        "at": "2026-05-20",
        "same": False,
        "lost": True,
        "gained": True,
        "only_old": {"cost": 0},
        "only_new": {"cost": 6},
        "moves": [
            move("free", "agree", 2, False, "purse"),
            move("tell", "free", 1, True, "square"),
            move("tell", "agree", 3, True, "purse"),
            move("no", "agree", 5, False, "purse"),
        ],
        "broken_promises": [
            {"kerb": None, **broken, "example": misfit},
            {"kerb": "purse", **broken, "example": misfit},
            {"kerb": "purse", "promised_until": "2026-06-01", "now": "2026-05-25"},
        ],
    }
    return old, new, answer


def move(before: str, after: str, cost: int, public: bool, because: str) -> dict[str, Any]:
    """A move with its example and the kerb to blame."""
    example = {"cost": cost, "public": public, "people": 0}
    return {"from": before, "to": after, "example": example, "because": [because]}


def test_the_judge_finds_nothing_wrong_with_a_right_answer() -> None:
    old, new, answer = right_answer()
    assert judge_diff(old, new, DAY, None, answer) == []


MISTAKES: list[tuple[list[Any], Any]] = [
    (["at"], "2026-05-21"),
    (["same"], True),
    (["lost"], False),
    (["gained"], 1),
    (["only_old"], None),
    (["only_old"], {"cost": 1}),
    (["only_old"], {"cost": 0, "public": True}),
    (["only_new"], {"cost": 0}),
    (["moves"], []),
    (["moves", 0, "from"], "tell"),
    (["moves", 0, "because"], []),
    (["moves", 0, "because"], ["square"]),
    (["moves", 0, "example", "cost"], 0),
    (["moves", 0, "example", "cost"], 1),
    (["moves", 0, "example", "people"], 2),
    (["moves", 0, "example"], {"cost": 2}),
    (["moves", 1, "extra"], 1),
    (["broken_promises", 0, "kerb"], "square"),
    (["broken_promises", 0, "example", "cost"], 2),
    (["broken_promises", 0, "example", "cost"], 6),
    (["broken_promises", 1, "day"], "2026-05-21"),
    (["broken_promises", 1, "to"], "agree"),
    (["broken_promises", 1, "example"], None),
    (["broken_promises", 2, "now"], None),
    (["broken_promises", 2, "from"], "free"),
]


@pytest.mark.parametrize(("path", "wrong"), MISTAKES)
def test_the_judge_finds_each_single_mistake(path: list[Any], wrong: Any) -> None:
    old, new, answer = right_answer()
    place: Any = copy.deepcopy(answer)
    whole = place
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = wrong
    assert judge_diff(old, new, DAY, None, whole) != []


def test_the_judge_wants_the_entries_in_order() -> None:
    old, new, answer = right_answer()
    for key in ("moves", "broken_promises"):
        turned = {**answer, key: answer[key][::-1]}
        assert judge_diff(old, new, DAY, None, turned) != []
