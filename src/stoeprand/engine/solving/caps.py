"""Ideas below a cap, found by a solver that learns of a kerb when it is in the way.

Of thousands of kerbs few ever are, so that an answer costs what those few cost.
"""

from collections.abc import Iterable, Sequence

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.regions import Run
from stoeprand.engine.compiled.subsets import SubsetTest
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message
from stoeprand.engine.solving.places import TRUE
from stoeprand.engine.solving.search import AreaSolver, Search

Cells = dict[str, int]
"""Per dimension the cell in which the value of an idea lies; for a set the subset."""

Cap = tuple[int, Level]
"""Kerbs, as a mask of numbers, none of which may be stricter than the level."""

_AT_A_TIME = 64
"""Of the kerbs of which one is to give a level so many are tried together."""


class CappedSearch:
    """Questions about ideas of an area, within a limit of time where there is one.

    Literals that it gave are its own: another search knows nothing of them. Ideas that are shown to
    people come from the one solver, so that they are the same with a limit and without; where
    nobody `shows_ideas`, there may be a faster one.
    """

    def __init__(
        self, compiled: CompiledArea, limit: Limit | None, *, shows_ideas: bool = True
    ) -> None:
        self.compiled = compiled
        self._solver = AreaSolver(compiled, can_be_stopped=shows_ideas or limit is not None)
        self._search = Search(self._solver, limit)
        self._selectors: dict[Cap, int] = {}
        self._terms: dict[int, int] = {}

    def close(self) -> None:
        """Give back the memory of the solver."""
        self._solver.close()

    @property
    def size(self) -> int:
        """How many variables the solver was told of: each question takes longer with more."""
        return self._search.encoding.size

    def find(
        self, wanted: Sequence[int], caps: Sequence[Cap], question: Message, idle: int = 0
    ) -> Cells | None:
        """Return an idea for which the literals hold and that keeps to the caps.

        None of the kerbs in the mask `idle` applies to it. None proves that there is no such idea.
        Raises OutOfTime, naming the `question`, when the limit is over first.
        """
        asked = [*wanted, *(self._selector(cap) for cap in caps)]
        while True:
            cells = self._search.find(asked, question)
            if cells is None:
                return None
            told = self._tell_what_is_too_strict(cells, caps)
            applying = self.compiled.applies_in(cells) & idle if idle else 0
            asked += [-self.applies(number) for number in bits_of(applying)]
            if not told and not applying:
                return cells

    def find_at(
        self,
        level: Level,
        kerbs: int,
        wanted: Sequence[int],
        caps: Sequence[Cap],
        question: Message,
        known: Values | None = None,
    ) -> Cells | None:
        """Return such an idea to which one of the kerbs gives `level`, that no cap forbids them.

        `known` are values that are among what is wanted: they leave fewer kerbs to try.
        """
        cells = self.find(wanted, caps, question)
        if cells is None or self.level_of(cells, kerbs) is level:
            return cells
        able = self._able_to_give(level, kerbs, known or {})
        for start in range(0, len(able), _AT_A_TIME):
            some = self._any_of(able[start : start + _AT_A_TIME], level)
            cells = self.find([*wanted, some], caps, question)
            if cells is not None:
                return cells
        return None

    def any_gives(self, kerbs: int, level: Level) -> int | None:
        """Return the literal that one of the kerbs gives `level` or stricter; None if none can."""
        literal = self._any_of(
            (
                number
                for number in bits_of(kerbs)
                if any(reached >= level for reached in self.compiled.kerbs[number].terms)
            ),
            level,
        )
        return None if literal == -TRUE else literal

    def gives(self, number: int, level: Level) -> int:
        """Return the literal that a kerb gives `level` or stricter."""
        return self._search.encoding.gives_at_least(self.compiled.kerbs[number], level)

    def applies(self, number: int) -> int:
        """Return the literal that the condition of a kerb holds."""
        return self._search.encoding.applies(self.compiled.kerbs[number])

    def test(self, dimension_id: str, test: tuple[Run, ...] | SubsetTest) -> int:
        """Return the literal of a test on a dimension."""
        return self._search.encoding.test(dimension_id, test)

    def values(self, known: Values) -> list[int]:
        """Return the literals that fix known values."""
        return [
            literal
            for dimension_id, value in known.items()
            for literal in self._search.encoding.assume(dimension_id, value)
        ]

    def core(self, literals: Sequence[int], question: Message) -> list[int] | None:
        """Return literals that cannot hold together, as `Search.core` does."""
        return self._search.core(literals, question)

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

    def _tell_what_is_too_strict(self, cells: Cells, caps: Sequence[Cap]) -> bool:
        """Tell the solver of the kerbs that an idea runs into; False when there are none."""
        standing = self.compiled.terms_in(cells) if caps else 0
        told = False
        for cap in caps:
            kerbs, level = cap
            too_strict = standing & self._terms_of(kerbs) & self.compiled.stricter_than[level]
            for bit in bits_of(too_strict):
                gives = self.gives(self.compiled.term_kerb[bit], Level(level + 1))
                self._search.encoding.clauses.append([-self._selector(cap), -gives])
                told = True
        return told

    def _able_to_give(self, level: Level, kerbs: int, known: Values) -> list[int]:
        """Return the numbers of the kerbs that may give exactly this level where this is known."""
        possible = self.compiled.possible_terms(known) & self._terms_of(kerbs)
        return [
            self.compiled.term_kerb[bit]
            for bit in bits_of(possible)
            if self.compiled.term_level[bit] is level
        ]

    def _any_of(self, numbers: Iterable[int], level: Level) -> int:
        return self._search.encoding.any_of([self.gives(number, level) for number in numbers])

    def _selector(self, cap: Cap) -> int:
        """Return the literal under which the solver is told of the kerbs of a cap."""
        if cap not in self._selectors:
            self._selectors[cap] = self._search.encoding.new_variable()
        return self._selectors[cap]

    def _terms_of(self, kerbs: int) -> int:
        if kerbs == self.compiled.all_kerbs:
            return self.compiled.all_terms
        if kerbs not in self._terms:
            terms = 0
            for number in bits_of(kerbs):
                for bit in self.compiled.kerbs[number].terms.values():
                    terms |= 1 << bit
            self._terms[kerbs] = terms
        return self._terms[kerbs]
