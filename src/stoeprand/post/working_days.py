"""Working days, by which terms are counted: no Saturday, Sunday or day that the law equates to one.

Algemene termijnenwet, article 3: New Year's Day, Good Friday, Easter Monday, Ascension Day, Whit
Monday, both days of Christmas, the King's birthday, and 5 May of every year. Days that a royal
decree adds for one year are not among them: a term is then a day shorter than it could be.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def due_day(start: date, working_days: int) -> date:
    """Return the last day of a term: so many working days after the day on which it began.

    The first day of a term is the day after `start`. A term of 0 ends on `start` itself, or on the
    first working day after it. Raises ValueError for a term of less than 0.
    """
    if working_days < 0:
        raise ValueError("a term has at least 0 working days")
    day, left = start, working_days
    while left or not is_working_day(day):
        day += ONE_DAY
        if left and is_working_day(day):
            left -= 1
    return day


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after `start`, up to and including `end`.

    0 where `end` is not after `start`. It undoes `due_day` for a term of at least 1.
    """
    return sum(map(is_working_day, _days(start, end)))


def is_working_day(day: date) -> bool:
    """Say whether a day counts in a term."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def _days(start: date, end: date) -> Iterator[date]:
    for number in range(1, (end - start).days + 1):
        yield start + number * ONE_DAY


@cache
def _holidays(year: int) -> frozenset[date]:
    # The package takes a tenth of a second to import, and most commands count no working days. Of
    # its kinds `public` alone has 5 May once in five years only, and no Good Friday.
    from holidays import country_holidays

    return frozenset(country_holidays("NL", years=year, categories=("public", "optional")))
