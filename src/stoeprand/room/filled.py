"""What a page fills in by itself for who is signed in: what their function says, and totals.

What somebody filled in, or said not to know, is never filled in for them. It stands in the form
like any other answer, and can be changed there.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import QueryDict

from stoeprand.engine.area import Area
from stoeprand.engine.domains import ChoiceDomain, Value
from stoeprand.people.models import Person
from stoeprand.people.reading import answers_of_function
from stoeprand.room.address import CHANGE, LANGUAGE, NOT_KNOWN, parameter_of, texts_of

Filler = Callable[[Area, Person, date], Mapping[str, Value]]
"""Gives answers by dimension, where it knows any."""

_fillers: list[Filler] = []


def register(filler: Filler) -> None:
    """Have answers filled in that another part of the product knows; call it in `ready()`."""
    _fillers.append(filler)


def with_filled_in(query: QueryDict, area: Area, person: Person | None, day: date) -> QueryDict:
    """Return the parameters of a question, with what can be filled in for who is signed in.

    What was typed in a language is left alone: it leads to an address first.
    """
    if person is None or LANGUAGE in query:
        return query
    said = {*query.getlist(NOT_KNOWN), *query.getlist(CHANGE)}
    filled = query.copy()
    for dimension_id, answer in _known(area, person, day).items():
        dimension = area.dimensions[dimension_id]
        if dimension_id not in said and parameter_of(dimension) not in query:
            filled.setlist(parameter_of(dimension), texts_of(dimension, answer))
    return filled


def _known(area: Area, person: Person, day: date) -> dict[str, Value]:
    known: dict[str, Value] = {}
    if any(dimension.filled_by_asker for dimension in area.dimensions.values()):
        known.update(_of_function(area, person, day))
    for filler in _fillers:
        known.update(filler(area, person, day))
    return known


def _of_function(area: Area, person: Person, day: date) -> dict[str, Value]:
    """Return what the function of somebody says of them, where the area knows that value."""
    found: dict[str, Value] = {}
    for dimension_id, value in answers_of_function(person, day).items():
        dimension = area.dimensions.get(dimension_id)
        if dimension is None or not dimension.filled_by_asker:
            continue
        if isinstance(dimension.domain, ChoiceDomain) and value in dimension.domain.values:
            found[dimension_id] = value
    return found
