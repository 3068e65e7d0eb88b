"""Making offices, handing them to a successor from a day on, and saying whom area files mean."""

from datetime import date, timedelta

from django.db import transaction

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.naming import free_slug
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Office, Organisation, OwnerOf, Person, Tenure
from stoeprand.people.rules import administrators


@transaction.atomic
def make_office(
    *, organisation: Organisation, title: str, holder: Person, since: date, by: Person
) -> Office:
    """Make an office and say who holds it from a day on. Raises PermissionDenied or Refused."""
    see_that(administrators, by, organisation)
    see_that_all_are_of(organisation, holder)
    _see_that_they_are_here(holder)
    slug = free_slug(Office.objects.filter(organisation=organisation), title)
    office = Office.objects.create(organisation=organisation, slug=slug, title=title)
    Tenure.objects.create(organisation=organisation, office=office, person=holder, since=since)
    append(
        organisation=organisation,
        action="office.made",
        by=by,
        facts={"office": office.slug, "title": title, "since": since.isoformat()},
        personal={"holder": holder},
    )
    return office


@transaction.atomic
def hand_over_office(*, office: Office, successor: Person, since: date, by: Person) -> Tenure:
    """Let a successor hold an office from a day on, with all that belongs to it.

    Whoever holds it does so up to and with the day before; who was to hold it later does not any
    more. Whoever holds the office may hand it over, and administrators. Raises PermissionDenied or
    Refused.
    """
    organisation = office.organisation
    if not is_held_by(office, by, since):
        see_that(administrators, by, organisation)
    see_that_all_are_of(organisation, by)
    return pass_to_successor(office=office, successor=successor, since=since, by=by)


def pass_to_successor(*, office: Office, successor: Person, since: date, by: Person) -> Tenure:
    """Let a successor hold an office from a day on; whoever calls looked whether `by` may do so."""
    organisation = office.organisation
    Office.objects.select_for_update().get(pk=office.pk)
    see_that_all_are_of(organisation, successor)
    _see_that_they_are_here(successor)
    before = _end_with_the_day_before(office, since)
    if before and before.person_id == successor.pk:
        raise Refused(message("This person holds the office already."), "successor")
    tenure = Tenure.objects.create(
        organisation=organisation, office=office, person=successor, since=since
    )
    append(
        organisation=organisation,
        action="office.handed-over",
        by=by,
        facts={"office": office.slug, "since": since.isoformat()},
        personal={"successor": successor} | ({"predecessor": before.person} if before else {}),
    )
    return tenure


@transaction.atomic
def name_owner(
    *,
    organisation: Organisation,
    name_in_areas: str,
    office: Office | None = None,
    person: Person | None = None,
    by: Person,
) -> OwnerOf:
    """Say which office, or else which person, an owner in the area files is.

    Raises PermissionDenied, and ValueError unless it is one of the two.
    """
    see_that(administrators, by, organisation)
    see_that_all_are_of(organisation, office, person)
    if (office is None) == (person is None):
        raise ValueError("an owner is an office or a person")
    owner, _is_new = OwnerOf.objects.update_or_create(
        organisation=organisation,
        name_in_areas=name_in_areas,
        defaults={"office": office, "person": person},
    )
    append(
        organisation=organisation,
        action="owner.named",
        by=by,
        facts={"owner": name_in_areas, "office": office.slug if office else None},
        personal={"person": person} if person else {},
    )
    return owner


def is_held_by(office: Office, person: Person, on: date) -> bool:
    """Say whether somebody holds an office on a day or the day before."""
    rows = Tenure.objects.filter(office=office, person=person, since__lte=on)
    return any(row.until is None or row.until >= on - timedelta(days=1) for row in rows)


def _end_with_the_day_before(office: Office, since: date) -> Tenure | None:
    """End what goes on beyond the day before; return who held the office until then."""
    Tenure.objects.filter(office=office, since__gte=since).delete()
    last = Tenure.objects.filter(office=office).select_related("person").order_by("-since").first()
    if last and (last.until is None or last.until >= since):
        last.until = since - timedelta(days=1)
        last.save(update_fields=["until"])
    return last


def _see_that_they_are_here(person: Person) -> None:
    if not person.is_active:
        raise Refused(message("This person is not here any more."), "successor")
