"""Kerbs that by themselves keep an idea too strict, whatever it changes that it can change."""

from collections.abc import Sequence

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message
from stoeprand.engine.way_in.changes import Changes
from stoeprand.engine.way_in.clauses import Clauses


def kerbs_that_hold_back(
    compiled: CompiledArea, values: Values, to: Level, limit: Limit | None
) -> tuple[str, ...]:
    """Return kerbs that together let no change of an idea come out at `to` or looser.

    None of them can be left out, and those that come first in the file are kept: so it is one and
    the same set whichever way it is found. There must be no such change; raises OutOfTime.
    """
    question = message("which kerbs keep the idea stricter than {level}", level=to.id)
    with Clauses(limit, question) as clauses:
        search = _KerbSearch(compiled, Changes(compiled, values, to, clauses), clauses)
        numbers = sorted(search.needed())
    return tuple(compiled.kerbs[number].kerb.id for number in numbers)


class _KerbSearch:
    """Asks whether an idea can get out of some of the kerbs, leaving the others aside."""

    def __init__(self, compiled: CompiledArea, changes: Changes, clauses: Clauses) -> None:
        self._compiled = compiled
        self._changes = changes
        self._clauses = clauses
        self._selectors: dict[int, int] = {}

    def needed(self) -> list[int]:
        """Return the kerbs that are needed, from the last in the file to the first.

        Each is the last of the fewest first kerbs that, with those found before, let nothing out.
        """
        terms = bits_of(self._changes.too_strict)
        first = sorted({self._compiled.term_kerb[bit] for bit in terms})
        found: list[int] = []
        while self._can_get_out(found):
            few, enough = 0, len(first)
            while enough - few > 1:
                middle = (few + enough) // 2
                if self._can_get_out([*first[:middle], *found]):
                    few = middle
                else:
                    enough = middle
            first, last = first[:few], first[few]
            found.append(last)
        return found

    def _can_get_out(self, numbers: Sequence[int]) -> bool:
        """Say whether some change gets out of all these kerbs."""
        looked_at = frozenset(numbers)
        told = [self._selectors[number] for number in numbers if number in self._selectors]
        while self._clauses.find(told):
            met = self._changes.kerbs_met(self._changes.found())
            in_the_way = [number for number in met if number in looked_at]
            if not in_the_way:
                return True
            told += [self._tell(number) for number in in_the_way]
        return False

    def _tell(self, number: int) -> int:
        """Tell the solver of a kerb, and return the literal under which it counts."""
        self._selectors[number] = selector = self._clauses.new_variable()
        self._clauses.add([-selector, *self._changes.ways_out(number)])
        return selector
