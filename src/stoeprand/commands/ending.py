"""How commands end: exit codes, and each way of failing as one clear line without a traceback."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from stoeprand.commands.faulty_ideas import FaultyIdeas
from stoeprand.commands.files import quoted_path
from stoeprand.engine.limits import OutOfTime
from stoeprand.engine.messages import Message, Translate, message

NOT_AS_MEANT = 1
BAD_INPUT = 2
OUT_OF_TIME = 3
STOPPED = 130
"""As a shell says that Ctrl-C ended a program."""


@dataclass(slots=True)
class Ending:
    """How a command ends when nothing stops it: its exit code, and what to say on the way out."""

    code: int = 0
    message: Message | None = None


@contextmanager
def ending_well(translate: Translate) -> Iterator[Ending]:
    """Run a command; end it with its exit code, and with a message for whatever stopped it."""
    ending = Ending()
    try:
        yield ending
        if sys.stdout:  # whoever closed it wants only the exit code
            sys.stdout.flush()
        if ending.message:
            _complain(translate, ending.message)
    except FaultyIdeas as error:
        for fault in error.faults:
            _complain(translate, fault)
        ending.code = BAD_INPUT
    except OutOfTime as error:
        _complain(
            translate, message("out of time, so not answered: {question}", question=error.question)
        )
        ending.code = OUT_OF_TIME
    except KeyboardInterrupt:
        _complain(translate, message("stopped before it was done"))
        ending.code = STOPPED
    except BrokenPipeError:
        _forget_the_rest()  # whoever read along has seen enough
    except OSError as error:
        name = quoted_path(error.filename) if error.filename else message("standard output")
        _complain(translate, message("{file}: {problem}", file=name, problem=error.strerror))
        if not error.filename:
            _forget_the_rest()
        ending.code = BAD_INPUT
    sys.exit(ending.code)


def _forget_the_rest() -> None:
    """Let go of what standard output still holds: it has nowhere to go, and Python would try."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(translate: Translate, what: Message) -> None:
    print(what.said(translate), file=sys.stderr)
