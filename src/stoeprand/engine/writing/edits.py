"""What people do to an area on a page, each a function from one area to the next.

Every result keeps the rules of files; what would break one is refused as a whole. Who may do it,
and what it means for promises, is decided elsewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from stoeprand.engine.area import Area, AreaPerson, Dimension, Kerb, Text, WorkedExample
from stoeprand.engine.writing.judging import judged

_Item = TypeVar("_Item")


def with_kerb(area: Area, kerb: Kerb) -> Area:
    """Return the area with a kerb in the place of the one with its id, else behind the others.

    Raises FaultyChange with every fault.
    """
    return judged(replace(area, kerbs=_put(area.kerbs, kerb, _id_of)))


def without_kerb(area: Area, kerb_id: str) -> Area:
    """Return the area without a kerb (KeyError where there is none of that id)."""
    gone = area.kerb(kerb_id)
    return judged(replace(area, kerbs=tuple(kerb for kerb in area.kerbs if kerb is not gone)))


def with_confirmation(area: Area, kerb_id: str, on: date) -> Area:
    """Return the area with a kerb that its owner confirmed on a day.

    KeyError where there is none of that id; an open kerb can be confirmed as open.
    """
    return with_kerb(area, replace(area.kerb(kerb_id), confirmed_on=on))


def with_end(area: Area, kerb_id: str, valid_until: date | None) -> Area:
    """Return the area with a kerb that counts up to and including a day; None: without end.

    KeyError where there is none of that id.
    """
    return with_kerb(area, replace(area.kerb(kerb_id), valid_until=valid_until))


def with_promise(area: Area, kerb_id: str, until: date | None) -> Area:
    """Return the area with a kerb promised up to and including a day; None: not promised.

    KeyError where there is none of that id.
    """
    return with_kerb(area, replace(area.kerb(kerb_id), promised_until=until))


def with_dimension(area: Area, dimension: Dimension) -> Area:
    """Return the area with a dimension in the place of the one with its id, else behind the others.

    Raises FaultyChange with every fault, also of kerbs and examples that no longer fit it.
    """
    return judged(replace(area, dimensions={**area.dimensions, dimension.id: dimension}))


def with_person(area: Area, person: AreaPerson) -> Area:
    """Return the area with a person in the place of the one with that id, else behind the others.

    Raises FaultyChange with every fault.
    """
    return judged(replace(area, people={**area.people, person.id: person}))


def with_example(area: Area, example: WorkedExample) -> Area:
    """Return the area with a worked example, in the place of the one of the same title if any.

    Whether it comes out as meant is for `validate` to say. Raises FaultyChange with every fault.
    """
    return judged(replace(area, examples=_put(area.examples, example, _title_of)))


def _put(
    items: Sequence[_Item], new: _Item, name_of: Callable[[_Item], object]
) -> tuple[_Item, ...]:
    """Return the items with `new` in the place of the first that is called so, else at the end."""
    places = [place for place, item in enumerate(items) if name_of(item) == name_of(new)]
    place = places[0] if places else len(items)
    return (*items[:place], new, *items[place + 1 :])


def _id_of(kerb: Kerb) -> str:
    return kerb.id


def _title_of(example: WorkedExample) -> Text:
    return example.title
