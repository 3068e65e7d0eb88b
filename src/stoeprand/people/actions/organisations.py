"""Setting up an organisation, and how its pages look."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.inviting import make_person
from stoeprand.people.actions.naming import free_slug
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.actions.roles import give_roles
from stoeprand.people.colours import shades_of
from stoeprand.people.logos import type_of_logo
from stoeprand.people.models import Hostname, Look, Organisation, Person, Role
from stoeprand.people.rules import administrators


@dataclass(frozen=True, slots=True)
class FirstPerson:
    """Who sets up an organisation, and is its first administrator."""

    name: str
    email: str


@transaction.atomic
def set_up_organisation(
    *,
    name: str,
    languages: Sequence[str],
    first: FirstPerson,
    hostnames: Sequence[str] = (),
    slug: str = "",
) -> tuple[Organisation, Person]:
    """Make an organisation with its first administrator; return both.

    The first of the languages is the one that it writes in itself. Raises Refused.
    """
    _see_that_it_can_be(name, languages, first, hostnames, slug)
    organisation = Organisation.objects.create(
        slug=slug or free_slug(Organisation.objects.all(), name),
        name=name.strip(),
        languages=list(languages),
    )
    for hostname in hostnames:
        Hostname.objects.create(organisation=organisation, name=hostname)
    person = make_person(organisation, first.name.strip(), first.email.strip(), languages[0])
    give_roles(person, [Role.ADMINISTRATOR])
    append(
        organisation=organisation,
        action="organisation.set-up",
        by=person,
        facts={"organisation": organisation.slug, "name": organisation.name},
    )
    return organisation, person


@transaction.atomic
def change_look(*, organisation: Organisation, colour: str, logo: bytes | None, by: Person) -> Look:
    """Give the pages of an organisation its colour, and its logo where one is given.

    An empty colour is ours. Raises PermissionDenied, and Refused for a colour on which white
    letters cannot be read or a logo that is no PNG, WebP or SVG of at most 200 kB.
    """
    see_that(administrators, by, organisation)
    if colour:
        shades_of(colour)
    look = Look.objects.filter(organisation=organisation).first() or Look(organisation=organisation)
    look.colour = colour.lower()
    if logo is not None:
        look.logo_type = type_of_logo(logo)
        look.logo = logo
    kept = bytes(look.logo or b"")
    look.version = sha256(look.colour.encode() + kept).hexdigest()[:16]
    look.save()
    append(
        organisation=organisation,
        action="look.changed",
        by=by,
        facts={"colour": look.colour, "logo": sha256(kept).hexdigest() if kept else None},
    )
    return look


def _see_that_it_can_be(
    name: str,
    languages: Sequence[str],
    first: FirstPerson,
    hostnames: Sequence[str],
    slug: str,
) -> None:
    if not name.strip():
        raise Refused(message("Say what the organisation is called."), "name")
    known = dict(settings.LANGUAGES)
    if not languages or not set(languages) <= known.keys():
        raise Refused(message("Choose at least one language."), "languages")
    if not first.name.strip():
        raise Refused(message("Say what you are called."), "your_name")
    try:
        validate_email(first.email.strip())
    except ValidationError:
        raise Refused(message("This is no mail address."), "your_email") from None
    if Organisation.objects.filter(slug=slug).exists():
        raise Refused(message("There is an organisation of this name already."), "slug")
    lowered = [each.lower() for each in hostnames]
    if Hostname.objects.filter(name__in=lowered).exists():
        raise Refused(message("Another organisation has this hostname."), "hostname")
