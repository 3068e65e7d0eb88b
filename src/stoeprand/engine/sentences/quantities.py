"""Amounts, days and terms in words: € 2.500,50 or €2,500.50, 3 weken, 1 januari 2027."""

from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Bound, Dimension
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.speech import Speech

MONTHS = (
    message("January"),
    message("February"),
    message("March"),
    message("April"),
    message("May"),
    message("June"),
    message("July"),
    message("August"),
    message("September"),
    message("October"),
    message("November"),
    message("December"),
)

ONE_AND_MORE = {
    "weeks": (message("week"), message("weeks")),
    "days": (message("day"), message("days")),
    "hours": (message("hour"), message("hours")),
    "people": (message("person"), message("people")),
}

POINTS = {"nl": (".", ",")}
"""Per language the mark between thousands and the one before decimals; elsewhere as in English."""


def number_in_words(speech: Speech, number: Decimal, decimals: int = 0) -> str:
    """Return a number as the language writes it, exact; if it has decimals, at least `decimals`."""
    thousands, point = POINTS.get(speech.language, (",", "."))
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    if fraction:
        fraction = fraction.ljust(decimals, "0")
    grouped = f"{int(whole):,}".replace(",", thousands)
    written = f"{grouped}{point}{fraction}" if fraction else grouped
    return f"-{written}" if number < 0 else written


def amount_in_words(speech: Speech, amount: Decimal, unit: str | None) -> str:
    """Return an amount with its unit; a unit that we do not know is shown as it was written."""
    if unit == "EUR":
        return _euros(speech, amount)
    written = number_in_words(speech, amount)
    if unit is None:
        return written
    if unit == "%":
        return f"{written}%"
    return f"{written}{speech.glue}{_unit_in_words(speech, unit, amount)}"


def day_in_words(speech: Speech, day: date) -> str:
    """Return a day with its month as a word."""
    month = speech.say(MONTHS[day.month - 1])
    return f"{day.day}{speech.glue}{month}{speech.glue}{day.year}"


def measure_in_words(speech: Speech, dimension: Dimension, measure: Bound) -> str:
    """Return an amount or a day of this dimension."""
    if isinstance(measure, Decimal):
        return amount_in_words(speech, measure, dimension.unit)
    return day_in_words(speech, measure)


def working_days_in_words(speech: Speech, days: int) -> str:
    """Return a term in working days."""
    word = message("working day") if days == 1 else message("working days")
    return f"{days}{speech.glue}{speech.say(word)}"


def _euros(speech: Speech, amount: Decimal) -> str:
    written = number_in_words(speech, amount, decimals=2)
    if speech.language == "nl":
        return f"€{speech.glue}{written}"
    return f"-€{written[1:]}" if amount < 0 else f"€{written}"


def _unit_in_words(speech: Speech, unit: str, amount: Decimal) -> str:
    words: tuple[Message, Message] | None = ONE_AND_MORE.get(unit)
    if words is None:
        return unit
    return speech.say(words[0] if amount == 1 else words[1])
