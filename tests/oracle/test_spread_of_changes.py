"""Versions and whole ideas that are drawn reach all that can be said of them, and often."""

from __future__ import annotations

import pytest

from .spread_of_changes import spread_of_pairs, spread_of_whole_cases

# Each share is well under what is measured, so that only a change of the mixture makes it red.
AT_LEAST_OF_PAIRS = {
    "broken: by a choice of steps": 0.01,
    "broken: kerb gone": 0.08,
    "broken: of the area": 0.1,
    "broken: on a later day": 0.04,
    "broken: second form": 0.2,
    "broken: shortened": 0.03,
    "pair: broken promises": 0.25,
    "pair: gained": 0.2,
    "pair: lost": 0.2,
    "pair: moves": 0.25,
    "pair: only_new": 0.08,
    "pair: only_old": 0.1,
    "pair: same": 0.2,
    "pair: several moves": 0.1,
}
AT_LEAST_OF_WHOLE_CASES = {
    "opening: by one move": 0.4,
    "opening: fixed": 0.12,
    "opening: more by two": 0.25,
    "opening: two without the best one": 0.008,
    "way: as cheap as the next": 0.04,
    "way: five": 0.006,
    "way: none": 0.1,
    "way: of several dimensions": 0.02,
    "way: several": 0.08,
    "way: there already": 0.1,
}

pytestmark = pytest.mark.oracle


def test_versions_that_are_drawn_reach_every_difference_and_every_broken_promise() -> None:
    found = spread_of_pairs(250)
    assert too_few(found, AT_LEAST_OF_PAIRS) == {}
    assert found["ideas that fit OLD"] < 300


def test_whole_ideas_that_are_drawn_reach_every_way_in_and_every_opening() -> None:
    assert too_few(spread_of_whole_cases(150), AT_LEAST_OF_WHOLE_CASES) == {}


def too_few(found: dict[str, float], at_least: dict[str, float]) -> dict[str, float]:
    """The shares that are smaller than they should be."""
    shares = {what: found.get(what, 0.0) for what in at_least}
    return {what: share for what, share in shares.items() if share < at_least[what]}
