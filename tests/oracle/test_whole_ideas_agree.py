"""For many complete ideas the engine finds exactly the ways in and openings that the oracle has."""

from __future__ import annotations

import pytest

from . import engine_under_test
from .domains import LEVELS
from .judge import exactly
from .made_whole_cases import whole_cases
from .openings import openings
from .strategies import Case
from .trials import area_on, over_areas
from .ways_in import best_ways, every_way, judge_way_in

pytestmark = pytest.mark.oracle

IDEAS_WITH_A_WAY = 4
MOVES = 4


@over_areas(40, whole_cases())
def test_the_way_in_is_the_best_that_there_is_or_proved_impossible(case: Case) -> None:
    area = area_on(case.document, case.at)
    for values in case.ideas[:IDEAS_WITH_A_WAY]:
        ways = every_way(case.document, values, case.at)
        for to in LEVELS:
            answered, costs = engine_under_test.way_in(area, values, to, case.at)
            assert judge_way_in(case.document, values, ways, to, case.at, answered) == []
            assert costs == [way.cost for way in best_ways(case.document, ways, to)]
            for way in answered.get("ways", []):
                changed = {**values, **way["changes"]}
                reached = engine_under_test.answer(area, changed, case.at)["level"]
                assert LEVELS.index(reached) <= LEVELS.index(to)


@over_areas(50, whole_cases())
def test_the_kerbs_that_open_most_are_found_for_every_number_of_moves(case: Case) -> None:
    area = area_on(case.document, case.at)
    ideas = {f"idea-{number}": values for number, values in enumerate(case.ideas, start=1)}
    for to in LEVELS:
        answered = engine_under_test.openings(area, ideas, to, MOVES, case.at)
        expected = openings(case.document, ideas, to, MOVES, case.at)
        assert exactly(answered) == exactly(expected)
        # Two objects are equal in whatever order their keys stand; these stand as in the file.
        assert list(answered["fixed"]) == list(expected["fixed"])


@over_areas(5, whole_cases())
def test_a_limit_that_is_far_off_changes_no_way_in_and_no_opening(case: Case) -> None:
    area = area_on(case.document, case.at)
    ideas = {f"idea-{number}": values for number, values in enumerate(case.ideas, start=1)}
    ways = every_way(case.document, case.ideas[0], case.at)
    for to in LEVELS:
        limit = engine_under_test.limit_far_off()
        with engine_under_test.one_kerb_at_a_time():
            way, _ = engine_under_test.way_in(area, case.ideas[0], to, case.at, limit)
            answered = engine_under_test.openings(area, ideas, to, MOVES, case.at, limit)
        assert judge_way_in(case.document, case.ideas[0], ways, to, case.at, way) == []
        expected = openings(case.document, ideas, to, MOVES, case.at)
        assert exactly(answered) == exactly(expected)
