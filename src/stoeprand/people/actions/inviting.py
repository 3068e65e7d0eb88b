"""Inviting people, and accepting an invitation: the only way to an account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.circles import add_to_circle
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.actions.roles import give_roles
from stoeprand.people.mails import mail_invitation
from stoeprand.people.models import Circle, Function, Invitation, Organisation, Person, Role
from stoeprand.people.models.seeing import ForAdministrators
from stoeprand.people.rules import administrators
from stoeprand.post.addresses import absolute
from stoeprand.post.links import BadLink, read, sign

GOOD_FOR = timedelta(days=14)
PURPOSE = "invitation"
INVITATION = "invitation"


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation, and what stands in the link to it."""

    invitation: Invitation
    token: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Whom to invite: a name, an address, the roles to have, and a circle to be in."""

    name: str
    email: str
    roles: Sequence[Role] = ()
    circle: Circle | None = None
    function: Function | None = None


@transaction.atomic
def invite(
    *, organisation: Organisation, guest: Guest, by: Person | None, language: str
) -> Invited:
    """Invite somebody by mail; an earlier invitation of theirs does not count any more.

    `by` is an administrator, or None for whoever runs the installation. Raises PermissionDenied,
    and Refused for an address that is none or that somebody here has already.
    """
    if by is not None:
        see_that(administrators, by, organisation)
    see_that_all_are_of(organisation, guest.circle, guest.function)
    email = free_address(organisation, guest.email)
    now, today = timezone.now(), timezone.localdate()
    _open(organisation, email).update(withdrawn_at=now)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email,
        name=guest.name.strip() or email,
        roles=[role.value for role in guest.roles],
        circle=guest.circle,
        function=guest.function,
        by=by,
        invited_at=now,
        until=today + GOOD_FOR,
    )
    token = sign(PURPOSE, organisation, {INVITATION: str(invitation.pk)}, None)
    invited = Invited(invitation, token)
    mail_invitation(invitation, link_of(invited, language), language)
    append(
        organisation=organisation,
        action="person.invited",
        by=by,
        facts={"invitation": invitation.pk, "roles": invitation.roles},
        personal={"invited": f"{invitation.name} <{email}>"},
    )
    return invited


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Person) -> None:
    """See to it that an invitation can no longer be accepted. Raises PermissionDenied."""
    organisation = invitation.organisation
    see_that(administrators, by, organisation)
    if _open(organisation, invitation.email).update(withdrawn_at=timezone.now()):
        append(
            organisation=organisation,
            action="invitation.withdrawn",
            by=by,
            facts={"invitation": invitation.pk},
        )


def link_of(invited: Invited, language: str) -> str:
    """Return the address in the mail of an invitation; its page is in the language of the mail."""
    with translation.override(language):
        path = reverse("invitation", kwargs={"token": invited.token})
    return absolute(invited.invitation.organisation, path)


def read_invitation(organisation: Organisation, token: str) -> Invitation:
    """Return the open invitation that a link is about. Raises BadLink."""
    payload, _nobody = read(PURPOSE, token, organisation, GOOD_FOR + timedelta(days=1))
    invitation: Invitation | None = Invitation.objects.filter(
        organisation=organisation, pk=payload[INVITATION], person=None, withdrawn_at=None
    ).first()
    if invitation is None:
        raise BadLink(BadLink.Reason.GONE)
    if invitation.until < timezone.localdate():
        raise BadLink(BadLink.Reason.EXPIRED)
    return invitation


@transaction.atomic
def accept_invitation(
    *, organisation: Organisation, token: str, name: str, language: str
) -> Person:
    """Make the account that an invitation is for, with its roles and circle; return its person.

    Of two who accept at once one does. Raises BadLink, and Refused where the address was taken
    meanwhile.
    """
    invitation = read_invitation(organisation, token)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.person_id is not None:
        raise BadLink(BadLink.Reason.GONE)
    email = free_address(organisation, invitation.email)
    person = _joined(organisation, name or invitation.name, email, language)
    give_roles(person, [Role(role) for role in invitation.roles])
    invitation.person = person
    invitation.save(update_fields=["person"])
    if invitation.circle:
        add_to_circle(circle=invitation.circle, person=person, function=invitation.function)
    append(
        organisation=organisation,
        action="invitation.accepted",
        by=person,
        facts={"invitation": invitation.pk, "roles": invitation.roles},
    )
    return person


def make_person(organisation: Organisation, name: str, email: str, language: str) -> Person:
    """Keep a new person, who has no password; for actions that write the ledger themselves."""
    person = Person(organisation=organisation, name=name, email=email, language=language)
    person.set_unusable_password()
    person.save()
    return person


def _joined(organisation: Organisation, name: str, email: str, language: str) -> Person:
    """Return a new person, or the one who left and comes back to what they did before."""
    before: Person | None = Person.objects.filter(
        organisation=organisation, email__iexact=email, is_active=False
    ).first()
    if before is None:
        return make_person(organisation, name, email, language)
    before.name, before.language = name, language
    before.is_active, before.left_on = True, None
    before.save(update_fields=["name", "language", "is_active", "left_on"])
    return before


def _open(organisation: Organisation, email: str) -> ForAdministrators:
    return Invitation.objects.filter(
        organisation=organisation, email__iexact=email, person=None, withdrawn_at=None
    )


def free_address(organisation: Organisation, typed: str) -> str:
    """Return an address that nobody who is here has. Raises Refused."""
    email = typed.strip()
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(message("This is no mail address."), "email") from None
    here = Person.objects.filter(organisation=organisation, is_active=True)
    if here.filter(email__iexact=email).exists():
        raise Refused(message("Somebody here has this address already."), "email")
    return email
