"""Places on pages of the room where other parts of the product show something of their own.

The room knows nothing of them; an app that stands above it names what it shows when it starts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.people.models import Organisation, Person
from stoeprand.room.answers import Reading


@dataclass(frozen=True, slots=True)
class Slot:
    """What is shown in a place: a template, and what it needs (`slot.shown` in it).

    Below a long answer it is found by a link at the top: `leads` to the id of a heading, `link`
    is what the link says; without them there is no such link.
    """

    template: str
    shown: Mapping[str, object] = field(default_factory=dict)
    leads: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """An answer to "may I?" on a page; `here` is its address, `person` who is signed in, if any."""

    organisation: Organisation
    person: Person | None
    area: Area
    reading: Reading
    decision: Decision
    question: str
    here: str
    day: date


BesideAnswer = Callable[[AnswerGiven], Slot | None]
BesideArea = Callable[[Organisation, Person | None, Area, date], Slot | None]

_answer: list[BesideAnswer] = []
_area: list[BesideArea] = []


def register_answer(show: BesideAnswer) -> None:
    """Have something shown below each answer; call it in `ready()` of an app."""
    _answer.append(show)


def register_area(show: BesideArea) -> None:
    """Have something shown on the page of each area; call it in `ready()` of an app."""
    _area.append(show)


def beside_answer(given: AnswerGiven) -> list[Slot]:
    """Return what others show below an answer."""
    return [slot for show in _answer if (slot := show(given))]


def beside_area(
    organisation: Organisation, person: Person | None, area: Area, day: date
) -> list[Slot]:
    """Return what others show on the page of an area."""
    return [slot for show in _area if (slot := show(organisation, person, area, day))]
