"""What people do to the dimensions of an area from one version to the next.

What kerbs say of a value or a dimension that is gone goes with it, so that the file stays valid.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .dice import Dice
from .drafts import Draft
from .made_conditions import make_condition
from .made_dimensions import MAKE_KIND, WORDS, Ground, as_written
from .made_kerbs import DRAWN, make_kerb

SMALL = 4
MOST_DIMENSIONS = 5


def add_dimension(dice: Dice, draft: Draft) -> None:
    """A dimension is new; a kerb on it, or one that there was, asks about it."""
    kind = dice.one_of(["flag", "choice", "amount", "set"])
    ground = MAKE_KIND[kind](dice, draft.fresh("extra"))
    if ground.size > SMALL or len(draft.grounds) >= MOST_DIMENSIONS:
        return
    draft.grounds.append(ground)
    draft.document["dimensions"][ground.name] = ground.dimension
    if dice.happens(60):
        draft.add_kerb(dice, make_kerb(dice, ground, draft.grounds))
    for kerb in draft.some_kerb(dice):
        kerb["when"] = {**kerb.get("when", {}), ground.name: make_condition(dice, ground)}


def remove_dimension(dice: Dice, draft: Draft) -> None:
    """A dimension is gone, with the kerbs on it and the conditions about it."""
    if len(draft.grounds) < 2:
        return
    gone = dice.one_of(draft.grounds)
    draft.grounds.remove(gone)
    del draft.document["dimensions"][gone.name]
    draft.document["kerbs"] = [kerb for kerb in draft.kerbs if kerb["on"] != gone.name]
    for kerb in draft.kerbs:
        forget_condition(kerb, gone.name)


def forget_condition(kerb: dict[str, Any], name: str) -> None:
    """Takes the condition about a dimension out of a kerb."""
    kerb.get("when", {}).pop(name, None)
    if not kerb.get("when", True):
        del kerb["when"]


def change_ends(dice: Dice, draft: Draft) -> None:
    """An amount or a date begins or ends elsewhere, or has no end any more."""
    for ground in one_of_kind(dice, draft, "amount", "date"):
        end = dice.one_of(["max", "min"])
        bound = dice.one_of(ground.bounds)
        written = as_written(dice, bound) if ground.kind == "amount" else bound
        draft.change_dimension(ground, **{end: None if dice.happens(15) else written})


def change_step(dice: Dice, draft: Draft) -> None:
    """The grid of an amount becomes finer or coarser, or another that seldom meets the old one."""
    for ground in one_of_kind(dice, draft, "amount"):
        step = Decimal(ground.dimension.get("step", 1))
        changed = step * dice.one_of([Decimal(2), Decimal("0.5"), Decimal(3), Decimal("1.5")])
        if Decimal("0.000001") <= changed < 10**15 and changed * 10**6 % 1 == 0:
            draft.change_dimension(ground, step=as_written(dice, changed.normalize()))


def one_of_kind(dice: Dice, draft: Draft, *kinds: str) -> list[Ground]:
    """One of the dimensions of some kinds, or none when there are none."""
    grounds = [ground for ground in draft.grounds if ground.kind in kinds]
    return [dice.one_of(grounds)] if grounds else []


def add_value(dice: Dice, draft: Draft) -> None:
    """A choice or a set has one value more."""
    for ground in one_of_kind(dice, draft, "choice", "set"):
        values = ground.dimension["values"]
        value = dice.one_of([word for word in WORDS if word not in values])
        if len(values) >= SMALL:
            continue
        place = dice.number(0, len(values))
        draft.change_dimension(ground, values=[*values[:place], value, *values[place:]])
        for kerb in draft.kerbs:
            must_name = ground.kind == "choice" and kerb["on"] == ground.name
            if must_name and kerb["bands"] != "open" and "otherwise" not in kerb["bands"]:
                kerb["bands"][value] = dice.one_of(DRAWN)


def remove_value(dice: Dice, draft: Draft) -> None:
    """A choice or a set has one value less, which no kerb names any more."""
    for ground in one_of_kind(dice, draft, "choice", "set"):
        values = ground.dimension["values"]
        if len(values) < 2:
            continue
        gone = dice.one_of(values)
        left = [value for value in values if value != gone]
        draft.change_dimension(ground, values=left, labels=None)
        for kerb in draft.kerbs:
            forget_value(kerb, ground.name, gone)


def forget_value(kerb: dict[str, Any], name: str, gone: str) -> None:
    """Takes a value out of the bands and the condition of a kerb."""
    if kerb["on"] == name and kerb["bands"] != "open":
        kerb["bands"].pop(gone, None)
        if not kerb["bands"]:
            kerb["bands"]["otherwise"] = "free"
    test = kerb.get("when", {}).get(name, {})
    left = {word: without(operand, gone) for word, operand in test.items()}
    kept = {word: operand for word, operand in left.items() if operand}
    if kept:
        kerb["when"][name] = kept
    else:
        forget_condition(kerb, name)


def without(operand: Any, gone: str) -> Any:
    """What is left of a value or a list of values in a test: nothing (None, []) when it is gone."""
    if isinstance(operand, list):
        return [value for value in operand if value != gone]
    return None if operand == gone else operand


EDITS = (
    add_dimension,
    remove_dimension,
    change_ends,
    change_ends,
    change_step,
    add_value,
    remove_value,
)
