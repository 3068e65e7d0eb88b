"""The oracle itself is right: cases worked out by hand, each with its reckoning beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from . import naive
from .domains import every_value, what_does_not_fit

DAY = date(2026, 5, 20)
PEOPLE = {
    "noor": {"name": "Noor", "role": "manager"},
    "chris": {"name": "Chris", "role": "controller"},
}


def area(dimensions: dict[str, Any], *kerbs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """An area with these dimensions and kerbs."""
    return {
        "format": 1,
        "area": "pleinen",
        "title": "Pleinen",
        "direction": "Bewoners maken hun plein.",
        "people": PEOPLE,
        "dimensions": dimensions,
        "kerbs": list(kerbs),
        **more,
    }


def kerb(kerb_id: str, on: str, bands: Any, **more: Any) -> dict[str, Any]:
    """A kerb of Noor's."""
    paper = {"title": kerb_id, "nature": "policy", "source": "Nota", "movable_by": "manager"}
    return {"id": kerb_id, **paper, "owner": "noor", "on": on, "bands": bands, **more}


def bands(*pairs: tuple[Any, str], then: str) -> list[dict[str, Any]]:
    """Bands with an end that is included, and the level of what lies beyond."""
    return [{"at_most": end, "level": level} for end, level in pairs] + [{"level": then}]


BENCHES = area(
    {
        "cost": {"kind": "amount", "unit": "EUR", "max": 100, "step": 10},
        "hours": {"kind": "amount", "unit": "hours", "max": 6, "expected": True},
        "with_whom": {"kind": "choice", "values": ["neighbours", "firm", "nobody"]},
        "data": {"kind": "set", "values": ["name", "bsn"]},
    },
    kerb(
        "purse", "cost", bands((25, "free"), (60, "tell"), (80, "agree"), then="no"), signs="chris"
    ),
    kerb(
        "privacy",
        "data",
        {"bsn": "no", "otherwise": "tell", "empty": "free"},
        owner="chris",
        when={"with_whom": {"in": ["firm"]}, "hours": {"above": 2}},
    ),
    kerb("patience", "hours", "open", ask="Hoe lang mag dat duren?"),
)


def test_a_complete_idea_gets_the_whole_answer() -> None:
    # 40 lies in the band above 25 up to 60: tell. On the grid of tens 60 is the last of it: 20 are
    # left, then agree. `privacy` needs more than 2 hours; there are 2, so it does not apply at all.
    # On hours no kerb is said, and one is open.
    idea = {"cost": 40, "hours": 2, "with_whom": "firm", "data": ["bsn"]}
    assert naive.check(BENCHES, idea, DAY) == {
        "level": "tell",
        "best": "tell",
        "worst": "tell",
        "matters": [],
        "because": [{"kerb": "purse", "level": "tell", "owner": "noor"}],
        "perhaps": [],
        "left": [
            {
                "kerb": "purse",
                "dimension": "cost",
                "level": "tell",
                "next": "agree",
                "until": 60,
                "left": 20,
            }
        ],
        "talk_to": [{"person": "noor", "level": "tell", "kerbs": ["purse"]}],
        "unsaid": [{"dimension": "hours", "kerbs": ["patience"]}],
    }


def test_what_is_unknown_is_filled_in_every_way() -> None:
    # Cost 20 is free whatever else. With a firm and 3 hours data decides: the empty set free, a
    # name tell, a bsn no. So best free, worst no. With fewer hours or other partners data makes no
    # difference, but there are completions where it does: all three unknowns matter.
    answer = naive.check(BENCHES, {"cost": 20, "hours": None}, DAY)
    assert (answer["level"], answer["best"], answer["worst"]) == (None, "free", "no")
    assert answer["matters"] == ["hours", "with_whom", "data"]
    assert (answer["because"], answer["perhaps"]) == ([], ["privacy"])
    # 25 is off the grid: the last amount in the free band is 20, so nothing is left, but the entry
    # says so. Next is tell.
    assert [(entry["until"], entry["left"]) for entry in answer["left"]] == [(20, 0)]


def test_best_is_reckoned_over_all_kerbs_together() -> None:
    # Small is agree by one kerb, large is agree by the other: each has a way out at free, but no
    # number of weeks has both. `because` stays empty: no kerb is above free in every completion.
    weeks = {"weeks": {"kind": "amount", "min": 1, "max": 4}}
    apart = area(
        weeks,
        kerb("not-short", "weeks", bands((2, "agree"), then="free")),
        kerb("not-long", "weeks", bands((2, "free"), then="agree")),
    )
    answer = naive.check(apart, {}, DAY)
    assert (answer["best"], answer["worst"], answer["level"]) == ("agree", "agree", "agree")
    assert (answer["because"], answer["talk_to"]) == ([], [])
    assert answer["perhaps"] == ["not-short", "not-long"]
    assert answer["matters"] == []
    facts = naive.room(apart, DAY)
    assert (facts["floor"], facts["verdict"], facts["idle"]) == ("agree", ["stuck"], [])


def test_an_unknown_that_changes_nothing_does_not_matter() -> None:
    # In public it is tell, else free, as long as hours are 0 or 1; from 2 hours on it is consult
    # whatever else. So public matters (at 0 hours) and hours matter.
    document = area(
        {
            "public": {"kind": "flag"},
            "hours": {"kind": "amount", "max": 3},
            "colour": {"kind": "choice", "values": ["red", "blue"]},
        },
        kerb("square", "public", {"true": "tell", "false": "free"}),
        kerb("long", "hours", bands((1, "free"), then="consult")),
        kerb("red", "colour", {"red": "tell", "otherwise": "free"}, when={"public": {"is": True}}),
    )
    answer = naive.check(document, {}, DAY)
    assert (answer["best"], answer["worst"]) == ("free", "consult")
    # Red in public is tell, but so is public itself: the colour never changes the level.
    assert answer["matters"] == ["public", "hours"]
    assert naive.room(document, DAY)["idle"] == ["red"]
    # From 2 hours on it is consult whatever the rest: best = worst, nothing matters any more.
    settled = naive.check(document, {"hours": 2}, DAY)
    assert (settled["level"], settled["matters"]) == ("consult", [])
    assert settled["perhaps"] == ["square", "red"]


def test_left_skips_bands_without_values_and_joins_equal_ones() -> None:
    # Grid of threes from -3 to 12: -3 0 3 6 9 12. Bands: up to 1 free (-3, 0); up to 2 no (none);
    # up to 7 free (3, 6); up to 9 tell (9); then free (12).
    document = area(
        {"steps": {"kind": "amount", "min": -4, "max": 13, "step": 3}},
        kerb("k", "steps", bands((1, "free"), (2, "no"), (7, "free"), (9, "tell"), then="free")),
    )
    assert every_value(document, "steps") == [-3, 0, 3, 6, 9, 12]

    def left(value: int) -> list[tuple[str, str, Any, Any]]:
        entries = naive.check(document, {"steps": value}, DAY)["left"]
        return [(each["level"], each["next"], each["until"], each["left"]) for each in entries]

    # The empty `no` band is nowhere, so the two free bands are one: from -3 it is 9 to 6.
    assert left(-3) == [("free", "tell", 6, 9)]
    assert left(6) == [("free", "tell", 6, 0)]
    # What follows tell is looser, what follows the last free band is nothing.
    assert left(9) == []
    assert left(12) == []


def test_left_ends_where_the_dimension_ends() -> None:
    # The stricter band begins at 50, the greatest amount is 45.5: nothing follows.
    dimensions = {"cost": {"kind": "amount", "step": Decimal("0.5"), "max": Decimal("45.7")}}
    document = area(
        dimensions, kerb("k", "cost", [{"below": 50, "level": "free"}, {"level": "no"}])
    )
    assert naive.check(document, {"cost": Decimal("44.5")}, DAY)["left"] == []
    # Without an upper end the last amount below 50 is 49.5.
    document["dimensions"]["cost"].pop("max")
    [entry] = naive.check(document, {"cost": Decimal("44.5")}, DAY)["left"]
    assert (entry["until"], entry["left"], entry["next"]) == (Decimal("49.5"), 5, "no")
    # An amount far beyond all that is named is in the last band.
    assert naive.check(document, {"cost": 10**9}, DAY)["level"] == "no"


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


def test_because_is_strictest_first_and_people_come_with_their_first_kerb() -> None:
    # In file order: tell (noor), agree (noor, chris signs), no (noor), agree (chris). Strictest
    # first, then file order: c, b, d, a. At no and tell the owner, at agree who signs.
    flag = {"public": {"kind": "flag"}}
    document = area(
        flag,
        kerb("a", "public", {"true": "tell", "false": "tell"}, signs="chris"),
        kerb("b", "public", {"true": "agree", "false": "agree"}, signs="chris"),
        kerb("c", "public", {"otherwise": "no"}, signs="chris"),
        kerb("d", "public", {"true": "no", "otherwise": "agree"}, owner="chris"),
    )
    answer = naive.check(document, {}, DAY)
    # `d` is no or agree: above free in both, given at its loosest.
    assert [(each["kerb"], each["level"]) for each in answer["because"]] == [
        ("c", "no"),
        ("b", "agree"),
        ("d", "agree"),
        ("a", "tell"),
    ]
    assert answer["talk_to"] == [
        {"person": "noor", "level": "no", "kerbs": ["c", "a"]},
        {"person": "chris", "level": "agree", "kerbs": ["b", "d"]},
    ]


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
        ("data", {"any_of": ["a", "b"]}, [("a",), ("b",), ("a", "b")]),
        ("data", {"all_of": ["a", "b"]}, [("a", "b")]),
        ("data", {"none_of": ["a"]}, [(), ("b",)]),
        ("data", {"any_of": ["b"], "none_of": ["a"]}, [("b",)]),
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


def test_unsaid_names_open_kerbs_that_can_apply_and_silence_that_was_not_wanted() -> None:
    document = area(
        {
            "cost": {"kind": "amount", "max": 3, "expected": True},
            "hours": {"kind": "amount", "max": 3},
            "public": {"kind": "flag", "expected": True},
        },
        kerb("open-1", "hours", "open", when={"cost": {"above": 1}}),
        kerb("open-2", "hours", "open", valid_until="2026-05-19"),
        kerb("open-3", "public", "open", when={"cost": {"above": 3}}),
        kerb("said", "public", {"true": "free", "false": "free"}, when={"hours": {"at_most": 0}}),
    )
    # Cost is expected and nobody said anything. On hours one open kerb can apply when cost is 2 or
    # 3; the other ended yesterday. On public a kerb is said, and can apply: no silence there.
    assert naive.check(document, {}, DAY)["unsaid"] == [
        {"dimension": "cost", "kerbs": []},
        {"dimension": "hours", "kerbs": ["open-1"]},
    ]
    # With cost 1 the open kerb on hours cannot apply, and hours is not expected. With 2 hours the
    # said kerb on public does not apply; public is expected, and its open kerb never applies.
    assert naive.check(document, {"cost": 1, "hours": 2}, DAY)["unsaid"] == [
        {"dimension": "cost", "kerbs": []},
        {"dimension": "public", "kerbs": []},
    ]
    facts = naive.room(document, DAY)
    assert facts["open"] == ["open-1", "open-3"]
    assert facts["verdict"] == ["empty"]
    assert facts["dimensions"]["public"] == {"expected": True, "kerbed": "sometimes"}


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
        kerb("purse", "cost", bands((1, "free"), then="agree")),
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
    # free or agree, and so not as meant, because of the purse, which can be stricter than tell.
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
            "kerbs": ["purse"],
            "ok": False,
        },
    ]


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
