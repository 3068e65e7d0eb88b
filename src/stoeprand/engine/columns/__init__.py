"""May I? for very many ideas at once: a column of values per dimension in, a column of levels out.

Every test that some kerb makes is made once over a block of ideas, and becomes a row of bits; a
kerb holds where all its rows do. An unknown value passes every test that some value passes. That
settles `worst` for all ideas, and `best` for the complete ones; what is left is settled once per
distinct combination of cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.area import Area
from stoeprand.engine.columns.column import Column
from stoeprand.engine.columns.packing import Row, words_for
from stoeprand.engine.columns.plan import Plan, plan_of
from stoeprand.engine.columns.rows import narrowed, rows_of
from stoeprand.engine.columns.settling import Levels, settle_incomplete
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.domains import Domain, Value
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message

__all__ = ["Column", "ColumnDecisions", "check_columns"]

IDEAS_AT_A_TIME = 65_536

_QUESTION = message("what the ideas may")
_EVERYBODY = ~np.uint64(0)

Columns = Mapping[str, Column | NDArray[Any] | Sequence[Value | None]]


@dataclass(frozen=True, slots=True)
class ColumnDecisions:
    """Per idea the loosest and strictest level that it can still have, as numbers of `Level`."""

    best: Levels
    worst: Levels

    @property
    def level(self) -> Levels:
        """Per idea its level, or -1 while it still depends on something unknown."""
        return np.where(self.best == self.worst, self.best, np.int8(-1))


def check_columns(
    area: Area, columns: Columns, at: date, limit: Limit | None = None
) -> ColumnDecisions:
    """Return the levels of many ideas on the day `at`.

    `columns` has for each known dimension one value per idea, fitted to it: values, with None where
    one is unknown, an array of numpy as `Column.of_array` takes it, or a `Column`, made once for
    many questions. All are of one length (ValueError otherwise, as for a dimension that the area
    does not have). A dimension without a column is unknown for every idea. Raises OutOfTime when
    `limit` is over before every answer is certain.
    """
    ready = _ready(area, columns)
    count = len(next(iter(ready.values()), ()))
    compiled = compile_area(area, at)
    worst = np.zeros(count, np.int8)
    for start in range(0, count, IDEAS_AT_A_TIME):
        if limit:
            limit.keep(_QUESTION)
        block = slice(start, min(start + IDEAS_AT_A_TIME, count))
        worst[block] = _strictest(compiled, ready, block)
    best = worst.copy()
    settle_incomplete(compiled, ready, best, limit)
    return ColumnDecisions(best, worst)


def _ready(area: Area, columns: Columns) -> dict[str, Column]:
    strange = [name for name in columns if name not in area.dimensions]
    if strange:
        raise ValueError(f"columns {strange}, expected dimensions of this area")
    ready = {name: _column(area.dimensions[name].domain, each) for name, each in columns.items()}
    lengths = {len(column) for column in ready.values()}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}, expected one length")
    return ready


def _column(domain: Domain, column: Column | NDArray[Any] | Sequence[Value | None]) -> Column:
    if isinstance(column, Column):
        return column
    if isinstance(column, np.ndarray):
        return Column.of_array(domain, column)
    return Column.of_values(domain, column)


def _strictest(compiled: CompiledArea, columns: Mapping[str, Column], block: slice) -> Levels:
    """Return the strictest level that each idea of a block can have."""
    plan, count = plan_of(compiled), block.stop - block.start
    dimensions = {
        key: rows_of(plan.cuts.get(key), columns.get(key), block) for key in compiled.cells
    }
    rows = [dimensions[test.dimension].row(test) for test in plan.tests]
    reached = _reached(plan, rows, words_for(count))
    levels = np.zeros(count, np.int8)
    at_least = np.zeros(words_for(count), np.uint64)
    for level in reversed(STRICTER_THAN_FREE):
        at_least |= reached[level]
        bits = np.unpackbits(at_least.view(np.uint8), count=count, bitorder="little")
        levels += bits.view(np.int8)
    return levels


def _reached(plan: Plan, rows: Sequence[Row], width: int) -> dict[Level, Row]:
    """Return per level the ideas to which some kerb can give it."""
    reached: dict[Level, Row] = {level: np.zeros(width, np.uint64) for level in STRICTER_THAN_FREE}
    applies, gives = np.empty(width, np.uint64), np.empty(width, np.uint64)
    for kerb in plan.kerbs:
        standing = narrowed(None, rows, kerb.shared, applies)
        for level, numbers in kerb.levels:
            here = narrowed(standing, rows, numbers, gives)
            reached[level] |= _EVERYBODY if here is None else here
    return reached
