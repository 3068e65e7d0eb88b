"""Withdrawing a version: it stays readable, and nothing is picked from it any more."""

from django.db import transaction
from django.utils import timezone

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.mandates.models import RegisterVersion, Withdrawal
from stoeprand.mandates.rules import keepers
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Organisation, Person


@transaction.atomic
def withdraw_version(*, version: RegisterVersion, reason: str, by: Person) -> Withdrawal:
    """Say that a version is no longer to be used, and why; doing so again changes nothing.

    Raises PermissionDenied, and Refused without a reason.
    """
    organisation = Organisation.objects.select_for_update().get(pk=version.organisation_id)
    see_that(keepers, by, organisation)
    if not reason.strip():
        raise Refused(message("Say why: others will want to know."), "reason")
    if earlier := Withdrawal.objects.filter(version=version).first():
        return earlier
    withdrawal = Withdrawal(
        organisation=organisation,
        version=version,
        reason=reason.strip(),
        at=timezone.now(),
        by=by,
    )
    withdrawal.save()
    append(
        organisation=organisation,
        action="register.withdrawn",
        by=by,
        facts={"register": version.register.slug, "version": version.name},
        personal={"reason": withdrawal.reason},
    )
    return withdrawal
