"""The values of a dimension, and the place of each: a whole number to compare and cut.

An amount and a day lie on a line: place n of an amount is n steps up, place n of a day its ordinal.
All cuts are exact; nothing passes through a float.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import lcm

Value = Decimal | date | str | frozenset[str] | bool
"""What an idea may hold for a dimension: an amount, a day, a choice, a set of members, a flag."""

Values = Mapping[str, Value]
"""What is known of an idea, by dimension; one that is missing is unknown."""

GREATEST_AMOUNT = Decimal("999999999999999.999999")
"""The greatest amount that can be written: 15 digits before the point and 6 after it."""


@dataclass(frozen=True)
class AmountDomain:
    """The multiples of `step` from `min` up to and with `max` (None: no upper end).

    Each of them lies `offset` higher, which is less than a step, where a total is to stay on a grid
    of its own too (see `totals`). What a file holds has none.
    """

    min: Decimal = Decimal(0)
    max: Decimal | None = None
    step: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)

    @cached_property
    def is_whole(self) -> bool:
        """Whether the place of an amount is the amount itself."""
        return self.step == 1 and not self.offset

    @cached_property
    def lowest(self) -> int:
        """The place of the least value."""
        return self.place_from(self.min)

    @cached_property
    def highest(self) -> int:
        """The place of the greatest value that can be written."""
        return self.place_up_to(GREATEST_AMOUNT if self.max is None else self.max)

    def place_up_to(self, bound: Decimal | date) -> int:
        """Return the place of the greatest amount of the grid that is at most `bound`."""
        dividend, divisor = self._ratio_to_step(bound)
        return dividend // divisor

    def place_from(self, bound: Decimal | date) -> int:
        """Return the place of the least amount of the grid that is at least `bound`."""
        dividend, divisor = self._ratio_to_step(bound)
        return -(-dividend // divisor)

    def is_on_grid(self, value: Decimal) -> bool:
        """Say whether `value` is an amount of the grid."""
        dividend, divisor = self._ratio_to_step(value)
        return dividend % divisor == 0

    def place_of(self, value: Value) -> int:
        """Return the place of a value that is on the grid."""
        assert isinstance(value, Decimal)  # noqa: S101  (reading fitted it)
        return self.place_up_to(value)

    def value_at(self, place: int) -> Decimal:
        """Return the amount at `place`, without an exponent or needless zeros."""
        return plain(self.step * place + self.offset)

    def _ratio_to_step(self, bound: Decimal | date) -> tuple[int, int]:
        assert isinstance(bound, Decimal)  # noqa: S101  (reading keeps amounts and days apart)
        if self.is_whole:
            return bound.as_integer_ratio()
        numerator, denominator = (bound - self.offset).as_integer_ratio()
        step_numerator, step_denominator = self.step.as_integer_ratio()
        return numerator * step_denominator, denominator * step_numerator


@dataclass(frozen=True, slots=True)
class DayDomain:
    """The days from `min` up to and with `max`."""

    min: date = date.min
    max: date = date.max

    @property
    def lowest(self) -> int:
        """The place of the first day."""
        return self.min.toordinal()

    @property
    def highest(self) -> int:
        """The place of the last day."""
        return self.max.toordinal()

    def place_up_to(self, bound: Decimal | date) -> int:
        """Return the place of `bound`: every day is on the grid."""
        assert isinstance(bound, date)  # noqa: S101  (reading keeps amounts and days apart)
        return bound.toordinal()

    place_from = place_up_to

    def place_of(self, value: Value) -> int:
        """Return the place of a day."""
        assert isinstance(value, date)  # noqa: S101  (reading fitted it)
        return value.toordinal()

    def value_at(self, place: int) -> date:
        """Return the day at `place`."""
        return date.fromordinal(place)


@dataclass(frozen=True, slots=True)
class ChoiceDomain:
    """One of `values`; the place of a value is its number in the file, from 0."""

    values: tuple[str, ...]

    @property
    def lowest(self) -> int:
        """The place of the first value."""
        return 0

    @property
    def highest(self) -> int:
        """The place of the last value."""
        return len(self.values) - 1

    def place_of(self, value: Value) -> int:
        """Return the place of a value that the choice has."""
        assert isinstance(value, str)  # noqa: S101  (reading fitted it)
        return self.values.index(value)

    def value_at(self, place: int) -> str:
        """Return the value at `place`."""
        return self.values[place]


@dataclass(frozen=True, slots=True)
class SetDomain:
    """Any subset of `members`, the empty one included."""

    members: tuple[str, ...]

    def mask_of(self, members: Collection[str]) -> int:
        """Return a subset as a number: bit n stands for member n."""
        return sum(1 << place for place, member in enumerate(self.members) if member in members)

    def subset_of(self, mask: int) -> frozenset[str]:
        """Return the subset that a number stands for."""
        return frozenset(member for place, member in enumerate(self.members) if mask >> place & 1)


@dataclass(frozen=True, slots=True)
class FlagDomain:
    """False at place 0 or true at place 1."""

    @property
    def lowest(self) -> int:
        """The place of false."""
        return 0

    @property
    def highest(self) -> int:
        """The place of true."""
        return 1

    def place_of(self, value: Value) -> int:
        """Return the place of a flag."""
        return int(value is True)

    def value_at(self, place: int) -> bool:
        """Return the flag at `place`."""
        return place == 1


PlacedDomain = AmountDomain | DayDomain | ChoiceDomain | FlagDomain
"""The kinds whose values have a place of their own; sets have subsets instead."""

Domain = PlacedDomain | SetDomain

KIND_OF_DOMAIN = {
    AmountDomain: "amount",
    DayDomain: "date",
    ChoiceDomain: "choice",
    SetDomain: "set",
    FlagDomain: "flag",
}


def kind_of(domain: Domain) -> str:
    """Return the word that files use for this kind of dimension."""
    return KIND_OF_DOMAIN[type(domain)]


def plain(amount: Decimal) -> Decimal:
    """Return the same amount without an exponent above zero or zeros at the end of its decimals."""
    if amount == amount.to_integral_value():
        return Decimal(int(amount))
    return amount.normalize()


def common_step(one: Decimal, other: Decimal) -> Decimal:
    """Return the least amount that is a multiple of both steps, with every digit."""
    if one == other:
        return one
    numerator, denominator = one.as_integer_ratio()
    other_numerator, other_denominator = other.as_integer_ratio()
    divisor = lcm(denominator, other_denominator)
    multiple = lcm(
        numerator * (divisor // denominator), other_numerator * (divisor // other_denominator)
    )
    micros = multiple * 10**6 // divisor  # steps have at most six decimals
    return Decimal((0, tuple(int(digit) for digit in str(micros)), -6))
