"""Some ideas out of all columns: the strictest level that each of them can have."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.columns.column import Column
from stoeprand.engine.columns.outcomes import Outcomes
from stoeprand.engine.columns.packing import Row, Shelf, words_for
from stoeprand.engine.columns.plan import Plan, PlannedKerb
from stoeprand.engine.columns.rows import Ideas, Rows, RowsOfLine, rows_of
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level

Levels = NDArray[np.int8]

_EVERYBODY = ~np.uint64(0)


class Checking:
    """The tests of a plan on the columns of many ideas, block by block."""

    def __init__(self, plan: Plan, columns: Mapping[str, Column], most: int) -> None:
        """Take columns for some of the dimensions; no block has more than `most` ideas."""
        self._plan = plan
        self._columns = columns
        self._certain = plan.certain_without(columns)
        self._shelf = Shelf(most)

    def strictest_levels(self, ideas: Ideas, count: int) -> Levels:
        """Return the strictest level that each of `count` ideas can have.

        A test with the same outcome for all of them need not be made: where they are alike that
        leaves few kerbs.
        """
        plan = self._plan
        self._shelf.clear(count)
        makers = {
            key: rows_of(plan.cuts.get(key), column, ideas, self._shelf)
            for key, column in self._columns.items()
        }
        kerbs = plan.left_by(self._outcomes(makers))
        asked = {number for kerb in kerbs for number in _numbers_of(kerb)}
        tests = ((number, plan.tests[number]) for number in sorted(asked))
        rows = {number: makers[test.dimension].row(test) for number, test in tests}
        return _levels(_reached(kerbs, rows, words_for(count)), count)

    def _outcomes(self, makers: Mapping[str, Rows]) -> Outcomes:
        outcomes = self._certain.copy()
        for key, maker in makers.items():
            if isinstance(maker, RowsOfLine):
                maker.decide(self._plan.by_dimension[key], outcomes)
        return outcomes


def _numbers_of(kerb: PlannedKerb) -> list[int]:
    return [*kerb.shared, *(number for _, numbers in kerb.levels for number in numbers)]


def _reached(kerbs: Sequence[PlannedKerb], rows: Mapping[int, Row], width: int) -> Sequence[Row]:
    """Return per level the ideas to which some kerb can give it."""
    reached = [np.zeros(width, np.uint64) for _ in Level]
    applies, gives = np.empty(width, np.uint64), np.empty(width, np.uint64)
    for shared, levels in kerbs:
        standing = _narrowed(None, rows, shared, applies)
        for level, numbers in levels:
            here = _narrowed(standing, rows, numbers, gives)
            reached[level] |= _EVERYBODY if here is None else here
    return reached


def _narrowed(
    standing: Row | None, rows: Mapping[int, Row], numbers: Sequence[int], into: Row
) -> Row | None:
    """Return those of `standing` for whom all rows of these numbers hold; None is everybody.

    `into` may be overwritten, and be what is returned.
    """
    for number in numbers:
        row = rows[number]
        standing = row if standing is None else np.bitwise_and(standing, row, into)
    return standing


def _levels(reached: Sequence[Row], count: int) -> Levels:
    levels = np.zeros(count, np.int8)
    at_least = np.zeros(words_for(count), np.uint64)
    for level in reversed(STRICTER_THAN_FREE):
        at_least |= reached[level]
        bits = np.unpackbits(at_least.view(np.uint8), count=count, bitorder="little")
        levels += bits.view(np.int8)
    return levels
