"""Several people ask at once: each gets the answer that he would get alone."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from unittest import mock

from benchmarks.workload import DAY, make_area
from stoeprand.engine import Limit, check, next_questions
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.unknowns import by_trying

AREAS = [make_area(6, 20, seed)[0] for seed in range(3)]
ASKED: list[tuple[Area, Values]] = [
    (area, {f"d{dimension}": Decimal(amount) for dimension in (0, 1)})
    for area in AREAS
    for amount in (0, 30_000, 60_000, 90_000)
]


def answer(asked: tuple[Area, Values]) -> object:
    area, values = asked
    return check(area, values, DAY, Limit.of_seconds(60))


def answers() -> list[object]:
    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(answer, [*ASKED, *reversed(ASKED)]))


def test_answers_of_four_threads_are_those_of_one() -> None:
    alone = [check(area, values, DAY) for area, values in ASKED]
    with mock.patch.multiple(by_trying, MOST_STEPS=0, MOST_STEPS_WITHOUT_SOLVER=0):
        assert answers() == [*alone, *reversed(alone)]


def test_a_limit_that_was_over_does_not_stop_the_next_question() -> None:
    area, values = ASKED[0]
    expected = check(area, values, DAY)
    with mock.patch.multiple(by_trying, MOST_STEPS=0, MOST_STEPS_WITHOUT_SOLVER=0):
        for _ in range(50):
            assert check(area, values, DAY, Limit.of_seconds(60)) == expected
    assert set(next_questions(area, values, DAY)) <= set(expected.matters)
