"""Ideas that are alike together: then many tests come out the same for a whole block of them."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.columns.column import Column
from stoeprand.engine.columns.plan import Plan
from stoeprand.engine.columns.rows import Ideas

MANY_KERBS = 1000
"""With fewer kerbs putting ideas together takes longer than what it saves."""

_MOST_DIVISIONS = 6
_SAMPLE = 4096


def blocks_of(plan: Plan, columns: Mapping[str, Column], count: int, size: int) -> Iterator[Ideas]:
    """Yield blocks of at most `size` ideas that make up all of them.

    Where there are many kerbs each half of a block, by the dimensions that are tested most, makes a
    block of its own.
    """
    keys = _keys(plan, columns, count, size)
    if keys is None:
        for start in range(0, count, size):
            yield slice(start, min(start + size, count))
        return
    order = np.argsort(keys, kind="stable")
    ends = np.cumsum(np.bincount(keys))
    for first, end in zip([0, *ends[:-1]], ends, strict=True):
        for start in range(first, end, size):
            yield order[start : min(start + size, end)]


def _keys(
    plan: Plan, columns: Mapping[str, Column], count: int, size: int
) -> NDArray[np.uint8] | None:
    """Return a number per idea, the same for ideas that are to be together."""
    divisions = min(_MOST_DIVISIONS, (count // size).bit_length())
    divided = _most_tested(plan, columns)[:divisions]
    if not divided or len(plan.kerbs) < MANY_KERBS:
        return None
    keys = np.zeros(count, np.uint8)
    for place, column in enumerate(divided):
        sample = column.numbers[:: max(1, count // _SAMPLE)].astype(np.int64)
        middle = np.median(sample)
        keys |= (column.numbers > int(middle)).astype(np.uint8) << np.uint8(place)
    return keys


def _most_tested(plan: Plan, columns: Mapping[str, Column]) -> list[Column]:
    """Return the columns that can be divided, those first that most tests are about."""
    tests = dict.fromkeys(columns, 0)
    for test in plan.tests:
        if test.dimension in tests:
            tests[test.dimension] += 1
    return [
        columns[key]
        for key in sorted(tests, key=lambda key: -tests[key])
        if key in plan.cuts and columns[key].known is None
        if columns[key].numbers.dtype != np.object_
    ]
