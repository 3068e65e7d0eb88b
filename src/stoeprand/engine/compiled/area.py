"""An area on one day, made ready for many questions: kerbs and terms as bits, dimensions as cells.

A *term* is one kerb at one level above free: the conditions of the kerb, and a place in its bands
that gives that level. Terms are numbered so that a higher bit is stricter, and of equally strict
ones comes first in the file; so the terms that hold for an idea are one number, and its highest bit
is the answer. A *cell* is a stretch of places that no test and no band tells apart.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from stoeprand.engine.area import Area, Kerb, MemberBands
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.cells import (
    DimensionCells,
    KerbOnLine,
    KerbOnSet,
    LineCells,
    SetCells,
)
from stoeprand.engine.compiled.conditions import ready_test
from stoeprand.engine.compiled.regions import (
    Run,
    Stretch,
    overlap,
    stretches_of_bands,
)
from stoeprand.engine.compiled.remembering import BandsOfKerbs, ReasonsOfTerms, Remembered
from stoeprand.engine.compiled.subsets import (
    SubsetLevels,
    SubsetTest,
    can_meet,
    subset_levels,
)
from stoeprand.engine.domains import SetDomain, Value, Values
from stoeprand.engine.garbage import garbage_left_alone
from stoeprand.engine.levels import Level

MOST_DAYS = 8
"""For so many days an area is kept ready."""


@dataclass(frozen=True, slots=True)
class ReadyKerb:
    """A kerb in force with its conditions as places or subsets, and the levels that it can give."""

    number: int
    kerb: Kerb
    tests: dict[str, tuple[Run, ...] | SubsetTest]
    bands: tuple[Stretch, ...] | SubsetLevels | None
    terms: dict[Level, int]
    """The bit of each level above free that the kerb can give on its own dimension."""
    loosest: Level
    """The loosest level of the bands, over all values of the kerb's own dimension."""
    bit: int
    """The kerb as a mask of kerbs."""
    masks: dict[Level, int]
    """Per level above free its term as a mask of terms."""
    every_term: int
    """All its terms as a mask."""


class CompiledArea:
    """Everything about an area on one day that no idea changes."""

    @garbage_left_alone()
    def __init__(self, area: Area, at: date) -> None:
        self.area = area
        self.at = at
        in_force = [kerb for kerb in area.kerbs if kerb.is_in_force(at)]
        self.kerbs = _ready_kerbs(area, in_force)
        self.terms = _terms_in_order(self.kerbs)
        self.all_terms = (1 << len(self.terms)) - 1
        self.all_kerbs = (1 << len(self.kerbs)) - 1
        self.term_kerb = tuple(kerb.number for kerb, _ in self.terms)
        self.term_level = tuple(level for _, level in self.terms)
        self.stricter_than = _terms_stricter_than(self.term_level)
        self.said_on = _kerbs_by_dimension(area, (k for k in self.kerbs if not k.kerb.is_open))
        self.open_on = _kerbs_by_dimension(area, (k for k in self.kerbs if k.kerb.is_open))
        self.cells = _cells(area, self.kerbs, self.all_terms, self.all_kerbs)
        self.reasons = ReasonsOfTerms([(ready.kerb, level) for ready, level in self.terms])
        self.bands_of = BandsOfKerbs(area, in_force, [ready.bands for ready in self.kerbs])
        self._in_order: list[tuple[str, list[Any], list[int]]] = []
        self._others: list[tuple[str, Remembered[Value, int]]] = []
        for dimension_id, cells in self.cells.items():
            self._note_how_to_look_up(dimension_id, cells)

    def _note_how_to_look_up(self, dimension_id: str, cells: DimensionCells) -> None:
        if not cells.is_telling:
            return
        if isinstance(cells, LineCells) and cells.lasts:
            # Nothing that somebody asked about is kept: what it costs is quickly found each time.
            self._in_order.append((dimension_id, cells.lasts, cells.terms))
        else:
            self._others.append((dimension_id, Remembered(cells.terms_at)))

    def terms_holding(self, values: Values) -> int:
        """Return the terms that hold for a complete idea, as a mask."""
        terms = self.all_terms
        for dimension_id, terms_of in self._others:
            terms &= terms_of[values[dimension_id]]
        for dimension_id, lasts, by_cell in self._in_order:
            terms &= by_cell[bisect_left(lasts, values[dimension_id])]
        return terms

    def possible_terms(self, values: Values) -> int:
        """Return the terms that hold in some completion of an idea, as a mask."""
        terms = self.all_terms
        for dimension_id, cells in self.cells.items():
            value = values.get(dimension_id)
            terms &= cells.terms_somewhere if value is None else cells.terms_at(value)
        return terms

    def terms_in(self, cells: Mapping[str, int]) -> int:
        """Return the terms that hold in the given cells (for a set: the subset), as a mask."""
        terms = self.all_terms
        for dimension_id, ready in self.cells.items():
            terms &= ready.terms_in(cells[dimension_id])
        return terms

    def applies_in(self, cells: Mapping[str, int]) -> int:
        """Return the kerbs whose condition holds in the given cells, as a mask."""
        kerbs = self.all_kerbs
        for dimension_id, ready in self.cells.items():
            kerbs &= ready.applies_in(cells[dimension_id])
        return kerbs

    def kerb_ids_of_terms(self, terms: int) -> tuple[str, ...]:
        """Return the ids of the kerbs of some terms, in file order."""
        numbers = sorted({self.term_kerb[bit] for bit in bits_of(terms)})
        return tuple(self.kerbs[number].kerb.id for number in numbers)

    def level_of_terms(self, terms: int) -> Level:
        """Return the strictest level among terms that hold."""
        return self.term_level[terms.bit_length() - 1] if terms else Level.FREE


def compile_area(area: Area, at: date) -> CompiledArea:
    """Return the area made ready for questions about one day.

    It is kept with the area, for the days asked about last: areas never change.
    """
    kept = area.made_ready
    compiled: CompiledArea | None = kept.get(at)
    if compiled is None:
        compiled = CompiledArea(area, at)
        while len(kept) >= MOST_DAYS:
            oldest, *_ = tuple(kept)  # at once: other threads may add to it meanwhile
            kept.pop(oldest, None)
        kept[at] = compiled
    return compiled


def _ready_kerbs(area: Area, kerbs: Sequence[Kerb]) -> tuple[ReadyKerb, ...]:
    tests = [
        {key: ready_test(area.dimensions[key].domain, test) for key, test in kerb.when.items()}
        for kerb in kerbs
    ]
    bands = [_ready_bands(area, kerb) for kerb in kerbs]
    terms = _numbered([_reach(*parts) for parts in zip(kerbs, tests, bands, strict=True)])
    return tuple(map(_ready_kerb, count(), kerbs, tests, bands, terms))


def _ready_kerb(
    number: int,
    kerb: Kerb,
    tests: dict[str, tuple[Run, ...] | SubsetTest],
    bands: tuple[Stretch, ...] | SubsetLevels | None,
    terms: dict[Level, int],
) -> ReadyKerb:
    masks = {level: 1 << bit for level, bit in terms.items()}
    loosest, every_term = _loosest(bands), sum(masks.values())
    return ReadyKerb(number, kerb, tests, bands, terms, loosest, 1 << number, masks, every_term)


def _numbered(reaches: Sequence[Sequence[Level]]) -> list[dict[Level, int]]:
    """Return per kerb the bit of each level that it can give: stricter is higher, then earlier."""
    ranked = sorted((level, -kerb) for kerb, levels in enumerate(reaches) for level in levels)
    terms: list[dict[Level, int]] = [{} for _ in reaches]
    for bit, (level, kerb) in enumerate(ranked):
        terms[-kerb][level] = bit
    return terms


def _ready_bands(area: Area, kerb: Kerb) -> tuple[Stretch, ...] | SubsetLevels | None:
    domain = area.dimensions[kerb.on].domain
    if kerb.bands is None:
        return None
    if isinstance(domain, SetDomain):
        assert isinstance(kerb.bands, MemberBands)  # noqa: S101  (reading keeps kinds apart)
        return subset_levels(domain, kerb.bands)
    assert not isinstance(kerb.bands, MemberBands)  # noqa: S101  (likewise)
    return stretches_of_bands(domain, kerb.bands)


def _reach(
    kerb: Kerb,
    tests: dict[str, tuple[Run, ...] | SubsetTest],
    bands: tuple[Stretch, ...] | SubsetLevels | None,
) -> list[Level]:
    """Return the levels above free that the kerb can give where its own condition holds."""
    own = tests.get(kerb.on)
    if isinstance(bands, SubsetLevels):
        test = own if isinstance(own, SubsetTest) else SubsetTest()
        return [level for level in sorted(bands.reach()) if level and can_meet(bands, test, level)]
    reached = {
        stretch.level
        for stretch in bands or ()
        if stretch.level
        and (not isinstance(own, tuple) or overlap(((stretch.first, stretch.last),), own))
    }
    return sorted(reached)


def _loosest(bands: tuple[Stretch, ...] | SubsetLevels | None) -> Level:
    if isinstance(bands, SubsetLevels):
        return min(bands.reach())
    return min((stretch.level for stretch in bands or ()), default=Level.FREE)


def _terms_in_order(kerbs: Sequence[ReadyKerb]) -> tuple[tuple[ReadyKerb, Level], ...]:
    terms = {bit: (kerb, level) for kerb in kerbs for level, bit in kerb.terms.items()}
    return tuple(terms[bit] for bit in range(len(terms)))


def _terms_stricter_than(levels: Sequence[Level]) -> tuple[int, ...]:
    """Return for each level the terms that are stricter, as a mask."""
    everything = (1 << len(levels)) - 1
    return tuple(
        everything & ~((1 << sum(term <= level for term in levels)) - 1) for level in Level
    )


def _kerbs_by_dimension(area: Area, kerbs: Iterable[ReadyKerb]) -> dict[str, int]:
    masks = dict.fromkeys(area.dimensions, 0)
    for ready in kerbs:
        masks[ready.kerb.on] |= 1 << ready.number
    return masks


def _cells(
    area: Area, kerbs: Sequence[ReadyKerb], all_terms: int, all_kerbs: int
) -> dict[str, DimensionCells]:
    here: dict[str, list[ReadyKerb]] = {dimension_id: [] for dimension_id in area.dimensions}
    for ready in kerbs:
        for dimension_id in dict.fromkeys((*ready.tests, ready.kerb.on)):
            here[dimension_id].append(ready)
    cells: dict[str, DimensionCells] = {}
    for dimension_id, dimension in area.dimensions.items():
        if isinstance(dimension.domain, SetDomain):
            on_set = [_on_set(ready, dimension_id) for ready in here[dimension_id]]
            cells[dimension_id] = SetCells(dimension.domain, on_set, all_terms, all_kerbs)
        else:
            on_line = [_on_line(ready, dimension_id) for ready in here[dimension_id]]
            cells[dimension_id] = LineCells(dimension.domain, on_line, all_terms, all_kerbs)
    return cells


def _on_line(ready: ReadyKerb, dimension_id: str) -> KerbOnLine:
    """Return what a kerb asks of one dimension whose values have places."""
    test = ready.tests.get(dimension_id)
    applies = test if isinstance(test, tuple) else None
    if ready.kerb.on != dimension_id:
        return KerbOnLine(ready.bit, applies, ready.every_term, None, None)
    assert not isinstance(ready.bands, SubsetLevels)  # noqa: S101  (reading keeps kinds apart)
    by_level = []
    for level, term in ready.masks.items():
        runs = tuple((s.first, s.last) for s in ready.bands or () if s.level is level)
        by_level.append((term, runs if applies is None else overlap(runs, applies)))
    return KerbOnLine(ready.bit, applies, ready.every_term, by_level, ready.bands)


def _on_set(ready: ReadyKerb, dimension_id: str) -> KerbOnSet:
    """Return what a kerb asks of one set."""
    test = ready.tests.get(dimension_id)
    applies = test if isinstance(test, SubsetTest) else None
    own = ready.bands if ready.kerb.on == dimension_id else None
    assert not isinstance(own, tuple)  # noqa: S101  (reading keeps kinds apart)
    return KerbOnSet(ready.bit, applies, ready.every_term, ready.masks, own)
