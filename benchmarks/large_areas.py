"""Questions about whole areas, up to the largest that a file may hold; reading left out.

Every question starts cold: from an area that was only read, of which nothing is remembered.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from benchmarks.side_by_side import seconds_of, table
from benchmarks.workload import DAY, make_area, make_ideas, with_kerbs_changed
from stoeprand.engine import Idea, Level, Limit, OutOfTime, check, find_room
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.openings import find_openings
from stoeprand.engine.versions import compare_versions
from stoeprand.engine.way_in import find_way_in

SIZES = ((300, 12), (3000, 12), (5000, 64))
TARGETS = {"room": ("6", "2"), "diff": ("0.5", "0.15"), "way-in": ("10", "3")}
"""Seconds at the largest size: target and goal."""
CHANGED = 5
WAYS_IN = 6
IDEAS, MOVES = 1000, 3
MOST_SECONDS = 60.0
"""A question that takes longer is given up."""


def main(*sizes: tuple[int, int]) -> None:
    """Print how many seconds each question takes, by size."""
    rows = [row for size in sizes or SIZES for row in _rows(*size)]
    heading = ["seconds, cold", "kerbs", "dimensions", "median", "most", "target", "goal"]
    print(table("questions about large areas", heading, rows))


def _rows(kerbs: int, dimensions: int) -> Iterator[list[object]]:
    area, _ = make_area(dimensions, kerbs)
    changed = with_kerbs_changed(area, CHANGED)
    ideas = make_ideas(area, IDEAS)
    named = [Idea(f"idea-{number}", values) for number, values in enumerate(ideas)]
    strict = _at_every_stricter_level(area, ideas)
    asked: dict[str, Sequence[Callable[[Limit], object]]] = {
        "room": [lambda limit: find_room(replace(area), DAY, limit)],
        "diff": [lambda limit: compare_versions(replace(area), replace(changed), DAY, None, limit)],
        "way-in": [partial(_way_in, area, values) for values in strict],
        "openings": [
            lambda limit: find_openings(replace(area), named, Level.FREE, MOVES, DAY, limit)
        ],
    }
    is_largest = (kerbs, dimensions) == SIZES[-1]
    for what, questions in asked.items():
        taken = sorted(_seconds(question) for question in questions)
        target, goal = TARGETS.get(what, ("", "")) if is_largest else ("", "")
        middle, most = taken[len(taken) // 2], taken[-1]
        yield [what, kerbs, dimensions, _shown(middle), _shown(most), target, goal]


def _at_every_stricter_level(area: Area, ideas: Sequence[Values]) -> list[Values]:
    """Return a few ideas, of each level above free about as many."""
    by_level: dict[Level, list[Values]] = {}
    for values in ideas:
        by_level.setdefault(check(area, values, DAY).best, []).append(values)
    by_level.pop(Level.FREE, None)
    in_turn = (values for several in zip(*by_level.values(), strict=False) for values in several)
    return list(in_turn)[:WAYS_IN]


def _way_in(area: Area, values: Values, limit: Limit) -> object:
    return find_way_in(replace(area), values, Level.FREE, DAY, limit)


def _seconds(question: Callable[[Limit], object]) -> float:
    """Return how long a question takes, or more than MOST_SECONDS where it was given up."""
    try:
        return seconds_of(lambda: question(Limit.of_seconds(MOST_SECONDS)))
    except OutOfTime:
        return float("inf")


def _shown(seconds: float) -> object:
    return f"> {MOST_SECONDS:.0f}" if seconds == float("inf") else seconds


def _size(text: str) -> tuple[int, int]:
    """Return kerbs and dimensions out of `5000x64`."""
    kerbs, dimensions = text.split("x")
    return int(kerbs), int(dimensions)


if __name__ == "__main__":
    main(*map(_size, sys.argv[1:]))
