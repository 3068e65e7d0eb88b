"""Texts that wait for a sponsor: one of each kind for each sponsor of a change."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from stoeprand.changes.models import Change, Prepared
from stoeprand.changes.rules import directing, preparing
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Person


def see_that_they_can_say_it(sponsor: Person) -> None:
    """Raise Refused unless somebody is a sponsor who is here."""
    if not sponsor.is_active or not directing(sponsor):
        raise Refused(message("Choose a sponsor."), "sponsor")


@transaction.atomic
def prepare_texts(
    *,
    change: Change,
    sponsor: Person,
    kind: Prepared.Kind,
    texts: Mapping[str, str],
    by: Person,
) -> Prepared:
    """Keep texts for a sponsor, in the place of those that waited; whoever calls looked at them.

    Raises PermissionDenied or Refused.
    """
    see_that(preparing, by, change.organisation)
    see_that_all_are_of(change.organisation, sponsor)
    see_that_they_can_say_it(sponsor)
    prepared, _is_new = Prepared.objects.update_or_create(
        organisation=change.organisation,
        change=change,
        sponsor=sponsor,
        kind=kind,
        defaults={"texts": dict(texts), "by": by, "on": timezone.localdate()},
    )
    append(
        organisation=change.organisation,
        action="change.text-prepared",
        by=by,
        facts={"change": change.slug, "kind": kind.value},
        personal={"sponsor": sponsor},
    )
    return prepared


def forget_prepared(change: Change, sponsor: Person, kind: Prepared.Kind) -> None:
    """Let go of what waited for a sponsor, who has spoken."""
    Prepared.objects.filter(change=change, sponsor=sponsor, kind=kind).delete()
