"""The oracle is right about single values and single kerbs: cases by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from . import naive
from .domains import every_value, what_does_not_fit
from .hand_made import DAY, area, bands, kerb


def test_what_cannot_be_written_is_no_value() -> None:
    # Fifteen digits before the point: of the multiples of three hundred (short scale) trillion
    # there are four, 0, 3, 6 and 9 times ten to the fourteenth. Beyond the last there is nothing,
    # so the band `no` is never reached.
    step = 3 * 10**14
    document = area(
        {"cost": {"kind": "amount", "step": step}},
        kerb("k", "cost", bands((9 * 10**14, "free"), then="no")),
    )
    assert every_value(document, "cost") == [0, step, 2 * step, 3 * step]
    assert naive.room(document, DAY)["levels"] == ["free"]
    assert naive.check(document, {"cost": 0}, DAY)["left"] == []
    # Nor is there a day after the last one of the calendar.
    last = area(
        {"day": {"kind": "date"}}, kerb("k", "day", bands(("9999-12-31", "free"), then="no"))
    )
    assert naive.room(last, DAY)["levels"] == ["free"]


def test_a_set_is_as_strict_as_its_strictest_member() -> None:
    # `otherwise` is for members that are not named, never for the empty set.
    document = area(
        {"data": {"kind": "set", "values": ["name", "address", "bsn"]}},
        kerb("k", "data", {"bsn": "agree", "name": "free", "otherwise": "tell"}),
    )
    expected = {
        (): "free",
        ("name",): "free",
        ("address",): "tell",
        ("name", "address"): "tell",
        ("address", "bsn"): "agree",
    }
    for members, level in expected.items():
        assert naive.level(document, {"data": list(members)}, DAY) == level
    # `empty` can be the strictest of all.
    document["kerbs"][0]["bands"]["empty"] = "no"
    assert naive.level(document, {"data": []}, DAY) == "no"
    assert naive.level(document, {"data": ["bsn"]}, DAY) == "agree"


def test_each_test_of_a_condition_means_what_it_says() -> None:
    dimensions: dict[str, dict[str, Any]] = {
        "n": {"kind": "amount", "max": 4},
        "day": {"kind": "date", "min": "2028-02-28", "max": "2028-03-01"},
        "data": {"kind": "set", "values": ["a", "b"]},
        "public": {"kind": "flag"},
    }
    cases: list[tuple[str, dict[str, Any], list[Any]]] = [
        ("n", {"at_least": 3}, [3, 4]),
        ("n", {"above": 3}, [4]),
        ("n", {"below": Decimal("1.5")}, [0, 1]),
        ("n", {"above": 1, "at_most": 3}, [2, 3]),
        ("n", {"above": 3, "below": 4}, []),
        ("day", {"above": "2028-02-28", "below": "2028-03-01"}, ["2028-02-29"]),
        ("data", {"any_of": ["a", "b"]}, [["a"], ["b"], ["a", "b"]]),
        ("data", {"all_of": ["a", "b"]}, [["a", "b"]]),
        ("data", {"none_of": ["a"]}, [[], ["b"]]),
        ("data", {"any_of": ["b"], "none_of": ["a"]}, [["b"]]),
        ("public", {"is": False}, [False]),
    ]
    for name, test, passing in cases:
        only = {name: dimensions[name]}
        closed = kerb("k", name, closed_on(dimensions[name]), when={name: test})
        document = area(only, closed)
        held = [
            idea[name]
            for idea in naive.everything(document)
            if naive.level(document, idea, DAY) == "no"
        ]
        assert held == passing, test
        assert naive.kerbs_nobody_meets(document) == ([] if passing else ["k"])


def closed_on(dimension: dict[str, Any]) -> Any:
    """Bands that are `no` for every value."""
    if dimension["kind"] in ("amount", "date"):
        return [{"level": "no"}]
    return {"otherwise": "no", "empty": "no"} if dimension["kind"] == "set" else {"otherwise": "no"}


def test_a_kerb_counts_from_its_first_day_to_its_last() -> None:
    document = area(
        {"public": {"kind": "flag"}},
        kerb(
            "summer",
            "public",
            {"otherwise": "no"},
            valid_from="2026-06-01",
            valid_until="2026-08-31",
        ),
    )
    levels = {
        day: naive.level(document, {"public": True}, date.fromisoformat(day))
        for day in ("2026-05-31", "2026-06-01", "2026-08-31", "2026-09-01")
    }
    assert list(levels.values()) == ["free", "no", "no", "free"]
    # Out of force it is as if it were not there: neither idle, nor anything on its dimension.
    facts = naive.room(document, DAY)
    assert (facts["idle"], facts["dimensions"]["public"]["kerbed"]) == ([], "never")


def test_values_that_a_dimension_has_not_do_not_fit() -> None:
    document = area(
        {
            "cost": {"kind": "amount", "min": -1, "step": Decimal("0.25")},
            "day": {"kind": "date", "max": "2026-12-31"},
            "data": {"kind": "set", "values": ["a", "b"]},
            "public": {"kind": "flag"},
        }
    )
    good = {"cost": Decimal("-0.75"), "day": "0001-01-01", "data": ["b", "a"], "public": False}
    assert what_does_not_fit(document, good) == []
    bad: list[tuple[str, Any]] = [
        ("cost", Decimal("0.3")),
        ("cost", -2),
        ("cost", 1.5),
        ("cost", True),
        ("cost", "1"),
        ("day", "2027-01-01"),
        ("day", "20260101"),
        ("day", "2026-02-30"),
        ("data", ["a", "a"]),
        ("data", ["c"]),
        ("data", "a"),
        ("public", 0),
        ("colour", "red"),
    ]
    for name, value in bad:
        assert what_does_not_fit(document, {**good, name: value}) != [], (name, value)
    assert what_does_not_fit(document, {**good, "cost": None}) != []
    assert what_does_not_fit(document, {"cost": 0}) != []
