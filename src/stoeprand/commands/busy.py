"""Telling on a terminal how long a command has been busy with a question that can be hard."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from stoeprand.engine.messages import Translate, message

if TYPE_CHECKING:
    # imported where a clock is started, with a program and words of our own
    import subprocess  # nosec B404

_PROGRAM = Path(__file__).with_name("clock.py")
_MAY_BE_SHOWN = 1.5
"""After so many seconds of a question the line may stand there."""
_PATIENCE = 1.0
"""So many seconds the clock gets to wipe its line, where the terminal stands still."""


def busy(translate: Translate) -> AbstractContextManager[None]:
    """While it lasts, from two seconds on, a line on the terminal says how long that is.

    The line is gone when it ends. Where standard error is no terminal nothing happens at all.
    """
    return Clock(translate).running()


class Clock:
    """A clock for several questions, one after the other."""

    def __init__(self, translate: Translate) -> None:
        # the clock fills in the seconds
        words = message("busy for {seconds} seconds; Ctrl-C stops it", seconds="{seconds}")
        self._words = words.said(translate)
        self._process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Tell the time while it lasts, as `busy` does."""
        self._process = self._process or self._started()
        began = time.monotonic()
        self._tell(b"1")
        try:
            yield
        finally:
            if time.monotonic() - began < _MAY_BE_SHOWN:
                self._tell(b"0")
            else:
                self._stop()  # which waits until the line is gone

    def _started(self) -> "subprocess.Popen[bytes] | None":
        if os.name != "posix" or not sys.executable or not _is_terminal():
            return None
        # most answers are there before a clock is needed, and should not wait for these
        import signal
        import subprocess  # nosec B404

        # Ctrl-C must leave the clock alone, for it has a line to wipe: it inherits what is blocked
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            # no shell, and nothing that somebody typed
            return subprocess.Popen(  # noqa: S603  (a program of our own)  # nosec B603
                [sys.executable, "-I", "-S", str(_PROGRAM), self._words],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                bufsize=0,
            )
        except OSError:
            return None  # no room for one more program: then without
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _tell(self, sign: bytes) -> None:
        if self._process is None or self._process.stdin is None:
            return
        try:
            self._process.stdin.write(sign)
        except BrokenPipeError:
            self._stop()  # somebody ended it

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return
        # a process is there, so this is imported already
        from subprocess import TimeoutExpired  # nosec B404

        process.stdin.close()
        try:
            process.wait(_PATIENCE)
        except TimeoutExpired:
            process.kill()
            process.wait()


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()
