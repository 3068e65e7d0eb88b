"""An area as the document that its file holds: maps, lists and single values, in reading order.

What a file may leave out because it goes without saying is left out. How it looks is for others.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, AreaPerson, Dimension, WorkedExample
from stoeprand.engine.domains import (
    AmountDomain,
    DayDomain,
    FlagDomain,
    Value,
    kind_of,
)
from stoeprand.engine.reading.areas import DEFAULT_ANSWER_TERM, FORMAT
from stoeprand.engine.reading.dimensions import values_of
from stoeprand.engine.writing.kerb_documents import document_of_kerb
from stoeprand.engine.writing.values import Document, Written, said, words_of, working_days


def document_of(area: Area) -> Document:
    """Return the document of an area, its keys in the order in which people read them."""
    return said(
        ("format", Decimal(FORMAT)),
        ("area", area.id),
        ("title", words_of(area.title)),
        ("direction", words_of(area.direction)),
        ("promised_until", area.promised_until),
        ("words", area.words or None),
        ("people", {key: _person(person) for key, person in area.people.items()} or None),
        ("dimensions", {key: _dimension(each) for key, each in area.dimensions.items()}),
        ("kerbs", [document_of_kerb(kerb) for kerb in area.kerbs]),
        ("examples", [_example(area, example) for example in area.examples] or None),
    )


def _person(person: AreaPerson) -> Written:
    term = person.answers_within
    return said(
        ("name", words_of(person.name)),
        ("role", words_of(person.role)),
        ("answers_within", None if term == DEFAULT_ANSWER_TERM else working_days(term)),
    )


def _dimension(dimension: Dimension) -> Written:
    labels = {value: words_of(text) for value, text in dimension.labels.items()}
    return said(
        ("kind", kind_of(dimension.domain)),
        ("title", words_of(dimension.title)),
        ("ask", words_of(dimension.ask)),
        ("help", words_of(dimension.help)),
        ("unit", dimension.unit),
        *_of_domain(dimension),
        ("labels", labels or None),
        ("filled_by", _filled_by(dimension)),
        ("expected", True if dimension.expected else None),
        ("changeable", None if dimension.changeable else False),
    )


def _of_domain(dimension: Dimension) -> Iterable[tuple[str, Written]]:
    """Return the keys that say which values there are; an end or step that is usual is not said."""
    domain = dimension.domain
    if isinstance(domain, AmountDomain):
        usual = AmountDomain()
        return (
            ("min", None if domain.min == usual.min else domain.min),
            ("max", domain.max),
            ("step", None if domain.step == usual.step else domain.step),
        )
    if isinstance(domain, DayDomain):
        return (
            ("min", None if domain.min == date.min else domain.min),
            ("max", None if domain.max == date.max else domain.max),
        )
    return () if isinstance(domain, FlagDomain) else (("values", values_of(domain)),)


def _filled_by(dimension: Dimension) -> Written:
    if dimension.total:
        total = dimension.total
        return {"total_of": total.of, "per": total.per, "over": total.over}
    return "asker" if dimension.filled_by_asker else None


def _example(area: Area, example: WorkedExample) -> Written:
    return said(
        ("title", words_of(example.title)),
        ("values", {key: _value(area, key, value) for key, value in example.values.items()}),
        ("level", example.level.id),
        ("on", example.on),
    )


def _value(area: Area, dimension_id: str, value: Value) -> Written:
    """Return a value of an idea; members of a set in the order of the file, which never changes."""
    if not isinstance(value, frozenset):
        return value
    dimension = area.dimensions.get(dimension_id)
    known = values_of(dimension.domain) if dimension else ()
    return [*(member for member in known if member in value), *sorted(value.difference(known))]
