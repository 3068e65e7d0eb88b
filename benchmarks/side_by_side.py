"""Timing two things in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable, Sequence

RUNS = 15


def in_turn(
    first: Callable[[], object], second: Callable[[], object], runs: int = RUNS
) -> tuple[list[float], list[float]]:
    """Return how many seconds each took in each run, in turn; the first run is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for thing, taken in zip((first, second), times, strict=True):
            began = time.perf_counter()
            thing()
            if run:
                taken.append(time.perf_counter() - began)
    return times


def row(name: str, seconds: Sequence[float]) -> str:
    """Return a line with the least, the median and the most, in milliseconds."""
    least, middle, most = min(seconds), statistics.median(seconds), max(seconds)
    return f"{name:<42} {1000 * least:9.1f} {1000 * middle:9.1f} {1000 * most:9.1f}"


HEADING = f"{'milliseconds':<42} {'least':>9} {'median':>9} {'most':>9}"
