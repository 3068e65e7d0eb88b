"""What `stoeprand openings` must say of a list of complete ideas: every set of kerbs is moved.

Where the contract leaves a choice this is how it is read here: `fixed` names the kerbs that hold
back at least one idea, in file order; ideas stand in the order in which they were given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any

from .domains import Document, Values, stricter
from .kerbs import counting, kerb_levels

Ideas = Mapping[str, Values]


def openings(document: Document, ideas: Ideas, to: str, moves: int, at: date) -> dict[str, Any]:
    """The whole answer for complete ideas by their id."""
    held_by = {idea: holding_back(document, values, to, at) for idea, values in ideas.items()}
    kerbs = counting(document, at)
    movable = [kerb["id"] for kerb in kerbs if kerb["movable_by"] != "nobody"]
    fixed = {
        kerb["id"]: [idea for idea, holding in held_by.items() if kerb["id"] in holding]
        for kerb in kerbs
        if kerb["movable_by"] == "nobody"
    }
    return {
        "to": to,
        "open_now": sum(not holding for holding in held_by.values()),
        "steps": [best_step(movable, held_by, at_most) for at_most in range(1, moves + 1)],
        "fixed": {kerb: held for kerb, held in fixed.items() if held},
    }


def holding_back(document: Document, values: Values, to: str, at: date) -> list[str]:
    """The kerbs that are stricter about a complete idea than it is to be."""
    row = kerb_levels(document, values, at)
    return [kerb for kerb, level in row.items() if stricter(level, to)]


def best_step(movable: list[str], held_by: Mapping[str, list[str]], at_most: int) -> dict[str, Any]:
    """The best set of at most so many kerbs: most ideas, then fewest kerbs, then first in file."""
    # Smaller sets come first, and of one size those whose kerbs come first in the file.
    sets = [
        list(kerbs)
        for size in range(min(at_most, len(movable)) + 1)
        for kerbs in combinations(movable, size)
    ]
    best = max(sets, key=lambda kerbs: len(opened_by(kerbs, held_by)))
    return {"moves": at_most, "kerbs": best, "opened": opened_by(best, held_by)}


def opened_by(kerbs: list[str], held_by: Mapping[str, list[str]]) -> list[str]:
    """The ideas that are held back now, and no more when these kerbs are moved."""
    return [idea for idea, holding in held_by.items() if holding and set(holding) <= set(kerbs)]
