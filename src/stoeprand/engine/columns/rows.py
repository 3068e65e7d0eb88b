"""One dimension of a block of ideas: what tests say of them, as rows of bits."""

from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.columns.asked import (
    AtLeast,
    AtMost,
    InSubsets,
    Test,
    ends_of,
)
from stoeprand.engine.columns.column import Column
from stoeprand.engine.columns.cuts import Cuts
from stoeprand.engine.columns.outcomes import Outcomes, TestsOfDimension
from stoeprand.engine.columns.packing import Row, Shelf, packed, words_for
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest
from stoeprand.engine.levels import Level

Ideas = slice | NDArray[np.intp]
"""Which ideas of all columns a block consists of."""


class RowsOfLine:
    """A dimension with places over a block of ideas."""

    def __init__(self, cuts: Cuts, column: Column, ideas: Ideas, shelf: Shelf) -> None:
        self._cuts = cuts
        self._shelf = shelf
        self._numbers = column.numbers[ideas]
        self._unknown = _unknown(column, ideas)
        known = self._numbers if column.known is None else self._numbers[column.known[ideas]]
        self._low, self._high = cuts.domain.lowest, cuts.domain.highest
        if len(known):
            self._low, self._high = int(known.min()), int(known.max())

    def decide(self, tests: TestsOfDimension, outcomes: Outcomes) -> None:
        """Note the outcome of tests that say the same of all ideas."""
        all_known = self._unknown is None
        tests.decide(outcomes, self._low, self._high, all_known=all_known)

    def row(self, test: Test) -> Row:
        """Return for which ideas a test holds, or can."""
        match test:
            case AtMost(_, last):
                row = self._up_to(last)
            case AtLeast(_, first):
                row = np.invert(self._up_to(first - 1), self._shelf.row())
            case _:
                # a run holds the ideas up to its last place, less those before its first one
                row = reduce(np.bitwise_xor, map(self._up_to, ends_of(test)))
        return row if self._unknown is None else row | self._unknown

    def _up_to(self, place: int) -> Row:
        if place in self._rows:
            return self._rows[place]
        return self._everybody if place >= self._high else np.invert(self._everybody)

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return self._cuts.rows(self._numbers, self._low, self._high, self._shelf)

    @cached_property
    def _everybody(self) -> Row:
        return np.full(words_for(len(self._numbers)), ~np.uint64(0))


class RowsOfSet:
    """A set over a block of ideas: a row per member that is asked about."""

    def __init__(self, column: Column, ideas: Ideas) -> None:
        masks = column.numbers[ideas]
        little = masks.astype(masks.dtype.newbyteorder("<"), copy=False)
        self._bytes = np.ascontiguousarray(little).view(np.uint8)
        self._unknown = _unknown(column, ideas)
        self._of_member: dict[int, Row] = {}
        self._of_any: dict[int, Row] = {}

    def row(self, test: Test) -> Row:
        """Return for which ideas a test holds, or can."""
        if not isinstance(test, InSubsets):
            raise TypeError(f"{test} is no test of sets")
        row = self._passing(test.test)
        if test.levels is not None and test.level is not None:
            row &= self._at_level(test.levels, test.level)
        return row if self._unknown is None else row | self._unknown

    def _passing(self, test: SubsetTest) -> Row:
        row = np.invert(self._any_of(test.none_of))
        if test.any_of:
            row &= self._any_of(test.any_of)
        for member in bits_of(test.all_of):
            row &= self._with(member)
        return row

    def _at_level(self, levels: SubsetLevels, level: Level) -> Row:
        row = self._any_of(levels.members_at((level,)))
        if levels.empty is level:
            row = row | np.invert(self._any_of(levels.members_at(Level)))
        stricter = levels.members_at(each for each in Level if each > level)
        return row & np.invert(self._any_of(stricter))

    def _any_of(self, members: int) -> Row:
        """Return which sets have one of some members; not to be changed."""
        row = self._of_any.get(members)
        if row is None:
            nobody = np.zeros(words_for(len(self._bytes)), np.uint64)
            row = reduce(np.bitwise_or, map(self._with, bits_of(members)), nobody)
            self._of_any[members] = row
        return row

    def _with(self, member: int) -> Row:
        row = self._of_member.get(member)
        if row is None:
            byte, bit = divmod(member, 8)
            row = self._of_member[member] = packed(self._bytes[:, byte] & np.uint8(1 << bit))
        return row


Rows = RowsOfLine | RowsOfSet


def rows_of(cuts: Cuts | None, column: Column, ideas: Ideas, shelf: Shelf) -> Rows:
    """Return what makes the rows of one dimension over a block of ideas; a set has no cuts."""
    if cuts is None:
        return RowsOfSet(column, ideas)
    return RowsOfLine(cuts, column, ideas, shelf)


def _unknown(column: Column, ideas: Ideas) -> Row | None:
    if column.known is None:
        return None
    known = column.known[ideas]
    return None if known.all() else packed(~known)
