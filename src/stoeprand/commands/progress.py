"""How far a command is with very many ideas, as one line on a terminal that is gone at the end."""

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TypeVar

from stoeprand.engine.messages import Message, Translate, message

HowFar = Callable[[], float]
"""Which share of a file has been read, from 0 to 1."""

_WIDEST = 78
_SECONDS_BETWEEN = 0.2
_QUIET = 1.0
"""What takes less than so many seconds needs no line."""
_SMALLEST_SHARE = 0.005
"""Before that much is read nobody can say how long the rest takes."""
_BAR = 20

Thing = TypeVar("Thing")


def covering(translate: Translate) -> Translate:
    """Return a translation into texts so long that they cover a line of progress."""
    return lambda text: translate(text).ljust(_WIDEST)


class Progress:
    """Counts what passes; `is_shown` says whether there is a terminal to show it on."""

    def __init__(self, translate: Translate, *, is_shown: bool) -> None:
        self._translate = translate
        self._is_shown = is_shown and _is_terminal()
        self._how_far: HowFar | None = None
        self._line = ""

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._write("")

    def watch(self, how_far: HowFar) -> None:
        """Take what says how much of the file has been read, where that can be known."""
        self._how_far = how_far

    def over(self, things: Iterable[Thing]) -> Iterable[Thing]:
        """Return the same things, counted as they are asked for."""
        return self._counted(things) if self._is_shown else things

    def _counted(self, things: Iterable[Thing]) -> Iterator[Thing]:
        began = time.monotonic()
        due = began + _QUIET
        for count, thing in enumerate(things, 1):
            yield thing
            now = time.monotonic()
            if now >= due:
                self._write(self._words(count, now - began))
                due = now + _SECONDS_BETWEEN

    def _words(self, count: int, seconds: float) -> str:
        told = _so_many(count, seconds).said(self._translate)
        share = min(1.0, self._how_far()) if self._how_far else 0.0
        if share < _SMALLEST_SHARE:
            return told
        bar = "#" * int(share * _BAR)
        rest = message("{time} to go", time=_clock(seconds / share - seconds))
        return f"[{bar:.<{_BAR}}] {share:4.0%}  {told}, {rest.said(self._translate)}"

    def _write(self, line: str) -> None:
        """Write a line over the one before; an empty one leaves nothing there."""
        if not line and not self._line:
            return
        line = line[: min(_WIDEST, shutil.get_terminal_size().columns - 1)]
        before, self._line = len(self._line), line
        if line:
            print(f"\r{line:<{before}}", end="", file=sys.stderr, flush=True)
        else:  # and with it the ^C that may have been typed behind it
            print(f"\r{'':<{before + 2}}\r", end="", file=sys.stderr, flush=True)


def _so_many(count: int, seconds: float) -> Message:
    return message(
        "{count} ideas, {rate} a second",
        count=_grouped(count),
        rate=_grouped(int(count / seconds)),
    )


def _grouped(number: int) -> str:
    """Return a whole number in groups of three, as every language reads it."""
    return f"{number:,}".replace(",", " ")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
