"""A program of its own: many processes append to one ledger at the same moment.

It prints as JSON what a test wants to know. With `--unguarded` nobody waits for anybody, so that a
test can show what the waiting is for.
"""

import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.synchronize import Barrier
from typing import Any

import django

PAUSE = 0.005
"""Seconds between looking where the chain ends and adding to it, where nobody is guarded."""


class TakenBack(Exception):
    """An action that fails after it was written down."""


def unguard() -> None:
    """Let everybody read where the chain ends, and wait for nobody."""
    from django.db import connection

    from stoeprand.ledger.actions import appending
    from stoeprand.ledger.models import HeadRow

    connection.settings_dict["OPTIONS"].pop("transaction_mode", None)

    def unheld_head(organisation: Any) -> HeadRow:
        start = {"number": 0, "hash": "0" * 64}
        head, _ = HeadRow.objects.get_or_create(organisation=organisation, defaults=start)
        time.sleep(PAUSE)
        return head

    appending._held_head = unheld_head


def append_many(start: Barrier, times: int) -> list[str]:
    """Append so many times, each in an action that now and then fails; return what went wrong."""
    from stoeprand.people.models import Organisation

    organisation = Organisation.objects.get()
    errors = []
    start.wait()
    for number in range(times):
        for fails in (True, False) if number % 5 == 0 else (False,):
            try:
                act(organisation, number, fails=fails)
            except TakenBack:
                continue
            except Exception as error:  # noqa: BLE001  (whatever it is, the test looks at it)
                errors.append(f"{type(error).__name__}: {error}")
    return errors


def act(organisation: Any, number: int, *, fails: bool) -> None:
    """Do something and write it down."""
    from django.db import transaction

    from stoeprand.ledger.actions import append

    with transaction.atomic():
        append(
            organisation=organisation,
            action="kerb.moved",
            by=None,
            facts={"process": os.getpid(), "number": number},
            personal={"reason": "Omdat het kan."},
        )
        if fails:
            raise TakenBack


def in_processes(work: Callable[[Barrier], list[str]], processes: int) -> list[str]:
    """Do the same in so many processes at once; return what went wrong in any of them."""
    context = multiprocessing.get_context("fork")
    start, results = context.Barrier(processes), context.SimpleQueue()
    running = [context.Process(target=lambda: results.put(work(start))) for _ in range(processes)]
    for each in running:
        each.start()
    wrong = [error for _ in running for error in results.get()]
    for each in running:
        each.join()
    return wrong


def main(processes: int, times: int, *, unguarded: bool) -> None:
    """Make the tables, append, and say how it went."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from stoeprand.ledger.verifying import head_of, verify
    from stoeprand.people.models import Organisation

    owner = Organisation.objects.create(slug="waterdam", name="Gemeente Waterdam")
    if unguarded:
        unguard()
    # what is open now may not be shared with the processes that come of this one
    connection.close()
    if close_pool := getattr(connection, "close_pool", None):
        close_pool()
    errors = in_processes(partial(append_many, times=times), processes)
    said = {
        "errors": errors,
        "numbers": list(owner.entries.order_by("number").values_list("number", flat=True)),
        "head": head_of(owner).number,
        "faults": [str(fault.message) for fault in verify(owner)],
        "particulars": sum(entry.particulars.count() for entry in owner.entries.all()),
    }
    print(json.dumps(said))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), unguarded="--unguarded" in sys.argv)
