"""May I? A million ideas at once, beside polars and DuckDB told the same kerbs.

All have the ideas as columns of their own before the clock starts, and give a column of levels; all
levels are compared. Each way to write the kerbs is tried once, and the fastest of each engine is
timed in turn with ours. The least that anything can take is a copy of the columns.
"""

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.peers.in_duckdb import InDuckDB
from benchmarks.peers.in_polars import InPolars
from benchmarks.peers.numbers import Frame, frame_of
from benchmarks.plain_kerbs import plain_values, terms_of
from benchmarks.side_by_side import in_turn, table, without_pauses
from benchmarks.workload import DAY, make_area, make_columns, make_ideas
from stoeprand.engine import Level, check_columns
from stoeprand.engine.columns import Column

DIMENSIONS = 12
IDEAS = 1_000_000
TARGETS = {30: ("0.4", "1"), 300: ("1.5", "3"), 3000: ("3", "8")}
RUNS, SLOW = 5, 10.0
"""How often each is timed in turn; what takes more than so many seconds is not timed again."""

Levels = NDArray[Any]


def main(ideas: int = IDEAS) -> None:
    """Print how many microseconds an idea takes, by number of kerbs."""
    rows = [_row(kerbs, ideas, *targets) for kerbs, targets in TARGETS.items()]
    heading = [
        *("kerbs", "Stoeprand", "polars", "DuckDB", "a copy"),
        *("fastest ÷ ours", "ours ÷ a copy", "target", "goal"),
    ]
    print(table(f"{ideas:,} ideas at once, µs an idea, {DIMENSIONS} dimensions", heading, rows))


def _row(kerbs: int, count: int, target: str, goal: str) -> list[object]:
    area, _ = make_area(DIMENSIONS, kerbs)
    columns = make_columns(area, count)
    frame = frame_of(area, columns)
    ready = {
        name: Column.of_array(area.dimensions[name].domain, column)
        for name, column in columns.items()
    }
    terms = terms_of(area, [plain_values(idea) for idea in make_ideas(area, 200, seed=2)])

    def ours() -> Levels:
        return check_columns(area, ready, DAY).level

    expected = ours()
    shares = np.bincount(expected, minlength=len(Level)) / count
    print(f"{kerbs} kerbs: of the ideas {', '.join(f'{share:.0%}' for share in shares)}")
    polars = _fastest("polars", InPolars(area, terms, frame).ways, expected)
    duck = _fastest("DuckDB", InDuckDB(area, terms, frame).ways, expected)
    us, *them, copy = _microseconds(
        count, _Tried(ours, 0), polars, duck, _Tried(partial(_copy, frame), 0)
    )
    return [kerbs, us, *them, copy, min(them) / us, us / copy, target, goal]


@dataclass(frozen=True)
class _Tried:
    """A way to find all levels, and how many seconds it took the first time."""

    way: Callable[[], object]
    seconds: float


def _fastest(engine: str, ways: Mapping[str, Callable[[], Levels]], expected: Levels) -> _Tried:
    """Return the fastest way; end the program when an answer of any way differs."""
    tried: dict[str, _Tried] = {}
    for name, way in ways.items():
        began = time.perf_counter()
        found = way()
        tried[name] = _Tried(way, time.perf_counter() - began)
        if not np.array_equal(found, expected):
            raise SystemExit(f"{engine}, {name}: {np.count_nonzero(found != expected)} differ")
    shown = ", ".join(f"{name} {each.seconds:.2f} s" for name, each in tried.items())
    print(f"  {engine}, all levels the same: {shown}")
    return min(tried.values(), key=lambda each: each.seconds)


def _microseconds(count: int, *tried: _Tried) -> list[float]:
    """Return how long each takes for an idea: what is not too slow at the median of some runs."""
    again = [each.way for each in tried if each.seconds < SLOW]
    with without_pauses():
        times = iter(in_turn(*again, runs=RUNS))
    seconds = [
        statistics.median(next(times)) if each.seconds < SLOW else each.seconds for each in tried
    ]
    return [1e6 * each / count for each in seconds]


def _copy(frame: Frame) -> None:
    for column in frame.values():
        column.copy()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
