"""Long lists on a page: the first ones, and how many more there are. No page is without an end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from stoeprand.engine.messages import message
from stoeprand.engine.sentences import Speech

Found = TypeVar("Found")
Shown = TypeVar("Shown")


@dataclass(frozen=True, slots=True)
class FirstOnes(Generic[Shown]):
    """The first ones of a list of `count`; `more` says how many others there are, '' for none."""

    shown: list[Shown]
    count: int
    more: str

    @property
    def joined(self) -> str:
        """All of it one after the other, where it is texts."""
        return " ".join(part for part in (", ".join(map(str, self.shown)), self.more) if part)

    def __bool__(self) -> bool:
        """Whether there is anything in the list."""
        return bool(self.shown)


def first_ones(
    speech: Speech, found: Sequence[Found], most: int, show: Callable[[Found], Shown]
) -> FirstOnes[Shown]:
    """Return at most so many of what was found, each as `show` shows it."""
    left = len(found) - most
    more = speech.say(message("and {count} more", count=left)) if left > 0 else ""
    return FirstOnes([show(each) for each in found[:most]], len(found), more)
