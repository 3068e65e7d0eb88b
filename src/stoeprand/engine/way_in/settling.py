"""Of all solutions that do equally well, the one that is preferred: one wish after the other."""

from collections.abc import Iterable

from stoeprand.engine.way_in.clauses import Clauses


class Settling:
    """What is fixed so far. The solution that was found last meets it, and goes on doing so."""

    def __init__(self, clauses: Clauses, fixed: Iterable[int]) -> None:
        self._clauses = clauses
        self._fixed = dict.fromkeys(fixed)

    def prefer(self, literal: int) -> bool:
        """Fix a literal where it can hold with what is fixed, else its opposite; say which."""
        if -literal in self._fixed:
            return False
        can_hold = self._clauses.is_true(literal) or self._clauses.find([*self._fixed, literal])
        self._fixed[literal if can_hold else -literal] = None
        return can_hold
