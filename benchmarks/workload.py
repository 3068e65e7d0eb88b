"""Areas of any size to measure with, the same for the same seed, with ideas at every level."""

import json
import random
from datetime import date

from stoeprand.engine import read_area
from stoeprand.engine.area import Area

DAY = date(2026, 11, 24)
LEVELS = ("free", "tell", "consult", "agree", "no")


def make_area(dimensions: int, kerbs: int, seed: int = 1) -> tuple[Area, bytes]:
    """Return an area with so many dimensions and kerbs, and its file as JSON."""
    chance = random.Random(seed)  # noqa: S311  (a workload, no secret)
    names = [f"d{number}" for number in range(dimensions)]
    document = {
        "format": 1,
        "area": "workload",
        "title": "Workload",
        "direction": "To measure with.",
        "people": {"owner": {"name": "Owner", "role": "manager"}},
        "dimensions": {name: _dimension(place) for place, name in enumerate(names)},
        "kerbs": [_kerb(chance, number, names) for number in range(kerbs)],
    }
    data = json.dumps(document).encode()
    return read_area(data, "workload.json"), data


def _dimension(place: int) -> dict[str, object]:
    if place % 4 == 3:
        return {"kind": "choice", "values": [f"v{number}" for number in range(8)]}
    return {"kind": "amount", "unit": "EUR", "max": 100000, "ask": f"How much is number {place}?"}


def _kerb(chance: random.Random, number: int, names: list[str]) -> dict[str, object]:
    on = chance.choice([name for place, name in enumerate(names) if place % 4 != 3])
    edges = sorted(chance.sample(range(20000, 99000), 3))
    strictest = chance.choices(LEVELS[1:], weights=(8, 6, 4, 1))[0]
    levels = sorted(
        {"free", *chance.sample(LEVELS[: LEVELS.index(strictest)], 1), strictest}, key=LEVELS.index
    )
    bands = [
        {"at_most": edge, "level": level} for edge, level in zip(edges, levels[:-1], strict=False)
    ]
    return {
        "id": f"k{number}",
        "title": f"Kerb {number}",
        "nature": "money",
        "source": "made up",
        "owner": "owner",
        "movable_by": "director",
        "on": on,
        "when": dict(_test(chance, name, names) for name in chance.sample(names, 2) if name != on),
        "bands": [*bands, {"level": levels[-1]}],
    }


def _test(chance: random.Random, name: str, names: list[str]) -> tuple[str, dict[str, object]]:
    if names.index(name) % 4 == 3:
        return name, {"in": [f"v{number}" for number in chance.sample(range(8), 2)]}
    return name, {"above": chance.randrange(40000, 90000)}
