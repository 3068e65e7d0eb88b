"""Makes kerbs: bands and conditions of every kind, in force or not, open or not.

Kerbs also come in pairs that matter to a fast engine: one that says the same as another, so that
neither is needed, and one that closes just what another leaves free.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from .dice import Dice
from .made_conditions import make_condition
from .made_dimensions import Ground, as_written

PEOPLE = ("head-of-parks", "auditor", "alderman")
NATURES = ("law", "policy", "money", "time", "people", "values")
MOVERS = ("nobody", "council", "board", "director", "manager", "team")
ABOVE_FREE = ("tell", "consult", "agree", "no")
LEVELS = ("free", *ABOVE_FREE)
# Free twice: the strictest kerb decides, and much that is strict would drown the rest.
DRAWN = ("free", *LEVELS)
THE_DAY = date(2026, 6, 15)
SLOTS = 8
BYTES_EACH = 64


def make_day(dice: Dice) -> date:
    """One of the few days on and round which kerbs begin and end."""
    return THE_DAY + timedelta(days=dice.one_of([0, 1, -1, 2, -2]))


def make_kerbs(dice: Dice, grounds: Sequence[Ground]) -> list[dict[str, Any]]:
    """The kerbs of an area over its dimensions: none to sixteen, mostly four to eight."""
    kerbs: list[dict[str, Any]] = []
    share = dice.one_of([50, 70, 30, 90, 10])
    for _ in range(SLOTS):
        own = dice.part(BYTES_EACH)
        if own.happens(share):
            kerbs += make_kerb_and_partner(own, grounds)
    kerbs = dice.shuffled(kerbs)
    for number, kerb in enumerate(kerbs, start=1):
        kerb["id"] = f"k{number}"
    return kerbs


def make_kerb_and_partner(dice: Dice, grounds: Sequence[Ground]) -> list[dict[str, Any]]:
    """A kerb on one of the dimensions, and now and then another that goes with it."""
    ground = dice.one_of(grounds)
    if ground.kind == "amount" and dice.happens(40):
        return [make_budget(dice, ground)]
    kerb = make_kerb(dice, ground, grounds)
    if kerb["bands"] == "open" or not dice.happens(35):
        return [kerb]
    partner = dice.one_of([closing_what_it_leaves, same_again, closing_what_it_leaves])
    return [kerb, partner(dice, kerb)]


def make_kerb(dice: Dice, ground: Ground, grounds: Sequence[Ground]) -> dict[str, Any]:
    """A kerb on a dimension, with conditions on some, often on that dimension itself."""
    kerb = bare_kerb(dice, ground)
    how_many = dice.one_of([0, 1, 0, 1, 2, 1])
    tested = [dice.one_of([*grounds, ground]) for _ in range(how_many)]
    if tested:
        kerb["when"] = {each.name: make_condition(dice, each) for each in tested}
    kerb |= validity(dice) | papers(dice, kerb["nature"])
    if dice.happens(14):
        return {**kerb, "bands": "open", "ask": "Hoe lang mag dat?"}
    return {**kerb, "bands": make_bands(dice, ground)}


def bare_kerb(dice: Dice, ground: Ground) -> dict[str, Any]:
    """What a kerb must have, save its bands; its id comes when the list is complete."""
    kerb: dict[str, Any] = {"id": "", "title": "Rand", "source": "Besluit 12, art. 4"}
    kerb |= {"owner": dice.one_of(PEOPLE), "nature": dice.one_of(NATURES)}
    return {**kerb, "movable_by": dice.one_of(MOVERS), "on": ground.name}


def validity(dice: Dice) -> dict[str, str]:
    """When a kerb is in force: mostly always, else from or to days near the one asked about."""
    keys = {}
    if dice.happens(18):
        keys["valid_from"] = make_day(dice).isoformat()
    if dice.happens(18):
        keys["valid_until"] = max(keys.get("valid_from", ""), make_day(dice).isoformat())
    return keys


def papers(dice: Dice, nature: str) -> dict[str, Any]:
    """Keys that say whom to talk to, or that change no answer at all."""
    keys: dict[str, Any] = {}
    if dice.happens(35):
        keys["signs"] = dice.one_of(PEOPLE)
    if dice.happens(15):
        keys["stands_for"] = dice.one_of(PEOPLE)
    if dice.happens(15):
        keys["confirmed_on"] = "2026-03-01"
    if dice.happens(15):
        keys |= {"promised_until": "2027-01-01", "review_on": "2026-06-01"}
    if dice.happens(15) and nature != "law":
        keys["silence"] = {"working_days": 5}
    if dice.happens(15):
        keys["checked"] = {"status": "memory", "on": "2026-03-02"}
    return keys


def make_bands(dice: Dice, ground: Ground) -> Any:
    """Bands on a dimension that cover each of its values."""
    if ground.kind in ("amount", "date"):
        return bands_in_a_list(dice, ground)
    if ground.kind == "choice":
        return bands_of_a_choice(dice, ground.dimension["values"])
    if ground.kind == "set":
        # Each of the keys may lack; a set without any of them in its bands would say nothing.
        keys = dice.at_least_one_of(["otherwise", "empty", *ground.dimension["values"]])
    else:
        keys = dice.one_of([["true", "false"], ["true", "otherwise"], ["false", "otherwise"]])
    return {key: dice.one_of(DRAWN) for key in keys}


def bands_in_a_list(dice: Dice, ground: Ground) -> list[dict[str, Any]]:
    """Bands of an amount or a date: rising ends, levels that rise or that do not."""
    how_many = dice.one_of([1, 2, 3, 0, 4])
    ends = {
        (dice.one_of(ground.bounds), dice.one_of(["at_most", "below"])) for _ in range(how_many)
    }
    # Of two ends at the same value the one that leaves the value out comes first.
    rising = sorted(ends, key=lambda end: (end[0], end[1] == "at_most"))
    levels = [dice.one_of(DRAWN) for _ in range(len(ends) + 1)]
    if dice.happens(50):
        levels.sort(key=LEVELS.index)
    bands: list[dict[str, Any]] = [
        {word: bound_as_written(dice, ground, bound), "level": level}
        for (bound, word), level in zip(rising, levels, strict=False)
    ]
    return [*bands, {"level": levels[-1]}]


def bound_as_written(dice: Dice, ground: Ground, bound: Any) -> Any:
    """A bound as the file has it: days are text, numbers are written in one way or another."""
    return as_written(dice, bound) if ground.kind == "amount" else bound


def bands_of_a_choice(dice: Dice, values: Sequence[str]) -> dict[str, str]:
    """A level for each value, or for some of them and for the rest."""
    named = dice.some_of(values)
    bands = {value: dice.one_of(DRAWN) for value in named}
    if len(named) < len(values) or dice.happens(15):
        bands["otherwise"] = dice.one_of(DRAWN)
    return bands


def make_budget(dice: Dice, ground: Ground) -> dict[str, Any]:
    """A kerb on an amount, always and with levels that rise: the kind that leaves something."""
    bounds = sorted({dice.one_of(ground.bounds), dice.one_of(ground.bounds)})
    levels = ["free", dice.one_of(["tell", "consult", "agree"])]
    bands: list[dict[str, Any]] = [
        {"at_most": as_written(dice, bound), "level": level}
        for bound, level in zip(bounds, levels, strict=False)
    ]
    return {**bare_kerb(dice, ground), "bands": [*bands, {"level": dice.one_of(["no", "agree"])}]}


def same_again(dice: Dice, kerb: dict[str, Any]) -> dict[str, Any]:
    """A kerb that says the same, of another owner: of two such neither alone is needed."""
    return {**kerb, "owner": dice.one_of(PEOPLE)}


def closing_what_it_leaves(dice: Dice, kerb: dict[str, Any]) -> dict[str, Any]:
    """A kerb that is free where the other is not, and not free where the other is."""
    closed = dice.one_of(ABOVE_FREE)

    def turned(level: str) -> str:
        return closed if level == "free" else "free"

    bands = kerb["bands"]
    if isinstance(bands, list):
        return {**kerb, "bands": [{**band, "level": turned(band["level"])} for band in bands]}
    return {**kerb, "bands": {key: turned(level) for key, level in bands.items()}}
