"""Two versions of an area side by side: which ideas there are, and which file an idea fits.

An idea gives a value to every dimension of either file. A dimension that only one file has does not
count in the other: there, whatever value an idea gives it fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from .domains import (
    ONE_DAY,
    Document,
    Values,
    every_day,
    every_subset,
    every_value,
    fits,
    named_bounds,
    names_of,
)


def names_of_either(old: Document, new: Document) -> list[str]:
    """The ids of the dimensions that either file has: those of OLD, then those of NEW alone."""
    return list(dict.fromkeys([*names_of(old), *names_of(new)]))


def names_of_both(old: Document, new: Document) -> list[str]:
    """The ids of the dimensions that both files have."""
    return [name for name in names_of(old) if name in names_of(new)]


def ideas_that_fit_both(old: Document, new: Document) -> Iterator[dict[str, Any]]:
    """All ideas, over the dimensions of either file, that fit both."""
    names = names_of_either(old, new)
    choices = [
        [value for value in values_of_either(old, new, name) if fits_all([old, new], name, value)]
        for name in names
    ]
    for combination in product(*choices):
        yield dict(zip(names, combination, strict=True))


def ideas_that_fit_old(old: Document, new: Document) -> Iterator[dict[str, Any]]:
    """All ideas, over the dimensions of either file, that fit OLD, whether they fit NEW or not.

    Of a dimension that OLD lacks they have the values that NEW gives it: an idea has no others.
    """
    names = names_of_either(old, new)
    homes = [old if name in names_of(old) else new for name in names]
    choices = [
        [value for value in values_of_either(old, new, name) if fits_all([home], name, value)]
        for name, home in zip(names, homes, strict=True)
    ]
    for combination in product(*choices):
        yield dict(zip(names, combination, strict=True))


def fits_all(documents: Sequence[Document], name: str, value: Any) -> bool:
    """Whether a value fits a dimension in each of the files that have it."""
    return all(
        fits(document["dimensions"][name], value)
        for document in documents
        if name in names_of(document)
    )


def misfits(old: Document, new: Document, idea: Values) -> frozenset[str]:
    """The dimensions of both files on which an idea does not fit NEW."""
    names = names_of_both(old, new)
    return frozenset(name for name in names if not fits_all([new], name, idea[name]))


def some_value_fits_alone(one: Document, other: Document) -> bool:
    """Whether an idea over the dimensions of both files fits the first and not the second.

    A single value that does not fit makes such an idea: each other dimension has some value.
    """
    return any(
        fits_all([one], name, value) and not fits_all([other], name, value)
        for name in names_of_both(one, other)
        for value in values_of_either(one, other, name)
    )


def values_of_either(old: Document, new: Document, name: str) -> list[Any]:
    """All values that a dimension has in either file, in some order.

    Where an end lacks, the values go on until nothing new comes: every test and band of either
    file has been passed, and so has a whole period of the two grids together.
    """
    homes = [document for document in (old, new) if name in names_of(document)]
    if len(homes) == 1:
        return every_value(homes[0], name)
    dimensions = [document["dimensions"][name] for document in homes]
    named = [bound for document in homes for bound in named_bounds(document, name)]
    kind = dimensions[0]["kind"]
    if kind == "amount":
        return amounts_of_either(dimensions, named)
    if kind == "date":
        return days_of_either(dimensions, named)
    if kind == "choice":
        return list(dict.fromkeys(value for each in dimensions for value in each["values"]))
    if kind == "set":
        return subsets_of_either(dimensions)
    return [False, True]


def amounts_of_either(dimensions: Sequence[Document], named: Sequence[Any]) -> list[Decimal]:
    """The amounts of two grids, up to a whole period of both beyond all that is named."""
    steps = [Decimal(each.get("step", 1)) for each in dimensions]
    ends = [Decimal(each[end]) for each in dimensions for end in ("min", "max") if end in each]
    furthest = max([Decimal(0), *ends, *named]) + period(steps)
    amounts: set[Decimal] = set()
    for step, dimension in zip(steps, dimensions, strict=True):
        first = math.floor(Fraction(dimension.get("min", 0)) / Fraction(step))
        last = math.floor(Fraction(furthest) / Fraction(step))
        multiples = [number * step for number in range(first, last + 1)]
        amounts |= {amount for amount in multiples if fits(dimension, amount)}
    return sorted(amounts)


def period(steps: Sequence[Decimal]) -> Decimal:
    """The smallest amount that is a multiple of both steps."""
    first, second = (Fraction(step) for step in steps)
    common = math.lcm(first.numerator * second.denominator, second.numerator * first.denominator)
    exact = Fraction(common, first.denominator * second.denominator)
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def days_of_either(dimensions: Sequence[Document], named: Sequence[str]) -> list[str]:
    """The days of two calendars, to one day beyond all that is named."""
    ends = [each[end] for each in dimensions for end in ("min", "max") if end in each]
    return [
        day
        for day in every_day({}, [*named, *ends])
        if any(fits(dimension, day) for dimension in dimensions)
    ]


def subsets_of_either(dimensions: Sequence[Document]) -> list[list[str]]:
    """The subsets of the members of each file, each once."""
    subsets = [frozenset(subset) for each in dimensions for subset in every_subset(each["values"])]
    return [sorted(subset) for subset in dict.fromkeys(subsets)]


def days_of_change(old: Document, new: Document, at: date, until: date) -> list[date]:
    """A day, and every later one up to another, included, on which OLD or NEW changes."""
    later = [at + number * ONE_DAY for number in range(1, (until - at).days + 1)]
    return [at, *(day for day in later if begins_or_ends(old, day) or begins_or_ends(new, day))]


def begins_or_ends(document: Document, day: date) -> bool:
    """Whether a kerb begins on a day or ended the day before, so that the file changes on it."""
    last_days = (day - ONE_DAY).isoformat()
    return any(
        kerb.get("valid_from") == day.isoformat() or kerb.get("valid_until") == last_days
        for kerb in document["kerbs"]
    )
