"""The oracle is right about one idea: cases by hand, each with its reckoning beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from . import naive
from .domains import every_value
from .hand_made import DAY, area, bands, kerb

BENCHES = area(
    {
        "cost": {"kind": "amount", "unit": "EUR", "max": 100, "step": 10},
        "hours": {"kind": "amount", "unit": "hours", "max": 6, "expected": True},
        "with_whom": {"kind": "choice", "values": ["neighbours", "firm", "nobody"]},
        "data": {"kind": "set", "values": ["name", "bsn"]},
    },
    kerb(
        "budget", "cost", bands((25, "free"), (60, "tell"), (80, "agree"), then="no"), signs="chris"
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
        "because": [{"kerb": "budget", "level": "tell", "owner": "noor"}],
        "perhaps": [],
        "left": [
            {
                "kerb": "budget",
                "dimension": "cost",
                "level": "tell",
                "next": "agree",
                "until": 60,
                "left": 20,
            }
        ],
        "talk_to": [{"person": "noor", "level": "tell", "kerbs": ["budget"]}],
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
