"""Asking a SAT solver so that Ctrl-C and a limit of time stop it."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pysat.solvers import Solver, pysolvers


def solve(solver: Solver, assumptions: Sequence[int]) -> bool:
    """Say whether what the solver knows can hold with these literals."""
    with _hearing_ctrl_c():
        return bool(solver.solve(assumptions=list(assumptions)))


def solve_briefly(solver: Solver, assumptions: Sequence[int], conflicts: int) -> bool | None:
    """Say the same, or None when that takes more conflicts. Needs a solver that counts them."""
    solver.conf_budget(conflicts)
    with _hearing_ctrl_c():
        answer: bool | None = solver.solve_limited(assumptions=list(assumptions))
    solver.conf_budget(-1)
    return answer


def solve_within(solver: Solver, assumptions: Sequence[int], seconds: float) -> bool | None:
    """Say the same, or None when the time is over first. Needs a solver that can be stopped."""
    answer: bool | None = None
    is_done = threading.Event()

    def find() -> None:
        nonlocal answer
        try:
            answer = solver.solve_limited(assumptions=list(assumptions), expect_interrupt=True)
        finally:
            is_done.set()

    # In a thread of its own: who waits hears Ctrl-C, who solves does not. To join the thread
    # would not do: after Ctrl-C Python takes it for ended (bpo-45274) while it still solves.
    threading.Thread(target=find).start()
    try:
        is_done.wait(min(seconds, threading.TIMEOUT_MAX))
    finally:
        solver.interrupt()
        is_done.wait()
        solver.clear_interrupt()
    return answer


@contextmanager
def _hearing_ctrl_c() -> Iterator[None]:
    try:
        yield
    except pysolvers.error as error:
        if "keyboard interrupt" in str(error):  # what the solver makes of it
            raise KeyboardInterrupt from None
        raise
