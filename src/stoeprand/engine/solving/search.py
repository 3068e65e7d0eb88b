"""Questions to the SAT solver about an area: always a real idea, or a proof that there is none."""

from collections.abc import Sequence

from pysat.solvers import Solver

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.messages import Message
from stoeprand.engine.solving.encoding import Encoding
from stoeprand.engine.solving.stopping import solve, solve_within

_FASTEST = "cadical153"
_CAN_BE_STOPPED = "glucose4"


class AreaSolver:
    """A solver that knows one area. It may be kept, and serves one thread at a time."""

    def __init__(self, compiled: CompiledArea, *, can_be_stopped: bool) -> None:
        self.compiled = compiled
        self.encoding = Encoding(compiled)
        self._solver = Solver(name=_CAN_BE_STOPPED if can_be_stopped else _FASTEST)
        self._told = 0

    def close(self) -> None:
        """Give back the memory of the solver; nothing can be asked after it."""
        self._solver.delete()

    def can_hold(self, assumptions: Sequence[int]) -> bool:
        """Say whether some idea meets all the literals."""
        self._tell()
        return solve(self._solver, assumptions)

    def can_hold_within(self, assumptions: Sequence[int], seconds: float) -> bool | None:
        """Say the same, or None when the time is over first. Needs a solver that can be stopped."""
        self._tell()
        return solve_within(self._solver, assumptions, seconds)

    def found(self) -> dict[str, int]:
        """Return the cells of the idea that was found last."""
        return self.encoding.decode(self._solver.get_model() or [])

    def in_conflict(self) -> set[int]:
        """Return literals of the last question that cannot hold together."""
        return set(self._solver.get_core() or ())

    def _tell(self) -> None:
        self._solver.append_formula(self.encoding.clauses[self._told :])
        self._told = len(self.encoding.clauses)


class Search:
    """Questions to the solver of an area, within a limit of time where there is one."""

    def __init__(self, solver: AreaSolver, limit: Limit | None) -> None:
        self.compiled = solver.compiled
        self.encoding = solver.encoding
        self._solver = solver
        self._limit = limit

    def find(self, assumptions: Sequence[int], question: Message) -> dict[str, int] | None:
        """Return cells of an idea for which all `assumptions` hold; None proves that there is none.

        Raises OutOfTime, naming the `question`, when the limit is over first.
        """
        return self._solver.found() if self._can_hold(assumptions, question) else None

    def core(self, assumptions: Sequence[int], question: Message) -> list[int] | None:
        """Return assumptions that cannot hold together, none of which can be left out.

        Those that come first in `assumptions` are kept where there is a choice. None when all of
        them can hold together. Raises OutOfTime as `find` does.
        """
        if self._can_hold(assumptions, question):
            return None
        kept = self._in_conflict(assumptions)
        for literal in reversed(kept):
            if literal not in kept:
                continue  # fell away with another
            fewer = [other for other in kept if other != literal]
            if not self._can_hold(fewer, question):
                kept = self._in_conflict(fewer)
        return kept

    def _in_conflict(self, assumptions: Sequence[int]) -> list[int]:
        found = self._solver.in_conflict()
        return [literal for literal in assumptions if literal in found]

    def _can_hold(self, assumptions: Sequence[int], question: Message) -> bool:
        if self._limit is None:
            return self._solver.can_hold(assumptions)
        self._limit.keep(question)
        answer = self._solver.can_hold_within(assumptions, self._limit.seconds_left())
        if answer is None:
            raise OutOfTime(question)
        return answer
