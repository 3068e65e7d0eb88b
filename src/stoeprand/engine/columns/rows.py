"""A test over a block of ideas as a row of bits, one per idea: whether some completion meets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from stoeprand.engine.columns.column import Column, Known
from stoeprand.engine.columns.cuts import Cuts
from stoeprand.engine.columns.packing import Row, packed, words_for
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.regions import Run
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest
from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class AtMost:
    """A place up to and with `last`."""

    dimension: str
    last: int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A place from `first`."""

    dimension: str
    first: int


@dataclass(frozen=True, slots=True)
class InRuns:
    """A place in one of several runs."""

    dimension: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class InSubsets:
    """A set that passes a test, and has exactly a level where one is given."""

    dimension: str
    test: SubsetTest
    levels: SubsetLevels | None = None
    level: Level | None = None


Test = AtMost | AtLeast | InRuns | InSubsets


class RowsOfLine:
    """A dimension with places over a block of ideas."""

    def __init__(self, cuts: Cuts, column: Column, block: slice) -> None:
        self._up_to = cuts.rows(column.numbers[block])
        self._highest = cuts.domain.highest
        self._unknown = _unknown(column, block)

    def row(self, test: Test) -> Row:
        """Return for which ideas a test holds, or can."""
        match test:
            case AtMost(_, last):
                return self._or_unknown(self._up_to[last])
            case AtLeast(_, first):
                return self._or_unknown(np.invert(self._up_to[first - 1]))
            case InRuns(_, runs):
                return self._or_unknown(self._within(runs))
        raise TypeError(f"{test} is no test of places")

    def _within(self, runs: tuple[Run, ...]) -> Row:
        """A run holds the ideas up to its last place, less those up to the one before its first."""
        ends = (end for first, last in runs for end in (first - 1, last))
        row = reduce(np.bitwise_xor, [self._up_to[end] for end in ends if end in self._up_to])
        return np.invert(row) if runs[-1][1] == self._highest else row

    def _or_unknown(self, row: Row) -> Row:
        return row if self._unknown is None else row | self._unknown


class RowsOfSet:
    """A set over a block of ideas: a row per member that is asked about."""

    def __init__(self, column: Column, block: slice) -> None:
        masks = column.numbers[block]
        little = masks.astype(masks.dtype.newbyteorder("<"), copy=False)
        self._bytes = np.ascontiguousarray(little).view(np.uint8)
        self._unknown = _unknown(column, block)
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


class RowsOfNobody:
    """A dimension that is unknown for every idea: all that can hold can hold."""

    def __init__(self, count: int) -> None:
        self._everybody = np.full(words_for(count), ~np.uint64(0))

    def row(self, _test: Test) -> Row:
        """Return for which ideas a test can hold."""
        return self._everybody


RowsOfDimension = RowsOfLine | RowsOfSet | RowsOfNobody


def rows_of(cuts: Cuts | None, column: Column | None, block: slice) -> RowsOfDimension:
    """Return what makes the rows of one dimension over a block of ideas; a set has no cuts."""
    if column is None:
        return RowsOfNobody(block.stop - block.start)
    return RowsOfSet(column, block) if cuts is None else RowsOfLine(cuts, column, block)


def _unknown(column: Column, block: slice) -> Row | None:
    known: Known | None = None if column.known is None else column.known[block]
    return None if known is None or known.all() else packed(~known)


def narrowed(
    standing: Row | None, rows: Sequence[Row], numbers: Sequence[int], into: Row
) -> Row | None:
    """Return those of `standing` for whom all rows of these numbers hold; None is everybody.

    `into` may be overwritten, and be what is returned.
    """
    for number in numbers:
        row = rows[number]
        standing = row if standing is None else np.bitwise_and(standing, row, into)
    return standing
