"""One dimension of a compiled area: for each value, which terms and kerbs it leaves standing.

The masks of all dimensions together give the answer: a term holds when no dimension takes it away.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from stoeprand.engine.compiled.regions import Run, Stretch
from stoeprand.engine.compiled.remembering import Remembered
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest, can_meet, telling_subsets
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, PlacedDomain, SetDomain, Value
from stoeprand.engine.levels import Level


class KerbOnLine(NamedTuple):
    """What a kerb asks of a dimension with places.

    `bit` stands for the kerb, `every_term` for all its terms. `applies`: where its condition holds
    (None: everywhere). When this is the kerb's own dimension, `by_level`: where each of its terms
    holds, and `stretches`: its bands.
    """

    bit: int
    applies: tuple[Run, ...] | None
    every_term: int
    by_level: list[tuple[int, tuple[Run, ...]]] | None
    stretches: tuple[Stretch, ...] | None


class KerbOnSet(NamedTuple):
    """What a kerb asks of a set: its condition (None: none), and its bands when they are on it.

    `bit` stands for the kerb, `every_term` for all of its `terms`.
    """

    bit: int
    applies: SubsetTest | None
    every_term: int
    terms: dict[Level, int]
    own: SubsetLevels | None

    def applies_at(self, subset: int) -> bool:
        """Say whether the condition of the kerb holds for this subset."""
        return self.applies is None or self.applies.holds(subset)

    def terms_where_it_applies(self, subset: int) -> int:
        """Return the terms of the kerb that a subset for which it applies leaves standing."""
        if self.own is None:
            return self.every_term
        return self.terms.get(self.own.level_of(subset), 0)

    def terms_at(self, subset: int) -> int:
        """Return the terms of the kerb that this subset leaves standing."""
        return self.terms_where_it_applies(subset) if self.applies_at(subset) else 0

    def terms_somewhere(self) -> int:
        """Return the terms of the kerb that some subset leaves standing."""
        test = self.applies or SubsetTest()
        if self.own is None:
            return self.every_term if test.can_hold() else 0
        return sum(bit for level, bit in self.terms.items() if can_meet(self.own, test, level))


class LineCells:
    """A dimension with places, cut where a test or band begins or ends.

    What not every question needs is worked out when it is first asked for.
    """

    def __init__(
        self, domain: PlacedDomain, kerbs: Sequence[KerbOnLine], all_terms: int, all_kerbs: int
    ) -> None:
        self.domain = domain
        self._asked = kerbs
        self._all_kerbs = all_kerbs
        self.ends = _ends(domain, kerbs)
        """The last place of each cell, rising."""
        self.terms = self._masks(all_terms, _term_runs(kerbs))
        """Per cell the terms that it leaves standing."""
        self.is_telling = bool(kerbs)
        """Whether any kerb asks something here."""

    @cached_property
    def applies(self) -> list[int]:
        """Per cell the kerbs whose condition on this dimension holds there."""
        asked = ((each.bit, each.applies) for each in self._asked if each.applies is not None)
        return self._masks(self._all_kerbs, asked)

    @cached_property
    def lasts(self) -> list[Any]:
        """The last value of each cell where values are in order, as the places are; else none."""
        return _lasts(self.domain, self.ends)

    @cached_property
    def terms_somewhere(self) -> int:
        """The terms that some value leaves standing."""
        return _union(self.terms)

    @cached_property
    def applies_somewhere(self) -> int:
        """The kerbs whose condition here holds for some value."""
        return _union(self.applies)

    @cached_property
    def applies_everywhere(self) -> int:
        """The kerbs whose condition here holds for every value."""
        return _intersection(self.applies)

    @cached_property
    def _applies_and_left(self) -> list[tuple[int, int]]:
        """Per cell those that apply, and those on this amount with a stricter band to come."""
        has_left = self._masks_of(
            (each.bit, _followed_by_stricter(each.stretches))
            for each in self._asked
            if each.stretches and isinstance(self.domain, AmountDomain)
        )
        return list(zip(self.applies, has_left, strict=True))

    def cell_of(self, value: Value) -> int:
        """Return the number of the cell in which a value lies."""
        if self.lasts:
            return bisect_left(self.lasts, value)
        return self.cell_of_place(self.domain.place_of(value))

    def cell_of_place(self, place: int) -> int:
        """Return the number of the cell in which a place lies."""
        return bisect_left(self.ends, place)

    def terms_at(self, value: Value) -> int:
        """Return the terms that a value leaves standing."""
        return self.terms[self.cell_of(value)]

    def kerbs_at(self, value: Value) -> tuple[int, int]:
        """Return the kerbs whose condition here holds for a value, and those with room left."""
        return self._applies_and_left[self.cell_of(value)]

    def terms_in(self, cell: int) -> int:
        """Return the terms that a cell leaves standing."""
        return self.terms[cell]

    def applies_in(self, cell: int) -> int:
        """Return the kerbs whose condition on this dimension holds in a cell."""
        return self.applies[cell]

    def signatures(self, terms: int, _most_steps: int) -> list[int] | None:
        """Return what the values can leave standing of `terms`, each once."""
        return list(dict.fromkeys(mask & terms for mask in self.terms))

    def samples(self) -> list[int]:
        """Return the terms that each cell leaves standing."""
        return self.terms

    def first_place(self, cell: int) -> int:
        """Return the first place of a cell."""
        return self.ends[cell - 1] + 1 if cell else self.domain.lowest

    def _masks(self, everything: int, asked: Iterable[tuple[int, tuple[Run, ...]]]) -> list[int]:
        """Return per cell `everything`, less what holds in certain runs only and not there."""
        asked = list(asked)
        mentioned = 0
        for mask, _ in asked:
            mentioned |= mask
        base = everything & ~mentioned
        return [base | mask for mask in self._masks_of(asked)]

    def _masks_of(self, asked: Iterable[tuple[int, Iterable[Run]]]) -> list[int]:
        """Return per cell what holds there; each change is noted once, at its cell."""
        changes = [0] * (len(self.ends) + 1)
        for mask, runs in asked:
            for first, last in runs:
                changes[bisect_left(self.ends, first)] ^= mask
                changes[bisect_left(self.ends, last) + 1] ^= mask
        masks, holds = [], 0
        for change in changes[:-1]:
            holds ^= change
            masks.append(holds)
        return masks


class SetCells:
    """Subsets are too many for cells: each one asked about is worked out."""

    def __init__(
        self, domain: SetDomain, kerbs: Sequence[KerbOnSet], all_terms: int, all_kerbs: int
    ) -> None:
        self.domain = domain
        self.kerbs = kerbs
        mentioned_terms = sum(kerb.every_term for kerb in kerbs)
        mentioned_kerbs = sum(kerb.bit for kerb in kerbs)
        self._other_terms = all_terms & ~mentioned_terms
        self._other_kerbs = all_kerbs & ~mentioned_kerbs
        self._bit_of = {member: 1 << place for place, member in enumerate(domain.members)}
        self._by_subset = Remembered(self._work_out)
        self.is_telling = bool(kerbs)
        """Whether any kerb asks something here."""
        self.terms_somewhere = self._other_terms | sum(kerb.terms_somewhere() for kerb in kerbs)
        self.applies_somewhere = self._other_kerbs | sum(
            kerb.bit for kerb in kerbs if kerb.applies is None or kerb.applies.can_hold()
        )
        self.applies_everywhere = self._other_kerbs | sum(
            kerb.bit for kerb in kerbs if kerb.applies is None
        )

    def terms_at(self, value: Value) -> int:
        """Return the terms that a subset leaves standing."""
        return self._at(self._mask_of(value))[0]

    def kerbs_at(self, value: Value) -> tuple[int, int]:
        """Return the kerbs whose condition on this set holds for a subset; no room is ever left."""
        return self._at(self._mask_of(value))[1], 0

    def terms_in(self, cell: int) -> int:
        """Return the terms that a subset, given as a mask of members, leaves standing."""
        return self._at(cell)[0]

    def applies_in(self, cell: int) -> int:
        """Return the kerbs whose condition on this set holds for a subset, given as a mask."""
        return self._at(cell)[1]

    def signatures(self, terms: int, most_steps: int) -> list[int] | None:
        """Return what subsets can leave standing of `terms`, each once.

        None where that would take more than `most_steps` looks at a kerb.
        """
        kerbs = [kerb for kerb in self.kerbs if kerb.every_term & terms]
        tests = [kerb.applies for kerb in kerbs if kerb.applies]
        bands = [kerb.own for kerb in kerbs if kerb.own]
        most = most_steps // (len(kerbs) + 1)
        subsets = telling_subsets(len(self.domain.members), tests, bands, most)
        if subsets is None:
            return None
        others = self._other_terms & terms
        found = (
            others | (sum(kerb.terms_at(subset) for kerb in kerbs) & terms) for subset in subsets
        )
        return list(dict.fromkeys(found))

    def samples(self) -> list[int]:
        """Return the terms that the empty set and each member alone leave standing."""
        alone = (1 << place for place in range(len(self.domain.members)))
        return [self._at(subset)[0] for subset in (0, *alone)]

    def _mask_of(self, value: Value) -> int:
        assert isinstance(value, frozenset)  # noqa: S101  (reading fitted it)
        return sum(map(self._bit_of.__getitem__, value))

    def _at(self, subset: int) -> tuple[int, int]:
        return self._by_subset[subset]

    def _work_out(self, subset: int) -> tuple[int, int]:
        """Return the terms that a subset leaves standing, and the kerbs that apply there."""
        applying = [kerb for kerb in self.kerbs if kerb.applies_at(subset)]
        terms = sum(kerb.terms_where_it_applies(subset) for kerb in applying)
        kerbs = sum(kerb.bit for kerb in applying)
        return self._other_terms | terms, self._other_kerbs | kerbs


DimensionCells = LineCells | SetCells


def _ends(domain: PlacedDomain, kerbs: Sequence[KerbOnLine]) -> list[int]:
    cuts = {domain.highest}
    for kerb in kerbs:
        runs = [*(kerb.applies or ()), *((s.first, s.last) for s in kerb.stretches or ())]
        for first, last in runs:
            cuts.add(first - 1)
            cuts.add(last)
    return sorted(cut for cut in cuts if domain.lowest <= cut <= domain.highest)


def _lasts(domain: PlacedDomain, ends: Sequence[int]) -> list[Any]:
    if isinstance(domain, ChoiceDomain):
        return []
    if isinstance(domain, AmountDomain):
        # zeros at the end do not matter here
        return [domain.step * end + domain.offset for end in ends]
    return [domain.value_at(end) for end in ends]


def _term_runs(kerbs: Sequence[KerbOnLine]) -> Iterable[tuple[int, tuple[Run, ...]]]:
    for kerb in kerbs:
        if kerb.by_level is not None:
            yield from kerb.by_level
        elif kerb.applies is not None:
            yield kerb.every_term, kerb.applies


def _followed_by_stricter(stretches: tuple[Stretch, ...]) -> list[Run]:
    return [
        (stretch.first, stretch.last)
        for stretch, following in pairwise(stretches)
        if following.level > stretch.level
    ]


def _union(masks: Sequence[int]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _intersection(masks: Sequence[int]) -> int:
    left = masks[0]
    for mask in masks[1:]:
        left &= mask
    return left
