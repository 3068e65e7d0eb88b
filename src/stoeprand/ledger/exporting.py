"""What can be handed out: the chain, for others to check, and what is kept of one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from stoeprand.ledger.chain import Json, written
from stoeprand.ledger.following import AT_A_TIME
from stoeprand.ledger.models import Entry, Particular
from stoeprand.people.models import Organisation, Person

COLUMNS = ("previous", "organisation", "number", "at", "action", "facts", "sealed", "hash")
"""Of an entry, in the order in which its hash takes them; the hash itself last."""


def chain_of(organisation: Organisation) -> Iterator[dict[str, Json]]:
    """Give each entry of an organisation by its COLUMNS, with the moment as it is hashed.

    Nothing personal is in it: a seal says nothing without its salt.
    """
    entries = Entry.objects.filter(organisation=organisation).order_by("number")
    for row in entries.values_list(*COLUMNS).iterator(chunk_size=AT_A_TIME):
        columns = dict(zip(COLUMNS, row, strict=True))
        yield columns | {"at": written(columns["at"])}


@dataclass(frozen=True, slots=True)
class Held:
    """A text that is kept of a person, and the entry that it stands beside."""

    number: int
    at: datetime
    action: str
    facts: str
    name: str
    text: str


def held_of(person: Person) -> Iterator[Held]:
    """Give all that the ledger keeps of a person, in the order in which it was written."""
    texts = Particular.objects.filter(person=person).order_by("entry__number", "name")
    columns = ("entry__number", "entry__at", "entry__action", "entry__facts", "name", "text")
    for row in texts.values_list(*columns).iterator(chunk_size=AT_A_TIME):
        yield Held(*row)
