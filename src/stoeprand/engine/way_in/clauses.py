"""Clauses in a SAT solver that grow as more is asked, each question within a limit of time."""

from collections.abc import Iterable, Sequence
from typing import Self

from pysat.solvers import Solver

from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.messages import Message
from stoeprand.engine.solving.places import TRUE
from stoeprand.engine.solving.stopping import solve, solve_briefly, solve_within

_SOLVER = "minisat22"
"""Quick at many small questions, and it can be stopped."""
_FEW_CONFLICTS = 500
"""Most questions take fewer, and are answered before a thread that can be stopped would run."""


class Clauses:
    """What must hold, all together. To be closed after use; raises OutOfTime where asked in vain.

    `question` is what was being worked on when the limit was over.
    """

    def __init__(self, limit: Limit | None, question: Message) -> None:
        self._limit = limit
        self._question = question
        self._solver = Solver(name=_SOLVER)
        self._variables = TRUE
        self._solution: list[int] = []
        self._counts: dict[tuple[int, ...], list[int]] = {}
        self.add([TRUE])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def new_variable(self) -> int:
        """Return a variable that stands for nothing yet."""
        self._variables += 1
        return self._variables

    def add(self, clause: Iterable[int]) -> None:
        """Ask for good that one of these literals holds."""
        self._solver.add_clause(list(clause))

    def find(self, assumptions: Sequence[int]) -> bool:
        """Find a solution in which these literals hold; False, and the last one stays, without."""
        found = self.can_hold(assumptions)
        if found:
            self._solution = self._solver.get_model()
        return found

    def is_true(self, literal: int) -> bool:
        """Say whether a literal holds in the solution that was found last."""
        variable = abs(literal)  # one that no clause has yet is missing, and does not hold
        holds = variable <= len(self._solution) and self._solution[variable - 1] > 0
        return holds == (literal > 0)

    def can_hold(self, assumptions: Sequence[int]) -> bool:
        """Say whether there is a solution in which these literals hold."""
        if self._limit is None:
            return solve(self._solver, assumptions)
        self._limit.keep(self._question)
        answer = solve_briefly(self._solver, assumptions, _FEW_CONFLICTS)
        if answer is None:
            answer = solve_within(self._solver, assumptions, self._limit.seconds_left())
        if answer is None:
            raise OutOfTime(self._question)
        return answer

    def in_conflict(self, assumptions: Sequence[int]) -> list[int]:
        """Return those of the assumptions that the last question failed on, in their order."""
        core = set(self._solver.get_core() or ())
        return [literal for literal in assumptions if literal in core]

    def counted(self, literals: Sequence[int]) -> list[int]:
        """Return a literal per number from 1 on that holds when so many of `literals` do.

        A totalizer, one way only (Bailleux & Boufkhad, CP 2003): a literal may hold with fewer too,
        so it may be assumed false, and says nothing when it is true.
        """
        key = tuple(literals)
        if key not in self._counts:
            middle = len(key) // 2
            self._counts[key] = (
                list(key)
                if len(key) < 2
                else self._merged(self.counted(key[:middle]), self.counted(key[middle:]))
            )
        return self._counts[key]

    def _merged(self, some: Sequence[int], others: Sequence[int]) -> list[int]:
        numbers = [self.new_variable() for _ in (*some, *others)]
        for count, literal in enumerate(some):
            self.add([-literal, numbers[count]])
            for more, other in enumerate(others):
                self.add([-literal, -other, numbers[count + more + 1]])
        for count, other in enumerate(others):
            self.add([-other, numbers[count]])
        return numbers
