"""Making circles, joining and leaving them, and what a function answers in an area."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from stoeprand.ledger.actions import append
from stoeprand.people.actions.naming import free_slug
from stoeprand.people.actions.refusing import see_that, see_that_all_are_of
from stoeprand.people.models import (
    Circle,
    Function,
    FunctionValue,
    Membership,
    Organisation,
    Person,
)
from stoeprand.people.rules import administrators, any_of, managers

MAKERS = any_of(administrators, managers)
"""Who may make a circle and say who is in it."""


@transaction.atomic
def make_circle(*, organisation: Organisation, name: str, by: Person) -> Circle:
    """Make a circle with nobody in it yet. Raises PermissionDenied."""
    see_that(MAKERS, by, organisation)
    slug = free_slug(Circle.objects.filter(organisation=organisation), name)
    circle = Circle.objects.create(organisation=organisation, slug=slug, name=name)
    append(
        organisation=organisation,
        action="circle.made",
        by=by,
        facts={"circle": circle.slug, "name": name},
    )
    return circle


@transaction.atomic
def join_circle(
    *, circle: Circle, person: Person, function: Function | None, by: Person
) -> Membership:
    """Let somebody be in a circle from today on, in a function.

    Who is in it already has another function from then on. Raises PermissionDenied.
    """
    organisation = circle.organisation
    see_that(MAKERS, by, organisation)
    see_that_all_are_of(organisation, person, function)
    joined = add_to_circle(circle=circle, person=person, function=function)
    append(
        organisation=organisation,
        action="circle.joined",
        by=by,
        facts={"circle": circle.slug, "function": function.slug if function else None},
        personal={"person": person},
    )
    return joined


@transaction.atomic
def leave_circle(*, circle: Circle, person: Person, by: Person) -> None:
    """Let somebody be in a circle no more, as of today; people may leave by themselves.

    Raises PermissionDenied.
    """
    organisation = circle.organisation
    if by.pk != person.pk:
        see_that(MAKERS, by, organisation)
    see_that_all_are_of(organisation, person, by)
    if not end_memberships(person=person, circle=circle):
        return
    append(
        organisation=organisation,
        action="circle.left",
        by=by,
        facts={"circle": circle.slug},
        personal={"person": person},
    )


def add_to_circle(*, circle: Circle, person: Person, function: Function | None) -> Membership:
    """Keep that somebody is in a circle; for actions that write the ledger themselves."""
    Circle.objects.select_for_update().get(pk=circle.pk)
    end_memberships(person=person, circle=circle)
    return Membership.objects.create(
        organisation_id=circle.organisation_id,
        circle=circle,
        person=person,
        function=function,
        since=timezone.localdate(),
    )


def end_memberships(*, person: Person, circle: Circle | None = None) -> int:
    """End the membership of a circle, or of all, with yesterday; return how many there were.

    One that began today is as if it had not been.
    """
    last_day = timezone.localdate() - timedelta(days=1)
    rows = Membership.objects.filter(person=person, until=None)
    if circle is not None:
        rows = rows.filter(circle=circle)
    begun_today, _by_model = rows.filter(since__gt=last_day).delete()
    return begun_today + rows.update(until=last_day)


@transaction.atomic
def make_function(*, organisation: Organisation, title: str, by: Person) -> Function:
    """Make a function that people can have in a circle. Raises PermissionDenied."""
    see_that(administrators, by, organisation)
    slug = free_slug(Function.objects.filter(organisation=organisation), title)
    function = Function.objects.create(organisation=organisation, slug=slug, title=title)
    append(
        organisation=organisation,
        action="function.made",
        by=by,
        facts={"function": function.slug, "title": title},
    )
    return function


@transaction.atomic
def map_function(*, function: Function, dimension: str, value: str, by: Person) -> None:
    """Say what a function answers for a dimension; an empty value takes the answer back.

    Raises PermissionDenied.
    """
    organisation = function.organisation
    see_that(administrators, by, organisation)
    if value:
        FunctionValue.objects.update_or_create(
            organisation=organisation,
            function=function,
            dimension=dimension,
            defaults={"value": value},
        )
    else:
        FunctionValue.objects.filter(function=function, dimension=dimension).delete()
    append(
        organisation=organisation,
        action="function.mapped",
        by=by,
        facts={"function": function.slug, "dimension": dimension, "value": value},
    )
