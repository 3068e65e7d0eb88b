"""What another version of an area gives and takes, and which promises it breaks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from stoeprand.engine import Level, Limit, OutOfTime, check, read_area
from stoeprand.engine.area import Area
from stoeprand.engine.domains import SetDomain
from stoeprand.engine.versions import (
    BrokenPromise,
    Diff,
    ShortenedPromise,
    UnlikeAreas,
    compare_versions,
)

TODAY = date(2026, 11, 23)
PURSE = "bands: [{at_most: 2500, level: free}, {at_most: 10000, level: tell}, {level: agree}]"


def area(
    *kerbs: str, cost: str = "kind: amount, max: 20000", more: str = "", promised: str = ""
) -> Area:
    """An area on cost, partner and data, with these kerbs; `more` are dimensions."""
    usual = "title: Kerb, nature: money, source: Book, owner: vera, movable_by: director"
    written = "".join(f"  - {{{usual}, {own}}}\n" for own in kerbs)
    text = f"""
format: 1
area: square
title: Square
direction: The square is for everybody.
{f"promised_until: {promised}" if promised else ""}
people: {{vera: {{name: Vera Duin, role: manager}}}}
dimensions:
  cost: {{{cost}}}
  partner: {{kind: choice, values: [residents, company]}}
  data: {{kind: set, values: [name, health]}}
{more}
kerbs: {"[]" if not kerbs else ""}
{written}"""
    return read_area(text.encode(), "square.yaml")


def purse(bands: str = PURSE, more: str = "") -> str:
    """A kerb on the cost."""
    return f"id: purse, on: cost, {bands}{', ' if more else ''}{more}"


def moves_of(diff: Diff) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(move.before.id, move.after.id, move.because) for move in diff.moves]


def test_a_smaller_purse_takes_room_and_an_idea_shows_it() -> None:
    old, new = area(purse()), area(purse(PURSE.replace("2500", "1000")))
    diff = compare_versions(old, new, TODAY)
    assert moves_of(diff) == [("free", "tell", ("purse",))]
    assert (diff.same, diff.lost, diff.gained) == (False, True, False)
    example = diff.moves[0].example
    assert check(old, example, TODAY).level is Level.FREE
    assert check(new, example, TODAY).level is Level.TELL


def test_the_same_kerbs_in_other_words_are_the_same() -> None:
    old = area(purse(more="why: So that nobody waits"))
    new = area(
        purse(
            "bands: [{at_most: 1000, level: free}, {below: 2501, level: free}, "
            "{at_most: 10000, level: tell}, {level: agree}]"
        )
    )
    assert compare_versions(old, new, TODAY).as_json() == {
        "at": "2026-11-23",
        "same": True,
        "lost": False,
        "gained": False,
        "only_old": None,
        "only_new": None,
        "moves": [],
        "broken_promises": [],
    }


def test_what_ends_by_itself_shows_when_one_file_is_read_on_two_days() -> None:
    until = area(purse(more="valid_until: 2026-12-31"))
    assert compare_versions(until, until, TODAY).same
    assert compare_versions(until, until, TODAY, date(2026, 12, 31)).same
    ended = compare_versions(until, until, TODAY, date(2027, 1, 1))
    assert moves_of(ended) == [("tell", "free", ("purse",)), ("agree", "free", ("purse",))]


@pytest.mark.parametrize(
    ("before", "after", "lost", "gained"),
    [
        ("kind: amount, max: 20000", "kind: amount, max: 10000", True, False),
        ("kind: amount, max: 20000", "kind: amount", False, True),
        ("kind: amount, step: 0.02, max: 9", "kind: amount, step: 0.03, max: 9", True, True),
        ("kind: amount, step: 1, max: 9", "kind: amount, step: 0.01, max: 9", False, True),
        ("kind: amount, min: -5, max: 9", "kind: amount, max: 9", True, False),
    ],
)
def test_ideas_that_fit_only_one_version_are_lost_or_gained(
    before: str, after: str, lost: bool, gained: bool
) -> None:
    diff = compare_versions(area(cost=before), area(cost=after), TODAY)
    assert (diff.lost, diff.gained) == (lost, gained)
    assert (diff.only_old is not None, diff.only_new is not None) == (lost, gained)
    assert not diff.same


def test_members_that_are_new_stand_in_the_idea_that_fits_only_now() -> None:
    old = area()
    data = replace(old.dimensions["data"], domain=SetDomain(("name",)))
    fewer = replace(old, dimensions={**old.dimensions, "data": data})
    assert compare_versions(fewer, old, TODAY).as_json()["only_new"]["data"] == ["health"]
    assert compare_versions(old, fewer, TODAY).as_json()["only_old"]["data"] == ["health"]


def test_a_dimension_that_only_one_version_has_does_not_count_in_the_other() -> None:
    old = area(purse())
    new = area(
        purse(),
        "id: try, on: weeks, bands: [{at_most: 4, level: free}, {level: consult}]",
        more="  weeks: {kind: amount}",
    )
    diff = compare_versions(old, new, TODAY)
    assert ("free", "consult", ("try",)) in moves_of(diff)
    assert diff.only_old is diff.only_new is None
    assert set(diff.moves[0].example) == {"cost", "partner", "data", "weeks"}


def test_another_kind_or_unit_cannot_be_compared() -> None:
    with pytest.raises(UnlikeAreas) as caught:
        compare_versions(area(), area(cost="kind: date"), TODAY)
    assert [str(fault) for fault in caught.value.faults] == [
        "dimension 'cost' is of kind amount in the old file and date in the new one,"
        " expected the same"
    ]
    with pytest.raises(UnlikeAreas) as caught:
        compare_versions(area(), area(cost="kind: amount, unit: EUR"), TODAY)
    assert [str(fault) for fault in caught.value.faults] == [
        "dimension 'cost' is without a unit in the old file and in 'EUR' in the new one,"
        " expected the same unit"
    ]


def broken(old: Area, new: Area) -> list[Any]:
    return list(compare_versions(old, new, TODAY).broken_promises)


def test_a_promised_kerb_that_becomes_stricter_is_broken_with_its_largest_step() -> None:
    old = area(purse(more="promised_until: 2027-01-01"))
    new = area(
        purse("bands: [{at_most: 1000, level: free}, {level: agree}]", "promised_until: 2027-01-01")
    )
    (found,) = broken(old, new)
    assert (found.kerb, found.day, found.before, found.after) == (
        "purse",
        TODAY,
        Level.FREE,
        Level.AGREE,
    )
    assert Decimal(1000) < found.example["cost"] <= Decimal(2500)


def test_a_promise_breaks_on_the_first_day_on_which_something_changes() -> None:
    old = area(purse(more="promised_until: 2027-06-01"))
    later = "id: extra, on: cost, valid_from: 2027-03-01, promised_until: 2027-06-01, bands: "
    new = area(
        purse(more="promised_until: 2027-06-01, valid_until: 2027-02-28"),
        later + "[{level: no}]",
    )
    (found,) = broken(old, new)
    assert (found.day, found.after) == (date(2027, 3, 1), Level.NO)
    in_time = area(
        purse(more="promised_until: 2027-06-01, valid_until: 2027-06-01"),
        later.replace("2027-03-01", "2027-06-02") + "[{level: no}]",
    )
    assert broken(old, in_time) == []


def test_a_promise_that_is_shortened_dropped_or_gone_is_broken_too() -> None:
    old = area(purse(more="promised_until: 2027-06-01"))
    until = date(2027, 6, 1)
    shorter = area(purse(more="promised_until: 2027-05-31"))
    assert broken(old, shorter) == [ShortenedPromise("purse", until, date(2027, 5, 31))]
    dropped = [ShortenedPromise("purse", until, None)]
    assert broken(old, area(purse())) == dropped
    assert broken(old, area(purse("bands: open", "promised_until: 2027-06-01"))) == dropped
    assert broken(old, area()) == dropped


def test_what_takes_the_place_of_a_kerb_that_is_gone_keeps_its_promise() -> None:
    old = area(purse(more="promised_until: 2027-06-01"))
    stand_in = purse(more="promised_until: 2027-06-01").replace("purse", "budget")
    assert broken(old, area(stand_in)) == []
    stricter = area(stand_in.replace("10000", "5000"))
    assert [(f.kerb, f.before, f.after) for f in broken(old, stricter)] == [
        ("purse", Level.TELL, Level.AGREE)
    ]


def test_what_no_longer_fits_was_promised_and_is_refused() -> None:
    old = area(purse(more="promised_until: 2027-06-01"))
    new = area(purse(more="promised_until: 2027-06-01"), cost="kind: amount, max: 2000")
    (found,) = broken(old, new)
    assert (found.before, found.after) == (Level.FREE, Level.NO)
    assert found.example["cost"] > 2000


def test_a_promised_area_is_held_to_the_level_of_its_ideas() -> None:
    old = area(purse(), promised="2027-06-01")
    same_for_all = area(
        purse("bands: [{at_most: 10000, level: free}, {level: agree}]"),
        "id: other, on: cost, bands: [{at_most: 2500, level: free}, {level: tell}]",
        promised="2027-06-01",
    )
    assert broken(old, same_for_all) == []
    law = "id: law, on: partner, bands: {company: no, otherwise: free}"
    (found,) = broken(old, area(purse(), law, promised="2027-06-01"))
    assert isinstance(found, BrokenPromise)
    assert (found.kerb, found.before, found.after) == (None, Level.FREE, Level.NO)
    assert broken(old, area(purse(), promised="2027-05-01")) == [
        ShortenedPromise(None, date(2027, 6, 1), date(2027, 5, 1))
    ]


def test_promises_that_ended_before_today_bind_nobody() -> None:
    old = area(purse(more="promised_until: 2026-11-22"), promised="2026-11-22")
    assert broken(old, area()) == []


def test_nothing_is_said_without_proof_when_the_time_is_over() -> None:
    with pytest.raises(OutOfTime, match="whether ideas are"):
        compare_versions(area(purse()), area(), TODAY, limit=Limit.of_seconds(0))
