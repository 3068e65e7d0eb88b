"""From which level to which ideas move between two versions: each with an idea, or a proof."""

from collections.abc import Iterator
from dataclasses import dataclass

from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.solving.caps import CappedSearch, Cells


@dataclass(frozen=True, slots=True)
class LevelMove:
    """From one level to another, in cells of an idea that makes it."""

    before: Level
    after: Level
    cells: Cells


def find_moves(search: CappedSearch, old: int, new: int) -> Iterator[LevelMove]:
    """Yield each pair of different levels that some idea makes, by `before`, then `after`.

    `old` and `new` are the kerbs that count before and after, as masks of numbers.
    """
    for before in Level:
        for after in Level:
            if before is after:
                continue
            sides = (new, old) if after > before else (old, new)
            cells = _idea_between(search, *sides, max(before, after), min(before, after))
            if cells is not None:
                yield LevelMove(before, after, cells)


def find_largest_move(search: CappedSearch, old: int, new: int, at_least: int) -> LevelMove | None:
    """Return the largest move to a stricter level, by so many levels at least; None for none."""
    own = new & ~old
    for size in range(Level.NO - Level.FREE, at_least - 1, -1):
        for before, after in _levels_apart(size):
            strict = search.any_gives(own, after)
            if strict is None:
                continue
            question = message(
                "whether ideas go from {before} to {after}", before=before.id, after=after.id
            )
            cells = search.find([strict], [(old, before)], question)
            if cells is not None:
                return LevelMove(search.level_of(cells, old), search.level_of(cells, new), cells)
    return None


def _levels_apart(size: int) -> list[tuple[Level, Level]]:
    return [(level, Level(level + size)) for level in Level if level + size <= Level.NO]


def _idea_between(
    search: CappedSearch, tight: int, loose: int, high: Level, low: Level
) -> Cells | None:
    """Return an idea at `high` by the kerbs in `tight`, and at `low` by those in `loose`.

    What makes the difference is a kerb that is not in both; what is in both is looser than `high`.
    """
    own = tight & ~loose
    strict = search.any_gives(own, high)
    if strict is None:
        return None
    question = message("whether ideas are {low} and {high}", low=low.id, high=high.id)
    return search.find_at(low, loose, [strict], [(loose, low), (own, high)], question)
