"""Days as people type them, `12-6-2027`, `12/6/2027`, `12 juni 2027`; the day always comes first.

Only a year of four figures is read: a day in the wrong century is a mistake about which kerbs hold.
"""

import re
from datetime import date
from functools import cache

from stoeprand.engine.sentences.quantities import MONTHS
from stoeprand.room.amounts import MARKS
from stoeprand.room.speaking import speech_in

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_IN_FIGURES = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})\s+([^\W\d_]{3,12})\.?\s+([0-9]{4})")


def read_plain_day(text: str) -> date | None:
    """Return the day of an address, in every language the same: `2027-06-12`; None for no day."""
    found = _ISO_DAY.fullmatch(text)
    return _day(*map(int, found.groups())) if found else None


def read_day(text: str) -> date | None:
    """Return the day that somebody typed, in figures or with its month in words; None for no day.

    Months are known by their Dutch and their English names, whatever the language of the page.
    """
    if found := _IN_FIGURES.fullmatch(text):
        day, _, month, year = found.groups()
        return _day(int(year), int(month), int(day))
    if found := _IN_WORDS.fullmatch(text):
        day, name, year = found.groups()
        return _day(int(year), _months().get(name.casefold(), 0), int(day))
    return read_plain_day(text)


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its name and by the first three letters of that."""
    names: dict[str, int] = {"mrt": 3}
    for speech in map(speech_in, MARKS):
        for number, month in enumerate(MONTHS, start=1):
            name = speech.say(month).casefold()
            names |= {name: number, name[:3]: number}
    return names


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
