"""From which level to which ideas move between two versions: each with an idea, or a proof."""

from collections.abc import Iterator
from dataclasses import dataclass

from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.solving.caps import CappedSearch, Cells
from stoeprand.engine.solving.encoding import TRUE

_AT_A_TIME = 64
"""Of the kerbs that may give the looser of two levels so many are tried together."""


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
    if not own:
        return None
    for size in range(Level.NO - Level.FREE, at_least - 1, -1):
        for before in Level:
            after = before + size
            if after > Level.NO:
                break
            question = message(
                "whether ideas go from {before} to {after}",
                before=before.id,
                after=Level(after).id,
            )
            wanted = search.any_gives(own, Level(after))
            cells = search.find([wanted], [(old, before)], question) if wanted != -TRUE else None
            if cells is not None:
                return LevelMove(search.level_of(cells, old), search.level_of(cells, new), cells)
    return None


def _idea_between(
    search: CappedSearch, tight: int, loose: int, high: Level, low: Level
) -> Cells | None:
    """Return an idea at `high` by the kerbs in `tight`, and at `low` by those in `loose`.

    What makes the difference is a kerb that is not in both; what is in both is looser than `high`.
    """
    own = tight & ~loose
    strict = search.any_gives(own, high)
    if strict == -TRUE:
        return None
    question = message("whether ideas are {low} and {high}", low=low.id, high=high.id)
    caps = [(loose, low), (own, high)]
    cells = search.find([strict], caps, question)
    if cells is None or search.level_of(cells, loose) is low:
        return cells
    for some in _in_parts(search, loose, low):
        cells = search.find([strict, search.any_gives(some, low)], caps, question)
        if cells is not None:
            return cells
    return None


def _in_parts(search: CappedSearch, kerbs: int, level: Level) -> Iterator[int]:
    """Yield the kerbs that can give exactly this level, some at a time."""
    able = [n for n in bits_of(kerbs) if level in search.compiled.kerbs[n].terms]
    for start in range(0, len(able), _AT_A_TIME):
        yield sum(1 << number for number in able[start : start + _AT_A_TIME])
