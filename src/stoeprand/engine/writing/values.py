"""What a document is made of, and the small parts that all of it shares."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from stoeprand.engine.area import Text

Written: TypeAlias = (
    "str | date | Decimal | bool | Mapping[str, Written] | Sequence[Written] | None"
)
"""What may stand in a document. A day is not just any text: it stands there without quotes."""

Document: TypeAlias = Mapping[str, Written]


def said(*pairs: tuple[str, Written]) -> dict[str, Written]:
    """Return a map of the pairs that hold something."""
    return {key: value for key, value in pairs if value is not None}


def words_of(text: Text | None) -> Written:
    """Return a text as files write it: a string, or one for each language."""
    if text is None:
        return None
    by_language = dict(text.by_language)
    return by_language[""] if list(by_language) == [""] else by_language


def working_days(term: int | None) -> Written:
    """Return a term as files write it, or None where there is none."""
    return None if term is None else {"working_days": Decimal(term)}
