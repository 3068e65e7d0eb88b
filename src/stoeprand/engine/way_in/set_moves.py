"""Where a set can go: a literal per member that a kerb asks for; the others stay as they are."""

from stoeprand.engine.compiled.area import ReadyKerb
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest
from stoeprand.engine.domains import SetDomain, Value
from stoeprand.engine.levels import Level
from stoeprand.engine.way_in.clauses import Clauses
from stoeprand.engine.way_in.costs import EACH, Costs
from stoeprand.engine.way_in.settling import Settling


class SetMoves:
    """The moves of a set: a literal per member that a kerb asks for; the others stay as they are.

    `changed` holds when the set is another one; it may hold when it is not.
    """

    def __init__(self, clauses: Clauses, domain: SetDomain, old: Value) -> None:
        assert isinstance(old, frozenset)  # noqa: S101  (reading fitted it)
        self.changed = clauses.new_variable()
        self._clauses = clauses
        self._domain = domain
        self._old = domain.mask_of(old)
        self._has: dict[int, int] = {}
        self._without: dict[tuple[int, bool], int] = {}

    def ways_out(self, ready: ReadyKerb, dimension_id: str, to: Level) -> list[int]:
        """Return literals of which one holds when the kerb cannot be stricter than `to` there."""
        test = ready.tests.get(dimension_id)
        literals = self._outside_test(test) if isinstance(test, SubsetTest) else []
        if ready.kerb.on == dimension_id and isinstance(ready.bands, SubsetLevels):
            strict = ready.bands.members_at(level for level in Level if level > to)
            literals.append(self._none_of(strict, or_nothing=ready.bands.empty <= to))
        return literals

    def costs(self) -> Costs:
        """Return what moving costs, as far as kerbs told so far can ask for it."""
        return {-has if self._old >> place & 1 else has: EACH for place, has in self._has.items()}

    def value(self) -> Value:
        """Return the set in the solution that was found last."""
        subset = self._old
        for place, literal in self._has.items():
            bit = 1 << place
            subset = subset | bit if self._clauses.is_true(literal) else subset & ~bit
        return self._domain.subset_of(subset)

    def settle(self, settling: Settling) -> None:
        """Hold the members that come first in the file, as far as there still is a choice."""
        for place in sorted(self._has):
            settling.prefer(self._has[place])

    def _outside_test(self, test: SubsetTest) -> list[int]:
        literals = [-self._member(place) for place in bits_of(test.all_of)]
        literals += [self._member(place) for place in bits_of(test.none_of)]
        if test.any_of:
            literals.append(self._none_of(test.any_of, or_nothing=True))
        return literals

    def _none_of(self, members: int, *, or_nothing: bool) -> int:
        """Return a literal that holds only without these members, and with another where asked."""
        key = (members, or_nothing)
        if key not in self._without:
            self._without[key] = without = self._clauses.new_variable()
            for place in bits_of(members):
                self._clauses.add([-without, -self._member(place)])
            if not or_nothing:
                everything = range(len(self._domain.members))
                self._clauses.add([-without, *(self._member(place) for place in everything)])
        return self._without[key]

    def _member(self, place: int) -> int:
        if place not in self._has:
            self._has[place] = has = self._clauses.new_variable()
            self._clauses.add([self.changed, has if self._old >> place & 1 else -has])
        return self._has[place]
