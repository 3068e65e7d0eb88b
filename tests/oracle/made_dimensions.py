"""Makes dimensions of every kind for small areas.

Each comes with the bounds that kerbs may name on it: on the grid and off it, within its ends and
beyond them, but near enough that all values together stay few.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from .dice import Dice

AMOUNTS = ("cost", "weeks", "share of own money")
NAMES = {
    "amount": AMOUNTS,
    "date": ("start", "end"),
    "choice": ("with whom", "trade", "no"),
    "set": ("data", "places"),
    "flag": ("outdoors", "true"),
}
# Amounts oftener than the others: most can be said of them.
KINDS = ("flag", "amount", "choice", "date", "set", "amount")
STEPS = ("1", "1", "0.5", "0.25", "3", "2.5", "0.01", "100", "0.000002", "100000000000000")
# Ids that a careless reader of YAML takes for flags, numbers, days or nothing.
WORDS = ("tenants", "firm", "no", "true", "12", "null", "a - b", "1e3", "2026-01-01")
NEAR_A_LEAP_DAY = date(2028, 2, 27)
# Of the digits that an amount may have: fifteen before the point, six after it.
GREATEST = Decimal("999999999999999.999999")
SLOTS = 6
BYTES_EACH = 24


@dataclass(frozen=True)
class Ground:
    """A dimension, the numbers or days that kerbs may name on it, and about how many values."""

    name: str
    dimension: dict[str, Any]
    bounds: tuple[Any, ...]
    size: int

    @property
    def kind(self) -> str:
        """The kind of the dimension."""
        return str(self.dimension["kind"])


def make_grounds(dice: Dice, largest: int) -> list[Ground]:
    """The dimensions of an area, of at most about so many complete ideas in all."""
    found: list[Ground] = []
    total = 1
    share = dice.one_of([60, 80, 95])
    for slot in range(SLOTS):
        own = dice.part(BYTES_EACH)
        taken = [ground.name for ground in found]
        kind = own.one_of(KINDS)
        free = [name for name in NAMES[kind] if name not in taken]
        if free and (own.happens(share) or (slot == SLOTS - 1 and not found)):
            ground = MAKE_KIND[kind](own, free[0])
            if total * ground.size <= largest:
                total *= ground.size
                found.append(ground)
    return found


def common(dice: Dice) -> dict[str, Any]:
    """Keys that every dimension can have and that change no level; `expected` matters to room."""
    keys: dict[str, Any] = {}
    if dice.happens(30):
        keys["expected"] = not dice.happens(20)
    if dice.happens(10):
        keys["title"] = dice.one_of(["Hoeveel", {"nl": "Hoeveel", "en": "How much"}])
    if dice.happens(10):
        keys["changeable"] = dice.happens(50)
    if dice.happens(10):
        keys["ask"] = 'Wat: "dit" of #dat?'
    return keys


def as_written(dice: Dice, number: Decimal) -> int | Decimal:
    """A number in one of the ways to write it: 20, 20.000 and 2E+1 are the same amount."""
    way = dice.one_of(["whole", "as it is", "short", "long"])
    if way == "whole" and number == number.to_integral_value():
        return int(number)
    if way == "short":
        return number.normalize()
    return number + Decimal("0.000") if way == "long" else number


def make_amount(dice: Dice, name: str) -> Ground:
    """An amount of a few multiples of a step; ends on the grid or off it, or absent."""
    dimension: dict[str, Any] = {"kind": "amount", **common(dice)}
    step = Decimal(dice.one_of(STEPS))
    half = step / 2
    size = dice.one_of([2, 3, 4, 5, 6, 7, 8, 1])
    first = dice.one_of([0, 0, 1, 2, 4, -1, -3])
    last = min(first + size - 1, int(GREATEST // step))
    if first != 0 or dice.happens(50):
        dimension["min"] = as_written(dice, first * step - dice.one_of([Decimal(0), half]))
    high_end = last * step + dice.one_of([Decimal(0), half])
    if dice.happens(70) and high_end <= GREATEST:
        dimension["max"] = as_written(dice, high_end)
    else:
        size += 2
    if step != 1 or dice.happens(30):
        dimension["step"] = as_written(dice, step)
    if dice.happens(25):
        dimension["unit"] = dice.one_of(["EUR", "weeks", "%", "bankjes"])
    halves = [number * half for number in range(2 * first - 2, 2 * last + 3)]
    bounds = tuple(bound for bound in halves if abs(bound) <= GREATEST)
    return Ground(name, dimension, bounds, size)


def make_date(dice: Dice, name: str) -> Ground:
    """A date of a few days round a leap day; either end may be absent."""
    dimension: dict[str, Any] = {"kind": "date", **common(dice)}
    size = dice.one_of([2, 3, 4, 5, 1])
    begin = dice.number(-2, 2)
    numbers = range(begin - 1, begin + size + 1)
    bounds = tuple((NEAR_A_LEAP_DAY + timedelta(days=number)).isoformat() for number in numbers)
    for end, day in (("min", bounds[1]), ("max", bounds[-2])):
        if dice.happens(75):
            dimension[end] = day
        else:
            size += 2
    return Ground(name, dimension, bounds, size)


def make_choice(dice: Dice, name: str) -> Ground:
    """A choice of one to four values."""
    values = dice.shuffled(WORDS)[: dice.one_of([2, 3, 4, 1])]
    dimension: dict[str, Any] = {"kind": "choice", **common(dice), "values": values}
    if dice.happens(15):
        dimension["labels"] = {values[0]: {"nl": "Huurders", "en": "Tenants"}}
    if dice.happens(15):
        dimension["filled_by"] = "asker"
    return Ground(name, dimension, (), len(values))


def make_set(dice: Dice, name: str) -> Ground:
    """A set of one to five members, so of two to 32 values."""
    values = dice.shuffled(WORDS)[: dice.one_of([2, 3, 3, 1, 4, 5])]
    dimension = {"kind": "set", **common(dice), "values": values}
    return Ground(name, dimension, (), 2 ** len(values))


def make_flag(dice: Dice, name: str) -> Ground:
    """A flag."""
    return Ground(name, {"kind": "flag", **common(dice)}, (), 2)


MAKE_KIND = {
    "amount": make_amount,
    "date": make_date,
    "choice": make_choice,
    "set": make_set,
    "flag": make_flag,
}
