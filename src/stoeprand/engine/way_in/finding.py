"""The ways in of one idea: the best change, and the best for each other set of dimensions."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from stoeprand.engine.area import Area
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message
from stoeprand.engine.way_in.answer import Way, WayIn
from stoeprand.engine.way_in.changes import Changes
from stoeprand.engine.way_in.clauses import Clauses
from stoeprand.engine.way_in.costs import NOTHING
from stoeprand.engine.way_in.held_back import kerbs_that_hold_back
from stoeprand.engine.way_in.least_cost import LeastCost
from stoeprand.engine.way_in.settling import Settling

MOST_WAYS = 5


def find_way_in(
    area: Area, values: Values, to: Level, at: date, limit: Limit | None = None
) -> WayIn:
    """Return how a complete idea comes out at `to` or looser, or which kerbs rule that out.

    `values` are fitted to their dimensions. Raises OutOfTime when `limit` is over first.
    """
    compiled = compile_area(area, at)
    ways = _best_ways(compiled, values, to, limit)
    kerbs = () if ways else kerbs_that_hold_back(compiled, values, to, limit)
    before = compiled.level_of_terms(compiled.possible_terms(values))
    return WayIn(area, at, before, to, ways, kerbs)


def _best_ways(
    compiled: CompiledArea, values: Values, to: Level, limit: Limit | None
) -> tuple[Way, ...]:
    question = message("how the idea comes out at {level}", level=to.id)
    with Clauses(limit, question) as clauses:
        search = _Search(Changes(compiled, values, to, clauses), clauses)
        return tuple(islice(search.ways(), MOST_WAYS))


class _Search:
    """Finds the best ways of one size after the other."""

    def __init__(self, changes: Changes, clauses: Clauses) -> None:
        self._changes = changes
        self._clauses = clauses
        self._numbers = clauses.counted([moves.changed for moves in changes.moves.values()])

    def ways(self) -> Iterator[Way]:
        """Yield the best way for each set of dimensions of which no part would do, in order."""
        if not self._runs_into_kerbs({}):
            yield Way({}, NOTHING)
            return
        for size in range(1, len(self._changes.moves) + 1):
            yield from self._ways_of(size)
            if not self._clauses.can_hold([]):
                return  # whatever changes: of what is left to try nothing will do

    def _ways_of(self, size: int) -> Iterator[Way]:
        """Yield the ways that change so many dimensions; those with fewer were found before."""
        given = [-number for number in self._numbers[size : size + 1]]
        if not self._clauses.can_hold(given):
            return
        cheapest = LeastCost(self._clauses, given)
        while cheapest.reach(self._changes.costs()):
            if self._runs_into_kerbs(self._changes.found()):
                continue
            self._settle(cheapest.cheapest())
            found = self._changes.found()
            if self._runs_into_kerbs(found):
                continue
            yield Way(found, self._changes.cost_of(found))
            self._clauses.add(-self._changes.moves[each].changed for each in found)

    def _runs_into_kerbs(self, changed: Values) -> bool:
        """Tell the solver of the kerbs that these changes run into; False when there are none."""
        kerbs = self._changes.kerbs_met(changed)
        for number in kerbs:
            self._clauses.add(self._changes.ways_out(number))
        return bool(kerbs)

    def _settle(self, fixed: Sequence[int]) -> None:
        """Of all solutions with `fixed` find the first, by dimensions and then by values."""
        settling = Settling(self._clauses, fixed)
        changed = [
            moves for moves in self._changes.moves.values() if settling.prefer(moves.changed)
        ]
        for moves in changed:
            moves.settle(settling)
