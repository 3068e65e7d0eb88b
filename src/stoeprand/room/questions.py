"""What a question in plain words gives away besides its subject: an amount of money."""

import re
from decimal import Decimal

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import AmountDomain
from stoeprand.room.amounts import Doubtful, read_amount

LONGEST_QUESTION = 500
"""So many characters of a question are looked at and shown back; nobody needs more."""

_NUMBER = r"[0-9](?:[0-9.,]|[ \u00a0\u202f](?=[0-9]{3}(?![0-9])))*"
_NO_CENTS = r",(?:--?|–|—)"
_EUROS = r"(?:€|eur(?:o(?:['’]?s)?)?\b)"
_MONEY = re.compile(
    rf"(?<![\w.,-])(?:{_EUROS}\s?{_NUMBER}(?:{_NO_CENTS})?"
    rf"|{_NUMBER}{_NO_CENTS}(?:\s?{_EUROS})?|{_NUMBER}\s?{_EUROS})",
    re.IGNORECASE,
)
# `€ 3 miljoen` is not three euros, and `5 euro per persoon` is not what it costs in all.
_GOES_ON = re.compile(
    r"\w|-[0-9]|\s*(?:/|p\.|(?:k|mille|duizend|mln|miljoen|miljard|thousand|million|per|each)\b)",
    re.IGNORECASE,
)


def shown(question: str) -> str:
    """Return a question as it is looked at and shown back: one line, not endless."""
    visible = "".join(c if c.isprintable() else " " for c in question[: 2 * LONGEST_QUESTION])
    return " ".join(visible.split())[:LONGEST_QUESTION]


def amount_of_money_in(question: str, language: str) -> Decimal | None:
    """Return the one amount in euros that a question names; None where it names none, or several.

    An amount counts when a euro sign or word, or `,-`, stands with it, and it means only one thing.
    """
    found = set()
    for match in _MONEY.finditer(question[:LONGEST_QUESTION]):
        if _GOES_ON.match(question, match.end()):
            continue
        try:
            found.add(read_amount(match.group().rstrip(" .,"), language, unit="EUR"))
        except Doubtful:
            return None
    return found.pop() if len(found) == 1 else None


def main_amount_of_money(area: Area) -> Dimension | None:
    """Return the dimension that an amount in a question is most likely about.

    The first amount in euros that is asked as such; before it one that is to have a kerb.
    """
    amounts = [
        dimension
        for dimension in area.dimensions.values()
        if isinstance(dimension.domain, AmountDomain)
        and dimension.unit == "EUR"
        and dimension.total is None
    ]
    return min(amounts, key=lambda dimension: not dimension.expected, default=None)
