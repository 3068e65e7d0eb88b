"""Unknowns settled by the solver: for areas in which trying has no end."""

import threading
from collections.abc import Sequence

from stoeprand.engine.compiled.area import CompiledArea, ReadyKerb
from stoeprand.engine.compiled.subsets import SubsetTest
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message, quoted
from stoeprand.engine.solving.encoding import Encoding
from stoeprand.engine.solving.places import TRUE
from stoeprand.engine.solving.search import AreaSolver, Search

MOST_AT_HAND = 4
"""So many solvers, each over one area, does a thread keep."""

_BEST = message("how loose the idea can come out at best")

_of_this_thread = threading.local()


def settle_by_solver(
    compiled: CompiledArea, values: Values, unknown: Sequence[str], limit: Limit | None
) -> tuple[Level, set[str]]:
    """Return the loosest level of any completion, and the dimensions that matter.

    Raises OutOfTime when `limit` is over first.
    """
    search = Search(_solver_at_hand(compiled, can_be_stopped=limit is not None), limit)
    known = [
        literal for key, value in values.items() for literal in search.encoding.assume(key, value)
    ]
    best = _best(search, known)
    return best, {key for key in unknown if _matters(search, known, key, best)}


def _solver_at_hand(compiled: CompiledArea, *, can_be_stopped: bool) -> AreaSolver:
    """Return the solver that this thread keeps for an area; the oldest makes place for a new one.

    Writing an area down as clauses takes longer than most questions about it.
    """
    kept: dict[tuple[CompiledArea, bool], AreaSolver]
    kept = _of_this_thread.__dict__.setdefault("solvers", {})
    wanted = (compiled, can_be_stopped)
    if wanted not in kept:
        while len(kept) >= MOST_AT_HAND:
            kept.pop(next(iter(kept))).close()
        kept[wanted] = AreaSolver(compiled, can_be_stopped=can_be_stopped)
    return kept[wanted]


def _best(search: Search, known: list[int]) -> Level:
    for level in STRICTER_THAN_FREE:
        below = -search.encoding.any_at_least[level]
        if search.find([*known, below], _BEST) is not None:
            return Level(level - 1)
    return Level.NO


def _matters(search: Search, known: list[int], dimension_id: str, best: Level) -> bool:
    """Say whether two completions that differ in one dimension alone have different levels.

    That is so when a completion below the level can be brought to it by a kerb that needs nothing
    more than another value of this dimension.
    """
    encoding = search.encoding
    question = message("whether {dimension} matters", dimension=quoted(dimension_id))
    for level in STRICTER_THAN_FREE:
        if level <= best:
            continue
        within_reach = encoding.any_of(
            _would_give(encoding, ready, level, dimension_id) for ready in search.compiled.kerbs
        )
        below = -encoding.any_at_least[level]
        if search.find([*known, below, within_reach], question) is not None:
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
