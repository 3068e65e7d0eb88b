"""How what was answered stands in an address, the same in every language, so that it can be shared.

Each dimension has a parameter of its own name: `kosten=3200`, `start=2027-01-31`, `plek=straat`,
`muziek=true`; a set repeats it (`data=naam&data=adres`), the empty set is `-`; what is unknown is
absent. A dimension that happens to be named like one of our own words (below) gets a point behind
it (`wat.=tent`); no name holds a point itself. Of a total (this idea and what went ahead before)
the address keeps what people answered, what went ahead before: `dit_jaar.eerder=61350`. What people
were asked and do not know stands there too, by the name of its dimension: `weetniet=weken`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import SetDomain, Value
from stoeprand.room.amounts import write_plain_amount

QUESTION = "wat"
ALL_FIELDS = "alles"
LANGUAGE = "taal"
CHANGE = "wijzig"
PUT = "gevraagd"
NOT_KNOWN = "weetniet"
CHOOSE = "kies"
ACROSS = "liggend"
UP = "staand"
OWN_WORDS = frozenset({QUESTION, ALL_FIELDS, LANGUAGE, CHANGE, PUT, NOT_KNOWN, CHOOSE, ACROSS, UP})
"""The question in plain words; show every field; typed in this language; ask this one again; this
question was put; it was put and not known; let the asker choose the area; what the map shows across
and what it shows up."""

EARLIER = "eerder"
EMPTY_SET = "-"

Pairs = list[tuple[str, str]]


def parameter_of(dimension: Dimension) -> str:
    """Return the name of the parameter that holds the answer about a dimension."""
    if dimension.total:
        return f"{dimension.id}.{EARLIER}"
    return f"{dimension.id}." if dimension.id in OWN_WORDS else dimension.id


def word_of_member(member: str) -> str:
    """Return how a member of a set is written; one that is a dash itself gets a point behind it."""
    return f"{member}." if member == EMPTY_SET else member


def texts_of(dimension: Dimension, answer: Value) -> list[str]:
    """Return how an answer is written in an address: one text, or one for each member of a set."""
    if isinstance(answer, frozenset):
        assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
        members = [word_of_member(m) for m in dimension.domain.members if m in answer]
        return members or [EMPTY_SET]
    if isinstance(answer, bool):
        return ["true" if answer else "false"]
    if isinstance(answer, Decimal):
        return [write_plain_amount(answer)]
    return [answer.isoformat() if isinstance(answer, date) else answer]


def pairs_of(area: Area, answers: Mapping[str, Value]) -> Pairs:
    """Return the parameters for answers, in the order of the area file."""
    return [
        (parameter_of(dimension), text)
        for dimension in area.dimensions.values()
        if dimension.id in answers
        for text in texts_of(dimension, answers[dimension.id])
    ]


def address_of(
    area: Area,
    answers: Mapping[str, Value],
    *,
    question: str = "",
    not_known: Iterable[str] = (),
    extra: Iterable[tuple[str, str]] = (),
    page: str = "ask_area",
) -> str:
    """Return the address (without host) that asks about an idea in an area.

    `not_known` are the dimensions that were asked about and that the asker does not know; `page` is
    the name of the page that looks at the idea.
    """
    asked = [(QUESTION, question)] if question else []
    open_ones = [(NOT_KNOWN, dimension_id) for dimension_id in not_known]
    query = urlencode([*asked, *pairs_of(area, answers), *open_ones, *extra])
    path = reverse(page, kwargs={"slug": area.id})
    return f"{path}?{query}" if query else path
