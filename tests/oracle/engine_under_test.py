"""All contact of the oracle's tests with the engine: reading, asking, and nothing that compares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from fractions import Fraction
from typing import Any
from unittest import mock

from stoeprand import engine
from stoeprand.engine import columns
from stoeprand.engine.area import Area
from stoeprand.engine.limits import Limit
from stoeprand.engine.solving import caps
from stoeprand.engine.unknowns import by_trying

Values = Mapping[str, Any]
FEW = 7
"""So that also the ideas of a small area are more than go into one block."""


def read(data: bytes, name: str) -> Area:
    """The area that a file holds; a fault ends the test with what is wrong."""
    return engine.read_area(data, name)


def answer(area: Area, values: Values, at: date) -> dict[str, Any]:
    """What the engine says of one idea."""
    return engine.check(area, engine.read_values(area, values), at).as_json()


def answers(area: Area, rows: Sequence[Values], at: date) -> list[dict[str, Any]]:
    """What the engine says of many ideas that are asked about at once."""
    fitted = [engine.read_values(area, values) for values in rows]
    return [engine.check(area, values, at).as_json() for values in fitted]


def levels(area: Area, rows: Sequence[Values], at: date) -> list[dict[str, str | None]]:
    """What the engine says of the levels of many ideas in columns, a few ideas at a time.

    A dimension that no idea gives a value has no column.
    """
    fitted = [engine.read_values(area, values) for values in rows]
    known = [name for name in area.dimensions if any(name in values for values in fitted)]
    table = {name: [values.get(name) for values in fitted] for name in known}
    with mock.patch.object(columns, "IDEAS_AT_A_TIME", FEW):
        decided = engine.check_columns(area, table, at)
    numbered = zip(decided.level, decided.best, decided.worst, strict=True)
    return [{"level": named(n), "best": named(b), "worst": named(w)} for n, b, w in numbered]


def named(number: int) -> str | None:
    """The level that a number in a column stands for; below zero it is not known."""
    return engine.Level(number).id if number >= 0 else None


def accepts(area: Area, values: Values) -> bool:
    """Whether the engine takes these values for an idea of the area."""
    try:
        engine.read_values(area, values)
    except engine.UnfitIdea:
        return False
    return True


def room(area: Area, at: date) -> dict[str, Any]:
    """What the engine says of the whole area."""
    return engine.find_room(area, at).as_json()


def validation(area: Area, at: date) -> dict[str, Any]:
    """What the engine says of the worked examples and the conditions of an area."""
    return engine.validate(area, at).as_json()


def all_as_meant(area: Area, at: date) -> bool:
    """Whether the engine finds that every worked example comes out as meant."""
    return engine.validate(area, at).is_ok


def way_in(
    area: Area, values: Values, to: str, at: date, limit: Limit | None = None
) -> tuple[dict[str, Any], list[Fraction]]:
    """What the engine says of the way in for a complete idea, and what each way costs exactly."""
    from stoeprand.engine.way_in import find_way_in

    found = find_way_in(area, engine.read_values(area, values), level_of(to), at, limit)
    return found.as_json(), [way.cost for way in found.ways]


def openings(
    area: Area,
    ideas: Mapping[str, Values],
    to: str,
    moves: int,
    at: date,
    limit: Limit | None = None,
) -> dict[str, Any]:
    """What the engine says of the kerbs that would open most of these complete ideas."""
    from stoeprand.engine.openings import find_openings

    fitted = [engine.Idea(name, engine.read_values(area, ideas[name])) for name in ideas]
    return find_openings(area, fitted, level_of(to), moves, at, limit).as_json()


def diff(
    old: Area, new: Area, at: date, new_at: date | None, limit: Limit | None = None
) -> dict[str, Any]:
    """What the engine says of two versions of an area."""
    from stoeprand.engine.versions import compare_versions

    return compare_versions(old, new, at, new_at, limit).as_json()


def faults_of_unlike(old: Area, new: Area, at: date) -> list[str] | None:
    """What the engine says is unlike in two areas that it will not compare; None if it will."""
    from stoeprand.engine.versions import UnlikeAreas, compare_versions

    try:
        compare_versions(old, new, at)
    except UnlikeAreas as unlike:
        return [str(fault) for fault in unlike.faults]
    return None


def level_of(name: str) -> engine.Level:
    """The level of a name."""
    return next(level for level in engine.Level if level.id == name)


def limit_far_off() -> Limit:
    """A limit of time that no small area comes near; with one the engine takes another solver."""
    return Limit.of_seconds(3600)


@contextmanager
def one_kerb_at_a_time() -> Iterator[None]:
    """Within it kerbs that are looked at in groups are few to a group, as in a large area."""
    with mock.patch.object(caps, "_AT_A_TIME", 1):
        yield


@contextmanager
def by_solver_alone() -> Iterator[None]:
    """Within it every unknown is left to the solver, which small areas otherwise never need."""
    with mock.patch.multiple(by_trying, MOST_STEPS=0, MOST_STEPS_WITHOUT_SOLVER=0):
        yield
