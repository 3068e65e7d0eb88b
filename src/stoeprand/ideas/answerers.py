"""Who answers for the owners of kerbs today: whoever holds the office, and their deputy."""

from datetime import date

from django.db.models import Q

from stoeprand.people.models import Organisation, OwnerOf, Person, Tenure
from stoeprand.people.reading import holds_on, who_are, who_is


def owners_answered_by(person: Person, on: date) -> frozenset[str]:
    """Return the owners in area files for whom somebody answers on a day, in five queries.

    That is whoever holds the office or is the owner, also while they are away, and their deputy.
    """
    every_owner = OwnerOf.objects.filter(organisation=person.organisation_id)
    names = list(every_owner.values_list("name_in_areas", flat=True))
    if not names:
        return frozenset()
    here = who_are(person.organisation, names, on)
    stood_in_for = {name for name, somebody in here.items() if somebody.pk == person.pk}
    return frozenset(stood_in_for | _held_by(person, on))


def may_answer_for(person: Person, owner_id: str, on: date) -> bool:
    """Say whether somebody answers for an owner on a day."""
    somebody = who_is(person.organisation, owner_id, on)
    if somebody is not None and somebody.pk == person.pk:
        return True
    return owner_id in _held_by(person, on)


def who_answers(organisation: Organisation, owner_ids: list[str], on: date) -> dict[str, Person]:
    """Return by owner who answers on a day; an owner for whom nobody does lacks."""
    return who_are(organisation, owner_ids, on) if owner_ids else {}


def _held_by(person: Person, on: date) -> set[str]:
    """Return the owners that a person is by themself, or by an office that they hold."""
    offices = Tenure.objects.filter(holds_on(on), person=person).values("office")
    owned = OwnerOf.objects.filter(
        Q(person=person) | Q(office__in=offices), organisation=person.organisation_id
    )
    return set(owned.values_list("name_in_areas", flat=True))
