"""Where kerbs cut a dimension with places: for each cut the row of ideas that lie up to it.

Of a few cuts each is compared with every idea. Of many that would be slow, and nearly the same over
and over: then each idea gets its *rank*, the number of cuts that lie below it, and the row of a cut
follows from those of two cuts further out and one binary digit of the ranks.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from stoeprand.engine.columns.column import Numbers, fits_a_word
from stoeprand.engine.columns.packing import Row, Shelf, packed
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
        self._cuts = sorted(cut for cut in cuts if cut >= domain.lowest)
        self._spread = domain.highest - domain.lowest

    def rows(self, numbers: Numbers, low: int, high: int, shelf: Shelf) -> dict[int, Row]:
        """Return for each cut that divides them which ideas lie up to and with it.

        `numbers` are the places of the ideas, all that are known from `low` up to and with `high`.
        """
        within = range(bisect_left(self._cuts, low), bisect_left(self._cuts, high))
        if len(within) > _FEW and self._ranks is not None:
            moved = numbers.astype(np.intp, copy=False) - self.domain.lowest
            # what is unknown may be any number
            return self._rows_of_ranks(np.take(self._ranks, moved, mode="clip"), within, shelf)
        if numbers.dtype == np.object_ or len(within) > _WORTH_SEARCHING:
            cuts = np.array(self._cuts, np.int64 if fits_a_word(self.domain) else np.object_)
            return self._rows_of_ranks(np.searchsorted(cuts, numbers), within, shelf)
        moved, offset = self._compact(numbers)
        cuts_within = (self._cuts[rank] for rank in within)
        return {cut: packed(moved <= cut - offset) for cut in cuts_within}

    @cached_property
    def _ranks(self) -> Numbers | None:
        """The rank of each place, where that is worth a table."""
        if self._spread >= _LARGEST_TABLE or not fits_a_word(self.domain):
            return None
        ends = [cut - self.domain.lowest + 1 for cut in self._cuts]
        lengths = np.diff([0, *ends, self._spread + 1])
        return np.repeat(np.arange(len(ends) + 1, dtype=np.min_scalar_type(len(ends))), lengths)

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

    def _rows_of_ranks(self, ranks: Numbers, within: range, shelf: Shelf) -> dict[int, Row]:
        digits = len(self._cuts).bit_length()
        zeros = [packed(ranks & ranks.dtype.type(1 << digit) == 0) for digit in range(digits)]
        nobody = np.zeros_like(zeros[0])
        rows: dict[int, Row] = {}
        halving = _Halving(self._cuts, within, zeros, rows, shelf)
        halving.split(0, digits - 1, nobody, np.invert(nobody))
        return rows


@dataclass(frozen=True, slots=True)
class _Halving:
    """Makes rows of cuts `within`, by the ideas whose rank has a zero at each binary digit."""

    cuts: Sequence[int]
    within: range
    zeros: Sequence[Row]
    rows: dict[int, Row]
    shelf: Shelf

    def split(self, first: int, digit: int, below: Row, up_to: Row) -> None:
        """Make the rows of the cuts from `first` on whose numbers differ at `digit` or lower ones.

        `below` and `up_to` are the ideas that lie before the first and up to the last of these.
        """
        middle = first + (1 << digit)
        if middle <= self.within.start:  # nobody lies before it
            if digit:
                self.split(middle, digit - 1, below, up_to)
        elif middle > self.within.stop:  # everybody does
            if digit:
                self.split(first, digit - 1, below, up_to)
        else:
            row = np.bitwise_and(up_to, self.zeros[digit], self.shelf.row())
            self.rows[self.cuts[middle - 1]] = np.bitwise_or(row, below, row)
            if digit:
                self.split(first, digit - 1, below, row)
                self.split(middle, digit - 1, row, up_to)
