"""Unknowns settled by trying every combination that differs: quick where these are few.

Unknown dimensions that no term ties together are settled apart; inside such a part combinations
that have become equal are tried once.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.levels import Level

MOST_STEPS = 5_000
"""Beyond so many combinations of states and values, in all, the solver is faster."""

MOST_STEPS_WITHOUT_SOLVER = 50_000
"""The same while the solver was not imported yet, which takes as long as so many steps."""

_State = tuple[Level, int]
"""The level reached by terms that are settled, and the terms that still stand."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """An unknown dimension: what its values can leave standing, and where they differ in that."""

    id: str
    signatures: list[int]
    differing: int


def most_steps() -> int:
    """Return how many steps are worth trying now."""
    return MOST_STEPS if "pysat.solvers" in sys.modules else MOST_STEPS_WITHOUT_SOLVER


class TooMany(Exception):
    """There are more combinations than are worth trying."""


def settle_by_trying(
    compiled: CompiledArea, unknown: Sequence[str], open_terms: int, floor: Level
) -> tuple[Level, set[str]]:
    """Return the loosest level of any completion, and the dimensions that matter.

    `open_terms` are the terms above `floor` that some completion makes true. Raises TooMany.
    """
    return _Settling(compiled, floor).settle(_parts(compiled, unknown, open_terms))


def _parts(compiled: CompiledArea, unknown: Sequence[str], terms: int) -> list[list[_Loose]]:
    """Return the unknown dimensions that make a difference, in parts that share no term."""
    parts: list[tuple[int, list[_Loose]]] = []
    for dimension_id in unknown:
        signatures = compiled.cells[dimension_id].signatures(terms, most_steps())
        if signatures is None:
            raise TooMany
        everywhere = terms
        for signature in signatures:
            everywhere &= signature
        loose = _Loose(dimension_id, signatures, terms & ~everywhere)
        if loose.differing:
            parts = _with(parts, loose)
    return [dimensions for _, dimensions in parts]


def _with(parts: list[tuple[int, list[_Loose]]], loose: _Loose) -> list[tuple[int, list[_Loose]]]:
    """Return the parts with one dimension more; it joins every part with which it shares a term."""
    mask, together, apart = loose.differing, [loose], []
    for terms, dimensions in parts:
        if terms & loose.differing:
            mask |= terms
            together = [*dimensions, *together]
        else:
            apart.append((terms, dimensions))
    return [*apart, (mask, together)]


class _Settling:
    """Tries all combinations of each part, as states in which equal combinations meet."""

    def __init__(self, compiled: CompiledArea, floor: Level) -> None:
        self._compiled = compiled
        self._floor = floor
        self._steps = 0

    def settle(self, parts: Sequence[Sequence[_Loose]]) -> tuple[Level, set[str]]:
        """Return the loosest level, and the dimensions that matter; TooMany beyond MOST_STEPS."""
        bests = [min(level for level, _ in self._combine(part, 0)) for part in parts]
        matters: set[str] = set()
        for number, part in enumerate(parts):
            others = max((*bests[:number], *bests[number + 1 :]), default=self._floor)
            matters |= self._mattering(part, others)
        return max(bests, default=self._floor), matters

    def _combine(self, dimensions: Sequence[_Loose], kept: int) -> set[_State]:
        """Return the states that the dimensions can reach; terms in `kept` are not settled yet."""
        terms = kept
        for loose in dimensions:
            terms |= loose.differing
        states: set[_State] = {(self._floor, terms)}
        for number, loose in enumerate(dimensions):
            self._count(len(states) * len(loose.signatures))
            waiting = kept
            for later in dimensions[number + 1 :]:
                waiting |= later.differing
            states = {
                self._after(level, standing & (signature | ~loose.differing), waiting)
                for level, standing in states
                for signature in loose.signatures
            }
        return states

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > most_steps():
            raise TooMany

    def _after(self, level: Level, standing: int, waiting: int) -> _State:
        """Settle the terms that nothing later can take away, and drop what they make needless."""
        level = max(level, self._compiled.level_of_terms(standing & ~waiting))
        return level, standing & waiting & self._compiled.stricter_than[level]

    def _mattering(self, part: Sequence[_Loose], others: Level) -> set[str]:
        """Return the dimensions of a part that, changed alone, can change the whole."""
        matters = set()
        for loose in part:
            rest = [other for other in part if other is not loose]
            states = self._combine(rest, loose.differing)
            if any(self._differs(state, loose, others) for state in states):
                matters.add(loose.id)
        return matters

    def _differs(self, state: _State, loose: _Loose, others: Level) -> bool:
        level, standing = state
        least = max(level, others)
        reached = {
            max(least, self._compiled.level_of_terms(standing & signature))
            for signature in loose.signatures
        }
        return len(reached) > 1
