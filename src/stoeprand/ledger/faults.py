"""What is said of a ledger that does not hold."""

from dataclasses import dataclass

from django.db import DatabaseError

from stoeprand.engine.messages import Message, message, printable

UNREADABLE = (ValueError, OverflowError, DatabaseError)
"""What reading a row raises, in which somebody put by hand what is no day or no text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written: at which entry, and what was expected there.

    `number` is None where it is about no single entry.
    """

    number: int | None
    message: Message


def unreadable(after: int, error: Exception) -> Fault:
    """Return the fault that nothing behind an entry was looked at, for not all of it can be read.

    A database may hand out many rows at once, so this does not say which one it is.
    """
    wrong = message(
        "what follows entry {number} was not looked at, for some of it cannot be read: {why}",
        number=after,
        why=printable(str(error).partition("\n")[0]),
    )
    return Fault(after, wrong)
