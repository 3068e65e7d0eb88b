"""Makes conditions of kerbs: tests of every kind on a dimension, now and then an impossible one."""

from __future__ import annotations

from typing import Any

from .dice import Dice
from .made_dimensions import Ground, as_written

ENDS = (
    ("at_least",),
    ("at_most",),
    ("above",),
    ("below",),
    ("at_least", "at_most"),
    ("above", "below"),
    ("at_least", "below"),
    ("above", "at_most"),
    ("at_least", "above", "at_most", "below"),
)


def make_condition(dice: Dice, ground: Ground) -> dict[str, Any]:
    """A test on a dimension."""
    if ground.kind in ("amount", "date"):
        return interval(dice, ground)
    if ground.kind == "flag":
        return {"is": dice.happens(50)}
    values = ground.dimension["values"]
    if ground.kind == "set":
        words = dice.at_least_one_of(["any_of", "all_of", "none_of"])
        return {word: dice.at_least_one_of(values) for word in words}
    if dice.happens(50):
        return {"in": dice.at_least_one_of(values)}
    return {"is": dice.one_of(values)}


def interval(dice: Dice, ground: Ground) -> dict[str, Any]:
    """An interval of amounts or days, with one end or more; reversed it holds nothing."""
    words = dice.one_of(ENDS)
    bounds = sorted(dice.one_of(ground.bounds) for _ in words)
    if dice.happens(10):
        bounds.reverse()
    if ground.kind == "amount":
        bounds = [as_written(dice, bound) for bound in bounds]
    return dict(zip(words, bounds, strict=True))
