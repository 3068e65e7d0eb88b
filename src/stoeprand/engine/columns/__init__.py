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
from stoeprand.engine.columns.block import Checking, Levels
from stoeprand.engine.columns.column import Column
from stoeprand.engine.columns.grouping import blocks_of
from stoeprand.engine.columns.plan import plan_of
from stoeprand.engine.columns.settling import settle_incomplete
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.domains import Domain, Value
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message

__all__ = ["Column", "ColumnDecisions", "check_columns"]

IDEAS_AT_A_TIME = 262_144
"""Fewer take longer: each step of numpy has its own price. More do not stay in the cache."""
_FEWER_AT_A_TIME = 65_536
_MOST_BITS = 1 << 31
"""Rows of all tests together take at most a quarter of a gigabyte."""

_QUESTION = message("what the ideas may")

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
    plan = plan_of(compiled)
    size = min(IDEAS_AT_A_TIME, max(_FEWER_AT_A_TIME, _MOST_BITS // (len(plan.tests) + 1)))
    checking = Checking(plan, ready, size)
    worst = np.zeros(count, np.int8)
    for ideas in blocks_of(plan, ready, count, size):
        if limit:
            limit.keep(_QUESTION)
        worst[ideas] = checking.strictest_levels(ideas, len(worst[ideas]))
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
