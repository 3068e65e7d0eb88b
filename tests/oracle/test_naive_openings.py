"""The oracle is right about openings: cases by hand."""

from __future__ import annotations

from typing import Any

from .hand_made import DAY, area, bands, kerb
from .model_example import budget
from .openings import openings


def test_the_example_of_the_contract_opens_with_the_purse_and_law_stays_where_it_is() -> None:
    # `small` is free now. `large` is held back by the purse. `large-bsn` is by the purse and by
    # the law; `bsn` by the law alone.
    plain = {"cost": 0, "who": "manager", "weeks": 6, "partner": "company", "data": []}
    ideas: dict[str, Any] = {
        "large-bsn": {**plain, "cost": 12500, "data": ["bsn"]},
        "small": plain,
        "large": {**plain, "cost": 12500},
        "bsn": {**plain, "data": ["bsn"]},
    }
    opened = {"kerbs": ["purse"], "opened": ["large"]}
    assert openings(budget(), ideas, "free", 2, DAY) == {
        "to": "free",
        "open_now": 1,
        "steps": [{"moves": 1, **opened}, {"moves": 2, **opened}],
        "fixed": {"sensitive-data": ["large-bsn", "bsn"]},
    }
    # To agree the purse holds back nothing: there is nothing to move, and nothing is.
    assert openings(budget(), ideas, "agree", 1, DAY) == {
        "to": "agree",
        "open_now": 2,
        "steps": [{"moves": 1, "kerbs": [], "opened": []}],
        "fixed": {"sensitive-data": ["large-bsn", "bsn"]},
    }


FLAGS = {name: {"kind": "flag"} for name in "abcd"}


def closing(flag: str, **more: Any) -> dict[str, Any]:
    """A kerb that says no where a flag is set."""
    return kerb(f"no-{flag}", flag, {"true": "no", "false": "free"}, **more)


def held_by(flags: str) -> dict[str, bool]:
    """An idea that is held back by the kerbs on these flags."""
    return {name: name in flags for name in FLAGS}


def steps(ideas: dict[str, Any], *kerbs: dict[str, Any]) -> list[Any]:
    """The kerbs and what they open, for one move, two and three."""
    found = openings(area(FLAGS, *kerbs), ideas, "free", 3, DAY)["steps"]
    return [("".join(each["kerbs"]).replace("no-", ""), each["opened"]) for each in found]


def test_the_best_two_need_not_hold_the_best_one() -> None:
    # Alone `a` opens one idea; b and c together open two, and with a three.
    ideas = {"1": held_by("bc"), "2": held_by("a"), "3": held_by("bc")}
    kerbs = [closing(flag) for flag in "abcd"]
    assert steps(ideas, *kerbs) == [("a", ["2"]), ("bc", ["1", "3"]), ("abc", ["1", "2", "3"])]


def test_of_sets_that_open_as_much_the_smallest_and_then_the_first_in_the_file_wins() -> None:
    # b and d each open one: b stands first. Together two; the third kerb would add nothing.
    ideas = {"1": held_by("d"), "2": held_by("b")}
    kerbs = [closing(flag) for flag in "abcd"]
    assert steps(ideas, *kerbs) == [("b", ["2"]), ("bd", ["1", "2"]), ("bd", ["1", "2"])]
    # In a file that has d first it is d.
    assert steps(ideas, *kerbs[::-1])[0] == ("d", ["1"])
    # Compared one by one: a and d come before b and c.
    ideas = {"1": held_by("bc"), "2": held_by("ad")}
    assert steps(ideas, *kerbs)[1] == ("ad", ["2"])


def test_what_nobody_may_move_or_does_not_count_is_no_opening() -> None:
    ideas = {"1": held_by("ab"), "2": held_by("a"), "3": held_by("b"), "4": held_by("cd")}
    kerbs = [
        closing("a", movable_by="nobody"),
        closing("b"),
        closing("c", valid_until="2026-05-19"),
        kerb("no-d", "d", "open", ask="Mag dat?", movable_by="nobody"),
    ]
    answer = openings(area(FLAGS, *kerbs), ideas, "free", 1, DAY)
    assert answer["open_now"] == 1
    assert answer["steps"] == [{"moves": 1, "kerbs": ["no-b"], "opened": ["3"]}]
    assert answer["fixed"] == {"no-a": ["1", "2"]}


def test_a_kerb_holds_back_what_it_is_stricter_about_than_wished() -> None:
    document = area(
        {"cost": {"kind": "amount", "max": 9}},
        kerb("purse", "cost", bands((2, "free"), (5, "tell"), then="agree")),
    )
    ideas = {"small": {"cost": 2}, "middle": {"cost": 5}, "large": {"cost": 9}}
    answer = openings(document, ideas, "tell", 1, DAY)
    assert (answer["open_now"], answer["steps"][0]["opened"]) == (2, ["large"])
