"""An area as clauses for a SAT solver: every idea a model, every kerb at every level a literal.

Places of a dimension are ordered variables ("lies in cell c or before it"), members of a set a
variable each. Every literal is equivalent to what it stands for, so it may be assumed true as well
as false.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from stoeprand.engine.compiled.area import CompiledArea, ReadyKerb
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.cells import LineCells, SetCells
from stoeprand.engine.compiled.regions import Run, joined
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest
from stoeprand.engine.domains import DayDomain, Value
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level
from stoeprand.engine.solving.places import TRUE, Members, OrderedCells


class Encoding:
    """Variables and clauses for an area on one day; `clauses` grows as more is asked for."""

    def __init__(self, compiled: CompiledArea) -> None:
        self.compiled = compiled
        self.clauses: list[list[int]] = [[TRUE]]
        self._variables = TRUE
        self._known: dict[tuple[str, tuple[int, ...]], int] = {}
        self._lines: dict[str, OrderedCells] = {}
        self._members: dict[str, Members] = {}
        for dimension_id, cells in compiled.cells.items():
            if isinstance(cells, SetCells):
                self._members[dimension_id] = Members(self.new_variable)
            else:
                self._lines[dimension_id] = self._ordered(cells)

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
        cells = self.compiled.cells[dimension_id]
        if isinstance(cells, SetCells):
            assert isinstance(value, frozenset)  # noqa: S101  (reading fitted it)
            subset = cells.domain.mask_of(value)
            variables = enumerate(self._members[dimension_id].of(range(len(cells.domain.members))))
            return [v if subset >> place & 1 else -v for place, v in variables]
        return self._lines[dimension_id].between(cells.cell_of(value), cells.cell_of(value))

    def decode(self, model: Sequence[int]) -> dict[str, int]:
        """Return per dimension the cell, or the subset of a set, that a model stands for."""
        known = len(model)  # variables that no clause speaks of may be lacking at the end

        def holds(variable: int) -> bool:
            return variable <= known and model[variable - 1] > 0

        lines, members = self._lines, self._members
        return {
            key: (lines[key] if key in lines else members[key]).decode(holds)
            for key in self.compiled.cells
        }

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

    @property
    def size(self) -> int:
        """How many variables there are."""
        return self._variables

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

    def _ordered(self, cells: LineCells) -> OrderedCells:
        """Return the variables of a line; a day about which nothing is asked is the day itself."""
        usual = 0
        if isinstance(cells.domain, DayDomain):
            day = self.compiled.at.toordinal()
            usual = cells.cell_of_place(min(max(day, cells.domain.lowest), cells.domain.highest))
        return OrderedCells(len(cells.ends) - 1, usual, self.new_variable, self.clauses)

    def _run(self, dimension_id: str, run: Run) -> int:
        cells = self.compiled.cells[dimension_id]
        assert isinstance(cells, LineCells)  # noqa: S101  (runs are of places)
        first, last = cells.cell_of_place(run[0]), cells.cell_of_place(run[1])
        return self.all_of(self._lines[dimension_id].between(first, last))

    def _in_subset(self, dimension_id: str, mask: int) -> list[int]:
        return self._members[dimension_id].of(bits_of(mask))

    def _subset_test(self, dimension_id: str, test: SubsetTest) -> int:
        literals = self._in_subset(dimension_id, test.all_of)
        literals += [-literal for literal in self._in_subset(dimension_id, test.none_of)]
        if test.any_of:
            literals.append(self.any_of(self._in_subset(dimension_id, test.any_of)))
        return self.all_of(literals)

    def _subset_band(self, dimension_id: str, bands: SubsetLevels, level: Level) -> int:
        strict = bands.members_at(other for other in Level if other >= level)
        literals = self._in_subset(dimension_id, strict)
        if bands.empty >= level:
            everything = range(len(bands.members))
            members = self._members[dimension_id].of(everything)
            literals.append(self.all_of(-member for member in members))
        return self.any_of(literals)
