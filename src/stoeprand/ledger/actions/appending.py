"""Appending to the ledger: the only way in which an entry comes to be."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from stoeprand.ledger.chain import NO_ENTRIES, Json, canonical, hash_of_entry, seal
from stoeprand.ledger.models import Entry, HeadRow, Particular
from stoeprand.people.models import Organisation, Person

BY = "by"
"""The name under which stands who did it."""
SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class _Beside:
    """Something personal that is about to be kept beside the chain."""

    organisation: Organisation
    name: str
    text: str
    person: Person | None
    salt: str

    @property
    def seal(self) -> str:
        person = None if self.person is None else self.person.pk
        return seal(self.salt, self.organisation.pk, self.name, person, self.text)


def append(
    *,
    organisation: Organisation,
    action: str,
    by: Person | None,
    facts: Mapping[str, Json],
    personal: Mapping[str, str | Person] | None = None,
) -> Entry:
    """Write down what was done, inside the transaction that does it; return the entry.

    `facts` hold nothing personal, and amounts as text. `personal` is kept beside the chain, where
    it can be erased: a text goes with whoever did it (`by`), a Person is kept by name and goes with
    that person. Let it be the last thing of a transaction: until its end nobody else of this
    organisation can append.

    Raises TransactionManagementError outside a transaction, TypeError for facts that are no Json,
    ValueError for a person of another organisation or a text that cannot be kept.
    """
    if not transaction.get_connection().in_atomic_block:
        raise TransactionManagementError("append inside the transaction of what is written down")
    beside = list(_sealed_up(organisation, by, personal or {}))
    sealed = canonical({each.name: each.seal for each in beside})
    entry = _added(organisation, action, canonical(facts), sealed)
    Particular.objects.bulk_create(
        Particular(
            organisation=organisation,
            entry=entry,
            name=each.name,
            salt=each.salt,
            text=each.text,
            person=each.person,
        )
        for each in beside
    )
    return entry


def _sealed_up(
    organisation: Organisation, by: Person | None, personal: Mapping[str, str | Person]
) -> Iterator[_Beside]:
    """Give each thing that is personal a salt of its own."""
    if BY in personal:
        raise ValueError(f"{BY!r} is who did it; give something else that is personal another name")
    everything = personal if by is None else {BY: by, **personal}
    for name, what in everything.items():
        text, person = (what.name, what) if isinstance(what, Person) else (what, by)
        if person is not None and person.organisation_id != organisation.pk:
            raise ValueError(f"{name!r} is about a person of another organisation")
        if "\0" in text:
            raise ValueError(f"{name!r} holds a character that no database keeps")
        yield _Beside(organisation, name, text, person, secrets.token_hex(SALT_BYTES))


def _added(organisation: Organisation, action: str, facts: str, sealed: str) -> Entry:
    """Add an entry behind the last one, and move the head to it."""
    head = _held_head(organisation)
    # read after the wait, so that moments rise as numbers do
    number, at = head.number + 1, timezone.now()
    entry = Entry(
        organisation=organisation,
        number=number,
        at=at,
        action=action,
        facts=facts,
        sealed=sealed,
        previous=head.hash,
        hash=hash_of_entry(head.hash, organisation.pk, number, at, action, facts, sealed),
    )
    entry.save()
    head.number, head.hash = entry.number, entry.hash
    head.save(update_fields=["number", "hash"])
    return entry


def _held_head(organisation: Organisation) -> HeadRow:
    """Return the head of an organisation, which nobody else moves until this transaction ends.

    On SQLite a transaction is the only one that writes from its beginning (IMMEDIATE, in the
    settings); elsewhere the row is held.
    """
    heads = HeadRow.objects.select_for_update()
    if held := heads.filter(organisation=organisation).first():
        return held
    # Of two who make the first head at once, one waits here for the other, and then finds it made.
    first = HeadRow(organisation=organisation, number=NO_ENTRIES.number, hash=NO_ENTRIES.hash)
    HeadRow.objects.bulk_create([first], ignore_conflicts=True)
    return heads.get(organisation=organisation)
