"""Where an amount, a day, a choice or a flag can go, as literals made as kerbs ask for them.

Of places that no kerb told so far takes apart only the one nearest to the old value can be best.
"""

from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from stoeprand.engine.compiled.area import ReadyKerb
from stoeprand.engine.compiled.regions import Run, joined, overlap
from stoeprand.engine.domains import PlacedDomain, Value
from stoeprand.engine.levels import Level
from stoeprand.engine.way_in.clauses import Clauses
from stoeprand.engine.way_in.costs import EACH, Costs, cost_per_place
from stoeprand.engine.way_in.settling import Settling


class LineMoves:
    """The moves of an amount, a day, a choice or a flag: whether it lies at a place or before it.

    `changed` holds when the value is another one; it may hold when it is not.
    """

    def __init__(self, clauses: Clauses, domain: PlacedDomain, old: Value) -> None:
        self.changed = clauses.new_variable()
        self._clauses = clauses
        self._domain = domain
        self._old = domain.place_of(old)
        self._per_place = cost_per_place(domain, self._old)
        self._ends: list[int] = []
        self._up_to: list[int] = []
        self._outside: dict[tuple[Run, ...], list[int]] = {}
        self._costs: Costs | None = None

    def ways_out(self, ready: ReadyKerb, dimension_id: str, to: Level) -> list[int]:
        """Return literals of which one holds when the kerb cannot be stricter than `to` there."""
        test = ready.tests.get(dimension_id)
        runs = test if isinstance(test, tuple) else ((self._domain.lowest, self._domain.highest),)
        if ready.kerb.on == dimension_id and isinstance(ready.bands, tuple):
            strict = joined((s.first, s.last) for s in ready.bands if s.level > to)
            runs = overlap(runs, strict)
        if runs not in self._outside:
            self._outside[runs] = self._all_outside(runs)
        return self._outside[runs]

    def costs(self) -> Costs:
        """Return what moving costs, as far as kerbs told so far can ask for it."""
        if self._costs is None:
            self._costs = self._find_costs()
        return self._costs

    def value(self) -> Value:
        """Return the value in the solution that was found last."""
        return self._domain.value_at(self._place_in(self._cell()))

    def settle(self, settling: Settling) -> None:
        """Go as low as there still is a choice."""
        cell = self._cell()
        while cell and settling.prefer(self._up_to[cell - 1]):
            cell = self._cell()
        if cell < len(self._ends):
            settling.prefer(self._up_to[cell])

    def _all_outside(self, runs: Sequence[Run]) -> list[int]:
        if len(runs) == 1:
            return self._outside_run(runs[0])
        outside = self._clauses.new_variable()
        for run in runs:
            self._clauses.add([-outside, *self._outside_run(run)])
        return [outside]

    def _outside_run(self, run: Run) -> list[int]:
        before = [self._lies_up_to(run[0] - 1)] if run[0] > self._domain.lowest else []
        after = [-self._lies_up_to(run[1])] if run[1] < self._domain.highest else []
        return before + after

    def _lies_up_to(self, end: int) -> int:
        """Return the literal that the value lies at a place or before it, not at the last one."""
        where = bisect_left(self._ends, end)
        if where == len(self._ends) or self._ends[where] != end:
            self._cut(where, end)
        return self._up_to[where]

    def _cut(self, where: int, end: int) -> None:
        variable = self._clauses.new_variable()
        self._ends.insert(where, end)
        self._up_to.insert(where, variable)
        for before, after in pairwise(self._up_to[max(0, where - 1) : where + 2]):
            self._clauses.add([-before, after])
        self._clauses.add([self.changed, variable if self._old <= end else -variable])
        self._costs = None

    def _cell(self) -> int:
        """Return between which two ends the value lies: the number of the second one."""
        return next(
            (cell for cell, literal in enumerate(self._up_to) if self._clauses.is_true(literal)),
            len(self._up_to),
        )

    def _place_in(self, cell: int) -> int:
        """Return the place in a cell that is nearest to the old one; of a choice the first."""
        first = self._ends[cell - 1] + 1 if cell else self._domain.lowest
        last = self._ends[cell] if cell < len(self._ends) else self._domain.highest
        return first if self._per_place is None else min(max(first, self._old), last)

    def _find_costs(self) -> Costs:
        if not self._ends:
            return {}
        if self._per_place is None:
            return {self.changed: EACH}
        home = bisect_left(self._ends, self._old)
        down = [(-end, literal) for end, literal in zip(self._ends, self._up_to, strict=True)]
        up = [(end + 1, -literal) for end, literal in zip(self._ends, self._up_to, strict=True)]
        sides = [self._steps(-self._old, down[:home][::-1]), self._steps(self._old, up[home:])]
        # whichever way it goes, it costs at least as much as the nearer first step
        least = min(side[0][1] for side in sides if side)
        costs = {self.changed: least}
        for side in sides:
            for number, (literal, cost) in enumerate(side):
                costs[literal] = cost if number else cost - least
        return {literal: cost for literal, cost in costs.items() if cost}

    def _steps(self, start: int, ends: Sequence[tuple[int, int]]) -> list[tuple[int, Fraction]]:
        """Return what each further step adds, on one side; distances are from `start` on."""
        assert self._per_place is not None  # noqa: S101  (asked before)
        reached = [start, *(end for end, _ in ends)]
        return [
            (literal, (after - before) * self._per_place)
            for (before, after), (_, literal) in zip(pairwise(reached), ends, strict=True)
        ]
