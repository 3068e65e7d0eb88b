"""The oracle is right about a whole area, and its judge sees every mistake: cases by hand."""

from __future__ import annotations

from typing import Any

from . import naive
from .hand_made import DAY, area, bands, kerb


def test_twins_are_both_idle_and_empty_can_be_stuck_as_well() -> None:
    closed = bands((1, "agree"), then="no")
    document = area(
        {"n": {"kind": "amount", "max": 2}, "public": {"kind": "flag", "expected": True}},
        kerb("one", "n", closed),
        kerb("two", "n", closed),
    )
    facts = naive.room(document, DAY)
    assert facts["levels"] == ["agree", "no"]
    assert (facts["floor"], facts["idle"]) == ("agree", ["one", "two"])
    assert facts["verdict"] == ["empty", "stuck"]


def right_answer() -> tuple[dict[str, Any], dict[str, Any]]:
    """An area of two kerbs that close what the other leaves, and a right answer about its room."""
    document = area(
        {"n": {"kind": "amount", "max": 2}, "public": {"kind": "flag"}},
        kerb("low", "n", bands((0, "tell"), then="free")),
        kerb("high", "n", bands((0, "free"), (1, "tell"), then="agree")),
        kerb("spare", "n", bands((2, "tell"), then="free"), when={"public": {"is": True}}),
    )
    answer = {
        "area": "pleinen",
        "at": "2026-05-20",
        "verdict": ["room"],
        "levels": {
            "free": None,
            "tell": {"example": {"n": 1, "public": False}},
            "consult": None,
            "agree": {"example": {"n": 2, "public": True}},
            "no": None,
        },
        "floor": {"level": "tell", "kerbs": ["low", "high"]},
        "dimensions": {
            "n": {"expected": False, "kerbed": "always", "without": None},
            "public": {"expected": False, "kerbed": "never", "without": {"n": 0, "public": True}},
        },
        "idle": ["spare"],
        "open": [],
    }
    return document, answer


def test_the_judge_finds_nothing_wrong_with_a_right_answer() -> None:
    document, answer = right_answer()
    assert naive.judge_room(document, DAY, answer) == []


def test_the_judge_finds_each_single_mistake() -> None:
    mistakes: list[tuple[list[str], Any]] = [
        (["area"], "plein"),
        (["at"], "2026-05-21"),
        (["verdict"], ["stuck"]),
        (["levels", "free"], {"example": {"n": 0, "public": True}}),
        (["levels", "tell"], None),
        (["levels", "tell", "example", "n"], 2),
        (["levels", "agree", "example", "n"], 3),
        (["levels", "agree", "example", "public"], 1),
        (["levels", "agree", "example"], {"n": 2}),
        (["floor", "level"], "free"),
        (["floor", "kerbs"], ["low"]),
        (["floor", "kerbs"], ["high", "low"]),
        (["floor", "kerbs"], ["low", "high", "spare"]),
        (["dimensions", "n", "kerbed"], "sometimes"),
        (["dimensions", "n", "expected"], True),
        (["dimensions", "n", "without"], {"n": 0, "public": True}),
        (["dimensions", "public", "without"], None),
        (["idle"], []),
        (["open"], ["low"]),
    ]
    for path, wrong in mistakes:
        document, answer = right_answer()
        place: Any = answer
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = wrong
        assert naive.judge_room(document, DAY, answer) != [], path


def test_a_worked_example_is_ok_when_it_comes_out_as_meant_on_its_day() -> None:
    document = area(
        {"cost": {"kind": "amount", "max": 3}, "public": {"kind": "flag"}},
        kerb("budget", "cost", bands((1, "free"), then="agree")),
        kerb("square", "public", {"true": "tell", "false": "free"}, valid_from="2026-06-01"),
        examples=[
            {"title": "small", "values": {"cost": 1, "public": True}, "level": "free"},
            {
                "title": "June",
                "values": {"cost": 1, "public": True},
                "level": "free",
                "on": "2026-06-01",
            },
            {"title": "half known", "values": {"public": True}, "level": "tell"},
        ],
    )
    # In May the square is free; in June it is to be told. What it costs is unknown in the last one:
    # free or agree, and so not as meant, because of the budget, which can be stricter than tell.
    assert naive.validate_examples(document, DAY) == [
        {
            "title": "small",
            "meant": "free",
            "best": "free",
            "worst": "free",
            "kerbs": [],
            "ok": True,
        },
        {
            "title": "June",
            "meant": "free",
            "best": "tell",
            "worst": "tell",
            "kerbs": ["square"],
            "ok": False,
        },
        {
            "title": "half known",
            "meant": "tell",
            "best": "free",
            "worst": "agree",
            "kerbs": ["budget"],
            "ok": False,
        },
    ]
