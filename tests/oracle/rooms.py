"""What is true of a whole area on a day: facts, found by looking at every complete idea."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from .domains import LEVELS, Document, everything, loosest, strictest
from .kerbs import counting, kerb_levels, open_ones

Levels = dict[str, str]


def room(document: Document, at: date) -> dict[str, Any]:
    """The facts against which an answer of `stoeprand room` can be judged.

    `levels`: those that some idea has, loose to strict; `floor`: the loosest of them. The answer
    also gives examples, and kerbs that hold up the floor; of those there can be several right ones.
    """
    rows = [kerb_levels(document, idea, at) for idea in everything(document)]
    outcomes = {strictest(list(row.values())) for row in rows}
    floor = loosest(list(outcomes))
    dimensions = {
        name: {"expected": dimension.get("expected", False), "kerbed": kerbed(document, name, rows)}
        for name, dimension in document["dimensions"].items()
    }
    return {
        "levels": [level for level in LEVELS if level in outcomes],
        "floor": floor,
        "dimensions": dimensions,
        "idle": idle(document, rows, at),
        "open": [kerb["id"] for kerb in open_ones(document, at)],
        "verdict": verdict(dimensions, floor),
    }


def kerbed(document: Document, name: str, rows: Sequence[Levels]) -> str:
    """To how many ideas a said kerb on a dimension applies: always, sometimes or never."""
    there = [bool(applying_on(document, name, row)) for row in rows]
    if all(there):
        return "always"
    return "sometimes" if any(there) else "never"


def applying_on(document: Document, name: str, row: Levels) -> list[str]:
    """The ids of the kerbs on a dimension among those that apply."""
    return [kerb["id"] for kerb in document["kerbs"] if kerb["on"] == name and kerb["id"] in row]


def idle(document: Document, rows: Sequence[Levels], at: date) -> list[str]:
    """The kerbs each of which, left out alone, changes no idea's level."""
    # Only kerbs that count: another is "as if it were not there", and cannot be left out.
    return [
        kerb["id"]
        for kerb in counting(document, at)
        if all(level_of(row) == level_of(row, without=kerb["id"]) for row in rows)
    ]


def level_of(row: Levels, without: str | None = None) -> str:
    """The level that kerbs make together, all of them or all but one."""
    return strictest([level for kerb, level in row.items() if kerb != without])


def verdict(dimensions: dict[str, Any], floor: str) -> list[str]:
    """Empty, stuck, both of them, or room when it is neither."""
    never = [each for each in dimensions.values() if each["kerbed"] == "never"]
    words = ["empty"] if any(each["expected"] for each in never) else []
    words += ["stuck"] if floor in ("agree", "no") else []
    return words or ["room"]


def holds_the_floor(document: Document, kerbs: Sequence[str], floor: str, at: date) -> bool:
    """Whether these kerbs by themselves keep every idea at the floor or stricter."""
    for idea in everything(document):
        row = kerb_levels(document, idea, at)
        together = strictest([row[kerb] for kerb in kerbs if kerb in row])
        if LEVELS.index(together) < LEVELS.index(floor):
            return False
    return True
