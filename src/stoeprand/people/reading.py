"""Who is who on a day: the owner that an area file names, whoever holds an office, a deputy."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from stoeprand.people.models import Deputy, Membership, Organisation, OwnerOf, Person, Tenure


def who_is(organisation: Organisation, owner_id: str, on: date) -> Person | None:
    """Return who answers on a day for an owner that area files name, or None where nobody does.

    That is the holder of the office that day, or the person themself; their deputy while away.
    """
    return who_are(organisation, [owner_id], on).get(owner_id)


def who_are(organisation: Organisation, owner_ids: Iterable[str], on: date) -> dict[str, Person]:
    """Return by owner who answers on a day, in three queries; an owner for whom nobody does lacks.

    See `who_is`.
    """
    owners = list(
        OwnerOf.objects.filter(organisation=organisation, name_in_areas__in=set(owner_ids))
        .select_related("person")
        .order_by("pk")
    )
    offices = [owner.office_id for owner in owners if owner.office_id]
    tenures = Tenure.objects.filter(holds_on(on), office__in=offices).select_related("person")
    holders = {tenure.office_id: tenure.person for tenure in tenures if tenure.person.is_active}
    found = {}
    for owner in owners:
        person = owner.person if owner.person_id else holders.get(owner.office_id)
        if person is not None and person.is_active:
            found[owner.name_in_areas] = person
    deputies = deputies_on(organisation, on)
    return {owner: _who_is_there(person, deputies) for owner, person in found.items()}


def holds_on(day: date) -> Q:
    """Return the condition that something with `since` and `until` holds on a day."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def holder_of(organisation: Organisation, office_slug: str, on: date) -> Person | None:
    """Return who holds an office on a day, without looking for a deputy."""
    tenures = Tenure.objects.filter(
        holds_on(on), organisation=organisation, office__slug=office_slug, person__is_active=True
    )
    tenure = tenures.select_related("person").first()
    return tenure.person if tenure else None


def deputies_on(organisation: Organisation, on: date) -> dict[int, Person]:
    """Return by the id of whoever is away on a day who answers for them."""
    rows = Deputy.objects.filter(
        holds_on(on), organisation=organisation, deputy__is_active=True
    ).select_related("deputy")
    return {row.person_id: row.deputy for row in rows.order_by("since", "pk")}


def answers_of_function(person: Person, on: date) -> dict[str, str]:
    """Return what the functions of somebody answer on a day, by dimension `filled_by: asker`.

    Where two circles give two answers there is none: then it is asked.
    """
    rows = (
        Membership.objects.filter(holds_on(on), person=person)
        .exclude(function=None)
        .values_list("function__answers__dimension", "function__answers__value")
    )
    said: dict[str, set[str]] = {}
    for dimension, value in rows:
        if dimension is not None:
            said.setdefault(dimension, set()).add(value)
    return {dimension: values.pop() for dimension, values in said.items() if len(values) == 1}


def _who_is_there(person: Person, deputies: Mapping[int, Person]) -> Person:
    """Follow deputies to somebody who is not away; in a circle of deputies it stays the person."""
    there, asked = person, {person.pk}
    while (deputy := deputies.get(there.pk)) is not None:
        if deputy.pk in asked:
            return person
        there = deputy
        asked.add(deputy.pk)
    return there
