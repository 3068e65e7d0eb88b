"""How people type amounts and days in the fields of a kerb, in the language of the page."""

from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Dimension
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.messages import Message, message
from stoeprand.engine.writing import HowItIsTyped
from stoeprand.room.amounts import Doubtful, read_amount
from stoeprand.room.answers import decimals_of
from stoeprand.room.days import read_day


def typed_in(language: str) -> HowItIsTyped:
    """Return how amounts and days are read that somebody typed on a page in a language."""

    def amount(dimension: Dimension, text: str) -> Decimal | Message:
        assert isinstance(dimension.domain, AmountDomain)  # noqa: S101  (asked of amounts alone)
        decimals = decimals_of(dimension.domain)
        try:
            return read_amount(text, language, unit=dimension.unit, decimals=decimals)
        except Doubtful:
            return message("We cannot read this as an amount. Write it in figures, like 2500.")

    return HowItIsTyped(amount, _day)


def _day(text: str) -> date | Message:
    day = read_day(text)
    if day is None:
        return message("We cannot read this as a day. Write it like this: 31-12-2027.")
    return day
