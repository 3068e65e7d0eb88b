"""Leaving: what somebody holds goes to others first, and then they can sign in no more."""

from collections.abc import Mapping
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append, erase
from stoeprand.people.actions.circles import end_memberships
from stoeprand.people.actions.offices import pass_to_successor
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.actions.roles import see_that_another_administers
from stoeprand.people.duties import Duty, open_duties, pass_on_duties
from stoeprand.people.models import Deputy, Office, OwnerOf, Person, Session, Tenure
from stoeprand.people.rules import administrators
from stoeprand.post.actions.forgetting import forget_mail_to

ERASED = "–"
"""The name of somebody whose name was erased."""


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody holds that must go somewhere before they leave.

    `owner_of` are the names in area files that mean this very person, without an office.
    """

    offices: tuple[Office, ...]
    owner_of: tuple[str, ...]
    duties: tuple[Duty, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether somebody can leave without handing over anything."""
        return not (self.offices or self.owner_of or self.duties)


def held_by(person: Person) -> Held:
    """Return what somebody holds today or will hold."""
    goes_on = Q(until=None) | Q(until__gte=timezone.localdate())
    tenures = Tenure.objects.filter(goes_on, person=person).select_related("office")
    owners = OwnerOf.objects.filter(person=person).order_by("name_in_areas")
    return Held(
        offices=tuple({tenure.office_id: tenure.office for tenure in tenures}.values()),
        owner_of=tuple(owners.values_list("name_in_areas", flat=True)),
        duties=tuple(open_duties(person)),
    )


@transaction.atomic
def leave(
    *, person: Person, successors: Mapping[int, Person], successor: Person | None, by: Person
) -> None:
    """Let somebody leave, as of today: no more signing in, no circles, roles or sessions.

    `successors` says by office who holds it from today on; everything else that the person holds
    goes to `successor`. People leave by themselves, or an administrator does it. Raises
    PermissionDenied, and Refused where something would be left to nobody.
    """
    organisation = person.organisation
    if by.pk != person.pk:
        see_that(administrators, by, organisation)
    see_that_all_are_of(organisation, by, successor, *successors.values())
    if person.is_administrator:
        see_that_another_administers(organisation, person)
    _hand_over(person, successors, successor, by)
    _take_leave(person)
    append(
        organisation=organisation,
        action="person.left",
        by=by,
        facts={},
        personal={"person": person},
    )


@transaction.atomic
def erase_person(*, person: Person, by: Person) -> None:
    """Erase the name and address of somebody who left: here, in mail, and beside the ledger.

    What they did stays done, by somebody without a name. Raises PermissionDenied, and Refused for
    who is still here.
    """
    see_that(administrators, by, person.organisation)
    if person.is_active:
        raise Refused(message("Only who left can be erased."))
    erase(person)
    forget_mail_to(person)
    person.name = ERASED
    person.email = f"erased-{person.pk}@invalid.invalid"
    person.save(update_fields=["name", "email"])
    append(
        organisation=person.organisation, action="person.erased", by=by, facts={"person": person.pk}
    )


def _hand_over(
    person: Person, successors: Mapping[int, Person], successor: Person | None, by: Person
) -> None:
    held = held_by(person)
    for office in held.offices:
        if office.pk not in successors:
            raise Refused(
                message("Say who will hold ‘{office}’.", office=office.title),
                f"office-{office.pk}",
            )
        begun = Tenure.objects.filter(office=office, person=person).latest("since").since
        pass_to_successor(
            office=office,
            successor=successors[office.pk],
            since=max(begun, timezone.localdate()),
            by=by,
        )
    if held.owner_of or held.duties:
        if successor is None or successor.pk == person.pk or not successor.is_active:
            raise Refused(message("Say who takes over the rest."), "successor")
        OwnerOf.objects.filter(person=person).update(person=successor)
        pass_on_duties(person, successor)


def _take_leave(person: Person) -> None:
    end_memberships(person=person)
    person.roles_held.all().delete()
    Deputy.objects.filter(Q(person=person) | Q(deputy=person)).delete()
    Session.objects.filter(person=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.is_active = False
    person.left_on = timezone.localdate()
    person.save(update_fields=["password", "is_active", "left_on"])
