"""A flag per idea as a row of bits, worked on in words of 64."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.uint64]
"""Bits beyond the last idea mean nothing."""

_BITS, _BYTES = 64, 8


def packed(holds: NDArray[Any]) -> Row:
    """Return a flag per idea, or a number that is not 0 where it holds, as a row of bits."""
    bits = np.packbits(holds, bitorder="little")
    missing = -len(bits) % _BYTES
    return (np.pad(bits, (0, missing)) if missing else bits).view(np.uint64)


def words_for(count: int) -> int:
    """Return how many words a row of so many ideas has."""
    return -(-count // _BITS)


class Shelf:
    """Rows to write in, the same ones for each block: new memory costs more than filling it."""

    def __init__(self, count: int) -> None:
        """Make rows for at most `count` ideas."""
        self._most = words_for(count)
        self._width = self._most
        self._rows: list[Row] = []
        self._used = 0

    def clear(self, count: int) -> None:
        """Take back all rows; the next ones are for so many ideas."""
        self._width, self._used = words_for(count), 0

    def row(self) -> Row:
        """Return a row that nobody else has; it holds anything."""
        if self._used == len(self._rows):
            self._rows.append(np.empty(self._most, np.uint64))
        row = self._rows[self._used]
        self._used += 1
        return row if self._width == self._most else row[: self._width]
