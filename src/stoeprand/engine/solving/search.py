"""Questions to the SAT solver about an area: always a real idea, or a proof that there is none."""

import threading
from collections.abc import Sequence

from pysat.solvers import Solver

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.solving.encoding import Encoding

_FASTEST = "cadical153"
_CAN_BE_STOPPED = "glucose4"


class Search:
    """One solver over one area, asked again and again under other assumptions."""

    def __init__(self, compiled: CompiledArea, limit: Limit | None = None) -> None:
        self.compiled = compiled
        self.encoding = Encoding(compiled)
        self.limit = limit
        self._solver = Solver(name=_CAN_BE_STOPPED if limit else _FASTEST)
        self._told = 0

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def find(self, assumptions: Sequence[int], question: str) -> dict[str, int] | None:
        """Return cells of an idea for which all `assumptions` hold; None proves that there is none.

        Raises OutOfTime, naming the `question`, when the limit is over first.
        """
        if not self._holds(assumptions, question):
            return None
        return self.encoding.decode(self._solver.get_model() or [])

    def core(self, assumptions: Sequence[int], question: str) -> list[int] | None:
        """Return assumptions that cannot hold together, none of which can be left out.

        Those that come first in `assumptions` are kept where there is a choice. None when all of
        them can hold together.
        """
        if self._holds(assumptions, question):
            return None
        kept = self._in_conflict(assumptions)
        for literal in reversed(kept):
            if literal not in kept:
                continue  # fell away with another
            fewer = [other for other in kept if other != literal]
            if not self._holds(fewer, question):
                kept = self._in_conflict(fewer)
        return kept

    def _in_conflict(self, assumptions: Sequence[int]) -> list[int]:
        found = set(self._solver.get_core() or ())
        return [literal for literal in assumptions if literal in found]

    def _holds(self, assumptions: Sequence[int], question: str) -> bool:
        for clause in self.encoding.clauses[self._told :]:
            self._solver.add_clause(clause)
        self._told = len(self.encoding.clauses)
        if self.limit is None:
            return bool(self._solver.solve(assumptions=list(assumptions)))
        return self._holds_in_time(assumptions, question, self.limit)

    def _holds_in_time(self, assumptions: Sequence[int], question: str, limit: Limit) -> bool:
        limit.keep(question)
        wait = min(limit.seconds_left(), threading.TIMEOUT_MAX)
        alarm = threading.Timer(wait, self._solver.interrupt)
        alarm.start()
        try:
            answer = self._solver.solve_limited(
                assumptions=list(assumptions), expect_interrupt=True
            )
        finally:
            alarm.cancel()
            self._solver.clear_interrupt()
        if answer is None:
            raise OutOfTime(question)
        return bool(answer)
