"""Diffs made by hand, to tell of: two small areas, and what is said to move between them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area
from stoeprand.engine.domains import AmountDomain, Values
from stoeprand.engine.levels import Level
from stoeprand.engine.versions import Diff, Move
from tests.engine.speeches import area_with

DAY = date(2026, 11, 23)
PURSE = """
on: cost
bands: [{at_most: 2500, level: free}, {at_most: 10000, level: tell}, {level: agree}]
signs: omar
"""
SMALLER_PURSE = PURSE.replace("2500", "1000")
IDEA: Values = {
    "cost": Decimal(2000),
    "balance": Decimal(0),
    "weeks": Decimal(2),
    "quotes": Decimal(1),
    "start": date(2027, 3, 1),
    "partner": "residents",
    "data": frozenset(),
    "outside": False,
    "role": "clerk",
}


def diff_of(old: Area, new: Area, *moves: Move, **other: object) -> Diff:
    """Return a diff with these moves; nothing else is found unless it is given."""
    given: dict = {"only_old": None, "only_new": None, "broken_promises": (), **other}
    return Diff(old, new, DAY, given.pop("new_at", DAY), moves=moves, **given)


def move(before: Level, after: Level, *because: str, **values: object) -> Move:
    """Return a move because of these kerbs, with IDEA but for these values as its example."""
    return Move(before, after, {**IDEA, **values}, because)  # type: ignore[dict-item]  # values of an idea


def purse_shrinks() -> Diff:
    """Return what a smaller purse does."""
    old, new = area_with(PURSE), area_with(SMALLER_PURSE)
    return diff_of(old, new, move(Level.FREE, Level.TELL, "kerb-1"))


def capped(area: Area, dimension_id: str, most: int) -> Area:
    """The same area, with a greatest value for one of its amounts."""
    dimension = area.dimensions[dimension_id]
    within = replace(dimension, domain=AmountDomain(max=Decimal(most)))
    return replace(area, dimensions={**area.dimensions, dimension_id: within})
