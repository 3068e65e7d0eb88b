"""Which few kerbs let most ideas through: best, fewest, first, and proved; compared with trying."""

import random
from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stoeprand.engine.best_moves import Kerbs, best_moves, equally_good
from stoeprand.engine.limits import Limit, OutOfTime

Bundles = Mapping[Kerbs, int]


def through(bundles: Bundles, moved: tuple[int, ...]) -> int:
    return sum(count for kerbs, count in bundles.items() if set(kerbs) <= set(moved))


def by_trying(bundles: Bundles, most: int) -> list[Kerbs]:
    """Of all sets of at most 1, 2, … kerbs the one that the contract asks for."""
    kerbs = sorted({kerb for bundle in bundles for kerb in bundle})
    found = []
    for moves in range(1, most + 1):
        sets = (s for size in range(moves + 1) for s in combinations(kerbs, size))
        found.append(min(sets, key=lambda moved: (-through(bundles, moved), len(moved), moved)))
    return found


def bundles_of(kerbs: int) -> st.SearchStrategy[Bundles]:
    one = st.frozensets(st.integers(0, kerbs - 1), min_size=1, max_size=4)
    return st.dictionaries(one.map(lambda found: tuple(sorted(found))), st.integers(1, 3))


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(bundles_of(7))
def test_no_set_of_kerbs_is_better_and_of_equals_the_first_is_taken(bundles: Bundles) -> None:
    assert list(best_moves(bundles, 5)) == by_trying(bundles, 5)


@pytest.mark.parametrize("seed", range(12))
def test_the_same_holds_where_many_ideas_press_on_a_few_kerbs(seed: int) -> None:
    chance = random.Random(seed)
    bundles: dict[Kerbs, int] = {}
    for _ in range(60):
        kerbs = tuple(sorted(chance.sample(range(11), chance.choice((1, 2, 2, 3, 3, 4)))))
        bundles[kerbs] = bundles.get(kerbs, 0) + 1
    assert list(best_moves(bundles, 5)) == by_trying(bundles, 5)


def test_two_kerbs_that_hold_the_same_ideas_count_together() -> None:
    bundles = {(0, 3): 5, (1,): 2, (2,): 1}
    assert list(best_moves(bundles, 4)) == [(1,), (0, 3), (0, 1, 3), (0, 1, 2, 3)]


def test_a_kerb_that_adds_nothing_is_not_moved() -> None:
    assert list(best_moves({(4,): 2, (5, 6, 7): 9}, 3)) == [(4,), (4,), (5, 6, 7)]
    assert list(best_moves({(1, 2, 3): 9}, 2)) == [(), ()]
    assert list(best_moves({}, 2)) == [(), ()]


def test_more_moves_than_there_are_kerbs_end_at_all_that_help() -> None:
    assert list(best_moves({(8,): 1, (2,): 1}, 5000))[-3:] == [(2, 8)] * 3


def test_of_equally_good_sets_the_first_kerb_decides_then_the_second() -> None:
    assert list(best_moves({(3,): 1, (1,): 1, (2,): 1}, 2)) == [(1,), (1, 2)]
    assert list(best_moves({(0, 9): 1, (1, 2): 1}, 2))[1] == (0, 9)
    assert list(best_moves({(0, 9): 1, (0, 8): 1, (1, 2): 1}, 2))[1] == (0, 8)


def test_a_large_heap_of_ideas_comes_to_an_end() -> None:
    chance = random.Random(5)
    bundles: dict[Kerbs, int] = {}
    for _ in range(1000):
        favourites = [int(300 * chance.random() ** 2) for _ in range(chance.randint(1, 6))]
        kerbs = tuple(sorted(set(favourites)))
        bundles[kerbs] = bundles.get(kerbs, 0) + chance.randint(1, 4)
    found = list(best_moves(bundles, 6, Limit.of_seconds(100)))
    gains = [through(bundles, kerbs) for kerbs in found]
    assert gains == sorted(set(gains))
    assert [len(kerbs) for kerbs in found] == [1, 2, 3, 4, 5, 6]


def test_an_answer_is_never_given_without_its_proof() -> None:
    with pytest.raises(OutOfTime, match="which kerbs, moved, would open most"):
        list(best_moves({(1,): 1}, 1, Limit.of_seconds(0)))


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(bundles_of(7), st.integers(1, 4))
def test_what_is_said_to_do_as_well_does_and_of_one_kerb_all_that_do_are_named(
    bundles: Bundles, moves: int
) -> None:
    *_, best = best_moves(bundles, moves)
    kerbs = {kerb for bundle in bundles for kerb in bundle} - {*best}
    found = equally_good(bundles, best)
    assert found == {
        kerb: tuple(
            other
            for other in sorted(kerbs)
            if through(bundles, (*({*best} - {kerb}), other)) == through(bundles, best)
        )
        for kerb in best
    }
