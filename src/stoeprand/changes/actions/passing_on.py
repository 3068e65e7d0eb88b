"""Whoever leaves hands over the changes for which they stand as themselves.

What an office stands for goes with the office.
"""

from collections.abc import Sequence

from django.urls import reverse

from stoeprand.changes.actions.standing import stand_for
from stoeprand.changes.models import Change, Prepared
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.duties import Duty
from stoeprand.people.models import Person


def changes_to_pass_on(person: Person) -> Sequence[Duty]:
    """Return the changes for which somebody stands as themselves."""
    return [
        Duty(
            message("You stand for the change ‘{title}’.", title=change.title),
            reverse("change", kwargs={"slug": change.slug}),
        )
        for change in Change.objects.filter(person=person).order_by("pk")
    ]


def pass_on_changes(person: Person, to: Person) -> None:
    """Let somebody else stand for the changes of who leaves; what was said stays as it was said.

    The successor keeps it or opens it again by themselves. What waited to be said goes.
    """
    Prepared.objects.filter(sponsor=person).delete()
    for change in Change.objects.select_for_update().filter(person=person).order_by("pk"):
        stand_for(change, None, to)
        append(
            organisation=change.organisation,
            action="change.passed-on",
            by=None,
            facts={"change": change.slug},
            personal={"predecessor": person, "successor": to},
        )
