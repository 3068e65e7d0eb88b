"""What people do to the kerbs of an area from one version to the next, and to what they promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Any

from .dice import Dice
from .drafts import Draft
from .made_conditions import make_condition
from .made_kerbs import (
    DRAWN,
    LEVELS,
    bound_as_written,
    make_bands,
    make_day,
    make_kerb,
)


def promised_day(dice: Dice) -> str:
    """A day until which something is promised: near the one asked about, or long after it."""
    if dice.happens(15):
        return "2027-01-01"
    return (make_day(dice) + timedelta(days=dice.one_of([1, 2, 0, 4]))).isoformat()


def move_bands(dice: Dice, draft: Draft) -> None:
    """Other bands; an open kerb is said."""
    for kerb in draft.some_kerb(dice):
        kerb["bands"] = make_bands(dice, draft.ground_of(kerb))
        kerb.pop("ask", None)


def change_one_level(dice: Dice, draft: Draft) -> None:
    """One band gets another level."""
    for kerb in draft.some_kerb(dice):
        if isinstance(kerb["bands"], list):
            dice.one_of(kerb["bands"])["level"] = dice.one_of(DRAWN)
        elif kerb["bands"] != "open":
            kerb["bands"][dice.one_of(list(kerb["bands"]))] = dice.one_of(DRAWN)


def one_level_up_or_down(dice: Dice, draft: Draft) -> None:
    """Every band goes one level up, or every band one level down."""
    by = dice.one_of([1, -1])

    def moved(level: str) -> str:
        return LEVELS[max(0, min(LEVELS.index(level) + by, len(LEVELS) - 1))]

    for kerb in draft.some_kerb(dice):
        bands = kerb["bands"]
        if isinstance(bands, list):
            kerb["bands"] = [{**band, "level": moved(band["level"])} for band in bands]
        elif bands != "open":
            kerb["bands"] = {key: moved(level) for key, level in bands.items()}


def move_one_end(dice: Dice, draft: Draft) -> None:
    """One end of a band goes to another amount or day, if the ends still rise then."""
    for kerb in draft.some_kerb(dice):
        if not isinstance(kerb["bands"], list) or len(kerb["bands"]) < 2:
            continue
        ground = draft.ground_of(kerb)
        number = dice.number(0, len(kerb["bands"]) - 2)
        word = dice.one_of(["at_most", "below"])
        end = {word: bound_as_written(dice, ground, dice.one_of(ground.bounds))}
        moved = list(kerb["bands"])
        moved[number] = {**end, "level": moved[number]["level"]}
        if ends_rise(moved):
            kerb["bands"] = moved


def ends_rise(bands: Sequence[dict[str, Any]]) -> bool:
    """Whether each band ends beyond the one before: by value, then `below` before `at_most`."""
    ends = [(band.get("at_most", band.get("below")), "at_most" in band) for band in bands[:-1]]
    return all(one < other for one, other in pairwise(ends))


def add_condition(dice: Dice, draft: Draft) -> None:
    """A kerb holds under one condition more, or under another than before."""
    for kerb in draft.some_kerb(dice):
        ground = dice.one_of(draft.grounds)
        kerb["when"] = {**kerb.get("when", {}), ground.name: make_condition(dice, ground)}


def drop_conditions(dice: Dice, draft: Draft) -> None:
    """A kerb holds always."""
    for kerb in draft.some_kerb(dice):
        kerb.pop("when", None)


def remove_kerb(dice: Dice, draft: Draft) -> None:
    """A kerb is gone."""
    for kerb in draft.some_kerb(dice):
        draft.kerbs.remove(kerb)


def add_kerb(dice: Dice, draft: Draft) -> None:
    """A kerb is new, now and then promised."""
    kerb = make_kerb(dice, dice.one_of(draft.grounds), draft.grounds)
    if dice.happens(50):
        kerb["promised_until"] = promised_day(dice)
    draft.add_kerb(dice, kerb)


def rename_kerb(dice: Dice, draft: Draft) -> None:
    """A kerb goes on under another id: it stands in for the one that is gone."""
    for kerb in draft.some_kerb(dice):
        kerb["id"] = draft.fresh("renamed")
        if dice.happens(40):
            kerb["promised_until"] = promised_day(dice)


def split_kerb(dice: Dice, draft: Draft) -> None:
    """In the place of one kerb come two on the same dimension, which stand in for it together."""
    for kerb in draft.some_kerb(dice):
        draft.kerbs.remove(kerb)
        ground = draft.ground_of(kerb)
        for _ in range(2):
            part = {**kerb, "bands": make_bands(dice, ground)}
            part.pop("ask", None)
            if dice.happens(40):
                part["promised_until"] = promised_day(dice)
            draft.add_kerb(dice, part)


def open_kerb(dice: Dice, draft: Draft) -> None:
    """A kerb is left open: nobody says any more what its bands are."""
    for kerb in draft.some_kerb(dice):
        kerb |= {"bands": "open", "ask": "Hoe lang nog?"}


def change_validity(dice: Dice, draft: Draft) -> None:
    """A kerb begins or ends on another day, or on none."""
    for kerb in draft.some_kerb(dice):
        days = sorted([make_day(dice).isoformat(), make_day(dice).isoformat()])
        for key, day in zip(("valid_from", "valid_until"), days, strict=True):
            kerb.pop(key, None)
            if dice.happens(60):
                kerb[key] = day


def change_kerb_from_a_day(dice: Dice, draft: Draft) -> None:
    """A kerb ends on some day; from the next one on there is another in its place."""
    for kerb in draft.some_kerb(dice):
        last = make_day(dice) + timedelta(days=dice.number(0, 2))
        following = {**kerb, "bands": make_bands(dice, draft.ground_of(kerb))}
        for each in (kerb, following):
            for key in ("valid_from", "valid_until"):
                each.pop(key, None)
        following.pop("ask", None)
        kerb["valid_until"] = last.isoformat()
        following["valid_from"] = (last + timedelta(days=1)).isoformat()
        draft.add_kerb(dice, following)


def change_promise(dice: Dice, draft: Draft) -> None:
    """A kerb is promised until another day, or no longer."""
    for kerb in draft.some_kerb(dice):
        kerb.pop("promised_until", None)
        if dice.happens(60):
            kerb["promised_until"] = promised_day(dice)


def change_promise_of_area(dice: Dice, draft: Draft) -> None:
    """The area is promised until another day, or no longer."""
    draft.document.pop("promised_until", None)
    if dice.happens(60):
        draft.document["promised_until"] = promised_day(dice)


def put_on_other_dimension(dice: Dice, draft: Draft) -> None:
    """A kerb keeps its id and is on another dimension."""
    for kerb in draft.some_kerb(dice):
        ground = dice.one_of(draft.grounds)
        kerb |= {"on": ground.name, "bands": make_bands(dice, ground)}
        kerb.pop("ask", None)


def reorder_kerbs(dice: Dice, draft: Draft) -> None:
    """The kerbs stand in another order."""
    draft.document["kerbs"] = dice.shuffled(draft.kerbs)


EDITS = (
    move_bands,
    change_one_level,
    change_one_level,
    one_level_up_or_down,
    one_level_up_or_down,
    move_one_end,
    move_one_end,
    add_condition,
    drop_conditions,
    remove_kerb,
    add_kerb,
    rename_kerb,
    split_kerb,
    open_kerb,
    change_validity,
    change_validity,
    change_kerb_from_a_day,
    change_kerb_from_a_day,
    change_promise,
    change_promise,
    change_promise_of_area,
    put_on_other_dimension,
    reorder_kerbs,
)
