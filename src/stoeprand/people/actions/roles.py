"""Granting roles and taking them back."""

from django.db import transaction

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Organisation, Person, Role, RoleHeld
from stoeprand.people.rules import administrators


@transaction.atomic
def grant_role(*, person: Person, role: Role, by: Person) -> None:
    """Give somebody a role; doing so again changes nothing. Raises PermissionDenied."""
    organisation = person.organisation
    see_that(administrators, by, organisation)
    if RoleHeld.objects.filter(person=person, role=role).exists():
        return
    give_roles(person, [role])
    append(
        organisation=organisation,
        action="role.granted",
        by=by,
        facts={"role": role.value},
        personal={"person": person},
    )


@transaction.atomic
def take_role(*, person: Person, role: Role, by: Person) -> None:
    """Take a role back; where it is not held nothing changes.

    Raises PermissionDenied, and Refused for the last administrator: nobody could ever give the role
    to anybody again.
    """
    organisation = person.organisation
    see_that(administrators, by, organisation)
    held = RoleHeld.objects.filter(person=person, role=role)
    if not held.exists():
        return
    if role is Role.ADMINISTRATOR:
        see_that_another_administers(organisation, person)
    held.delete()
    append(
        organisation=organisation,
        action="role.taken",
        by=by,
        facts={"role": role.value},
        personal={"person": person},
    )


def give_roles(person: Person, roles: list[Role]) -> None:
    """Keep roles of a person; for actions that write the ledger themselves."""
    rows = [
        RoleHeld(organisation_id=person.organisation_id, person=person, role=role) for role in roles
    ]
    RoleHeld.objects.bulk_create(rows, ignore_conflicts=True)


def see_that_another_administers(organisation: Organisation, person: Person) -> None:
    """Raise Refused where nobody but this person is an administrator of the organisation.

    The organisation is held, so that of two who go at once one stays.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    others = RoleHeld.objects.filter(
        organisation=organisation, role=Role.ADMINISTRATOR, person__is_active=True
    ).exclude(person=person)
    if not others.exists():
        raise Refused(message("There has to be an administrator. Make somebody else one first."))
