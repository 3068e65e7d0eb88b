"""The clock beside a busy command: a program of its own, for a solver lets no other thread run.

`busy` starts it as a script, without the package: it must be there at once. On standard input `1`
begins a question and `0` ends it; when the input ends the command is done, or gone.
"""

import os
import select
import sys
import time

QUIET = 2.0
"""So many seconds pass before anything is said."""


def tell_the_time(words: str) -> None:
    """Rewrite one line on standard error each second; `words` has a place for the seconds."""
    since: float | None = None
    line = ""
    while True:
        if select.select([0], [], [], _until_next(since))[0]:
            told = os.read(0, 4096)
            line = _wiped(line)
            if not told:
                return
            since = time.monotonic() if told.endswith(b"1") else None
        elif since is not None:
            seconds = int(time.monotonic() - since)
            line = _written(words.replace("{seconds}", str(seconds)), line)


def _until_next(since: float | None) -> float | None:
    """Return how many seconds there are until the line is due; None without a question."""
    if since is None:
        return None
    seconds = time.monotonic() - since
    return max(QUIET, int(seconds) + 1) - seconds


def _written(words: str, before: str) -> str:
    """Write a line over the one before, not wider than the terminal; return it."""
    columns = os.get_terminal_size(2).columns or 80  # not every terminal knows
    line = words[: columns - 1]
    print(f"\r{line:<{len(before)}}", end="", file=sys.stderr, flush=True)
    return line


def _wiped(line: str) -> str:
    """Wipe a line, and the ^C that may have been typed behind it; return what is left."""
    if line:
        print(f"\r{'':<{len(line) + 2}}\r", end="", file=sys.stderr, flush=True)
    return ""


if __name__ == "__main__":
    tell_the_time(sys.argv[1])
