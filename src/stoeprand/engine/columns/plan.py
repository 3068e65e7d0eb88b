"""What has to hold for each kerb, taken apart once: tests that many kerbs share are made once."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.columns.asked import AtLeast, AtMost, InRuns, InSubsets, Test, ends_of
from stoeprand.engine.columns.cuts import Cuts
from stoeprand.engine.columns.outcomes import (
    CERTAIN,
    IMPOSSIBLE,
    OPEN,
    Outcomes,
    TestsOfDimension,
    tests_by_dimension,
)
from stoeprand.engine.compiled.area import CompiledArea, ReadyKerb
from stoeprand.engine.compiled.cells import LineCells
from stoeprand.engine.compiled.regions import Run, joined, overlap
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest, can_meet
from stoeprand.engine.domains import AmountDomain, DayDomain, PlacedDomain
from stoeprand.engine.levels import Level

Numbers = tuple[int, ...]
"""Numbers of tests, all of which must hold."""


class PlannedKerb(NamedTuple):
    """A kerb as numbers of tests: those of all its levels, and those of each one."""

    shared: Numbers
    levels: tuple[tuple[Level, Numbers], ...]

    def left_by(self, outcomes: Sequence[int]) -> "PlannedKerb | None":
        """Return what is still to be tested where some outcomes are known; None if it cannot be."""
        levels = tuple(
            [
                (level, _open(numbers, outcomes))
                for level, numbers in self.levels
                if IMPOSSIBLE not in [outcomes[number] for number in numbers]
            ]
        )
        return PlannedKerb(_open(self.shared, outcomes), levels) if levels else None


@dataclass(frozen=True, slots=True)
class Plan:
    """Every test of an area once, where they cut each dimension, and the kerbs above free."""

    tests: tuple[Test, ...]
    by_dimension: Mapping[str, TestsOfDimension]
    cuts: Mapping[str, Cuts]
    kerbs: tuple[PlannedKerb, ...]
    _shared: NDArray[np.intp]
    """The numbers of what all kerbs share one after the other, each kerb ended by a last test."""
    _starts: NDArray[np.intp]

    def certain_without(self, columns: Collection[str]) -> Outcomes:
        """Return what is certain of each test: what can hold can hold where nothing is known."""
        certain = [OPEN if test.dimension in columns else CERTAIN for test in self.tests]
        return np.array(certain, np.int8)

    def left_by(self, outcomes: Outcomes) -> list[PlannedKerb]:
        """Return the kerbs that can still be above free, by the outcome of each test."""
        ended = np.append(outcomes, np.int8(CERTAIN))
        worst = np.maximum.reduceat(ended[self._shared], self._starts)
        known = outcomes.tolist()
        possible = (self.kerbs[place] for place in np.flatnonzero(worst < IMPOSSIBLE))
        return [left for kerb in possible if (left := kerb.left_by(known))]


def _open(numbers: Numbers, outcomes: Sequence[int]) -> Numbers:
    return tuple([number for number in numbers if outcomes[number] == OPEN])


class _Numbering:
    """Tests by number: each one once."""

    def __init__(self) -> None:
        self.numbers: dict[Test, int] = {}

    def of(self, tests: Iterable[Test]) -> Numbers:
        """Return the numbers of tests; a new one gets the next."""
        return tuple(self.numbers.setdefault(test, len(self.numbers)) for test in tests)


@lru_cache(maxsize=8)
def plan_of(compiled: CompiledArea) -> Plan:
    """Return what has to hold for each kerb of an area on a day."""
    numbering = _Numbering()
    planned = [_planned(numbering, compiled, ready) for ready in compiled.kerbs]
    kerbs = tuple(kerb for kerb in planned if kerb)
    tests = tuple(numbering.numbers)
    domains = {k: c.domain for k, c in compiled.cells.items() if isinstance(c, LineCells)}
    ended = [(*kerb.shared, len(tests)) for kerb in kerbs]
    return Plan(
        tests,
        tests_by_dimension(tests, domains),
        _cuts(domains, tests),
        kerbs,
        np.array([number for numbers in ended for number in numbers], np.intp),
        np.cumsum([0, *map(len, ended)], dtype=np.intp)[:-1],
    )


def _cuts(domains: Mapping[str, PlacedDomain], tests: Iterable[Test]) -> dict[str, Cuts]:
    places: dict[str, set[int]] = {key: set() for key in domains}
    for test in tests:
        if test.dimension in places:
            places[test.dimension].update(ends_of(test))
    return {key: Cuts(domain, places[key]) for key, domain in domains.items()}


def _planned(numbering: _Numbering, compiled: CompiledArea, ready: ReadyKerb) -> PlannedKerb | None:
    shared: list[Test] = []
    for dimension_id in ready.tests:
        if dimension_id != ready.kerb.on:
            tests = _condition(compiled, ready, dimension_id)
            if tests is None:
                return None
            shared += tests
    levels = [
        (level, tests)
        for level in sorted(ready.terms, reverse=True)
        if (tests := _own(compiled, ready, level)) is not None
    ]
    if len(levels) == 1:  # then nothing has to be kept apart
        [(level, tests)] = levels
        return PlannedKerb(numbering.of([*shared, *tests]), ((level, ()),))
    numbered = tuple((level, numbering.of(tests)) for level, tests in levels)
    return PlannedKerb(numbering.of(shared), numbered) if levels else None


def _condition(compiled: CompiledArea, ready: ReadyKerb, dimension_id: str) -> list[Test] | None:
    """Return the tests of a kerb on another dimension than its own; None when none can hold."""
    test = ready.tests[dimension_id]
    if isinstance(test, SubsetTest):
        return [InSubsets(dimension_id, test)] if test.can_hold() else None
    return _on_line(compiled, dimension_id, test)


def _own(compiled: CompiledArea, ready: ReadyKerb, level: Level) -> list[Test] | None:
    """Return what its own dimension must hold for a kerb to give a level; None when it cannot."""
    on = ready.kerb.on
    test = ready.tests.get(on)
    if isinstance(ready.bands, SubsetLevels):
        applies = test if isinstance(test, SubsetTest) else SubsetTest()
        possible = can_meet(ready.bands, applies, level)
        return [InSubsets(on, applies, ready.bands, level)] if possible else None
    runs = joined((s.first, s.last) for s in ready.bands or () if s.level is level)
    return _on_line(compiled, on, overlap(runs, test) if isinstance(test, tuple) else runs)


def _on_line(compiled: CompiledArea, dimension_id: str, runs: tuple[Run, ...]) -> list[Test] | None:
    cells = compiled.cells[dimension_id]
    assert isinstance(cells, LineCells)  # noqa: S101  (runs are runs of places)
    if not runs:
        return None
    if len(runs) == 1 and isinstance(cells.domain, AmountDomain | DayDomain):
        return list(_bounds(cells.domain, dimension_id, *runs[0]))
    everything = ((cells.domain.lowest, cells.domain.highest),)
    return [] if runs == everything else [InRuns(dimension_id, runs)]


def _bounds(domain: PlacedDomain, dimension_id: str, first: int, last: int) -> Iterator[Test]:
    if last < domain.highest:
        yield AtMost(dimension_id, last)
    if first > domain.lowest:
        yield AtLeast(dimension_id, first)
