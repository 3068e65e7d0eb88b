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
