"""The room of an area on a day: each part with an example, or a proof that there is none."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from stoeprand.engine.area import Area, WorkedExample
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.domains import Values
from stoeprand.engine.idle import find_idle
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message, quoted
from stoeprand.engine.solving.caps import CappedSearch, Cells
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
    with closing(CappedSearch(compiled, limit)) as search:
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
            idle=find_idle(compiled, limit),
            open=tuple(ready.kerb.id for ready in compiled.kerbs if ready.kerb.is_open),
        )


def _idea_at(search: CappedSearch, level: Level) -> Values | None:
    """Return an idea of exactly this level."""
    everything = search.compiled.all_kerbs
    question = message("whether an idea comes out at {level}", level=level.id)

    def find(known: Values) -> Cells | None:
        caps = [(everything, level)]
        return search.find_at(level, everything, search.values(known), caps, question, known)

    meant = [example for example in search.compiled.area.examples if example.level is level]
    return _like_an_example(search, meant, find)


def _like_an_example(
    search: CappedSearch,
    examples: Iterable[WorkedExample],
    find: Callable[[Values], Cells | None],
) -> Values | None:
    """Return an idea that is found; like a worked example where there is such a one.

    People know those; an idea out of the blue proves as much, and says less. `find` is given the
    values that the idea is to have.
    """
    for example in islice(examples, MOST_TRIED):
        if (cells := find(example.values)) is not None:
            return {**idea_in(search.compiled, cells), **example.values}
    cells = find({})
    return None if cells is None else idea_in(search.compiled, cells)


def _floor_kerbs(search: CappedSearch, floor: Level) -> tuple[str, ...]:
    """Return kerbs that alone let no idea below the floor, none of which can be left out."""
    if floor is Level.FREE:
        return ()
    kerbs = search.compiled.kerbs
    gives = [search.gives(ready.number, floor) for ready in kerbs]
    silent = {-literal: number for number, literal in reversed(list(enumerate(gives)))}
    core = search.core(
        list(dict.fromkeys(-literal for literal in gives)),
        message("which kerbs keep every idea at {level}", level=floor.id),
    )
    return tuple(kerbs[number].kerb.id for number in sorted(silent[each] for each in core or ()))


def _kerbed(search: CappedSearch, dimension_id: str) -> KerbedDimension:
    compiled = search.compiled
    expected = compiled.area.dimensions[dimension_id].expected
    here = compiled.said_on[dimension_id]
    question = message(
        "whether an idea meets no kerb on {dimension}", dimension=quoted(dimension_id)
    )
    without = _like_an_example(
        search,
        compiled.area.examples,
        lambda known: search.find(search.values(known), (), question, idle=here),
    )
    if without is None:
        return KerbedDimension(expected, "always", None)
    somewhere = compiled.all_kerbs
    for ready in compiled.cells.values():
        somewhere &= ready.applies_somewhere
    return KerbedDimension(expected, "sometimes" if here & somewhere else "never", without)
