"""Areas of any size to measure with, the same for the same seed, with ideas at every level.

As in real life each kerb is about something particular: the more kerbs an area has, the more rarely
each of them applies. So ideas come out at all five levels whatever the size, none above half.
"""

import json
import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from benchmarks.workload_ideas import SHARE_OF_MEMBERS, Columns, make_columns, make_ideas
from benchmarks.workload_versions import with_kerbs_changed
from stoeprand.engine import read_area
from stoeprand.engine.area import MOVERS, NATURES, Area

__all__ = ["DAY", "Columns", "make_area", "make_columns", "make_ideas", "with_kerbs_changed"]

DAY = date(2026, 11, 24)
LEVELS = ("free", "tell", "consult", "agree", "no")

KINDS = (
    *("amount", "amount", "choice", "date", "set", "flag"),
    *("amount", "date", "choice", "amount", "set", "amount"),
)
"""What the dimensions are, over and over: amounts most of all."""

LINES = ("amount", "date")

FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2028, 12, 31)
GREATEST_AMOUNT = 1_000_000
CHOICE = tuple(f"v{number}" for number in range(8))
MEMBERS = tuple(f"m{number}" for number in range(6))

ABOVE_FREE_AT_ONCE = 1.7
"""How many kerbs are above free for an idea, on average."""
LEAST_SHARE, MOST_SHARE = 0.02, 0.95
"""No test on an amount or a day is narrower or wider: real bounds are round numbers."""
WEIGHTS = (30, 26, 24, 20)
"""How often kerbs have each level above free as their strictest."""
TRIES = 8
"""Of so many kerbs that could be, the one that comes nearest to its part is taken."""
SHARE_WITHOUT_CONDITION = 0.1
"""How many of the kerbs on amounts and days have no condition: only the far end is not free."""
PROMISED_UNTIL = "2027-07-01"
SHARE_PROMISED = 0.05
NARROWEST_BANDS = 0.003
SHARE_OF_ONE_BAND = 0.2
ENDS = ("at_most", "at_most", "below")


def make_area(dimensions: int, kerbs: int, seed: int = 1) -> tuple[Area, bytes]:
    """Return an area with so many dimensions and kerbs, and its file as JSON."""
    chance = random.Random(seed)  # noqa: S311  (a workload, no secret)
    kinds = {f"d{place}": KINDS[place % len(KINDS)] for place in range(dimensions)}
    document = {
        "format": 1,
        "area": "workload",
        "title": "Workload",
        "direction": "To measure with.",
        "people": {"owner": {"name": "Owner", "role": "manager"}},
        "dimensions": {name: _dimension(name, kind) for name, kind in kinds.items()},
        "kerbs": [_kerb(chance, number, kinds, kerbs) for number in range(kerbs)],
    }
    data = json.dumps(document).encode()
    return read_area(data, "workload.json"), data


def _dimension(name: str, kind: str) -> dict[str, object]:
    details: Mapping[str, dict[str, object]] = {
        "amount": {"unit": "EUR", "max": GREATEST_AMOUNT, "ask": f"How much is {name}?"},
        "date": {"min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()},
        "choice": {"values": list(CHOICE)},
        "set": {"values": list(MEMBERS)},
        "flag": {},
    }
    return {"kind": kind, **details[kind]}


@dataclass(frozen=True)
class _Part:
    """One thing that a kerb asks, and the share of ideas for which it holds."""

    asked: object
    share: float


@dataclass(frozen=True)
class _Asked:
    """All that a kerb asks, and the share of ideas for which it is above free."""

    when: Mapping[str, object]
    bands: object
    share: float


def _kerb(
    chance: random.Random, number: int, kinds: Mapping[str, str], kerbs: int
) -> dict[str, object]:
    """Return a kerb that is above free for about its part of the ideas."""
    wanted = min(0.5, ABOVE_FREE_AT_ONCE / kerbs * chance.choice((0.3, 0.6, 0.9, 1.2, 2)))
    on = chance.choice(list(kinds))
    is_general = kinds[on] in LINES and chance.random() < SHARE_WITHOUT_CONDITION
    tries = [_asked(chance, kinds, on, wanted, is_general) for _ in range(TRIES)]
    asked = min(tries, key=lambda one: abs(math.log(one.share / wanted)))
    return {
        "id": f"k{number}",
        "title": f"Kerb {number}",
        "nature": chance.choice(NATURES),
        "source": "made up",
        "owner": "owner",
        "movable_by": chance.choice(MOVERS),
        "on": on,
        "when": asked.when,
        "bands": asked.bands,
        **({"promised_until": PROMISED_UNTIL} if chance.random() < SHARE_PROMISED else {}),
    }


def _asked(
    chance: random.Random, kinds: Mapping[str, str], on: str, wanted: float, is_general: bool
) -> _Asked:
    """Return what a kerb could ask so as to be above free for about the share `wanted`."""
    tested = [] if is_general else _tested(chance, kinds, on, wanted)
    bands = _bands(chance, kinds[on], wanted ** (1 / (len(tested) + 1)))
    when: dict[str, object] = {}
    share = bands.share
    for parts_left, name in zip(range(len(tested), 0, -1), tested, strict=True):
        test = _TESTS[kinds[name]](chance, min(1, wanted / share) ** (1 / parts_left))
        when[name] = test.asked
        share *= test.share
    return _Asked(when, bands.asked, share)


def _tested(
    chance: random.Random, kinds: Mapping[str, str], on: str, wanted: float
) -> Sequence[str]:
    """Return the dimensions that a kerb has a condition on: more, the more rarely it applies.

    Amounts and days come last: they can be as narrow as what is still wanted.
    """
    usual = round(math.log(wanted) / math.log(0.25)) - 1
    others = [name for name in kinds if name != on]
    count = min(5, max(0, usual + chance.choice((-2, -1, 0, 0, 0, 1))), len(others))
    return sorted(chance.sample(others, count), key=lambda name: kinds[name] in LINES)


def _amount_at(share: float) -> int:
    """Return the amount, a round number, that this share of the ideas keeps below."""
    exact = 10 ** (1 + 5 * share)
    unit: int = 10 ** max(0, math.floor(math.log10(exact)) - 1)
    return min(GREATEST_AMOUNT, round(exact / unit) * unit)


def _day_at(share: float) -> str:
    days = (LAST_DAY - FIRST_DAY).days + 1
    return (FIRST_DAY + timedelta(days=min(days - 1, int(share * days)))).isoformat()


def _interval(at: Callable[[float], object], chance: random.Random, share: float) -> _Part:
    """Return a test at the low end, at the high end or in between."""
    share = min(MOST_SHARE, max(LEAST_SHARE, share))
    start = chance.choice((0, 1 - share, chance.uniform(0.02, 0.98 - share) if share < 0.9 else 0))
    test: dict[str, object] = {}
    if start:
        test[chance.choice(("above", "at_least"))] = at(start)
    if start + share < 1 - 1e-9:
        test[chance.choice(("below", "at_most"))] = at(start + share)
    return _Part(test, share)


def _amount_test(chance: random.Random, share: float) -> _Part:
    return _interval(_amount_at, chance, share)


def _day_test(chance: random.Random, share: float) -> _Part:
    return _interval(_day_at, chance, share)


def _choice_test(chance: random.Random, share: float) -> _Part:
    count = min(len(CHOICE) - 1, max(1, round(share * len(CHOICE))))
    values = chance.sample(CHOICE, count)
    return _Part({"is": values[0]} if count == 1 else {"in": values}, count / len(CHOICE))


def _set_test(chance: random.Random, share: float) -> _Part:
    kind, count, found = chance.choice(sorted(_SET_TESTS, key=lambda t: abs(t[2] - share))[:3])
    return _Part({kind: chance.sample(MEMBERS, count)}, found)


_SET_TESTS = [
    *(("any_of", count, 1 - (1 - SHARE_OF_MEMBERS) ** count) for count in (1, 2, 3)),
    *(("all_of", count, SHARE_OF_MEMBERS**count) for count in (2,)),
    *(("none_of", count, (1 - SHARE_OF_MEMBERS) ** count) for count in (1, 2, 3)),
]


def _flag_test(chance: random.Random, _share: float) -> _Part:
    return _Part({"is": chance.random() < 0.5}, 0.5)


_TESTS: Mapping[str, Callable[[random.Random, float], _Part]] = {
    "amount": _amount_test,
    "date": _day_test,
    "choice": _choice_test,
    "set": _set_test,
    "flag": _flag_test,
}


def _bands(chance: random.Random, kind: str, share: float) -> _Part:
    """Return bands that are above free for about this share of the values."""
    strictest = chance.choices(LEVELS[1:], weights=WEIGHTS)[0]
    if kind in LINES:
        return _line_bands(chance, kind, strictest, share)
    if kind == "flag":
        return _Part({"true": strictest, "false": "free"}, 0.5)
    looser = chance.choice(LEVELS[1 : LEVELS.index(strictest) + 1])
    if kind == "choice":
        count = min(len(CHOICE), max(1, round(share * len(CHOICE))))
        values = chance.sample(CHOICE, count)
        levels = dict.fromkeys(values, looser) | {values[0]: strictest, "otherwise": "free"}
        return _Part(levels, count / len(CHOICE))
    members = chance.sample(MEMBERS, 2 if share > SHARE_OF_MEMBERS else 1)
    levels = dict.fromkeys(members, looser) | {members[0]: strictest}
    return _Part(levels, 1 - (1 - SHARE_OF_MEMBERS) ** len(members))


def _line_bands(chance: random.Random, kind: str, strictest: str, share: float) -> _Part:
    """Return 1 to 4 bands, free first and stricter ones after; now and then the other way round."""
    if chance.random() < SHARE_OF_ONE_BAND and share > LEAST_SHARE:
        return _Part([{"level": strictest}], 1)
    at = _amount_at if kind == "amount" else _day_at
    share = min(MOST_SHARE, max(NARROWEST_BANDS, share))
    looser = LEVELS[1 : LEVELS.index(strictest)]
    between = sorted(
        chance.sample(looser, min(chance.randint(0, 2), len(looser))), key=LEVELS.index
    )
    levels = ["free", *between, strictest]
    parts = [1 - share, *[share / (len(between) + 1)] * (len(between) + 1)]
    if chance.random() < 0.15:
        levels.reverse()
        parts.reverse()
    bands: dict[object, dict[str, object]] = {}
    for level, reached in zip(levels[:-1], accumulate(parts), strict=False):
        end = at(reached)
        # two ends can fall together by rounding: the first counts
        bands.setdefault(end, {chance.choice(ENDS): end, "level": level})
    return _Part([*bands.values(), {"level": levels[-1]}], share)
