"""The loosest level of ideas with something unknown, once per distinct combination of cells."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.check import check
from stoeprand.engine.columns.block import Levels
from stoeprand.engine.columns.column import Column, fits_a_word
from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.cells import LineCells
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit

_UNKNOWN = -1


def settle_incomplete(
    compiled: CompiledArea, columns: Mapping[str, Column], best: Levels, limit: Limit | None
) -> None:
    """Correct `best` of ideas with something unknown, which holds their worst level.

    Raises OutOfTime when `limit` is over before every answer is certain.
    """
    ideas = np.flatnonzero(_is_incomplete(compiled, columns, len(best)) & (best > Level.FREE))
    if not len(ideas):
        return
    cells = [
        _cells_of(compiled, dimension_id, column, ideas) for dimension_id, column in columns.items()
    ]
    _, firsts, same_as = np.unique(
        np.column_stack(cells), axis=0, return_index=True, return_inverse=True
    )
    likely = (_idea(columns, int(ideas[first])) for first in firsts)
    settled = [check(compiled.area, idea, compiled.at, limit).best for idea in likely]
    best[ideas] = np.array(settled, np.int8)[same_as.ravel()]


def _is_incomplete(
    compiled: CompiledArea, columns: Mapping[str, Column], count: int
) -> NDArray[np.bool_]:
    incomplete = np.full(count, len(columns) < len(compiled.cells))
    for column in columns.values():
        if column.known is not None:
            incomplete |= ~column.known
    return incomplete


def _cells_of(
    compiled: CompiledArea, dimension_id: str, column: Column, ideas: NDArray[np.intp]
) -> NDArray[np.int64]:
    """Return per idea a number, the same for values that no kerb tells apart."""
    cells, numbers = compiled.cells[dimension_id], column.numbers[ideas]
    found: NDArray[np.int64]
    if isinstance(cells, LineCells):
        ends = np.array(cells.ends, np.int64 if fits_a_word(cells.domain) else np.object_)
        found = np.searchsorted(ends, numbers)
    else:
        found = np.unique(numbers, axis=0, return_inverse=True)[1].reshape(len(ideas))
    return found if column.known is None else np.where(column.known[ideas], found, _UNKNOWN)


def _idea(columns: Mapping[str, Column], number: int) -> Values:
    values = ((dimension_id, column.value_at(number)) for dimension_id, column in columns.items())
    return {dimension_id: value for dimension_id, value in values if value is not None}
