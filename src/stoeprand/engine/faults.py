"""What is wrong with a file or an idea, as values that a person can act on."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import Message, Translate, printable


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong at one line of a file, with what was expected there."""

    file: str
    line: int
    message: Message

    def said(self, translate: Translate) -> str:
        """Return `FILE:LINE: what is wrong, what was expected`."""
        return f"{printable(self.file)}:{self.line}: {self.message.said(translate)}"

    def __str__(self) -> str:
        return self.said(str)


class FaultyFile(Exception):
    """A file that is refused, with every fault that was found in it, by line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


class UnfitIdea(Exception):
    """An idea that does not fit the dimensions of its area; `idea` is its id where it has one."""

    def __init__(self, message: Message, idea: str | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.idea = idea
