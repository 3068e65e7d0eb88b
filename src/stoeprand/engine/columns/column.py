"""One dimension of many ideas, ready to be compared: a number per idea, and which are known.

A column is made once, from values or from arrays that are ready already, and can be asked about as
often as one likes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.domains import (
    AmountDomain,
    DayDomain,
    Domain,
    FlagDomain,
    PlacedDomain,
    SetDomain,
    Value,
)

Numbers = NDArray[Any]
Known = NDArray[np.bool_]

_DAYS_BEFORE_1970 = date(1970, 1, 1).toordinal()
_WORD = 64
_PLACES_OF_A_WORD = range(-(1 << 63), 1 << 63)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The values of one dimension, one per idea; `known` is None where all of them are.

    `numbers` holds places (of amounts, days, choices and flags), in whichever whole numbers hold
    them; where 64 bits would not do these are Python's own. Of a set it holds words of 64 bits, in
    as many columns as it needs: bit n stands for member n.
    """

    domain: Domain
    numbers: Numbers
    known: Known | None = None

    @classmethod
    def of_values(cls, domain: Domain, values: Sequence[Value | None]) -> "Column":
        """Return the column of values that fit their dimension; None is unknown."""
        known = np.fromiter((value is not None for value in values), np.bool_, len(values))
        filled = (value for value in values if value is not None)
        if isinstance(domain, SetDomain):
            numbers = _words(domain, filled, int(known.sum()))
        else:
            numbers = _places(domain, filled, int(known.sum()))
        return cls(domain, numbers) if known.all() else cls(domain, _spread(numbers, known), known)

    @classmethod
    def of_array(cls, domain: Domain, array: NDArray[Any], known: Known | None = None) -> "Column":
        """Return the column that an array holds already; nothing is copied that need not be.

        Amounts are whole numbers of steps (with a step of 0.01: cents), days ordinals or
        `datetime64`, choices the number of the value in the file, from 0, flags booleans, and sets
        unsigned masks, bit n for member n; beyond 64 members as many words a row as these need.
        What a masked array masks, NaT, and what is not `known`, is unknown. ValueError for another
        type, and for a value that the dimension does not have.
        """
        numbers = array
        if isinstance(array, np.ma.MaskedArray):
            known = _both(known, ~np.ma.getmaskarray(array))
            numbers = array.data
        if numbers.dtype.kind == "M" and isinstance(domain, DayDomain):
            known = _both(known, ~np.isnat(numbers))
            numbers = numbers.astype("datetime64[D]").astype(np.int64) + _DAYS_BEFORE_1970
        column = cls(domain, _shaped(domain, numbers), known)
        column._refuse_what_does_not_fit()
        return column

    def __len__(self) -> int:
        return len(self.numbers)

    def value_at(self, number: int) -> Value | None:
        """Return the value of one idea, or None where it is unknown."""
        if self.known is not None and not self.known[number]:
            return None
        if isinstance(self.domain, SetDomain):
            words = self.numbers[number].tolist()
            return self.domain.subset_of(sum(w << _WORD * n for n, w in enumerate(words)))
        return self.domain.value_at(int(self.numbers[number]))

    def _refuse_what_does_not_fit(self) -> None:
        if self.known is not None and self.known.shape != self.numbers.shape[:1]:
            raise ValueError(f"known has shape {self.known.shape}, expected one flag per idea")
        numbers = self.numbers if self.known is None else self.numbers[self.known]
        if not len(numbers):
            return
        if isinstance(self.domain, SetDomain):
            last = len(self.domain.members) % _WORD
            if last and int(numbers[:, -1].max()) >> last:
                raise ValueError(f"a mask has bits beyond the {len(self.domain.members)} members")
            return
        lowest, highest = int(numbers.min()), int(numbers.max())
        if lowest < self.domain.lowest or highest > self.domain.highest:
            raise ValueError(
                f"places from {lowest} to {highest}, "
                f"expected {self.domain.lowest} to {self.domain.highest}"
            )


def fits_a_word(domain: PlacedDomain) -> bool:
    """Say whether 64 bits hold every place of a dimension."""
    return domain.lowest in _PLACES_OF_A_WORD and domain.highest in _PLACES_OF_A_WORD


def _places(domain: PlacedDomain, values: Iterable[Value], count: int) -> Numbers:
    # of a step of 1 the place is the amount, which is found a good deal faster
    is_whole = isinstance(domain, AmountDomain) and domain.is_whole
    to_place: Callable[[Any], int] = int if is_whole else domain.place_of
    places = map(to_place, values)
    return np.fromiter(places, np.int64 if fits_a_word(domain) else np.object_, count)


def _words(domain: SetDomain, values: Iterable[Value], count: int) -> Numbers:
    """Return the masks of subsets, each worked out once."""
    width = 8 * _words_of(domain)
    masks: dict[Value, bytes] = {}
    for value in (values := list(values)):
        if value not in masks:
            assert isinstance(value, frozenset)  # noqa: S101  (reading fitted it)
            masks[value] = domain.mask_of(value).to_bytes(width, "little")
    joined = b"".join(map(masks.__getitem__, values))
    return np.frombuffer(joined, "<u8").reshape(count, _words_of(domain))


def _words_of(domain: SetDomain) -> int:
    return max(1, -(-len(domain.members) // _WORD))


def _spread(numbers: Numbers, known: Known) -> Numbers:
    """Return a number for every idea; where it is unknown it means nothing."""
    spread = np.zeros((len(known), *numbers.shape[1:]), numbers.dtype)
    spread[known] = numbers
    return spread


def _both(known: Known | None, also: Known) -> Known:
    return also if known is None else known & also


def _shaped(domain: Domain, numbers: Numbers) -> Numbers:
    """Return an array of the type and shape that a kind of dimension has, or raise ValueError."""
    kinds, dimensions = "iu", 1
    if isinstance(domain, FlagDomain):
        kinds = "b"
    elif isinstance(domain, SetDomain):
        kinds = "u"
        numbers = numbers[:, None] if numbers.ndim == 1 else numbers
        dimensions = 2
    if numbers.dtype.kind not in kinds or numbers.ndim != dimensions:
        raise ValueError(f"an array of {numbers.ndim} x {numbers.dtype} does not hold {domain}")
    if isinstance(domain, SetDomain) and numbers.shape[1] != _words_of(domain):
        raise ValueError(f"{numbers.shape[1]} words for a set, expected {_words_of(domain)}")
    return numbers
