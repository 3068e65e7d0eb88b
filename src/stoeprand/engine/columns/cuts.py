"""Where kerbs cut a dimension with places: for each cut the row of ideas that lie up to it.

Of a few cuts each is compared with every idea. Of many that would be slow, and nearly the same over
and over: then each idea gets its *rank*, the number of cuts that lie below it, and the row of a cut
follows from those of two cuts further out and one binary digit of the ranks.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from stoeprand.engine.columns.column import Numbers
from stoeprand.engine.columns.packing import Row, packed, words_for
from stoeprand.engine.domains import PlacedDomain

_FEW = 24
_LARGEST_TABLE = 1 << 20
"""So many places may have their rank in a table; of more it has to be searched for."""
_WORTH_SEARCHING = 1000
"""Searching the rank of an idea takes as long as comparing it with so many cuts."""


class Cuts:
    """The cuts of one dimension; each is the last place before it."""

    def __init__(self, domain: PlacedDomain, cuts: Iterable[int]) -> None:
        self.domain = domain
        self._cuts = sorted(cut for cut in cuts if domain.lowest <= cut < domain.highest)
        self._spread = domain.highest - domain.lowest

    def rows(self, numbers: Numbers) -> dict[int, Row]:
        """Return for each cut which ideas lie up to and with it; `numbers` are their places."""
        if self._ranks is not None:
            moved = numbers.astype(np.intp, copy=False) - self.domain.lowest
            # what is unknown may be any number
            return self._rows_of_ranks(np.take(self._ranks, moved, mode="clip"))
        if numbers.dtype == np.object_ or len(self._cuts) > _WORTH_SEARCHING:
            return self._rows_of_ranks(
                np.searchsorted(np.array(self._cuts, numbers.dtype), numbers)
            )
        moved, offset = self._compact(numbers)
        return {cut: packed(moved <= cut - offset) for cut in self._cuts}

    @cached_property
    def _ranks(self) -> Numbers | None:
        """The rank of each place, where that is worth a table."""
        if len(self._cuts) <= _FEW or self._spread >= _LARGEST_TABLE:
            return None
        ends = [cut - self.domain.lowest + 1 for cut in self._cuts]
        lengths = np.diff([0, *ends, self._spread + 1])
        return np.repeat(np.arange(len(ends) + 1, dtype=np.uint16), lengths)

    def _compact(self, numbers: Numbers) -> tuple[Numbers, int]:
        """Return places in the smallest numbers that hold them all, and what was taken off.

        Half the size is nearly twice the speed.
        """
        lowest = self.domain.lowest
        for kind in (np.uint8, np.uint16, np.uint32):
            if self._spread <= np.iinfo(kind).max:
                moved = numbers.astype(np.int64, copy=False) - lowest if lowest else numbers
                return moved.astype(kind, copy=False), lowest
        return numbers, 0

    def _rows_of_ranks(self, ranks: Numbers) -> dict[int, Row]:
        digits = len(self._cuts).bit_length()
        zeros = [packed(ranks & ranks.dtype.type(1 << digit) == 0) for digit in range(digits)]
        nobody = np.zeros(words_for(len(ranks)), np.uint64)
        rows: dict[int, Row] = {}
        self._split(rows, zeros, 0, nobody, np.invert(nobody))
        return rows

    def _split(
        self, rows: dict[int, Row], zeros: Sequence[Row], first: int, below: Row, up_to: Row
    ) -> None:
        """Add the rows of the ranks from `first` on, as many as there are with these digits.

        `zeros` are the ideas whose rank has a zero there, from the lowest digit; `below` and
        `up_to` the ideas before the first and up to the last of these ranks.
        """
        if not zeros:
            return
        *lower, highest = zeros
        middle = first + (1 << len(lower))
        if middle > len(self._cuts):  # no cut lies so far
            self._split(rows, lower, first, below, up_to)
            return
        row = up_to & highest
        row |= below
        rows[self._cuts[middle - 1]] = row
        self._split(rows, lower, first, below, row)
        self._split(rows, lower, middle, row, up_to)
