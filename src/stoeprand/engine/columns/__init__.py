"""May I? for very many ideas at once: a column of values per dimension in, a column of levels out.

Each value becomes the number of its cell; each cell is a row of bits, one per term, that it leaves
standing; the AND of the rows of an idea is what stands for it. Unknown values have a row of their
own: what some value leaves standing. That settles `worst` for all ideas, and `best` for the
complete ones; what is left is settled once per distinct combination of cells.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.area import Area
from stoeprand.engine.check import check
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.compiled.cells import DimensionCells, LineCells, SetCells
from stoeprand.engine.domains import Value, Values
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message

IDEAS_AT_A_TIME = 65_536

_QUESTION = message("what the ideas may")

Levels = NDArray[np.int8]
Columns = Mapping[str, Sequence[Value | None]]


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

    `columns` has for each known dimension one value per idea, fitted to it, or None where it is
    unknown; all of one length (ValueError otherwise, as for a dimension that the area does not
    have). A dimension without a column is unknown for every idea. Raises OutOfTime when `limit` is
    over before every answer is certain.
    """
    strange = [name for name in columns if name not in area.dimensions]
    if strange:
        raise ValueError(f"columns {strange}, expected dimensions of this area")
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise ValueError(f"columns of different lengths: {sorted(lengths)}, expected one length")
    count = lengths.pop() if lengths else 0
    compiled = compile_area(area, at)
    tables = [
        _Table(cells, columns.get(key), count, compiled) for key, cells in compiled.cells.items()
    ]
    worst = np.zeros(count, np.int8)
    for start in range(0, count, IDEAS_AT_A_TIME):
        if limit:
            limit.keep(_QUESTION)
        block = slice(start, min(start + IDEAS_AT_A_TIME, count))
        worst[block] = _strictest(compiled, _standing(tables, block, compiled))
    best = worst.copy()
    _settle_incomplete(compiled, columns, tables, best, limit)
    return ColumnDecisions(best, worst)


class _Table:
    """One dimension: per idea the row that its value points at, and the rows of bits themselves."""

    def __init__(
        self,
        cells: DimensionCells,
        column: Sequence[Value | None] | None,
        count: int,
        compiled: CompiledArea,
    ) -> None:
        values = [None] * count if column is None else column
        if isinstance(cells, SetCells):
            masks, self.rows = _set_rows(cells, values)
        else:
            masks, self.rows = cells.terms, _line_rows(cells, values)
        self.unknown = len(masks)
        self.rows[self.rows < 0] = self.unknown
        width = (len(compiled.terms) + 7) // 8
        packed = b"".join(
            mask.to_bytes(width, "little") for mask in (*masks, cells.terms_somewhere)
        )
        self.bits = np.frombuffer(packed, np.uint8).reshape(len(masks) + 1, width)


def _line_rows(cells: LineCells, values: Sequence[Value | None]) -> NDArray[np.int64]:
    rows = (-1 if value is None else cells.cell_of(value) for value in values)
    return np.fromiter(rows, np.int64, len(values))


def _set_rows(
    cells: SetCells, values: Sequence[Value | None]
) -> tuple[list[int], NDArray[np.int64]]:
    """Return the terms of each distinct subset, and per idea which of them is its own."""
    numbers: dict[Value, int] = {}
    for value in values:
        if value is not None:
            numbers.setdefault(value, len(numbers))
    rows = (-1 if value is None else numbers[value] for value in values)
    return [cells.terms_at(value) for value in numbers], np.fromiter(rows, np.int64, len(values))


def _standing(tables: Sequence[_Table], block: slice, compiled: CompiledArea) -> NDArray[np.uint8]:
    """Return per idea the terms that some completion makes true, as bits."""
    width = (len(compiled.terms) + 7) // 8
    standing = np.full((block.stop - block.start, width), 255, np.uint8)
    for table in tables:
        standing &= table.bits[table.rows[block]]
    return standing


def _strictest(compiled: CompiledArea, standing: NDArray[np.uint8]) -> Levels:
    levels = np.zeros(len(standing), np.int8)
    width = standing.shape[1]
    for level in STRICTER_THAN_FREE:
        mask = compiled.stricter_than[level - 1].to_bytes(width, "little")
        levels += (standing & np.frombuffer(mask, np.uint8)).any(axis=1)
    return levels


def _settle_incomplete(
    compiled: CompiledArea,
    columns: Columns,
    tables: Sequence[_Table],
    best: Levels,
    limit: Limit | None,
) -> None:
    """Correct `best` of ideas with something unknown, once per distinct combination of cells."""
    if not len(best) or not tables:
        return
    rows = np.column_stack([table.rows for table in tables])
    is_incomplete = (rows == [table.unknown for table in tables]).any(axis=1) & (best > Level.FREE)
    incomplete = np.flatnonzero(is_incomplete)
    if not len(incomplete):
        return
    _, firsts, same_as = np.unique(rows[incomplete], axis=0, return_index=True, return_inverse=True)
    ideas = (_idea(columns, incomplete[first]) for first in firsts)
    settled = [check(compiled.area, idea, compiled.at, limit).best for idea in ideas]
    best[incomplete] = np.array(settled, np.int8)[same_as.ravel()]


def _idea(columns: Columns, number: int) -> Values:
    known = ((dimension_id, column[number]) for dimension_id, column in columns.items())
    return {dimension_id: value for dimension_id, value in known if value is not None}
