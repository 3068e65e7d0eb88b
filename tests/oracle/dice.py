"""Choices read off a tape of bytes, one byte for each choice.

Hypothesis draws the tape as a whole and makes it smaller where a test fails. So areas are as mixed
as chance makes them, no two alike, they cost little to make, and a failing one is still reduced:
the lower a byte, the simpler what is chosen, and past its end a tape is all zeros.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
FACES = 256


class Dice:
    """Makes choices, one after another, as its tape says."""

    def __init__(self, tape: bytes) -> None:
        self._tape = tape
        self._at = 0

    def _throw(self) -> int:
        self._at += 1
        return self._tape[self._at - 1] if self._at <= len(self._tape) else 0

    def part(self, length: int) -> Dice:
        """Dice with the next so many bytes of their own; how many they use moves nothing else."""
        begin, self._at = self._at, self._at + length
        return Dice(self._tape[begin : self._at])

    def one_of(self, values: Sequence[T]) -> T:
        """One of at most 256 values; the simplest is the first."""
        return values[self._throw() * len(values) // FACES]

    def number(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included; the simplest is the lowest."""
        return self.one_of(range(lowest, highest + 1))

    def happens(self, in_a_hundred: int) -> bool:
        """True in so many of a hundred cases; the simplest is False."""
        return self._throw() * 100 >= FACES * (100 - in_a_hundred)

    def some_of(self, values: Iterable[T]) -> list[T]:
        """About half of the values, in their own order; the simplest is none of them."""
        return [value for value in values if self.happens(50)]

    def at_least_one_of(self, values: Sequence[T]) -> list[T]:
        """About half of the values, but one at least; the simplest is the first alone."""
        return self.some_of(values) or [self.one_of(values)]

    def shuffled(self, values: Iterable[T]) -> list[T]:
        """The values in some order; the simplest is their own."""
        left = list(values)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(len(left))]
