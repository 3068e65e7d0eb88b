"""What an idea could change, and the kerbs that a change has been told to get out of.

A kerb is told when some change turns out to run into it: of thousands few ever matter.
"""

from collections.abc import Iterator
from fractions import Fraction

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.domains import Domain, SetDomain, Value, Values
from stoeprand.engine.levels import Level
from stoeprand.engine.way_in.clauses import Clauses
from stoeprand.engine.way_in.costs import NOTHING, Costs, cost_of_change
from stoeprand.engine.way_in.line_moves import LineMoves
from stoeprand.engine.way_in.set_moves import SetMoves

Moves = LineMoves | SetMoves


class Changes:
    """The changes of one idea that bring it to a level or looser, in clauses."""

    def __init__(self, compiled: CompiledArea, values: Values, to: Level, clauses: Clauses) -> None:
        self.values = values
        self.moves = {
            dimension.id: _moves_of(dimension.domain, values[dimension.id], clauses)
            for dimension in compiled.area.dimensions.values()
            if dimension.changeable
        }
        self._compiled = compiled
        self._to = to
        self._clauses = clauses
        self.too_strict = compiled.stricter_than[to]
        """The terms that some change may run into."""
        for dimension_id, cells in compiled.cells.items():
            if dimension_id not in self.moves:
                self.too_strict &= cells.terms_at(values[dimension_id])

    def found(self) -> Values:
        """Return what is another value in the solution that was found last, in file order."""
        changed = {}
        for dimension_id, moves in self.moves.items():
            if self._clauses.is_true(moves.changed):
                value = moves.value()
                if value != self.values[dimension_id]:
                    changed[dimension_id] = value
        return changed

    def kerbs_met(self, changed: Values) -> list[int]:
        """Return the numbers of the kerbs that keep an idea with these changes too strict."""
        terms = self.too_strict
        for dimension_id in self.moves:
            value = changed.get(dimension_id, self.values[dimension_id])
            terms &= self._compiled.cells[dimension_id].terms_at(value)
        return [self._compiled.term_kerb[bit] for bit in bits_of(terms)]

    def ways_out(self, number: int) -> Iterator[int]:
        """Yield literals of which one holds when an idea gets out of a kerb."""
        ready = self._compiled.kerbs[number]
        for dimension_id in dict.fromkeys((ready.kerb.on, *ready.tests)):
            if dimension_id in self.moves:
                yield from self.moves[dimension_id].ways_out(ready, dimension_id, self._to)

    def costs(self) -> Costs:
        """Return what changing costs, as far as kerbs told so far can ask for it.

        Where every value costs something to change, the least of that is left out: among changes
        of equally many values it makes no difference, and would only have to be proved.
        """
        asked = [
            (moves.changed, costs) for moves in self.moves.values() if (costs := moves.costs())
        ]
        least = min((costs.get(changed, NOTHING) for changed, costs in asked), default=NOTHING)
        beyond: dict[int, Fraction] = {}
        for changed, costs in asked:
            beyond.update(costs)
            beyond[changed] = beyond.get(changed, NOTHING) - least
        return {literal: cost for literal, cost in beyond.items() if cost}

    def cost_of(self, changed: Values) -> Fraction:
        """Return what it costs to change these values."""
        dimensions = self._compiled.area.dimensions
        return sum(
            (
                cost_of_change(dimensions[each].domain, self.values[each], value)
                for each, value in changed.items()
            ),
            start=NOTHING,
        )


def _moves_of(domain: Domain, old: Value, clauses: Clauses) -> Moves:
    if isinstance(domain, SetDomain):
        return SetMoves(clauses, domain, old)
    return LineMoves(clauses, domain, old)
