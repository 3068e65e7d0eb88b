"""Ideas below a cap, found by a solver that learns of a kerb when it is in the way.

Of thousands of kerbs few ever are, so that an answer costs what those few cost.
"""

from collections.abc import Sequence

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.regions import Run
from stoeprand.engine.compiled.subsets import SubsetTest
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message
from stoeprand.engine.solving.search import AreaSolver, Search

Cells = dict[str, int]
"""Per dimension the cell in which the value of an idea lies; for a set the subset."""

Cap = tuple[int, Level]
"""Kerbs, as a mask of numbers, none of which may be stricter than the level."""


class CappedSearch:
    """Questions about ideas of an area, within a limit of time where there is one."""

    def __init__(self, compiled: CompiledArea, limit: Limit | None) -> None:
        self.compiled = compiled
        self._solver = AreaSolver(compiled, can_be_stopped=limit is not None)
        self._search = Search(self._solver, limit)
        self._selectors: dict[Cap, int] = {}
        self._terms: dict[int, int] = {}

    def close(self) -> None:
        """Give back the memory of the solver."""
        self._solver.close()

    def find(self, wanted: Sequence[int], caps: Sequence[Cap], question: Message) -> Cells | None:
        """Return an idea for which the literals hold and that keeps to the caps.

        None proves that there is none. Raises OutOfTime, naming the `question`, when the limit is
        over first.
        """
        selectors = [self._selector(cap) for cap in caps]
        while True:
            cells = self._search.find([*wanted, *selectors], question)
            if cells is None or not self._tell_what_is_in_the_way(cells, caps):
                return cells

    def any_gives(self, kerbs: int, level: Level) -> int:
        """Return the literal that one of the kerbs gives `level` or stricter."""
        return self._search.encoding.any_of(
            self._gives(number, level)
            for number in bits_of(kerbs)
            if any(reached >= level for reached in self.compiled.kerbs[number].terms)
        )

    def test(self, dimension_id: str, test: tuple[Run, ...] | SubsetTest) -> int:
        """Return the literal of a test on a dimension."""
        return self._search.encoding.test(dimension_id, test)

    def level_of(self, cells: Cells, kerbs: int) -> Level:
        """Return the strictest level that one of the kerbs gives an idea."""
        return self.compiled.level_of_terms(self.compiled.terms_in(cells) & self._terms_of(kerbs))

    def kerbs_at(self, cells: Cells, kerbs: int, level: Level) -> set[int]:
        """Return the numbers of those kerbs that give an idea exactly this level."""
        standing = self.compiled.terms_in(cells) & self._terms_of(kerbs)
        return {
            self.compiled.term_kerb[bit]
            for bit in bits_of(standing)
            if self.compiled.term_level[bit] is level
        }

    def _tell_what_is_in_the_way(self, cells: Cells, caps: Sequence[Cap]) -> bool:
        """Tell the solver of the kerbs that an idea runs into; False when there are none."""
        standing = self.compiled.terms_in(cells)
        told = False
        for kerbs, level in caps:
            too_strict = standing & self._terms_of(kerbs) & self.compiled.stricter_than[level]
            for bit in bits_of(too_strict):
                gives = self._gives(self.compiled.term_kerb[bit], Level(level + 1))
                self._search.encoding.clauses.append([-self._selector((kerbs, level)), -gives])
                told = True
        return told

    def _gives(self, number: int, level: Level) -> int:
        return self._search.encoding.gives_at_least(self.compiled.kerbs[number], level)

    def _selector(self, cap: Cap) -> int:
        """Return the literal under which the solver is told of the kerbs of a cap."""
        if cap not in self._selectors:
            self._selectors[cap] = self._search.encoding.new_variable()
        return self._selectors[cap]

    def _terms_of(self, kerbs: int) -> int:
        if kerbs not in self._terms:
            terms = 0
            for number in bits_of(kerbs):
                for bit in self.compiled.kerbs[number].terms.values():
                    terms |= 1 << bit
            self._terms[kerbs] = terms
        return self._terms[kerbs]
