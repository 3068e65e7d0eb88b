"""The values of one dimension as variables, each made when a clause first speaks of it.

So the solver decides only what matters to a question, and the rest keeps a value that is usual.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable

Clauses = list[list[int]]
Holds = Callable[[int], bool]
"""Whether a variable is true in a model."""

NewVariable = Callable[[], int]

TRUE = 1
"""The literal that always holds; -TRUE never does."""


class OrderedCells:
    """Cells along a line: per cut between two cells a variable, "lies before the cut".

    `usual` is the cell of a value about which nothing is asked.
    """

    def __init__(self, last: int, usual: int, new_variable: NewVariable, clauses: Clauses) -> None:
        self._last = last
        self._usual = usual
        self._new_variable = new_variable
        self._clauses = clauses
        self._cuts: list[int] = []
        self._variables: list[int] = []

    def between(self, first: int, last: int) -> list[int]:
        """Return the literals for "lies in cell `first`, in `last`, or between them"."""
        after = [-self._up_to(first - 1)] if first else []
        return after + ([self._up_to(last)] if last < self._last else [])

    def decode(self, holds: Holds) -> int:
        """Return the cell for a model: the usual one, or the nearest that the model allows."""
        place = bisect_left(self._variables, True, key=holds)
        first = self._cuts[place - 1] + 1 if place else 0
        last = self._cuts[place] if place < len(self._cuts) else self._last
        return min(max(self._usual, first), last)

    def _up_to(self, cell: int) -> int:
        """Return the variable for "lies in this cell or before it"."""
        place = bisect_left(self._cuts, cell)
        if place == len(self._cuts) or self._cuts[place] != cell:
            variable = self._new_variable()
            if place:
                self._clauses.append([-self._variables[place - 1], variable])
            if place < len(self._cuts):
                self._clauses.append([-variable, self._variables[place]])
            self._cuts.insert(place, cell)
            self._variables.insert(place, variable)
        return self._variables[place]


class Members:
    """The members of a set: per member a variable, "is in the subset"; none is usual."""

    def __init__(self, new_variable: NewVariable) -> None:
        self._new_variable = new_variable
        self._variables: dict[int, int] = {}

    def of(self, places: Iterable[int]) -> list[int]:
        """Return the variables of some members, by their places."""
        return [self._of(place) for place in places]

    def decode(self, holds: Holds) -> int:
        """Return the subset for a model, as a mask of places."""
        return sum(1 << place for place, variable in self._variables.items() if holds(variable))

    def _of(self, place: int) -> int:
        if place not in self._variables:
            self._variables[place] = self._new_variable()
        return self._variables[place]
