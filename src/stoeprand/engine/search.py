"""Questions to the SAT solver about an area: always a real idea, or a proof that there is none."""

import threading
from collections.abc import Sequence

from pysat.solvers import Solver

from stoeprand.engine.compiled import CompiledArea, ReadyKerb
from stoeprand.engine.encoding import TRUE, Encoding
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level
from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.reading.ideas import Values
from stoeprand.engine.subsets import SubsetTest

_FASTEST = "cadical153"
_CAN_BE_STOPPED = "glucose4"


class Search:
    """One solver over one area, asked again and again under other assumptions."""

    def __init__(self, compiled: CompiledArea, limit: Limit | None = None) -> None:
        self.compiled = compiled
        self.encoding = Encoding(compiled)
        self._limit = limit
        self._solver = Solver(name=_CAN_BE_STOPPED if limit else _FASTEST)
        self._told = 0

    def __enter__(self) -> "Search":
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def find(self, assumptions: Sequence[int], question: str) -> dict[str, int] | None:
        """Return cells of an idea for which all `assumptions` hold, or None.

        A proof that there is none.

        Raises OutOfTime, naming the `question`, when the limit is over first.
        """
        if not self._holds(assumptions, question):
            return None
        return self.encoding.decode(self._solver.get_model() or [])

    def core(self, assumptions: Sequence[int], question: str) -> list[int] | None:
        """Return assumptions that cannot hold together, none of which can be left out.

        None if they can.

        Those that come first in `assumptions` are kept where there is a choice.
        """
        if self._holds(assumptions, question):
            return None
        kept = self._in_conflict(assumptions)
        for literal in list(reversed(kept)):
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
        if self._limit is None:
            return bool(self._solver.solve(assumptions=list(assumptions)))
        return self._holds_in_time(assumptions, question, self._limit)

    def _holds_in_time(self, assumptions: Sequence[int], question: str, limit: Limit) -> bool:
        limit.keep(question)
        alarm = threading.Timer(limit.seconds_left(), self._solver.interrupt)
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


def settle_with_solver(
    compiled: CompiledArea, values: Values, unknown: Sequence[str], limit: Limit | None
) -> tuple[Level, tuple[str, ...]]:
    """Return the loosest level of any completion, and the dimensions that matter, in file order."""
    with Search(compiled, limit) as search:
        known = [
            literal
            for key, value in values.items()
            for literal in search.encoding.assume(key, value)
        ]
        best = _best(search, known)
        matters = (
            dimension_id for dimension_id in unknown if _matters(search, known, dimension_id, best)
        )
        return best, tuple(matters)


def _best(search: Search, known: list[int]) -> Level:
    for level in STRICTER_THAN_FREE:
        below = -search.encoding.any_at_least[level]
        if search.find([*known, below], "check: best") is not None:
            return Level(level - 1)
    return Level.NO


def _matters(search: Search, known: list[int], dimension_id: str, best: Level) -> bool:
    """Say whether two completions that differ in one dimension alone have different levels.

    That is so when a completion below the level can be brought to it by a kerb that needs nothing
    more than another value of this dimension.
    """
    encoding = search.encoding
    for level in STRICTER_THAN_FREE:
        if level <= best:
            continue
        within_reach = encoding.any_of(
            _would_give(encoding, ready, level, dimension_id) for ready in search.compiled.kerbs
        )
        below = -encoding.any_at_least[level]
        if (
            search.find([*known, below, within_reach], f"check: does {dimension_id} matter")
            is not None
        ):
            return True
    return False


def _would_give(encoding: Encoding, ready: ReadyKerb, level: Level, dimension_id: str) -> int:
    """Return the literal that some value of this dimension makes the kerb give `level`."""
    is_own = ready.kerb.on == dimension_id
    if ready.bands is None or not (is_own or dimension_id in ready.tests):
        return -TRUE
    if not _can_give_on(ready, level, dimension_id, is_own):
        return -TRUE
    literals = encoding.condition(ready, without=dimension_id)
    if not is_own:
        literals.append(encoding.band(ready, level))
    return encoding.all_of(literals)


def _can_give_on(ready: ReadyKerb, level: Level, dimension_id: str, is_own: bool) -> bool:
    """Say whether some value meets the kerb's test there, and its bands where they are on it."""
    test = ready.tests.get(dimension_id)
    if not is_own:
        return test.can_hold() if isinstance(test, SubsetTest) else bool(test)
    return any(reached >= level for reached in ready.terms)
