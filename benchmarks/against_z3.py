"""`room` and `diff` beside the same questions put to z3, reading left out.

Both start from an area that was only read. What they find is compared: of the room the levels that
there are, where each dimension is kerbed, and which kerbs are idle; of the diff the moves. Ours
also finds the examples, the kerbs that keep the floor, and what was promised.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations

from benchmarks.peers.in_z3 import ByLevel, ByMaximum, ByTerm, InZ3, Told, TooLong, any_of, none_of
from benchmarks.plain_kerbs import Term, conditions_of, plain_values, terms_of
from benchmarks.side_by_side import seconds_of, table
from benchmarks.workload import DAY, make_area, make_ideas, with_kerbs_changed
from stoeprand.engine import Level, find_room
from stoeprand.engine.area import Area
from stoeprand.engine.versions import compare_versions

DIMENSIONS, KERBS, CHANGED = 12, 300, 5
TARGET = 500
SECONDS = 120.0
"""What z3 has not answered by then is not waited for."""
RUNS = 5
WAYS: dict[str, type[Told]] = {"direct": ByMaximum, "by level": ByLevel, "by term": ByTerm}


@dataclass(frozen=True)
class RoomFound:
    """What both say about the room of an area."""

    levels: tuple[Level, ...]
    kerbed: dict[str, str]
    idle: tuple[str, ...]


Moves = list[tuple[Level, Level]]


def main(kerbs: int = KERBS, seconds: float = SECONDS) -> None:
    """Print how many seconds each takes, and compare what they find."""
    area, _ = make_area(DIMENSIONS, kerbs)
    changed = with_kerbs_changed(area, CHANGED)
    rows = [_room(area, seconds), _diff(area, changed, seconds)]
    heading = ["seconds", "Stoeprand", *(f"z3 {way}" for way in WAYS)]
    heading += [*(f"{way} ÷ ours" for way in WAYS), "target of direct"]
    print(table(f"{kerbs} kerbs, {DIMENSIONS} dimensions, {CHANGED} changed", heading, rows))


def _room(area: Area, seconds: float) -> list[object]:
    ours = _median(lambda: find_room(replace(area), DAY))
    room = find_room(area, DAY)
    found = RoomFound(
        tuple(level for level, example in room.levels.items() if example is not None),
        {name: each.kerbed for name, each in room.dimensions.items()},
        room.idle,
    )
    return _row("room", ours, found, lambda told: _room_by_z3(area, told, seconds))


def _diff(old: Area, new: Area, seconds: float) -> list[object]:
    ours = _median(lambda: compare_versions(replace(old), replace(new), DAY))
    moves = [(move.before, move.after) for move in compare_versions(old, new, DAY).moves]
    return _row("diff", ours, moves, lambda told: _moves_by_z3(old, new, told, seconds))


def _median(ask: Callable[[], object]) -> float:
    return statistics.median(seconds_of(ask) for _ in range(RUNS))


def _row(
    what: str, ours: float, found: object, ask_z3: Callable[[type[Told]], object]
) -> list[object]:
    taken, ratios = [], []
    for way, told in WAYS.items():
        seconds, is_over = _timed(f"{what}, z3 {way}", found, partial(ask_z3, told))
        more_than = "> " if is_over else ""
        taken.append(f"{more_than}{seconds:,.2f}")
        ratios.append(f"{more_than}{seconds / ours:,.0f}")
    return [what, ours, *taken, *ratios, TARGET]


def _timed(name: str, found: object, ask: Callable[[], object]) -> tuple[float, bool]:
    """Return how long z3 took, and whether it was stopped; end the program when it differs."""
    began = time.perf_counter()
    try:
        theirs = ask()
    except TooLong as over:
        print(f"{name}: stopped at {over}; so nothing is compared")
        return time.perf_counter() - began, True
    seconds = time.perf_counter() - began
    if found != theirs:
        raise SystemExit(f"{name}: {theirs}, not {found}")
    print(f"{name}: all the same")
    return seconds, False


def _terms(area: Area) -> list[Term]:
    return terms_of(area, [plain_values(idea) for idea in make_ideas(area, 100, seed=2)])


def _room_by_z3(area: Area, way: type[Told], seconds: float) -> RoomFound:
    solver = InZ3(area, seconds)
    told = way(solver, _terms(area), "now")
    return RoomFound(
        levels=tuple(
            level for level in Level if solver.can(told.comes_out_at(level), f"level {level.id}")
        ),
        kerbed={name: _kerbed(solver, area, name) for name in area.dimensions},
        idle=tuple(
            kerb.id
            for number, kerb in enumerate(area.kerbs)
            if not any(
                solver.can(wanted, f"whether kerb {number} of {len(area.kerbs)} is idle")
                for wanted in told.changes_by(kerb.id)
            )
        ),
    )


def _kerbed(solver: InZ3, area: Area, name: str) -> str:
    here = [kerb for kerb in area.kerbs if kerb.on == name]
    applies = [solver.all_of(conditions_of(area, kerb)) for kerb in here]
    if not solver.can(none_of(applies), f"whether all is kerbed on {name}"):
        return "always"
    return "sometimes" if solver.can(any_of(applies), f"whether {name} is kerbed") else "never"


def _moves_by_z3(old: Area, new: Area, way: type[Told], seconds: float) -> Moves:
    solver = InZ3(old, seconds)
    before, after = way(solver, _terms(old), "before"), way(solver, _terms(new), "after")
    return [
        (first, second)
        for first, second in permutations(Level, 2)
        if solver.can(
            [*before.comes_out_at(first), *after.comes_out_at(second)],
            f"from {first.id} to {second.id}",
        )
    ]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
