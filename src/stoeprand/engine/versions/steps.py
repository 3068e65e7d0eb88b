"""The largest step to a stricter level, of one kerb or the whole area, with such an idea.

What does not fit the new version any more counts as a step to `no`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message, quoted
from stoeprand.engine.solving.caps import Cells
from stoeprand.engine.solving.witness import idea_in
from stoeprand.engine.versions.fitting import any_value, lost_value, lost_value_in, test_of_lost
from stoeprand.engine.versions.moves import find_largest_move
from stoeprand.engine.versions.side_by_side import SideBySide, put_alone

_LARGEST = Level.NO - Level.FREE


@dataclass(frozen=True, slots=True)
class Step:
    """From a level to a stricter one, with an idea that makes the step."""

    before: Level
    after: Level
    example: Values


class Steps:
    """Largest steps between two versions. `both` is None when no idea fits both."""

    def __init__(
        self, old: Area, new: Area, at: date, both: SideBySide | None, limit: Limit | None
    ) -> None:
        self._old = old
        self._new = new
        self._at = at
        self._both = both
        self._limit = limit
        self._lost = [
            key
            for key, dimension in old.dimensions.items()
            if key in new.dimensions
            and lost_value(dimension.domain, new.dimensions[key].domain) is not None
        ]

    def of_area(self, day: date) -> Step | None:
        """Return the largest step that the level of an idea makes on a day."""
        old = new = 0
        if self._both is not None:
            old, new = self._both.old_on(day), self._both.new_on(day)
        counting = [kerb for kerb in self._old.kerbs if kerb.is_in_force(day)]
        return self._largest(old, new, self._lost, counting)

    def of_kerb(self, kerb: Kerb, counting: Sequence[Kerb], held: Sequence[Kerb]) -> Step | None:
        """Return the largest step from a kerb to those that are held against it.

        `counting` is the kerb itself, or nothing on a day on which it does not count.
        """
        lost = [key for key in self._lost if key == kerb.on or key in kerb.when]
        old = new = 0
        if self._both is not None:
            old = _mask(self._both.old_numbers, counting)
            new = _mask(self._both.new_numbers, held)
        return self._largest(old, new, lost, counting)

    def close(self) -> None:
        """Give back the memory of the solver, where one was needed."""
        if "_alone" in self.__dict__:
            self._alone.close()

    def _largest(
        self, old: int, new: int, lost: Sequence[str], counting: Sequence[Kerb]
    ) -> Step | None:
        beyond = self._beyond_the_new(lost, counting)
        at_least = beyond.after - beyond.before + 1 if beyond else 1
        return self._within_both(old, new, at_least) or beyond

    def _within_both(self, old: int, new: int, at_least: int) -> Step | None:
        """Return the largest step, of so many levels or more, of an idea that fits both."""
        if self._both is None or at_least > _LARGEST:
            return None
        move = find_largest_move(self._both.search, old, new, at_least)
        if move is None:
            return None
        return Step(move.before, move.after, idea_in(self._both.search.compiled, move.cells))

    def _beyond_the_new(self, lost: Sequence[str], counting: Sequence[Kerb]) -> Step | None:
        """Return the largest step of an idea with a value that does not fit the new version."""
        if not lost:
            return None
        kerbs = _mask(self._alone.old_numbers, counting)
        for before in Level:
            for key in lost if before is not Level.NO else ():
                cells = self._idea_beyond(key, kerbs, before)
                if cells is not None:
                    return Step(before, Level.NO, self._example_beyond(key, cells))
        return None

    def _idea_beyond(self, dimension_id: str, kerbs: int, most: Level) -> Cells | None:
        search, new = self._alone.search, self._new.dimensions[dimension_id].domain
        literal = search.test(dimension_id, test_of_lost(search.compiled.cells[dimension_id], new))
        question = message(
            "whether what fits no more on {dimension} was {level}",
            dimension=quoted(dimension_id),
            level=most.id,
        )
        return search.find([literal], [(kerbs, most)], question)

    def _example_beyond(self, dimension_id: str, cells: Cells) -> Values:
        """Return the idea with the value that is lost, and something on dimensions that are new."""
        compiled, new = self._alone.search.compiled, self._new.dimensions
        lost = lost_value_in(
            compiled.cells[dimension_id], new[dimension_id].domain, cells[dimension_id]
        )
        assert lost is not None  # noqa: S101  (the solver was asked for such a cell)
        something = {key: any_value(dimension.domain) for key, dimension in new.items()}
        return {**something, **idea_in(compiled, cells), dimension_id: lost}

    @cached_property
    def _alone(self) -> SideBySide:
        return put_alone(self._old, self._at, self._limit)


def _mask(numbers: Mapping[str, int], kerbs: Iterable[Kerb]) -> int:
    """Return kerbs as a mask; those that can never apply, or are open, have no number."""
    return sum(1 << numbers[kerb.id] for kerb in kerbs if kerb.id in numbers)
