"""Days by which something is due, as a calendar that calendar programs read (iCalendar, RFC 5545).

What stands in it comes from others: an app names a source when it starts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from stoeprand.people.models import Person

if TYPE_CHECKING:
    from icalendar import Event

REFRESHED_EACH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DueDay:
    """Something that is due on a day.

    `uid` stays the same as long as it is about the same thing, and is unique in the whole world.
    `changed_at` is when it was made or last changed; `sequence` grows by one whenever its day
    changes, or when it is called off.
    """

    uid: str
    day: date
    title: str
    changed_at: datetime
    sequence: int = 0
    text: str = ""
    url: str = ""
    is_called_off: bool = False


Source = Callable[[Person, str], Iterable[DueDay]]
"""Gives what is due of a person, in a language."""

_sources: list[Source] = []


def register(source: Source) -> None:
    """Have what a source gives stand in the calendar of each person; call it in `ready()`."""
    if source not in _sources:
        _sources.append(source)


def due_days_of(person: Person, language: str) -> list[DueDay]:
    """Return all that is due of a person, the first day first."""
    found = [due for source in _sources for due in source(person, language)]
    return sorted(found, key=lambda due: (due.day, due.uid))


def feed(events: Iterable[DueDay], *, name: str = "Stoeprand") -> bytes:
    """Return the calendar, the same bytes as long as nothing in it changes.

    Each due day is a whole day that takes up no time.
    """
    from icalendar import Calendar  # brings a good deal along, for this page alone

    calendar = Calendar()
    calendar.add("prodid", "-//Stoeprand//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESHED_EACH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for due in events:
        calendar.add_component(_event(due))
    written: bytes = calendar.to_ical()
    return written


def _event(due: DueDay) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", due.uid)
    event.add("dtstamp", due.changed_at.astimezone(UTC))
    event.add("last-modified", due.changed_at.astimezone(UTC))
    event.add("sequence", due.sequence)
    event.add("dtstart", due.day)
    event.add("dtend", due.day + timedelta(days=1))  # the first day that is not in it any more
    event.add("summary", due.title)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if due.is_called_off else "CONFIRMED")
    if due.text:
        event.add("description", due.text)
    if due.url:
        event.add("url", due.url)
    return event
