"""One axis of the map: the columns or rows into which a dimension falls with the rest as it is.

An amount and the days are cut where a kerb begins or ends. A choice and a flag have a place for
each value. Of a set there are too many subsets to draw: it has a place for none of its members,
for each member alone, and for the idea's own set.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from stoeprand.engine.area import Bound, Dimension, IntervalTest, Kerb, LineBands
from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.cells import DimensionCells, LineCells, SetCells
from stoeprand.engine.domains import AmountDomain, DayDomain, Value


@dataclass(frozen=True, slots=True)
class Slot:
    """One column or row. `values`: on a line its first and last value, else each of its values.

    `terms`: what each cell in it leaves standing, in order.
    """

    terms: tuple[int, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension along one side of the map, its slots rising or in the order of the file.

    `value`: that of the idea, None where it is unknown. `left_out`: how many slots the dimension
    has besides these, which are those round the idea. `starts`: what kerbs name as the first value
    beyond an edge ("less than 10").
    """

    dimension: Dimension
    slots: tuple[Slot, ...]
    value: Value | None
    starts: frozenset[Value] = frozenset()
    left_out: int = 0

    @property
    def is_line(self) -> bool:
        """Whether the values lie on a line: an amount or the days."""
        return isinstance(self.dimension.domain, AmountDomain | DayDomain)

    @property
    def here(self) -> int | None:
        """The slot in which the idea lies; None where its value is unknown."""
        return None if self.value is None else self.slot_of(self.value)

    def slot_of(self, value: Value) -> int | None:
        """Return the number of the slot that holds a value; None where that is not drawn."""
        found = (number for number, slot in enumerate(self.slots) if self._holds(slot, value))
        return next(found, None)

    def merged(self, keys: Sequence[Hashable]) -> "Axis":
        """Return the axis with slots of one key (given per slot) as one; on a line neighbours."""
        numbers = range(len(self.slots))
        if self.is_line:
            runs = [list(run) for _, run in groupby(numbers, lambda number: keys[number])]
        else:
            by_key: dict[Hashable, list[int]] = {}
            for number in numbers:
                by_key.setdefault(keys[number], []).append(number)
            runs = list(by_key.values())
        slots = tuple(self._joined([self.slots[number] for number in run]) for run in runs)
        return replace(self, slots=slots)

    def with_at_most(self, most: int, keys: Sequence[Hashable]) -> "Axis":
        """Return the axis with at most so many slots, the idea in the middle where it can be.

        `keys` tell per slot what is seen along it. Neighbours on a line that look alike are one
        slot; other values have one each, unless only those that look alike together leave room.
        """
        axis = self.merged(keys) if self.is_line or len(self.slots) > most else self
        if len(axis.slots) <= most:
            return axis
        first = min(max(0, (axis.here or 0) - most // 2), len(axis.slots) - most)
        slots = axis.slots[first : first + most]
        return replace(axis, slots=slots, left_out=len(axis.slots) - most)

    def edge(self, number: int) -> tuple[Bound, bool]:
        """Return where slot `number` - 1 of a line ends, as people name it, and whether included.

        As the kerbs name it, else with the fewer digits: less than 750,000.
        """
        last, following = self.slots[number - 1].values[1], self.slots[number].values[0]
        assert isinstance(last, Decimal | date)  # noqa: S101  (a line is of amounts or of days)
        assert isinstance(following, Decimal | date)  # noqa: S101  (likewise)
        if following in self.starts or _is_rounder(following, last):
            return following, False
        return last, True

    def _joined(self, slots: Sequence[Slot]) -> Slot:
        terms = tuple(mask for slot in slots for mask in slot.terms)
        if self.is_line:
            return Slot(terms, (slots[0].values[0], slots[-1].values[-1]))
        return Slot(terms, tuple(value for slot in slots for value in slot.values))

    def _holds(self, slot: Slot, value: Value) -> bool:
        domain = self.dimension.domain
        if not isinstance(domain, AmountDomain | DayDomain):
            return value in slot.values
        first, last = map(domain.place_of, slot.values)
        return first <= domain.place_of(value) <= last


def axis_of(compiled: CompiledArea, dimension_id: str, value: Value | None, standing: int) -> Axis:
    """Return the axis of a dimension, each slot with what it leaves of the `standing` terms."""
    cells = compiled.cells[dimension_id]
    slots = tuple(Slot((terms & standing,), values) for terms, values in _every_slot(cells, value))
    starts = frozenset(_named_starts(compiled.area.kerbs, dimension_id))
    axis = Axis(compiled.area.dimensions[dimension_id], slots, value, starts)
    return axis.merged([slot.terms for slot in slots]) if axis.is_line else axis


def _every_slot(
    cells: DimensionCells, value: Value | None
) -> Iterator[tuple[int, tuple[Value, ...]]]:
    if isinstance(cells, SetCells):
        for subset in _subsets(cells, value):
            yield cells.terms_at(subset), (subset,)
    elif isinstance(cells.domain, AmountDomain | DayDomain):
        yield from _stretches(cells)
    else:
        for place in range(cells.domain.lowest, cells.domain.highest + 1):
            yield cells.terms[cells.cell_of_place(place)], (cells.domain.value_at(place),)


def _stretches(cells: LineCells) -> Iterator[tuple[int, tuple[Value, ...]]]:
    for number, end in enumerate(cells.ends):
        first = cells.domain.value_at(cells.first_place(number))
        yield cells.terms[number], (first, cells.domain.value_at(end))


def _subsets(cells: SetCells, value: Value | None) -> list[frozenset[str]]:
    subsets = [frozenset[str](), *(frozenset((member,)) for member in cells.domain.members)]
    if isinstance(value, frozenset) and value not in subsets:
        subsets.append(value)
    return subsets


def _named_starts(kerbs: Iterable[Kerb], dimension_id: str) -> Iterator[Value]:
    """Yield the values that kerbs name as the first ones beyond an edge."""
    for kerb in kerbs:
        if kerb.on == dimension_id and isinstance(kerb.bands, LineBands):
            yield from (b.end for b in kerb.bands.bands if b.end is not None and not b.included)
        test = kerb.when.get(dimension_id)
        if isinstance(test, IntervalTest):
            yield from (bound for bound in (test.at_least, test.below) if bound is not None)


def _is_rounder(value: Bound, other: Bound) -> bool:
    return (
        isinstance(value, Decimal)
        and isinstance(other, Decimal)
        and len(value.normalize().as_tuple().digits) < len(other.normalize().as_tuple().digits)
    )
