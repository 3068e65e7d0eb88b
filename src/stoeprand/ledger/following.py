"""Following a chain from its first entry to its head.

Entries and head are read in one statement: what is appended meanwhile is not there by half.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from stoeprand.engine.messages import message
from stoeprand.ledger.chain import NO_ENTRIES, Head, hash_of_entry
from stoeprand.ledger.faults import UNREADABLE, Fault, unreadable
from stoeprand.people.models import Organisation

AT_A_TIME = 2000
"""Rows that are in memory at once."""

_COLUMNS = (
    *("ledger_head__number", "ledger_head__hash"),
    *("entries__previous", "entries__number", "entries__at", "entries__action"),
    *("entries__facts", "entries__sealed", "entries__hash"),
)


class _Row(NamedTuple):
    """An entry, with the head of its organisation; None for what is not there.

    Where somebody wrote by hand each column may hold anything.
    """

    head_number: Any
    head_hash: Any
    previous: Any
    number: Any
    at: Any
    action: Any
    facts: Any
    sealed: Any
    hash: Any

    def is_at(self, number: int) -> bool:
        """Say whether this entry has the number that is expected here."""
        return bool(self.number == number)

    def leaves_out(self, number: int) -> bool:
        """Say whether entries from `number` on are missing before this one."""
        return isinstance(self.number, int) and self.number > number

    def hash_of_what_it_says(self, organisation: int) -> str | None:
        """Return the hash of this entry as it is now; None where it holds what nobody wrote."""
        said = (self.number, self.at, self.action, self.facts, self.sealed)
        try:
            return hash_of_entry(self.previous, organisation, *said)
        except (AttributeError, OverflowError, TypeError, ValueError):
            return None


def chain_faults(organisation: Organisation) -> Iterator[Fault]:
    """Yield what is wrong with the entries of an organisation, from the first to the head."""
    last: Head = NO_ENTRIES
    head: Head | None = None
    try:
        for row in _rows(organisation):
            head = None if row.head_hash is None else Head(row.head_number, row.head_hash)
            if row.hash is None:
                break  # an organisation without entries
            yield from _faults_of(row, organisation.pk, last)
            last = Head(row.number if row.leaves_out(last.number) else last.number, row.hash)
    except UNREADABLE as error:
        yield unreadable(last.number, error)
    else:
        yield from _faults_of_head(head, last)


def _rows(organisation: Organisation) -> Iterator[_Row]:
    """Give each entry, by number; one row without an entry where there are none."""
    columns = Organisation.objects.filter(pk=organisation.pk).values_list(*_COLUMNS)
    ordered = columns.order_by("entries__number", "entries__pk")
    return map(_Row._make, ordered.iterator(chunk_size=AT_A_TIME))


def _faults_of(row: _Row, organisation: int, last: Head) -> Iterator[Fault]:
    """Yield what is wrong with one entry, which is to follow `last`."""
    number = last.number + 1
    if row.leaves_out(number):
        yield _missing(number, row.number - 1)
    elif not row.is_at(number):
        wrong = message(
            "an entry has number {found} where {expected} was expected: it was put in between",
            found=row.number,
            expected=number,
        )
        yield Fault(number, wrong)
    elif row.previous != last.hash:
        wrong = message(
            "entry {number} follows {found}, expected {expected}: the hash of the entry before",
            number=number,
            found=row.previous,
            expected=last.hash,
        )
        yield Fault(number, wrong)
    hash_now = row.hash_of_what_it_says(organisation)
    if hash_now != row.hash:
        wrong = message(
            "entry {number} was altered: what it says has the hash {found}, expected {expected}",
            number=row.number,
            found=hash_now,
            expected=row.hash,
        )
        yield Fault(number, wrong)


def _missing(first: int, last: int) -> Fault:
    if first == last:
        return Fault(first, message("entry {number} is missing", number=first))
    wrong = message(
        "entries {first} up to and including {last} are missing", first=first, last=last
    )
    return Fault(first, wrong)


def _faults_of_head(head: Head | None, last: Head) -> Iterator[Fault]:
    """Yield what is wrong where the chain ends; an empty one may have no head yet."""
    if head is None:
        if last != NO_ENTRIES:
            wrong = message("the head is missing, expected {expected}", expected=last)
            yield Fault(None, wrong)
    elif head.number != last.number:
        wrong = message(
            "the last entry has number {found}, expected {expected}: the head says so",
            found=last.number,
            expected=head.number,
        )
        yield Fault(last.number, wrong)
    elif head.hash != last.hash:
        wrong = message(
            "the head has the hash {found}, expected {expected}: that of entry {number}",
            found=head.hash,
            expected=last.hash,
            number=last.number,
        )
        yield Fault(last.number, wrong)
