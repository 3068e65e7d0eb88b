"""The oracle is right about promises, held day by day: cases by hand."""

from __future__ import annotations

from typing import Any

from .diffs import diff
from .hand_made import DAY, area, bands, kerb

COST = {"cost": {"kind": "amount", "max": 5}}
WHERE = {"where": {"kind": "choice", "values": ["street", "park"]}}
UNTIL = "2026-06-10"
FREE_TO_3 = bands((3, "free"), then="agree")
FREE_TO_1 = bands((1, "free"), then="agree")


def purse(bands_now: Any = FREE_TO_3, **more: Any) -> dict[str, Any]:
    """A kerb on cost, promised until June the tenth."""
    return kerb("purse", "cost", bands_now, **{"promised_until": UNTIL, **more})


def broken(
    old_kerbs: list[dict[str, Any]],
    new_kerbs: list[dict[str, Any]],
    dimensions: tuple[dict[str, Any], dict[str, Any]] = (COST, COST),
    **area_keys: Any,
) -> list[Any]:
    """What is broken when these kerbs come in the place of those, without the examples."""
    old = area(dimensions[0], *old_kerbs, **area_keys)
    new = area(dimensions[1], *new_kerbs)
    return [short(entry) for entry in diff(old, new, DAY)["broken_promises"]]


def short(entry: dict[str, Any]) -> tuple[Any, ...]:
    """Kerb, day and steps of the first form; kerb and the new day of the second."""
    if "steps" in entry:
        return (entry["kerb"], entry["day"], entry["steps"])
    return (entry["kerb"], entry["now"])


def test_a_promise_is_broken_on_the_first_day_on_which_it_is_not_kept() -> None:
    # The kerb itself stays as it was until May the 31st, and is stricter from June the 1st on:
    # the old kerb under its id ends, and who comes in its place is a new one on the same dimension.
    step = [("free", "agree")]
    ending = purse(valid_until="2026-05-31")
    strict = kerb("small-purse", "cost", FREE_TO_1, valid_from="2026-06-01")
    assert broken([purse()], [ending, strict]) == [("purse", "2026-06-01", step)]
    # After the promised day, June the tenth included, anything may begin.
    late = {**strict, "valid_from": "2026-06-11"}
    assert broken([purse()], [purse(valid_until=UNTIL), late]) == []
    on_the_last_day = {**strict, "valid_from": UNTIL}
    ended = purse(valid_until="2026-06-09")
    assert broken([purse()], [ended, on_the_last_day]) == [("purse", UNTIL, step)]


def test_the_largest_step_of_the_day_is_shown() -> None:
    # 0 and 1 stay free, 2 and 3 go from free to tell, 4 and 5 from agree to no. Each is one level
    # up: two steps, just as large.
    assert broken([purse()], [purse(bands((1, "free"), (3, "tell"), then="no"))]) == [
        ("purse", "2026-05-20", [("free", "tell"), ("agree", "no")])
    ]
    # Free to consult is two up, and larger.
    assert broken([purse()], [purse(bands((1, "free"), (3, "consult"), then="no"))]) == [
        ("purse", "2026-05-20", [("free", "consult")])
    ]


def test_a_promise_that_ended_before_today_binds_nobody_and_one_that_ends_today_does() -> None:
    strict = purse(FREE_TO_1, promised_until="2026-12-31")
    assert broken([purse(promised_until="2026-05-19")], [strict]) == []
    assert broken([purse(promised_until="2026-05-20")], [strict]) == [
        ("purse", "2026-05-20", [("free", "agree")])
    ]


def test_kerbs_that_stand_in_are_taken_together_and_only_where_the_id_does_not_count() -> None:
    # 4 and 5 were agree. Two new kerbs on cost: `low` tells from 2 on, `high` is no from 4 on.
    low = kerb("low", "cost", bands((1, "free"), then="tell"), promised_until=UNTIL)
    high = kerb("high", "cost", bands((3, "free"), then="no"))
    steps = [("free", "tell"), ("agree", "no")]
    assert broken([purse()], [low, high]) == [("purse", "2026-05-20", steps)]
    # Not so a kerb that OLD had too, or one on another dimension.
    both = ({**COST, **WHERE},) * 2
    wide = kerb("wide", "cost", bands(then="no"))
    elsewhere = kerb("elsewhere", "where", {"otherwise": "no"}, promised_until=UNTIL)
    assert broken([purse(), wide], [wide, elsewhere], both) == [("purse", None)]
    # While a kerb of the id counts, it alone is looked at.
    assert broken([purse()], [purse(), high]) == []
    # It does not count when its bands are open.
    opened = purse("open", ask="Hoeveel?")
    assert broken([purse()], [opened, high]) == [
        ("purse", "2026-05-20", [("agree", "no")]),
        ("purse", None),
    ]


def test_values_that_are_gone_break_a_promise_about_them_and_no_other() -> None:
    # In the park nothing of cost changes; the value `park` is gone.
    street = {"where": {"kind": "choice", "values": ["street"]}}
    gone = ({**COST, **WHERE}, {**COST, **street})
    # The promise is about cost, whatever `where` is: an idea in the park is left out.
    assert broken([purse()], [purse()], gone) == []
    # The promise says something of the park: there the idea counts as no, from free at most.
    on_streets = purse(when={"where": {"is": "street"}})
    assert broken([on_streets], [on_streets], gone) == [("purse", "2026-05-20", [("free", "no")])]
    # So does a value of its own dimension that is gone, here 4 and 5, which were agree.
    short_of = (COST, {"cost": {"kind": "amount", "max": 3}})
    assert broken([purse()], [purse()], short_of) == [("purse", "2026-05-20", [("agree", "no")])]
    # And where it was no already nothing is lost.
    closed = purse(bands((3, "free"), then="no"))
    assert broken([closed], [closed], short_of) == []


def test_a_promise_of_the_area_holds_for_the_level_of_every_idea() -> None:
    # The kerb is not promised; the area is. A new kerb on another dimension breaks that.
    both = ({**COST, **WHERE},) * 2
    parks = kerb("parks", "where", {"park": "tell", "otherwise": "free"})
    plain = kerb("purse", "cost", FREE_TO_3)
    assert broken([plain], [plain, parks], both, promised_until=UNTIL) == [
        (None, "2026-05-20", [("free", "tell")]),
        (None, None),
    ]
    # There any idea that does not fit counts as no.
    gone = ({**COST, **WHERE}, {**COST, "where": {"kind": "choice", "values": ["street"]}})
    assert broken([plain], [plain], gone, promised_until=UNTIL) == [
        (None, "2026-05-20", [("free", "no")]),
        (None, None),
    ]


def test_a_promise_that_is_shortened_or_dropped_is_broken_even_if_nothing_else_changes() -> None:
    assert broken([purse()], [purse(promised_until="2026-06-09")]) == [("purse", "2026-06-09")]
    assert broken([purse()], [purse(promised_until="2026-06-11")]) == []
    assert broken([purse()], [kerb("purse", "cost", FREE_TO_3)]) == [("purse", None)]
    # A kerb that is gone takes its promise along, unless one that stands in promises as long.
    assert broken([purse()], []) == [("purse", None)]
    successor = kerb("new-purse", "cost", FREE_TO_3, promised_until="2026-06-09")
    assert broken([purse()], [successor]) == [("purse", None)]
    assert broken([purse()], [{**successor, "promised_until": UNTIL}]) == []
    # Open it promises nothing, and was nothing that could be broken.
    assert broken([purse()], [purse("open", ask="Hoeveel?")]) == [("purse", None)]
    assert broken([purse("open", ask="Hoeveel?")], [purse(FREE_TO_1)]) == []


def test_a_kerb_that_is_not_in_force_yet_or_any_more_is_free_on_that_day() -> None:
    # The old kerb ends on May the 31st, so from June the first on nothing holds ideas on cost; the
    # new one goes on: 4 and 5 are agree then.
    assert broken([purse(valid_until="2026-05-31")], [purse()]) == [
        ("purse", "2026-06-01", [("free", "agree")])
    ]
    # The old kerb begins on June the first; the new one today.
    assert broken([purse(valid_from="2026-06-01")], [purse()]) == [
        ("purse", "2026-05-20", [("free", "agree")])
    ]


def test_the_area_comes_first_then_the_kerbs_as_in_the_file_each_in_its_two_forms() -> None:
    both = ({**COST, **WHERE},) * 2
    place = kerb("place", "where", {"otherwise": "free"}, promised_until=UNTIL)
    old = [place, purse()]
    new = [
        kerb("purse", "cost", FREE_TO_1),
        kerb("place", "where", {"park": "tell", "otherwise": "free"}),
    ]
    assert broken(old, new, both, promised_until=UNTIL) == [
        (None, "2026-05-20", [("free", "agree")]),
        (None, None),
        ("place", "2026-05-20", [("free", "tell")]),
        ("place", None),
        ("purse", "2026-05-20", [("free", "agree")]),
        ("purse", None),
    ]
