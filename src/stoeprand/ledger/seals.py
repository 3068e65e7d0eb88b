"""Whether what is kept beside a chain still is what was sealed in it."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from stoeprand.engine.messages import Message, message, quoted
from stoeprand.ledger.chain import seal
from stoeprand.ledger.faults import UNREADABLE, Fault, unreadable
from stoeprand.ledger.following import AT_A_TIME
from stoeprand.ledger.models import Entry
from stoeprand.people.models import Organisation

_COLUMNS = (
    *("pk", "number", "sealed", "particulars__name", "particulars__salt"),
    *("particulars__organisation_id", "particulars__person_id", "particulars__text"),
)


class _Row(NamedTuple):
    """Something that is kept beside an entry; of an entry without it `name` is None.

    Where somebody wrote by hand each column may hold anything.
    """

    entry: int
    number: Any
    sealed: Any
    name: Any
    salt: Any
    organisation: Any
    person: Any
    text: Any

    def is_erased(self, organisation: int) -> bool:
        """Say whether nothing is left but that this organisation kept something."""
        left = (self.salt, self.organisation, self.person, self.text)
        return left == (None, organisation, None, None)

    def fits(self, sealed: object) -> bool:
        """Say whether this is what was sealed."""
        try:
            own = seal(self.salt, self.organisation, self.name, self.person, self.text)
        except (TypeError, ValueError):
            return False
        return own == sealed


def seal_faults(organisation: Organisation) -> Iterator[Fault]:
    """Yield what is kept beside the entries of an organisation and no longer fits its seal."""
    number = 0
    try:
        for _, rows in groupby(_rows(organisation), key=attrgetter("entry")):
            first, *others = rows
            number = first.number
            for wrong in _wrong_beside((first, *others), organisation.pk):
                yield Fault(number, wrong)
    except UNREADABLE as error:
        yield unreadable(number, error)


def _rows(organisation: Organisation) -> Iterator[_Row]:
    """Give what is kept beside each entry, by the number of the entry."""
    columns = Entry.objects.filter(organisation=organisation).values_list(*_COLUMNS)
    ordered = columns.order_by("number", "pk", "particulars__name")
    return map(_Row._make, ordered.iterator(chunk_size=AT_A_TIME))


def _wrong_beside(kept: Sequence[_Row], organisation: int) -> Iterator[Message]:
    """Yield what is wrong with all that is kept beside one entry."""
    entry = kept[0]
    try:
        seals = dict(json.loads(entry.sealed))
    except (TypeError, ValueError):
        return  # no seals: then the entry was altered, and following the chain says so
    for each in kept:
        if each.name is None:
            continue
        values = {"number": entry.number, "name": quoted(str(each.name))}
        if each.name not in seals:
            yield message("entry {number}: {name} was put beside it, expected nothing", **values)
        elif not each.is_erased(organisation) and not each.fits(seals[each.name]):
            yield message(
                "entry {number}: {name} is no longer what was sealed, expected the seal {expected}",
                **values,
                expected=seals[each.name],
            )
        seals.pop(each.name, None)
    for name in seals:
        yield message(
            "entry {number}: {name} is missing, expected what was sealed or that it was erased",
            number=entry.number,
            name=quoted(name),
        )
