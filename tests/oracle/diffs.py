"""What `stoeprand diff` must say of two versions: facts, found by looking at every idea.

An answer also has examples, of which several can be right: `judge_diffs` tries them out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from .domains import LEVELS, Document, Values, stricter
from .kerbs import kerb_levels, level
from .promises import Versions, broken_promises
from .versions import ideas_that_fit_both, some_value_fits_alone

Move = tuple[str, str]


def diff(old: Document, new: Document, at: date, new_at: date | None = None) -> dict[str, Any]:
    """The facts against which an answer can be judged.

    `moves`: each pair of levels that some idea goes from and to, in order. `only_old`, `only_new`:
    whether there is such an idea. `broken_promises`: the entries that `promises` makes.
    """
    moves = find_moves(old, new, at, new_at or at)
    only_old, only_new = some_value_fits_alone(old, new), some_value_fits_alone(new, old)
    return {
        "at": at.isoformat(),
        "same": not (moves or only_old or only_new),
        "lost": only_old or any(stricter(after, before) for before, after in moves),
        "gained": only_new or any(stricter(before, after) for before, after in moves),
        "only_old": only_old,
        "only_new": only_new,
        "moves": moves,
        # Promises are held day by day; the day on which NEW is read for the rest changes nothing.
        "broken_promises": broken_promises(Versions(old, new), at),
    }


def find_moves(old: Document, new: Document, at: date, new_at: date) -> list[Move]:
    """Every ordered pair of different levels that some idea makes, by `from`, then `to`."""
    pairs = {
        (level(old, idea, at), level(new, idea, new_at)) for idea in ideas_that_fit_both(old, new)
    }
    return [
        (before, after)
        for before in LEVELS
        for after in LEVELS
        if before != after and (before, after) in pairs
    ]


def causes_of_move(
    old: Document, new: Document, at: date, new_at: date, move: Move, example: Values
) -> list[str]:
    """`because`: when stricter NEW's kerbs at the level gone to, else OLD's at the level left."""
    before, after = move
    if stricter(after, before):
        row, wanted = kerb_levels(new, example, new_at), after
    else:
        row, wanted = kerb_levels(old, example, at), before
    return [kerb for kerb, at_level in row.items() if at_level == wanted]
