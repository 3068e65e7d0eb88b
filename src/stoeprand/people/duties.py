"""What somebody still has to do when they leave: each part of the product names its own.

People knows nothing of kerbs, ideas or promises; whoever does registers here when it starts.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import Message
from stoeprand.people.models import Person


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that waits for somebody; `url` leads to it."""

    sentence: Message
    url: str = ""


OpenDuties = Callable[[Person], Sequence[Duty]]
PassOn = Callable[[Person, Person], None]
"""Hands what waits for the first person to the second, inside the transaction of leaving."""


@dataclass(frozen=True, slots=True)
class _Kind:
    open_duties: OpenDuties
    pass_on: PassOn


_kinds: dict[str, _Kind] = {}


def register(name: str, open_duties: OpenDuties, pass_on: PassOn) -> None:
    """Have a kind of duty asked about before somebody leaves; call it in `ready()` of an app.

    Raises ValueError where the name is taken.
    """
    if name in _kinds:
        raise ValueError(f"there are duties {name!r} already")
    _kinds[name] = _Kind(open_duties, pass_on)


def open_duties(person: Person) -> list[Duty]:
    """Return all that still waits for somebody."""
    return [duty for kind in _kinds.values() for duty in kind.open_duties(person)]


def pass_on_duties(person: Person, to: Person) -> None:
    """Hand all that waits for somebody to somebody else."""
    for kind in _kinds.values():
        kind.pass_on(person, to)
