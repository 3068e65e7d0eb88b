"""Ways in through thousands of kerbs: each is real, and none of its changes is one too many."""

from itertools import combinations

import pytest

from benchmarks.workload import DAY, make_area, make_ideas
from stoeprand.engine import Level, check
from stoeprand.engine.way_in import find_way_in

AREA, _ = make_area(64, 3000, seed=5)
IDEAS = make_ideas(AREA, 12, seed=5)


@pytest.mark.parametrize("number", range(len(IDEAS)))
def test_a_way_is_confirmed_by_check_and_cannot_do_with_one_change_less(number: int) -> None:
    idea = IDEAS[number]
    for to in (Level.FREE, Level.AGREE):
        found = find_way_in(AREA, idea, to, DAY)
        assert found.before is check(AREA, idea, DAY).worst
        assert found.ways
        for way in found.ways:
            assert check(AREA, {**idea, **way.changes}, DAY).worst <= to
            for each in way.changes:
                less = {**idea, **way.changes, each: idea[each]}
                assert check(AREA, less, DAY).worst > to


def test_ways_come_fewest_first_then_cheapest_and_none_contains_another() -> None:
    for idea in IDEAS:
        found = find_way_in(AREA, idea, Level.FREE, DAY).ways
        order = [(len(way.changes), way.cost) for way in found]
        assert order == sorted(order)
        sets = [set(way.changes) for way in found]
        for earlier, later in combinations(sets, 2):
            assert not earlier <= later
