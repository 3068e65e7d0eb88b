"""The engine says of many pairs of versions exactly what the oracle finds by trying everything."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from . import engine_under_test, strategies
from .hand_made import DAY, area, bands, kerb
from .judge_diffs import judge_diff
from .made_versions import Pair, pairs
from .strategies import Case, as_yaml
from .trials import area_on, over_areas

pytestmark = pytest.mark.oracle

UNLIKE: dict[str, dict[str, Any]] = {
    "amount": {"kind": "date"},
    "date": {"kind": "amount"},
    "choice": {"kind": "set"},
    "set": {"kind": "choice"},
    "flag": {"kind": "choice", "values": ["true", "false"]},
}
UNIT_OF_NOBODY = "stoeptegels"


@over_areas(60, pairs())
def test_what_is_said_of_two_versions_is_true_and_complete(pair: Pair) -> None:
    old, new = area_on(pair.old, pair.at), area_on(pair.new, pair.new_at or pair.at)
    answered = engine_under_test.diff(old, new, pair.at, pair.new_at)
    assert judge_diff(pair.old, pair.new, pair.at, pair.new_at, answered) == []
    for move in answered["moves"]:
        for version, document, day, key in (
            (old, pair.old, pair.at, "from"),
            (new, pair.new, pair.new_at or pair.at, "to"),
        ):
            values = {name: move["example"][name] for name in document["dimensions"]}
            assert engine_under_test.answer(version, values, day)["level"] == move[key]


@over_areas(10, pairs())
def test_a_version_and_itself_differ_only_by_what_begins_or_ends_of_itself(pair: Pair) -> None:
    same = area_on(pair.new, pair.at)
    today = engine_under_test.diff(same, same, pair.at, None)
    assert (today["same"], today["moves"]) == (True, [])
    later = pair.at + timedelta(days=3)
    for new_at in (None, later):
        answered = engine_under_test.diff(same, same, pair.at, new_at)
        assert judge_diff(pair.new, pair.new, pair.at, new_at, answered) == []


@over_areas(10, pairs())
def test_back_again_is_the_same_seen_from_the_other_side(pair: Pair) -> None:
    old, new = area_on(pair.old, pair.at), area_on(pair.new, pair.at)
    there = engine_under_test.diff(old, new, pair.at, None)
    back = engine_under_test.diff(new, old, pair.at, None)
    assert (there["same"], there["lost"]) == (back["same"], back["gained"])
    assert [(move["from"], move["to"]) for move in there["moves"]] == sorted(
        ((move["to"], move["from"]) for move in back["moves"]), key=levels_in_order
    )
    assert judge_diff(pair.new, pair.old, pair.at, None, back) == []


def levels_in_order(move: tuple[str, str]) -> list[int]:
    """Where the levels of a move stand from loose to strict."""
    order = ("free", "tell", "consult", "agree", "no")
    return [order.index(level) for level in move]


@over_areas(10, pairs())
def test_a_limit_that_is_far_off_and_smaller_groups_of_kerbs_change_nothing(pair: Pair) -> None:
    old, new = area_on(pair.old, pair.at), area_on(pair.new, pair.new_at or pair.at)
    limit = engine_under_test.limit_far_off()
    with engine_under_test.one_kerb_at_a_time():
        answered = engine_under_test.diff(old, new, pair.at, pair.new_at, limit)
    assert judge_diff(pair.old, pair.new, pair.at, pair.new_at, answered) == []


def amount(**keys: Any) -> dict[str, Any]:
    """The dimension of an area that has one amount."""
    return {"kind": "amount", **keys}


LAST_DAYS = [{"below": "9999-12-31", "level": "free"}, {"level": "no"}]
FIRST_DAYS = [{"at_most": "0001-01-01", "level": "tell"}, {"level": "no"}]
FINE = Decimal("0.000001")
NEARLY_THE_GREATEST = Decimal("999999999999999.9998")
FAR_ENDS: list[tuple[dict[str, Any], Any, dict[str, Any], Any]] = [
    # Two grids that meet in 0 alone, and then not even there.
    (amount(step=7 * 10**14), [], amount(step=5 * 10**14), bands((5, "free"), then="no")),
    (amount(step=7 * 10**14, min=1), [], amount(step=5 * 10**14), bands((5, "free"), then="no")),
    # The last amounts that can be written, on two fine grids.
    (
        amount(step=FINE, min=NEARLY_THE_GREATEST),
        bands((NEARLY_THE_GREATEST, "free"), then="tell"),
        amount(step=7 * FINE, min=NEARLY_THE_GREATEST - FINE),
        bands((999999999999999, "free"), then="agree"),
    ),
    # The first days and the last.
    ({"kind": "date"}, LAST_DAYS, {"kind": "date", "min": "9999-12-30"}, [{"level": "tell"}]),
    ({"kind": "date", "max": "0001-01-02"}, FIRST_DAYS, {"kind": "date"}, [{"level": "tell"}]),
    # Days and values of which none is in both files.
    ({"kind": "date", "max": "2026-01-02"}, [], {"kind": "date", "min": "2026-01-03"}, []),
    (
        {"kind": "choice", "values": ["street"]},
        {"street": "tell"},
        {"kind": "choice", "values": ["park"]},
        {"park": "free"},
    ),
]


@pytest.mark.parametrize(("dimension", "said", "other_dimension", "other_said"), FAR_ENDS)
def test_versions_that_hardly_meet_are_compared_exactly_too(
    dimension: Any, said: Any, other_dimension: Any, other_said: Any
) -> None:
    versions = [
        area(
            {"size": each},
            *([kerb("k", "size", level, promised_until="2026-06-01")] if level else []),
            promised_until="2026-06-01",
        )
        for each, level in ((dimension, said), (other_dimension, other_said))
    ]
    for old, new in (versions, versions[::-1]):
        read = [engine_under_test.read(as_yaml(version), "area.yaml") for version in (old, new)]
        answered = engine_under_test.diff(read[0], read[1], DAY, None)
        assert judge_diff(old, new, DAY, None, answered) == []


@over_areas(5, strategies.cases())
def test_the_same_id_with_another_kind_or_unit_is_refused_by_its_name(case: Case) -> None:
    old = area_on(case.document, case.at)
    bare = {**case.document, "kerbs": []}
    for name, dimension in case.document["dimensions"].items():
        kept = {key: dimension[key] for key in ("values",) if key in dimension}
        for unlike in (
            {**kept, **UNLIKE[dimension["kind"]]},
            {**dimension, "unit": UNIT_OF_NOBODY},
        ):
            others = {**case.document["dimensions"], name: unlike}
            new = area_on({**bare, "dimensions": others}, case.at)
            faults = engine_under_test.faults_of_unlike(old, new, case.at)
            assert faults is not None
            assert [name in fault for fault in faults] == [True]
    assert engine_under_test.faults_of_unlike(old, area_on(bare, case.at), case.at) is None
