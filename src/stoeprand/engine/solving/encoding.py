"""An area as clauses for a SAT solver: every idea a model, every kerb at every level a literal.

Places of a dimension are ordered variables ("lies in cell c or before it"), members of a set a
variable each. Every literal is equivalent to what it stands for, so it may be assumed true as well
as false.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from stoeprand.engine.compiled.area import CompiledArea, ReadyKerb
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.cells import LineCells, SetCells
from stoeprand.engine.compiled.regions import Run, joined
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest
from stoeprand.engine.domains import Value
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level

TRUE = 1
"""The literal that always holds; -TRUE never does."""


class Encoding:
    """Variables and clauses for an area on one day; `clauses` grows as more is asked for."""

    def __init__(self, compiled: CompiledArea) -> None:
        self.compiled = compiled
        self.clauses: list[list[int]] = [[TRUE]]
        self._variables = TRUE
        self._known: dict[tuple[str, tuple[int, ...]], int] = {}
        self._places = {
            dimension_id: self._variables_of(cells)
            for dimension_id, cells in compiled.cells.items()
        }

    @cached_property
    def at_least(self) -> dict[Level, list[int]]:
        """Per level above free, per kerb in force: it gives that level or a stricter one."""
        return {
            level: [self.gives_at_least(ready, level) for ready in self.compiled.kerbs]
            for level in STRICTER_THAN_FREE
        }

    @cached_property
    def any_at_least(self) -> dict[Level, int]:
        """Per level above free: some kerb gives that level or a stricter one."""
        return {level: self.any_of(self.at_least[level]) for level in STRICTER_THAN_FREE}

    def applies(self, ready: ReadyKerb) -> int:
        """Return the literal that a kerb's condition holds."""
        return self.all_of(self.condition(ready))

    def gives_at_least(self, ready: ReadyKerb, level: Level) -> int:
        """Return the literal that a kerb gives `level` or a stricter one."""
        return self.all_of([self.applies(ready), self.band(ready, level)])

    def condition(self, ready: ReadyKerb, without: str | None = None) -> list[int]:
        """Return the literals of a kerb's tests, that on the dimension `without` left out."""
        return [
            self.test(dimension_id, test)
            for dimension_id, test in ready.tests.items()
            if dimension_id != without
        ]

    def test(self, dimension_id: str, test: tuple[Run, ...] | SubsetTest) -> int:
        """Return the literal of one test."""
        if isinstance(test, SubsetTest):
            return self._subset_test(dimension_id, test)
        return self.any_of([self._run(dimension_id, run) for run in test])

    def band(self, ready: ReadyKerb, level: Level) -> int:
        """Return the literal that the bands give `level` or stricter, the condition aside."""
        if isinstance(ready.bands, SubsetLevels):
            return self._subset_band(ready.kerb.on, ready.bands, level)
        runs = [(s.first, s.last) for s in ready.bands or () if s.level >= level]
        return self.any_of([self._run(ready.kerb.on, run) for run in joined(runs)])

    def assume(self, dimension_id: str, value: Value) -> list[int]:
        """Return the literals that fix a known value."""
        cells, variables = self.compiled.cells[dimension_id], self._places[dimension_id]
        if isinstance(cells, SetCells):
            assert isinstance(value, frozenset)  # noqa: S101  (reading fitted it)
            subset = cells.domain.mask_of(value)
            return [v if subset >> place & 1 else -v for place, v in enumerate(variables)]
        return self._between(variables, cells.cell_of(value), cells.cell_of(value))

    def decode(self, model: Sequence[int]) -> dict[str, int]:
        """Return per dimension the cell, or the subset of a set, that a model stands for."""
        known = len(model)  # variables that no clause speaks of may be lacking at the end

        def holds(variable: int) -> bool:
            return variable <= known and model[variable - 1] > 0

        found = {}
        for dimension_id, variables in self._places.items():
            if isinstance(self.compiled.cells[dimension_id], SetCells):
                found[dimension_id] = sum(1 << p for p, v in enumerate(variables) if holds(v))
            else:
                # ordered: false up to the cell, true from there on
                found[dimension_id] = bisect_left(variables, True, key=holds)
        return found

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal that holds exactly when all of `literals` do."""
        wanted = sorted({literal for literal in literals if literal != TRUE})
        if -TRUE in wanted or any(-literal in wanted for literal in wanted if literal > 0):
            return -TRUE
        if len(wanted) < 2:
            return wanted[0] if wanted else TRUE
        return self._named("all", tuple(wanted))

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal that holds exactly when one of `literals` does."""
        return -self.all_of(-literal for literal in literals)

    def new_variable(self) -> int:
        """Return a variable that stands for nothing yet."""
        self._variables += 1
        return self._variables

    def _named(self, kind: str, literals: tuple[int, ...]) -> int:
        known = self._known.get((kind, literals))
        if known is None:
            known = self.new_variable()
            self._known[kind, literals] = known
            self.clauses.extend([-known, literal] for literal in literals)
            self.clauses.append([known, *(-literal for literal in literals)])
        return known

    def _variables_of(self, cells: LineCells | SetCells) -> list[int]:
        if isinstance(cells, SetCells):
            return [self.new_variable() for _ in cells.domain.members]
        ordered = [self.new_variable() for _ in cells.ends[:-1]]
        self.clauses.extend([-before, after] for before, after in pairwise(ordered))
        return ordered

    def _run(self, dimension_id: str, run: Run) -> int:
        cells = self.compiled.cells[dimension_id]
        assert isinstance(cells, LineCells)  # noqa: S101  (runs are of places)
        first, last = cells.cell_of_place(run[0]), cells.cell_of_place(run[1])
        return self.all_of(self._between(self._places[dimension_id], first, last))

    @staticmethod
    def _between(ordered: Sequence[int], first: int, last: int) -> list[int]:
        """Return the literals for "lies in cell `first`, in `last`, or between them"."""
        after = [-ordered[first - 1]] if first else []
        return after + ([ordered[last]] if last < len(ordered) else [])

    def _members(self, dimension_id: str, mask: int) -> list[int]:
        variables = self._places[dimension_id]
        return [variables[place] for place in bits_of(mask)]

    def _subset_test(self, dimension_id: str, test: SubsetTest) -> int:
        literals = self._members(dimension_id, test.all_of)
        literals += [-literal for literal in self._members(dimension_id, test.none_of)]
        if test.any_of:
            literals.append(self.any_of(self._members(dimension_id, test.any_of)))
        return self.all_of(literals)

    def _subset_band(self, dimension_id: str, bands: SubsetLevels, level: Level) -> int:
        strict = bands.members_at(other for other in Level if other >= level)
        literals = self._members(dimension_id, strict)
        if bands.empty >= level:
            literals.append(self.all_of(-variable for variable in self._places[dimension_id]))
        return self.any_of(literals)
