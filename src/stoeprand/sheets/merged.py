"""Cells that were made into one: each place of such a block then holds what its first one holds.

A heading over three columns is one of these, and so is an organ that is written once beside twenty
mandates.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stoeprand.sheets.cells import EMPTY, Cell, without_empty_end

MOST_FILLED = 200_000
"""So many cells are filled in, of all blocks together; the blocks behind that stay as they are."""

_BLOCK = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of cells that are one, by its first and last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


def blocks_of_sheet(xml: bytes) -> Iterator[Block]:
    """Yield the blocks that the XML of a sheet names."""
    for left, top, right, bottom in _BLOCK.findall(xml):
        yield Block(int(top) - 1, _column(left), int(bottom) - 1, _column(right))


def filled(rows: list[list[Cell]], blocks: Iterable[Block], columns: int) -> list[list[Cell]]:
    """Return the rows with every block filled in, as far as there are rows, and so many columns."""
    left = MOST_FILLED
    for block in blocks:
        reach = range(block.top, min(block.bottom + 1, len(rows)))
        width = min(block.right + 1, columns) - block.left
        left -= max(0, len(reach) * width)
        if left < 0:
            break
        if width > 0 and reach and block.top >= 0 and block.left < len(rows[block.top]):
            first = rows[block.top][block.left]
            for row in (rows[place] for place in reach):
                row.extend([EMPTY] * (block.left + width - len(row)))
                row[block.left : block.left + width] = [first] * width
    return [without_empty_end(row) for row in rows]


def _column(letters: bytes) -> int:
    """Return the place of a column from 0: `A` is 0, `AA` is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - ord("A") + 1
    return place - 1
