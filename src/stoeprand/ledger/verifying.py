"""Whether a ledger still says what was written in it: each difference is a fault.

Entries are read once, in order, and never held together: memory does not grow with their number.
One thing cannot be seen from within: somebody who writes the whole chain anew, its head included.
A head that was printed or mailed before shows that too.
"""

from collections.abc import Callable, Iterable, Iterator

from stoeprand.engine.messages import message
from stoeprand.ledger.chain import NO_ENTRIES, Head
from stoeprand.ledger.faults import Fault
from stoeprand.ledger.following import chain_faults
from stoeprand.ledger.models import Entry, HeadRow
from stoeprand.ledger.seals import seal_faults
from stoeprand.people.models import Organisation

Check = Callable[[Organisation], Iterable[Fault]]
"""Looks whether something else still is as the ledger says, and gives a fault for what is not."""

EXTRA_CHECKS: list[Check] = []
"""What other apps want looked at too. They add theirs in `AppConfig.ready`."""


def verify(organisation: Organisation, printed: Head | None = None) -> list[Fault]:
    """Return all that is wrong with the ledger of an organisation; nothing when it still holds.

    `printed` is a head that was written down before: the entry of that number must have that hash.
    """
    found = [*chain_faults(organisation), *seal_faults(organisation)]
    if printed is not None:
        found += _printed_faults(organisation, printed)
    for check in EXTRA_CHECKS:
        found += check(organisation)
    return found


def head_of(organisation: Organisation) -> Head:
    """Return the head of a ledger, as it is to be printed; `0:000…` where nothing was written."""
    row = HeadRow.objects.filter(organisation=organisation).first()
    return NO_ENTRIES if row is None else Head(row.number, row.hash)


def _printed_faults(organisation: Organisation, printed: Head) -> Iterator[Fault]:
    """Yield that the entry of a head that was written down before is another one now, or gone."""
    if printed == NO_ENTRIES:
        return
    entries = Entry.objects.filter(organisation=organisation, number=printed.number)
    found = entries.values_list("hash", flat=True).first()
    if found is None:
        wrong = message(
            "entry {number} is not there, expected the hash {expected} that was given",
            number=printed.number,
            expected=printed.hash,
        )
        yield Fault(printed.number, wrong)
    elif found != printed.hash:
        wrong = message(
            "entry {number} has the hash {found}, expected {expected} that was given",
            number=printed.number,
            found=found,
            expected=printed.hash,
        )
        yield Fault(printed.number, wrong)
