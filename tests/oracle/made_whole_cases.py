"""Hypothesis strategy for areas with a dozen complete ideas: what could be changed, what moved.

At random few kerbs leave a way out that takes some looking for. So here most of them hold only
under several conditions, each of which is a way out, and ideas are drawn from what is held back.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from .dice import Dice
from .domains import LEVELS, Document, Values, every_value
from .kerbs import holds, level
from .made_conditions import make_condition
from .made_dimensions import BYTES_EACH, Ground, make_amount, make_choice, make_flag
from .made_kerbs import bare_kerb, make_bands, make_day
from .strategies import (
    BYTES_OF_AN_AREA,
    BYTES_OF_AN_IDEA,
    Case,
    make_area_and_grounds,
    make_value,
)

SIZES = (60, 250, 500)
IDEAS = 12
NARROW_KERBS = 6
BYTES_OF_A_NARROW_KERB = 200
BYTES_OF_THE_REST = 60
TRIES = 3
TRIES_OF_SMALL_GROUNDS = 12
BYTES_OF_SMALL_GROUNDS = TRIES_OF_SMALL_GROUNDS * (BYTES_EACH + 1) + BYTES_EACH


def whole_cases() -> st.SearchStrategy[Case]:
    """Cases whose ideas are all complete; one tape makes one case."""
    length = (
        BYTES_OF_AN_AREA
        + BYTES_OF_SMALL_GROUNDS
        + NARROW_KERBS * BYTES_OF_A_NARROW_KERB
        + IDEAS * TRIES * BYTES_OF_AN_IDEA
        + BYTES_OF_THE_REST
    )
    return st.binary(min_size=length, max_size=length).map(lambda tape: make_case(Dice(tape)))


def make_case(dice: Dice) -> Case:
    """An area, some dimensions of which cannot be changed, with a day and complete ideas."""
    document, grounds = make_area_and_grounds(dice.part(BYTES_OF_AN_AREA), SIZES)
    if dice.happens(30):
        grounds = make_many_small_grounds(dice.part(BYTES_OF_SMALL_GROUNDS))
        document["dimensions"] = {ground.name: ground.dimension for ground in grounds}
        document["kerbs"] = []
    narrow = [dice.part(BYTES_OF_A_NARROW_KERB) for _ in range(NARROW_KERBS)]
    own = [dice.part(TRIES * BYTES_OF_AN_IDEA) for _ in range(IDEAS)]
    fixed = dice.one_of([10, 40, 0])
    for dimension in document["dimensions"].values():
        dimension["changeable"] = not dice.happens(fixed)
    kept = dice.one_of([2, 0, 5, 16])
    narrow = narrow[: dice.one_of([3, 6, 2])]
    idea = make_complete_idea(own[0], document)
    kerbs = document["kerbs"][:kept] + [make_narrow_kerb(each, grounds, idea) for each in narrow]
    document["kerbs"] = [
        {**kerb, "id": f"k{number}"} for number, kerb in enumerate(dice.shuffled(kerbs), start=1)
    ]
    at = make_day(dice)
    return Case(document, at, [idea, *(make_strict_idea(each, document, at) for each in own[1:])])


def make_many_small_grounds(dice: Dice) -> list[Ground]:
    """Up to eight dimensions of one to three values, for areas with many ways out."""
    grounds: list[Ground] = [make_flag(dice, "q")]
    for number in range(TRIES_OF_SMALL_GROUNDS):
        maker = dice.one_of([make_flag, make_choice, make_amount])
        ground = maker(dice.part(BYTES_EACH), f"q{number}")
        total = math.prod(each.size for each in grounds)
        if ground.size <= 3 and total * ground.size <= SIZES[-1]:
            grounds.append(ground)
    return grounds


def make_narrow_kerb(dice: Dice, grounds: Sequence[Ground], idea: Values) -> dict[str, Any]:
    """A kerb that holds only under some conditions, most of which an idea meets."""
    own, *tested = dice.shuffled(grounds)
    tested = tested[: dice.one_of([2, 1, 3, 8])]
    when = {ground.name: make_condition_met(dice, ground, idea) for ground in [own, *tested]}
    if dice.happens(70):
        del when[own.name]
    kerb = {**bare_kerb(dice, own), **({"when": when} if when else {})}
    return {**kerb, "bands": make_bands(dice, own)}


def make_condition_met(dice: Dice, ground: Ground, idea: Values) -> dict[str, Any]:
    """A condition, mostly one that an idea meets."""
    tried = [make_condition(dice, ground) for _ in range(TRIES)]
    return next((test for test in tried if holds(ground.kind, test, idea[ground.name])), tried[0])


def make_strict_idea(dice: Dice, document: Document, at: date) -> dict[str, Any]:
    """The strictest of a few complete ideas."""
    ideas = [make_complete_idea(dice.part(BYTES_OF_AN_IDEA), document) for _ in range(TRIES)]
    return max(ideas, key=lambda values: LEVELS.index(level(document, values, at)))


def make_complete_idea(dice: Dice, document: Document) -> dict[str, Any]:
    """An idea that gives every dimension a value."""
    return {
        name: make_value(dice, dimension, every_value(document, name))
        for name, dimension in document["dimensions"].items()
    }
