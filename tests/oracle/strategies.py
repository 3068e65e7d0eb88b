"""Hypothesis strategies for cases: an area that keeps the contract, a day, and ideas in the area.

An area stays small enough to try every complete idea. How far the mixture reaches is measured in
`spread`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from .area_files import as_json, as_yaml
from .dice import Dice
from .domains import LEVELS, Document, every_value, fits
from .made_dimensions import Ground, as_written, make_grounds
from .made_kerbs import PEOPLE, make_day, make_kerbs
from .worked_examples import validate_examples

__all__ = ["Case", "as_json", "as_yaml", "cases", "cases_with_examples"]

SIZES = (60, 600, 2000, 600, 2000)
TITLES = ("Pleinen", {"nl": 'Feest: "straat" #1 \\ ?', "en": "Feast ☂ 'n’ €"})
BYTES_OF_AN_AREA = 800
BYTES_OF_AN_IDEA = 48
BYTES_OF_THE_REST = 200
IDEAS_OF_A_CASE = 5


@dataclass(frozen=True)
class Case:
    """An area, a day on or about which its kerbs begin and end, and a few ideas in it."""

    document: dict[str, Any]
    at: date
    ideas: list[dict[str, Any]]


def cases() -> st.SearchStrategy[Case]:
    """Cases whose areas keep the contract; none has worked examples."""
    return tapes().map(lambda tape: make_case(Dice(tape), with_examples=False))


def cases_with_examples() -> st.SearchStrategy[Case]:
    """Cases whose areas have one to three worked examples."""
    return tapes().map(lambda tape: make_case(Dice(tape), with_examples=True))


def tapes() -> st.SearchStrategy[bytes]:
    """Tapes for dice, each a whole case.

    One draw makes one case: of a test that draws several times Hypothesis mixes the draws anew with
    each other, and two of three areas would have been seen before.
    """
    length = BYTES_OF_AN_AREA + IDEAS_OF_A_CASE * BYTES_OF_AN_IDEA + BYTES_OF_THE_REST
    return st.binary(min_size=length, max_size=length)


def make_case(dice: Dice, with_examples: bool) -> Case:
    """An area with a day and ideas."""
    document = make_area(dice.part(BYTES_OF_AN_AREA))
    own = [dice.part(BYTES_OF_AN_IDEA) for _ in range(IDEAS_OF_A_CASE)]
    ideas = [make_idea(each, document) for each in own]
    at = make_day(dice)
    if with_examples:
        examples = [make_example(dice, document) for _ in range(dice.number(1, 3))]
        document = {**document, "examples": examples}
    return Case(document, at, ideas)


def make_area(dice: Dice) -> dict[str, Any]:
    """A valid area as the document that its file holds."""
    return make_area_and_grounds(dice, SIZES)[0]


def make_area_and_grounds(dice: Dice, sizes: Sequence[int]) -> tuple[dict[str, Any], list[Ground]]:
    """A valid area of about one of these numbers of complete ideas, and what its kerbs stand on."""
    document: dict[str, Any] = {"format": 1, "area": "plein-1", "title": dice.one_of(TITLES)}
    document["direction"] = "Straten knappen zichzelf op."
    if dice.happens(15):
        document["promised_until"] = "2027-01-01"
    if dice.happens(15):
        document["words"] = ["plein", "stoep"]
    document["people"] = {person: {"name": person, "role": "manager"} for person in PEOPLE}
    grounds = make_grounds(dice, dice.one_of(sizes))
    document["dimensions"] = {ground.name: ground.dimension for ground in grounds}
    document["kerbs"] = make_kerbs(dice, grounds)
    return document, grounds


def make_example(dice: Dice, document: Document) -> dict[str, Any]:
    """A worked example, often with the level that it has on some day, which the oracle says."""
    example = {"title": "Een nieuwe bank", "values": make_idea(dice, document)}
    example["level"] = dice.one_of(LEVELS)
    if dice.happens(50):
        example["on"] = make_day(dice).isoformat()
    if dice.happens(50):
        [judged] = validate_examples({**document, "examples": [example]}, make_day(dice))
        example["level"] = judged["worst"]
    return example


def make_idea(dice: Dice, document: Document) -> dict[str, Any]:
    """An idea of an area."""
    known = dice.one_of([70, 100, 50, 100, 10])
    values: dict[str, Any] = {}
    for name, dimension in document["dimensions"].items():
        if dice.happens(known):
            values[name] = make_value(dice, dimension, every_value(document, name))
        elif dice.happens(50):
            values[name] = None
    return values


def make_value(dice: Dice, dimension: Document, values: list[Any]) -> Any:
    """A value of a dimension as an idea gives it; where there is no end also one far away."""
    value = dice.one_of(values)
    kind = dimension["kind"]
    if kind == "set":
        return dice.shuffled(value)
    if kind == "date" and dice.happens(15):
        far_away = {"max": "9999-12-31", "min": "0001-01-01"}
        ends = [day for end, day in far_away.items() if end not in dimension]
        return dice.one_of([value, *ends])
    if kind == "amount" and "max" not in dimension and dice.happens(15):
        further = value + 20 * Decimal(dimension.get("step", 1))
        value = further if fits(dimension, further) else value
    return as_written(dice, value) if kind == "amount" else value
