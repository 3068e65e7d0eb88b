"""Who is here, for a page: people with their roles, circles with their members, offices.

The number of queries does not grow with the number of people.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from stoeprand.people.models import (
    Circle,
    Deputy,
    Invitation,
    Membership,
    Office,
    OwnerOf,
    Person,
    Role,
    Tenure,
)
from stoeprand.people.reading import holds_on


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody in a list; `away` names the deputy who answers today."""

    person: Person
    roles: tuple[Role, ...]
    circles: tuple[str, ...]
    away: Person | None


@dataclass(frozen=True, slots=True)
class OfficeShown:
    """An office, who holds it today and who will, and the owners in area files that mean it."""

    office: Office
    holder: Person | None
    successor: Tenure | None
    owner_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CircleShown:
    """A circle and who is in it."""

    circle: Circle
    members: tuple[Membership, ...]


def people_here(person: Person, on: date) -> list[PersonShown]:
    """Return everybody of the organisation of somebody, by name, in four queries."""
    memberships = Membership.objects.filter(holds_on(on)).select_related("circle")
    everybody = (
        Person.objects.visible_to(person)
        .filter(is_active=True)
        .prefetch_related("roles_held", Prefetch("memberships", memberships, "memberships_now"))
        .order_by("name", "pk")
    )
    away = {
        row.person_id: row.deputy
        for row in Deputy.objects.visible_to(person).filter(holds_on(on)).select_related("deputy")
    }
    return [
        PersonShown(
            each,
            tuple(role for role in Role if role in each.roles and role is not Role.MEMBER),
            tuple(sorted(membership.circle.name for membership in each.memberships_now)),
            away.get(each.pk),
        )
        for each in everybody
    ]


def circles_here(person: Person, on: date) -> list[CircleShown]:
    """Return the circles of the organisation of somebody, by name, in two queries."""
    members = (
        Membership.objects.filter(holds_on(on), person__is_active=True)
        .select_related("person", "function")
        .order_by("person__name")
    )
    circles = (
        Circle.objects.visible_to(person)
        .prefetch_related(Prefetch("memberships", members, "members_now"))
        .order_by("name")
    )
    return [CircleShown(circle, tuple(circle.members_now)) for circle in circles]


def offices_here(person: Person, on: date) -> list[OfficeShown]:
    """Return the offices of the organisation of somebody, by title, in three queries."""
    tenures = Tenure.objects.select_related("person").order_by("since")
    owners = OwnerOf.objects.order_by("name_in_areas")
    offices = (
        Office.objects.visible_to(person)
        .prefetch_related(Prefetch("tenures", tenures), Prefetch("owns", owners))
        .order_by("title")
    )
    return [_office(office, on) for office in offices]


def open_invitations(person: Person, on: date) -> Sequence[Invitation]:
    """Return the invitations that wait for an answer, for who may see them."""
    waiting = Invitation.objects.visible_to(person).filter(person=None, withdrawn_at=None)
    return list(waiting.filter(until__gte=on).order_by("name", "pk"))


def others_here(person: Person) -> list[Person]:
    """Return everybody of the organisation but this person, to choose one of, by name."""
    everybody = Person.objects.visible_to(person).filter(is_active=True)
    return list(everybody.exclude(pk=person.pk).order_by("name", "pk"))


def _office(office: Office, on: date) -> OfficeShown:
    tenures = list(office.tenures.all())
    now = [each for each in tenures if each.since <= on and (not each.until or each.until >= on)]
    later = [each for each in tenures if each.since > on]
    owner_of = tuple(owner.name_in_areas for owner in office.owns.all())
    return OfficeShown(
        office, now[0].person if now else None, later[0] if later else None, owner_of
    )
