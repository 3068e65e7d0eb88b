"""The room of an area on a day: each part with an example, or a proof that there is none."""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from stoeprand.engine.area import Area, WorkedExample
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.solving.encoding import TRUE
from stoeprand.engine.solving.search import AreaSolver, Search
from stoeprand.engine.solving.witness import as_plain, idea_in

MOST_TRIED = 20
"""So many worked examples are tried as the example of one thing."""


@dataclass(frozen=True, slots=True)
class KerbedDimension:
    """Whether every idea, some or none meets a said kerb on a dimension.

    `without` is one that does not.
    """

    expected: bool
    kerbed: str
    without: Values | None


@dataclass(frozen=True, slots=True)
class Room:
    """What an area leaves to people on one day.

    `levels` has an example for each level that there is; `floor_kerbs` by themselves keep every
    idea at the floor or stricter, and none of them can be left out; `idle` kerbs change nothing,
    left out alone.
    """

    area: Area
    at: date
    levels: Mapping[Level, Values | None]
    floor: Level
    floor_kerbs: tuple[str, ...]
    dimensions: Mapping[str, KerbedDimension]
    idle: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def verdict(self) -> tuple[str, ...]:
        """`empty`, `stuck` or both; `room` when neither."""
        never = any(d.expected and d.kerbed == "never" for d in self.dimensions.values())
        found = [
            word
            for word, holds in (("empty", never), ("stuck", self.floor >= Level.AGREE))
            if holds
        ]
        return tuple(found) or ("room",)

    def as_json(self) -> dict[str, Any]:
        """Return the room as the objects that JSON holds; amounts are exact decimals."""
        return {
            "area": self.area.id,
            "at": self.at.isoformat(),
            "verdict": list(self.verdict),
            "levels": {level.id: self._example(self.levels[level]) for level in Level},
            "floor": {"level": self.floor.id, "kerbs": list(self.floor_kerbs)},
            "dimensions": {
                dimension_id: {
                    "expected": found.expected,
                    "kerbed": found.kerbed,
                    "without": self._plain(found.without),
                }
                for dimension_id, found in self.dimensions.items()
            },
            "idle": list(self.idle),
            "open": list(self.open),
        }

    def _plain(self, values: Values | None) -> dict[str, object] | None:
        return None if values is None else as_plain(self.area, values)

    def _example(self, values: Values | None) -> dict[str, object] | None:
        return None if values is None else {"example": self._plain(values)}


def find_room(area: Area, at: date, limit: Limit | None = None) -> Room:
    """Return the room of an area on the day `at`. Raises OutOfTime when `limit` is over first."""
    compiled = compile_area(area, at)
    solver = AreaSolver(compiled, can_be_stopped=limit is not None)
    with closing(solver):
        search = Search(solver, limit)
        levels = {level: _idea_at(search, level) for level in Level}
        floor = next(level for level in Level if levels[level] is not None)
        return Room(
            area=area,
            at=at,
            levels=levels,
            floor=floor,
            floor_kerbs=_floor_kerbs(search, floor),
            dimensions={
                dimension_id: _kerbed(search, dimension_id) for dimension_id in area.dimensions
            },
            idle=_idle(search),
            open=tuple(ready.kerb.id for ready in compiled.kerbs if ready.kerb.is_open),
        )


def _idea_at(search: Search, level: Level) -> Values | None:
    """Return an idea of exactly this level."""
    any_at_least = search.encoding.any_at_least
    wanted = [any_at_least[level]] if level is not Level.FREE else []
    if level is not Level.NO:
        wanted.append(-any_at_least[Level(level + 1)])
    question = message("whether an idea comes out at {level}", level=level.id)
    meant = [example for example in search.compiled.area.examples if example.level is level]
    return _find_idea(search, wanted, question, like=meant)


def _find_idea(
    search: Search, wanted: list[int], question: Message, like: Iterable[WorkedExample] = ()
) -> Values | None:
    """Return an idea for which all of `wanted` holds; one like a worked example where there is.

    People know those; an idea out of the blue proves as much, and says less.
    """
    for example in islice(like, MOST_TRIED):
        known = [
            literal
            for dimension_id, value in example.values.items()
            for literal in search.encoding.assume(dimension_id, value)
        ]
        if (cells := search.find([*wanted, *known], question)) is not None:
            return {**idea_in(search.compiled, cells), **example.values}
    cells = search.find(wanted, question)
    return None if cells is None else idea_in(search.compiled, cells)


def _floor_kerbs(search: Search, floor: Level) -> tuple[str, ...]:
    """Return kerbs that alone let no idea below the floor, none of which can be left out."""
    if floor is Level.FREE:
        return ()
    gives = search.encoding.at_least[floor]
    silent = {-literal: number for number, literal in reversed(list(enumerate(gives)))}
    core = search.core(
        list(dict.fromkeys(-literal for literal in gives)),
        message("which kerbs keep every idea at {level}", level=floor.id),
    )
    numbers = sorted(silent[literal] for literal in core or ())
    return tuple(search.compiled.kerbs[number].kerb.id for number in numbers)


def _kerbed(search: Search, dimension_id: str) -> KerbedDimension:
    compiled = search.compiled
    expected = compiled.area.dimensions[dimension_id].expected
    here = list(bits_of(compiled.said_on[dimension_id]))
    without = _find_idea(
        search,
        [-search.encoding.applies(compiled.kerbs[number]) for number in here],
        message("whether an idea meets no kerb on {dimension}", dimension=quoted(dimension_id)),
        like=compiled.area.examples,
    )
    if without is None:
        return KerbedDimension(expected, "always", None)
    somewhere = compiled.all_kerbs
    for ready in compiled.cells.values():
        somewhere &= ready.applies_somewhere
    kerbed = "sometimes" if compiled.said_on[dimension_id] & somewhere else "never"
    return KerbedDimension(expected, kerbed, without)


def _idle(search: Search) -> tuple[str, ...]:
    """Return the said kerbs that are nowhere stricter than all others together."""
    others = _Others(search)
    return tuple(
        ready.kerb.id
        for ready in search.compiled.kerbs
        if not ready.kerb.is_open
        and not any(
            others.are_looser(ready.number, level) for level in sorted(ready.terms, reverse=True)
        )
    )


class _Others:
    """Whether a kerb can be the only one at a level, asked with few assumptions.

    `before[n]` stands for "one of the first n kerbs gives the level", `after[n]` for the rest from
    n on.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._chains: dict[Level, tuple[list[int], list[int]]] = {}

    def are_looser(self, number: int, level: Level) -> bool:
        """Say whether some idea meets this kerb at `level` or stricter, all others looser."""
        encoding = self._search.encoding
        before, after = self._chain(level)
        wanted = [encoding.at_least[level][number], -before[number], -after[number + 1]]
        kerb = self._search.compiled.kerbs[number].kerb
        question = message("whether kerb {kerb} changes anything", kerb=quoted(kerb.id))
        return self._search.find(wanted, question) is not None

    def _chain(self, level: Level) -> tuple[list[int], list[int]]:
        if level not in self._chains:
            encoding = self._search.encoding
            gives = encoding.at_least[level]
            before, after = [-TRUE], [-TRUE]
            for literal in gives:
                before.append(encoding.any_of((before[-1], literal)))
            for literal in reversed(gives):
                after.append(encoding.any_of((after[-1], literal)))
            self._chains[level] = before, after[::-1]
        return self._chains[level]
