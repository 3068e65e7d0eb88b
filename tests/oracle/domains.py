"""Which values a dimension has, and whether a value is one of them.

An area is a plain document here: what its file holds, numbers as `int` or `Decimal`, days as ISO
text. A value of a set is a list of members. What a kerb does with a value is in `kerbs`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from typing import Any

Document = Mapping[str, Any]
Values = Mapping[str, Any]

LEVELS = ("free", "tell", "consult", "agree", "no")
ONE_DAY = timedelta(days=1)
A_DAY_LIKE_ANY_OTHER = date(2026, 1, 1)
TOO_LARGE = 10**15
"""An amount has at most fifteen digits before the point, so that this one and more cannot be."""


def strictest(levels: Sequence[str]) -> str:
    """The strictest of some levels; free when there are none."""
    return max(levels, key=LEVELS.index, default="free")


def loosest(levels: Sequence[str]) -> str:
    """The loosest of some levels, of which there must be one."""
    return min(levels, key=LEVELS.index)


def stricter(one: str, other: str) -> bool:
    """Whether the first level is stricter than the second."""
    return LEVELS.index(one) > LEVELS.index(other)


def every_value(document: Document, name: str) -> list[Any]:
    """All values of a dimension in rising order, or file order where there is no rising.

    An amount without an upper end, and a day without an end, have no last value. There the list
    goes one value further than the last number or day that any kerb names: whatever lies still
    further passes the same tests and falls in the same bands as that one.
    """
    dimension = document["dimensions"][name]
    kind = dimension["kind"]
    if kind == "amount":
        return every_amount(dimension, named_bounds(document, name))
    if kind == "date":
        return every_day(dimension, named_bounds(document, name))
    if kind == "choice":
        return list(dimension["values"])
    if kind == "set":
        return every_subset(dimension["values"])
    return [False, True]


def every_amount(dimension: Document, named: Sequence[Any]) -> list[Decimal]:
    """The multiples of the step from min to max; to one beyond the numbers named without max."""
    step = Decimal(dimension.get("step", 1))
    lowest = Decimal(dimension.get("min", 0))
    # The grid is counted from zero, not from the least amount, which may lie off it.
    first = math.ceil(Fraction(lowest) / Fraction(step))
    if "max" in dimension:
        last = math.floor(Fraction(dimension["max"]) / Fraction(step))
    else:
        furthest = max([lowest, *named])
        last = math.floor(Fraction(furthest) / Fraction(step)) + 1
    amounts = [number * step for number in range(first, last + 1)]
    return [amount for amount in amounts if abs(amount) < TOO_LARGE]


def every_day(dimension: Document, named: Sequence[str]) -> list[str]:
    """The days from min to max; where an end lacks, to one day beyond the days named."""
    ends = [dimension[end] for end in ("min", "max") if end in dimension]
    days = [date.fromisoformat(day) for day in (*named, *ends)] or [A_DAY_LIKE_ANY_OTHER]
    first = max(min(days), date.min + ONE_DAY) - ONE_DAY
    last = min(max(days), date.max - ONE_DAY) + ONE_DAY
    if "min" in dimension:
        first = date.fromisoformat(dimension["min"])
    if "max" in dimension:
        last = date.fromisoformat(dimension["max"])
    length = (last - first).days + 1
    return [(first + number * ONE_DAY).isoformat() for number in range(length)]


def every_subset(members: Sequence[str]) -> list[list[str]]:
    """All sets of some of the members: none of them first, all of them last."""
    sizes = range(len(members) + 1)
    return [list(subset) for size in sizes for subset in combinations(members, size)]


def named_bounds(document: Document, name: str) -> list[Any]:
    """Every number or day that a kerb names for an amount or a date: in its bands or its `when`."""
    bounds: list[Any] = []
    for kerb in document["kerbs"]:
        if kerb["on"] == name and kerb["bands"] != "open":
            for band in kerb["bands"]:
                bounds += [band[end] for end in ("at_most", "below") if end in band]
        bounds += kerb.get("when", {}).get(name, {}).values()
    return bounds


def everything(document: Document) -> Iterator[dict[str, Any]]:
    """All complete ideas of an area."""
    return completions(document, {})


def completions(document: Document, values: Values) -> Iterator[dict[str, Any]]:
    """All ways to fill every unknown: a dimension that has no value, or null."""
    names = list(document["dimensions"])
    choices = [
        every_value(document, name) if values.get(name) is None else [values[name]]
        for name in names
    ]
    for combination in product(*choices):
        yield dict(zip(names, combination, strict=True))


def what_does_not_fit(document: Document, values: Values) -> list[str]:
    """Complaints about an idea that should be complete; none when it is, and fits."""
    complaints = [
        f"unknown dimension {name!r}" for name in values if name not in names_of(document)
    ]
    for name, dimension in document["dimensions"].items():
        if name not in values:
            complaints.append(f"no value for {name!r}")
        elif not fits(dimension, values[name]):
            complaints.append(f"{values[name]!r} is no value of {name!r}")
    return complaints


def names_of(document: Document) -> list[str]:
    """The ids of the dimensions, in file order."""
    return list(document["dimensions"])


def fits(dimension: Document, value: Any) -> bool:
    """Whether a value is one that the dimension has, and is of the type that JSON gives it."""
    kind = dimension["kind"]
    if kind == "amount":
        return is_number(value) and amount_fits(dimension, Fraction(value))
    if kind == "date":
        return is_day(value) and dimension.get("min", value) <= value <= dimension.get("max", value)
    if kind == "choice":
        return isinstance(value, str) and value in dimension["values"]
    if kind == "set":
        return is_list(value) and is_part_of(value, dimension["values"])
    return isinstance(value, bool)


def amount_fits(dimension: Document, number: Fraction) -> bool:
    """Whether a number lies on the grid and between the ends of an amount."""
    on_the_grid = number % Fraction(dimension.get("step", 1)) == 0
    low_enough = "max" not in dimension or number <= Fraction(dimension["max"])
    return on_the_grid and low_enough and number >= Fraction(dimension.get("min", 0))


def is_number(value: Any) -> bool:
    """Whether a value is an exact number that an amount can be: no float, no flag, no infinity."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    if not Decimal(value).is_finite():
        return False
    return abs(Fraction(value)) < TOO_LARGE and Fraction(value) * 10**6 % 1 == 0


def is_day(value: Any) -> bool:
    """Whether a value is the text of a day, written YYYY-MM-DD."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_list(value: Any) -> bool:
    """Whether a value is a list; a text, which holds members too, is not."""
    return isinstance(value, list)


def is_part_of(members: Sequence[Any], values: Sequence[str]) -> bool:
    """Whether the members are some of the values, without repeats."""
    return all(members.count(member) == 1 and member in values for member in members)
