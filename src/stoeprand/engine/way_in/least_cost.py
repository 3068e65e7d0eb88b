"""The least that a solution costs, proved: the bound rises until a solution meets it.

Each time that not all costs can be avoided, the solver names some of which one must be paid; the
bound rises by the least of them, and paying for a second one is from then on a cost of its own.
OLL: Andres et al., ICLP 2012; Morgado, Dodaro & Marques-Silva, CP 2014. All is exact: costs are
counted in a unit of which each is a whole number.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from stoeprand.engine.way_in.clauses import Clauses
from stoeprand.engine.way_in.costs import Costs


class LeastCost:
    """The search for the cheapest solutions of clauses with `given` literals.

    Goes on where it was when clauses are added, and when costs change with what was learned.
    """

    def __init__(self, clauses: Clauses, given: Sequence[int]) -> None:
        self._clauses = clauses
        self._given = list(given)
        self._costs: Costs = {}
        self._unpaid: dict[int, int] = {}
        self._next: dict[int, int] = {}
        self._least_looked_at = 0
        self._cores: list[list[int]] = []

    def reach(self, costs: Costs) -> bool:
        """Find one of the cheapest solutions; False when there is none at all."""
        if costs != self._costs:
            self._begin(costs)
        while True:
            avoided = self._avoided(self._least_looked_at)
            if self._clauses.find([*self._given, *avoided]):
                if not self._look_at_less():
                    return True
                continue
            core = self._core(avoided)
            if not core:
                return False
            self._cores.append([-literal for literal in core])
            self._pay(self._cores[-1])

    def cheapest(self) -> list[int]:
        """Return literals that hold in the cheapest solutions and in no others, once reached."""
        return [*self._given, *self._avoided(0)]

    def _begin(self, costs: Costs) -> None:
        """Count other costs. What could not be avoided before cannot be now: that is paid first."""
        unit = math.lcm(*(cost.denominator for cost in costs.values()))
        self._costs = costs
        self._unpaid = {literal: int(cost * unit) for literal, cost in costs.items()}
        self._next = {}
        for core in self._cores:
            if all(literal in self._unpaid for literal in core):
                self._pay(core)
        self._least_looked_at = max(self._unpaid.values(), default=0)

    def _avoided(self, least: int) -> list[int]:
        return [-literal for literal, cost in self._unpaid.items() if cost >= least]

    def _look_at_less(self) -> bool:
        """Look at lower costs as well, some at a time: what costs most is settled first."""
        lower = max((c for c in self._unpaid.values() if c < self._least_looked_at), default=None)
        if lower is None:
            return False
        self._least_looked_at = (lower + 1) // 2
        return True

    def _core(self, avoided: Sequence[int]) -> list[int]:
        """Return costs that cannot all be avoided, without one that may be left out."""
        core = self._clauses.in_conflict(avoided)
        for literal in sorted(core, key=lambda literal: self._unpaid[-literal]):
            fewer = [other for other in core if other != literal]
            if len(fewer) < len(core) and not self._clauses.can_hold([*self._given, *fewer]):
                core = self._clauses.in_conflict(fewer)
        return core

    def _pay(self, literals: list[int]) -> None:
        least = min(self._unpaid[literal] for literal in literals)
        for literal in literals:
            self._unpaid[literal] -= least
            if not self._unpaid[literal]:
                del self._unpaid[literal]
            if literal in self._next:
                self._add(self._next[literal], least)
        numbers = self._clauses.counted(literals)
        self._next.update(pairwise(numbers[1:]))
        if len(numbers) > 1:
            self._add(numbers[1], least)

    def _add(self, literal: int, cost: int) -> None:
        self._unpaid[literal] = self._unpaid.get(literal, 0) + cost
