"""Single values out of what was written: amounts, days, ids, or what was expected."""

import re
from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation

from stoeprand.engine.messages import Message, message, quoted

MOST_DIGITS_BEFORE = 15
MOST_DIGITS_AFTER = 6
LONGEST_ID = 64

_EXACTLY = Context(
    prec=MOST_DIGITS_BEFORE + MOST_DIGITS_AFTER, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[Inexact]
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_SLUG = re.compile(r"[a-z0-9-]+", re.ASCII)
_PLAIN_WHOLE = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_OTHER_BASE = re.compile(r"0o[0-7]{1,24}|0x[0-9a-fA-F]{1,16}", re.ASCII)


def read_amount(text: str) -> Decimal | Message:
    """Return the exact amount that a number stands for; every decimal is kept as written."""
    if _PLAIN_WHOLE.fullmatch(text):
        return Decimal(int(text))
    if text[:2] in ("0o", "0x"):
        return _read_other_base(text)
    if text[-1:].isalpha():
        return _not_finite(text)  # .nan, .inf
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return _out_of_reach(text)
    return fit_amount(amount, text)


def fit_amount(amount: Decimal, written: str) -> Decimal | Message:
    """Return `amount` without needless zeros, or what is wrong with its size or precision."""
    if not amount.is_finite():
        return _not_finite(written)
    if not amount:
        return Decimal(0)
    try:
        shortest = amount.normalize(_EXACTLY)
    except Inexact:
        return _out_of_reach(written)
    sign, digits, exponent = shortest.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101  (finite)
    if len(digits) + exponent > MOST_DIGITS_BEFORE or -exponent > MOST_DIGITS_AFTER:
        return _out_of_reach(written)
    return Decimal((sign, digits + (0,) * max(exponent, 0), min(exponent, 0)))


def read_day(text: str) -> date | Message:
    """Return the day that an ISO date stands for."""
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return message(
                "{written} is no day of the calendar, expected one", written=quoted(text)
            )
    return message("{written} is no day, expected one like 2026-12-31", written=quoted(text))


def fault_of_id(text: str) -> Message | None:
    """Return what is wrong with an id, or None."""
    if 1 <= len(text) <= LONGEST_ID and text == text.strip() and all(map(_fits_id, text)):
        return None
    return message(
        "{id} is no id, expected 1 to {most} letters, digits, '-', '_' and spaces inside",
        id=quoted(text),
        most=LONGEST_ID,
    )


def fault_of_slug(text: str) -> Message | None:
    """Return what is wrong with the slug of an area, or None."""
    if _SLUG.fullmatch(text):
        return None
    return message("{slug} is no slug, expected a-z, 0-9 and '-'", slug=quoted(text))


def _fits_id(character: str) -> bool:
    return character.isalpha() or character.isdecimal() or character in "-_ "


def _read_other_base(text: str) -> Decimal | Message:
    if not _OTHER_BASE.fullmatch(text):
        return _out_of_reach(text)
    return fit_amount(Decimal(int(text, 0)), text)


def _not_finite(written: str) -> Message:
    return message("{written} is no amount, expected a finite number", written=quoted(written))


def _out_of_reach(written: str) -> Message:
    return message(
        "{written} is out of reach, expected at most {before} digits before the point "
        "and {after} after it",
        written=quoted(written),
        before=MOST_DIGITS_BEFORE,
        after=MOST_DIGITS_AFTER,
    )
