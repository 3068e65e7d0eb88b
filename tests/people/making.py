"""People for tests, and how one of them comes to be signed in."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from stoeprand.people.asking import BACKEND
from stoeprand.people.models import Organisation, Person, Role, RoleHeld
from stoeprand.people.session_store import SIGNED_IN_AT


def person(owner: Organisation, name: str = "Noor Linde", *roles: Role, email: str = "") -> Person:
    """Somebody of an organisation, with roles."""
    made = Person(
        organisation=owner,
        name=name,
        email=email or f"{name.split()[0].lower()}@voorbeeld.test",
    )
    made.set_unusable_password()
    made.save()
    for role in roles:
        RoleHeld.objects.create(organisation=owner, person=made, role=role)
    return made


def administrator(owner: Organisation, name: str = "Ada Beheer") -> Person:
    """An administrator of an organisation."""
    return person(owner, name, Role.ADMINISTRATOR)


def signed_in(client: Client, who: Person, *, ago: timedelta = timedelta(0)) -> Client:
    """Sign somebody in, some time ago."""
    client.force_login(who, backend=BACKEND)
    session = client.session
    session[SIGNED_IN_AT] = (timezone.now() - ago).isoformat()
    session.save()
    return client
