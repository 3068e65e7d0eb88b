"""How often something may be tried: counted in the database, so for all processes together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.utils import timezone

COUNT = """
INSERT INTO people_attempt (what, hits, ends_at) VALUES (%s, 1, %s)
ON CONFLICT (what) DO UPDATE SET
  hits = CASE WHEN people_attempt.ends_at <= %s THEN 1 ELSE people_attempt.hits + 1 END,
  ends_at = CASE WHEN people_attempt.ends_at <= %s THEN excluded.ends_at
                 ELSE people_attempt.ends_at END
RETURNING hits
"""
FORGET_WHAT_IS_OVER = "DELETE FROM people_attempt WHERE ends_at <= %s"
FORGET = "DELETE FROM people_attempt WHERE what = %s"


class TooOften(Exception):
    """Something was tried more often than is allowed; later it may be tried again."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How often something may be tried within a stretch of time that begins at the first try."""

    name: str
    times: int
    within: timedelta


LINKS = Allowance("link", 5, timedelta(minutes=15))
"""Mails with a link to sign in, for one address."""

PASSWORDS = Allowance("password", 5, timedelta(minutes=5))
"""Passwords, for one address."""

CODES = Allowance("code", 5, timedelta(minutes=5))
"""Codes of a second factor, for one person."""

SET_UP = Allowance("set-up", 10, timedelta(minutes=5))
"""Codes to set up the first organisation."""


def count(allowance: Allowance, *whose: object) -> None:
    """Count one more try. Raises TooOften where that is one too many.

    Counting and looking are one step: of many tries at the same moment none goes uncounted.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        until = now + allowance.within
        cursor.execute(COUNT, [_hash(allowance, whose), _kept(until), _kept(now), _kept(now)])
        (hits,) = cursor.fetchone()
        if hits == 1:
            cursor.execute(FORGET_WHAT_IS_OVER, [_kept(now)])
    if hits > allowance.times:
        raise TooOften(allowance.name)


def forget(allowance: Allowance, *whose: object) -> None:
    """Begin anew: whoever did it right is no longer counted."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [_hash(allowance, whose)])


def is_first_time(name: str, within: timedelta, *whose: object) -> bool:
    """Say whether something happens for the first time, as a code that counts only once."""
    try:
        count(Allowance(name, 1, within), *whose)
    except TooOften:
        return False
    return True


def _hash(allowance: Allowance, whose: tuple[object, ...]) -> str:
    """Return what stands in the table: nobody who reads it learns who tried."""
    told = "\n".join([settings.SECRET_KEY, allowance.name, *map(str, whose)])
    return sha256(told.encode()).hexdigest()


def _kept(moment: datetime) -> str | datetime | None:
    """Return a moment as the database at hand keeps it."""
    kept: str | datetime | None = connection.ops.adapt_datetimefield_value(moment)
    return kept
