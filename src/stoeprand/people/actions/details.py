"""What people are called, in which language we write to them, and where."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.inviting import free_address
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Person
from stoeprand.people.rules import administrators


@transaction.atomic
def change_details(*, person: Person, name: str, language: str) -> None:
    """Call somebody by another name, and write to them in a language. Raises Refused."""
    if not name:
        raise Refused(message("Say what you are called."), "name")
    if language not in dict(settings.LANGUAGES):
        raise Refused(message("Choose a language."), "language")
    before = person.name
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])
    if name != before:
        append(
            organisation=person.organisation,
            action="person.renamed",
            by=person,
            facts={},
            personal={"before": before},
        )


@transaction.atomic
def change_address(*, person: Person, email: str, by: Person) -> None:
    """Let somebody have another mail address, by which they sign in from now on.

    Links that went to the old one are worth nothing any more. Raises PermissionDenied, and Refused
    for an address that is none, or that somebody else has or had.
    """
    organisation = person.organisation
    see_that(administrators, by, organisation)
    before, new = person.email, email.strip()
    if new.lower() != before.lower():
        free_address(organisation, new)
        if Person.objects.filter(organisation=organisation, email__iexact=new).exists():
            raise Refused(message("Somebody who left had this address."), "email")
    person.email = new
    # the last sign-in is part of what links say
    person.last_login = timezone.now()
    person.save(update_fields=["email", "last_login"])
    append(
        organisation=organisation,
        action="address.changed",
        by=by,
        facts={},
        personal={"person": person, "before": before},
    )
