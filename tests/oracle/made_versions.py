"""Hypothesis strategy for two versions of an area: OLD, full of promises, and NEW after some edits.

Both keep the contract, and all ideas of both together stay few enough to try each.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from . import edits_of_dimensions, edits_of_kerbs
from .dice import Dice
from .drafts import Draft
from .edits_of_kerbs import change_kerb_from_a_day, promised_day
from .made_kerbs import make_day
from .strategies import BYTES_OF_AN_AREA, make_area_and_grounds

SIZES = (60, 250, 600)
BYTES_OF_AN_EDIT = 64
MOST_EDITS = 8
BYTES_OF_THE_REST = 60
IN_A_HUNDRED_OF_DIMENSIONS = 25


@dataclass(frozen=True)
class Pair:
    """Two versions of an area, the day that is asked about, and the day on which NEW is read."""

    old: dict[str, Any]
    new: dict[str, Any]
    at: date
    new_at: date | None


def pairs() -> st.SearchStrategy[Pair]:
    """Pairs of versions; one tape makes one pair."""
    length = BYTES_OF_AN_AREA + (MOST_EDITS + 1) * BYTES_OF_AN_EDIT + BYTES_OF_THE_REST
    return st.binary(min_size=length, max_size=length).map(lambda tape: make_pair(Dice(tape)))


def make_pair(dice: Dice) -> Pair:
    """OLD, NEW and the days."""
    document, grounds = make_area_and_grounds(dice.part(BYTES_OF_AN_AREA), SIZES)
    own = [dice.part(BYTES_OF_AN_EDIT) for _ in range(MOST_EDITS)]
    draft = Draft.of(document, grounds)
    if dice.happens(30):
        change_kerb_from_a_day(dice.part(BYTES_OF_AN_EDIT), draft)
    promise(dice, draft.document)
    old = copy.deepcopy(draft.document)
    for each in own[: dice.one_of([2, 1, 3, 4, 6, 8, 5, 0])]:
        edit(each, draft)
    at = make_day(dice)
    new_at = at + timedelta(days=dice.one_of([0, 1, -1, 3, 40])) if dice.happens(40) else None
    return Pair(old, draft.document, at, new_at)


def promise(dice: Dice, document: dict[str, Any]) -> None:
    """Promises about half of the kerbs, and now and then the area, until some day."""
    document.pop("promised_until", None)
    if dice.happens(30):
        document["promised_until"] = promised_day(dice)
    for kerb in document["kerbs"]:
        kerb.pop("promised_until", None)
        if dice.happens(55):
            kerb["promised_until"] = promised_day(dice)


def edit(dice: Dice, draft: Draft) -> None:
    """One edit, of the kerbs mostly."""
    if dice.happens(IN_A_HUNDRED_OF_DIMENSIONS):
        dice.one_of(edits_of_dimensions.EDITS)(dice, draft)
    else:
        dice.one_of(edits_of_kerbs.EDITS)(dice, draft)
