"""The way-in against trying every idea there is, over many small areas full of ties."""

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from stoeprand.engine import Level, check, read_area
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Domain, SetDomain, Value, Values
from stoeprand.engine.way_in import find_way_in

SEEDS = 160
DAY = date(2026, 11, 24)
FIRST = date(2026, 1, 1)
LEVELS = [level.id for level in Level]
KINDS: dict[str, dict[str, Any]] = {
    "amount": {"min": -1, "max": 1, "step": 0.5},
    "whole": {"kind": "amount", "max": 3},
    "date": {"min": FIRST.isoformat(), "max": (FIRST + timedelta(days=2)).isoformat()},
    "choice": {"values": ["a", "b", "c"]},
    "set": {"values": ["p", "q", "r"]},
    "flag": {},
}


def some_of(chance: random.Random, values: list[str]) -> list[str]:
    return chance.sample(values, chance.randint(1, len(values) - 1))


def edges(chance: random.Random, kind: str, count: int) -> list[Any]:
    if kind == "date":
        return [
            (FIRST + timedelta(days=n)).isoformat() for n in sorted(chance.sample(range(3), count))
        ]
    return sorted(chance.sample((-0.5, 0, 0.5, 1, 2), count))


def make_test(chance: random.Random, kind: str) -> dict[str, Any]:
    if kind == "flag":
        return {"is": chance.random() < 0.5}
    if kind == "choice":
        return {"in": some_of(chance, KINDS[kind]["values"])}
    if kind == "set":
        asked = chance.sample(["any_of", "all_of", "none_of"], chance.randint(1, 2))
        return {key: some_of(chance, KINDS[kind]["values"]) for key in asked}
    low, high = edges(chance, kind, 2)
    return chance.choice(
        [{"at_least": low}, {"above": low}, {"below": high}, {"at_least": low, "at_most": high}]
    )


def make_bands(chance: random.Random, kind: str) -> Any:
    def level() -> str:
        return chance.choice(("free", "no", *["free"] * 5, *LEVELS))

    if kind == "flag":
        return {"true": level(), "false": level()}
    if kind == "choice":
        return {value: level() for value in KINDS[kind]["values"]}
    if kind == "set":
        return {"p": level(), "q": level(), "otherwise": level(), "empty": level()}
    ends = edges(chance, kind, chance.randint(1, 2))
    return [*({"at_most": end, "level": level()} for end in ends), {"level": level()}]


def make_kerb(chance: random.Random, number: int, names: dict[str, str]) -> dict[str, Any]:
    on = chance.choice(list(names))
    tested = chance.sample(list(names), min(len(names) - 1, chance.randint(0, 4)))
    return {
        "id": f"k{number}",
        "title": "T",
        "nature": "law",
        "source": "S",
        "owner": "noor",
        "movable_by": "board",
        "on": on,
        "when": {name: make_test(chance, names[name]) for name in tested},
        "bands": make_bands(chance, names[on]),
    }


def make_area(chance: random.Random) -> Area:
    kinds = [chance.choice(list(KINDS)) for _ in range(chance.choice((1, 2, 3, 4, 5, 5, 5)))]
    names = {f"{kind}{place}": kind for place, kind in enumerate(kinds)}
    dimensions = {
        name: {"kind": kind, "changeable": chance.random() < 0.9, **KINDS[kind]}
        for name, kind in names.items()
    }
    kerbs = [make_kerb(chance, number, names) for number in range(chance.randint(1, 25))]
    document = {
        "format": 1,
        "area": "small",
        "title": "T",
        "direction": "D",
        "people": {"noor": {"name": "Noor", "role": "R"}},
        "dimensions": dimensions,
        "kerbs": kerbs,
    }
    return read_area(json.dumps(document).encode(), "area.json")


def every_value(domain: Domain) -> list[Value]:
    """All values, in the order in which the contract prefers them."""
    if isinstance(domain, SetDomain):
        # of two sets the one that has the first member in which they differ
        masks = product((True, False), repeat=len(domain.members))
        return [
            frozenset(m for m, held in zip(domain.members, mask, strict=True) if held)
            for mask in masks
        ]
    return [domain.value_at(place) for place in range(domain.lowest, domain.highest + 1)]


def make_idea(chance: random.Random, area: Area) -> Values:
    """An idea that runs into many kerbs: the worst of some."""
    ideas = [
        {d.id: chance.choice(every_value(d.domain)) for d in area.dimensions.values()}
        for _ in range(20)
    ]
    return max(ideas, key=lambda idea: len(check(area, idea, DAY).because))


def cost(area: Area, name: str, old: Any, new: Any) -> Fraction:
    if isinstance(old, Decimal):
        step: Any = area.dimensions[name].domain
        return abs(Fraction(new) - Fraction(old)) / max(abs(Fraction(old)), Fraction(step.step))
    if isinstance(old, date):
        return Fraction(abs((new - old).days), 30)
    return Fraction(len(old ^ new) if isinstance(old, frozenset) else old != new)


@dataclass(frozen=True)
class Tried:
    """An idea with the same unchangeable values, and the kerbs that it meets at which level."""

    idea: Values
    met: Mapping[str, Level]

    def comes_out_at(self, to: Level, kerbs: Sequence[str]) -> bool:
        return all(self.met.get(kerb_id, Level.FREE) <= to for kerb_id in kerbs)


def try_everything(area: Area, values: Values) -> list[Tried]:
    """All that the idea can become, the preferred values first."""
    options = [
        every_value(d.domain) if d.changeable else [values[d.id]] for d in area.dimensions.values()
    ]
    tried = []
    for chosen in product(*options):
        idea = dict(zip(area.dimensions, chosen, strict=True))
        because = check(area, idea, DAY).because
        tried.append(Tried(idea, {reason.kerb: reason.level for reason in because}))
    return tried


def expected_ways(
    area: Area, values: Values, to: Level, tried: Sequence[Tried]
) -> list[tuple[Values, Fraction]]:
    """The contract read aloud: for each set without a part that would do, the best change."""
    names = list(area.dimensions)
    kerbs = [kerb.id for kerb in area.kerbs]
    best: dict[tuple[int, ...], tuple[Fraction, Values]] = {}
    for each in tried:
        if each.comes_out_at(to, kerbs):
            changes = {name: v for name, v in each.idea.items() if v != values[name]}
            costs = sum((cost(area, n, values[n], v) for n, v in changes.items()), Fraction(0))
            places = tuple(names.index(name) for name in changes)
            if places not in best or costs < best[places][0]:
                best[places] = (costs, changes)  # of equally cheap ones the first stays
    least = [p for p in best if not any(set(part) < set(p) for part in best)]
    ordered = sorted(least, key=lambda p: (len(p), best[p][0], p))
    return [(best[p][1], best[p][0]) for p in ordered][:5]


def expected_kerbs(area: Area, to: Level, tried: Sequence[Tried]) -> list[str]:
    """From the last to the first, each kerb without which the others still hold back falls away."""
    kept = [kerb.id for kerb in area.kerbs]
    for kerb in reversed(area.kerbs):
        fewer = [kerb_id for kerb_id in kept if kerb_id != kerb.id]
        if not any(each.comes_out_at(to, fewer) for each in tried):
            kept = fewer
    return kept


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_way_in_is_what_trying_everything_finds(seed: int) -> None:
    chance = random.Random(seed)
    area = make_area(chance)
    values = make_idea(chance, area)
    tried = try_everything(area, values)
    for to in Level:
        found = find_way_in(area, values, to, DAY)
        expected = expected_ways(area, values, to, tried)
        assert [(way.changes, way.cost) for way in found.ways] == expected
        assert list(found.kerbs) == ([] if expected else expected_kerbs(area, to, tried))
        assert found.before is check(area, values, DAY).worst


def test_the_areas_reach_far_enough_to_prove_something() -> None:
    ways: Counter[int] = Counter()
    sizes: Counter[int] = Counter()
    kerbs: Counter[int] = Counter()
    for seed in range(SEEDS):
        chance = random.Random(seed)
        area = make_area(chance)
        values = make_idea(chance, area)
        for to in Level:
            found = find_way_in(area, values, to, DAY)
            ways[len(found.ways)] += 1
            sizes.update(len(way.changes) for way in found.ways)
            kerbs[len(found.kerbs)] += 1
    assert min(ways[count] for count in range(4)) >= 20
    assert ways[4] + ways[5] >= 5
    assert min(sizes[size] for size in range(4)) >= 20
    assert min(kerbs[count] for count in range(4)) >= 10
