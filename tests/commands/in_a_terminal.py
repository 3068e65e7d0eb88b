"""The real program in a pseudo-terminal, as somebody sees it who waits for a hard question."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 30.0
"""Seconds that nothing here should ever need."""


class Watched:
    """A program whose standard error is a terminal; `seen` is what has been written there."""

    def __init__(self, program: subprocess.Popen[bytes], terminal: int) -> None:
        self.program = program
        self.seen = ""
        self._terminal = terminal

    def wait_for(self, seen: Callable[[str], bool]) -> bool:
        """Read until what is on the terminal is as wanted, or the patience is over."""
        ends_at = time.monotonic() + PATIENCE
        while not seen(self.seen) and time.monotonic() < ends_at:
            if not self._read(0.1) and self.program.poll() is not None:
                break
        return seen(self.seen)

    def press_ctrl_c(self) -> None:
        """Do what the terminal does: a signal to all that runs in the foreground."""
        os.killpg(self.program.pid, signal.SIGINT)

    def end(self) -> int:
        """Read on to the end, and return the exit code."""
        code = self.program.wait(PATIENCE)
        while self._read(0.2):
            pass
        return code

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self._terminal, 4096).decode()
        except OSError:  # nobody has the other end any more
            return False
        self.seen += read
        return bool(read)


@contextmanager
def watching(*arguments: object) -> Iterator[Watched]:
    """Run the program with standard error on a terminal; it is gone at the end."""
    terminal, other_end = pty.openpty()
    command = [sys.executable, "-m", "stoeprand", *map(str, arguments)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=other_end,
        start_new_session=True,
    ) as program:
        os.close(other_end)
        try:
            yield Watched(program, terminal)
        finally:
            program.kill()
            os.close(terminal)
