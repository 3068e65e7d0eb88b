"""What changes by itself: the days on which a kerb begins or ends to count, or a promise ends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.sentences import Speech, day_in_words
from stoeprand.room.presentation.first_ones import FirstOnes, first_ones
from stoeprand.room.presentation.versions import DiffShown, diff_of_days
from stoeprand.room.speaking import speech_in

if TYPE_CHECKING:  # comparing needs the solver; showing what was found does not
    from stoeprand.engine.versions import Diff

MOST_DAYS = 6
"""So many days are shown: what comes later will be shown in time."""

MOST_EVENTS = 10
"""So much of what begins and ends on one day is told."""


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day on which something changes by itself.

    `events` say what begins and ends; `changes` what that does to what one may, against today. It
    is None where only a promise ends, and where there was no time (`is_decided` is False then).
    """

    day: str
    events: FirstOnes[str]
    changes: DiffShown | None
    is_decided: bool


def days_to_compare(area: Area, at: date) -> tuple[date, ...]:
    """Return those of the days to come on which a kerb begins to count, or no longer does."""
    of_kerbs = _days_of_kerbs(area)
    return tuple(day for day in _days(area, at) if day in of_kerbs)


def coming_days(
    area: Area, at: date, language: str, found: "Mapping[date, Diff | None]"
) -> list[ComingDay]:
    """Return the next days after `at` on which something changes by itself, at most six.

    `found` has what `days_to_compare` change against today, None where there was no time.
    """
    speech = speech_in(language)
    with override(language):
        return [_coming(speech, area, day, found) for day in _days(area, at)]


def _days(area: Area, at: date) -> list[date]:
    days = {day for day in _days_of_kerbs(area) | _ends_of_promises(area) if day > at}
    return sorted(days)[:MOST_DAYS]


def _coming(
    speech: Speech, area: Area, day: date, found: "Mapping[date, Diff | None]"
) -> ComingDay:
    diff = found.get(day)
    return ComingDay(
        day=day_in_words(speech, day),
        events=first_ones(
            speech,
            [event for when, event in _events(speech, area) if when == day],
            MOST_EVENTS,
            lambda event: event,
        ),
        changes=diff_of_days(diff, speech.language) if diff else None,
        is_decided=diff is not None or day not in found,
    )


def _days_of_kerbs(area: Area) -> set[date]:
    """Return the days on which a kerb begins to count, or no longer does."""
    begins = {kerb.valid_from for kerb in area.kerbs if kerb.valid_from}
    return begins | {day for kerb in area.kerbs for day in _after(kerb.valid_until)}


def _ends_of_promises(area: Area) -> set[date]:
    of_kerbs = {day for kerb in area.kerbs for day in _end_of_promise(kerb)}
    return of_kerbs | set(_after(area.promised_until))


def _end_of_promise(kerb: Kerb) -> Iterator[date]:
    """Yield the day on which a kerb is promised no more; that it ends with the kerb is no news."""
    for day in _after(kerb.promised_until):
        if kerb.valid_until is None or day <= kerb.valid_until:
            yield day


def _events(speech: Speech, area: Area) -> Iterator[tuple[date, str]]:
    """Yield each day on which something begins or ends, with what that is."""
    for day in _after(area.promised_until):
        yield (
            day,
            _("The room of this area is no longer promised: from then on kerbs may be moved."),
        )
    for kerb in area.kerbs:
        title = speech.quote(speech.read(kerb.title))
        for day, event in _events_of_kerb(kerb):
            yield day, event.format(kerb=title)


def _events_of_kerb(kerb: Kerb) -> Iterator[tuple[date, str]]:
    if kerb.valid_from:
        yield kerb.valid_from, _("The kerb {kerb} begins to count.")
    for day in _after(kerb.valid_until):
        yield day, _("The kerb {kerb} no longer counts.")
    for day in _end_of_promise(kerb):
        yield day, _("{kerb} is no longer promised: from then on this kerb may be moved.")


def _after(last: date | None) -> Iterator[date]:
    """Yield the day after a last day, where there is one."""
    if last is not None and last < date.max:
        yield last + timedelta(days=1)
