"""Timing things in turn, so that a machine that slows down slows all of them; and tables."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

RUNS = 15


def in_turn(*things: Callable[[], object], runs: int = RUNS) -> tuple[list[float], ...]:
    """Return how many seconds each took in each run, in turn; the first run is not counted."""
    times: tuple[list[float], ...] = tuple([] for _ in things)
    for run in range(runs + 1):
        for thing, taken in zip(things, times, strict=True):
            seconds = seconds_of(thing)
            if run:
                taken.append(seconds)
    return times


def seconds_of(thing: Callable[[], object]) -> float:
    """Return how many seconds something takes, once."""
    began = time.perf_counter()
    thing()
    return time.perf_counter() - began


@contextmanager
def without_pauses() -> Iterator[None]:
    """Keep Python from looking for rubbish while something is timed, as its own `timeit` does."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def row(name: str, seconds: Sequence[float]) -> str:
    """Return a line with the least, the median and the most, in milliseconds."""
    least, middle, most = min(seconds), statistics.median(seconds), max(seconds)
    return f"{name:<42} {1000 * least:9.1f} {1000 * middle:9.1f} {1000 * most:9.1f}"


HEADING = f"{'milliseconds':<42} {'least':>9} {'median':>9} {'most':>9}"


def table(title: str, heading: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return a table in which all columns but the first stand to the right."""
    cells = [[*heading], *([_shown(cell) for cell in line] for line in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in cells
    ]
    return "\n".join(["", title, *lines])


def _shown(cell: object) -> str:
    """Show a number with three figures, and leave a text as it is."""
    if not isinstance(cell, float):
        return str(cell)
    decimals = next((places for end, places in ((1, 3), (10, 2), (100, 1)) if cell < end), 0)
    return f"{cell:,.{decimals}f}"
