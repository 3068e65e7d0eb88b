"""Somebody answers while somebody else is away."""

from datetime import date, timedelta

from django.db import transaction

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Deputy, Person
from stoeprand.people.rules import administrators


@transaction.atomic
def appoint_deputy(
    *, person: Person, deputy: Person, since: date, until: date | None, by: Person
) -> Deputy:
    """Let a deputy answer for somebody from a day up to and with another, or until it is ended.

    Everybody appoints their own; an administrator may do it for who fell ill. Whoever was appointed
    before is it up to and with the day before. Raises PermissionDenied or Refused.
    """
    organisation = person.organisation
    if by.pk != person.pk:
        see_that(administrators, by, organisation)
    see_that_all_are_of(organisation, deputy, by)
    if deputy.pk == person.pk or not deputy.is_active:
        raise Refused(message("Choose somebody else as your deputy."), "deputy")
    if until is not None and until < since:
        raise Refused(message("The last day comes before the first."), "until")
    _make_way(person, since)
    appointed = Deputy.objects.create(
        organisation=organisation, person=person, deputy=deputy, since=since, until=until
    )
    append(
        organisation=organisation,
        action="deputy.appointed",
        by=by,
        facts={"since": since.isoformat(), "until": until.isoformat() if until else None},
        personal={"person": person, "deputy": deputy},
    )
    return appointed


@transaction.atomic
def end_deputy(*, person: Person, by: Person) -> None:
    """Answer oneself again, as of today. Raises PermissionDenied."""
    if by.pk != person.pk:
        see_that(administrators, by, person.organisation)
    ended, _by_model = Deputy.objects.filter(person=person).delete()
    if ended:
        append(
            organisation=person.organisation,
            action="deputy.ended",
            by=by,
            facts={},
            personal={"person": person},
        )


def _make_way(person: Person, since: date) -> None:
    """End with the day before what was appointed earlier; what was to begin later is no more."""
    rows = Deputy.objects.filter(person=person).exclude(until__lt=since)
    rows.filter(since__gte=since).delete()
    rows.update(until=since - timedelta(days=1))
