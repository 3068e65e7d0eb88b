"""Changes for tests, begun as people begin them."""

from datetime import date

from stoeprand.changes.models import Change
from stoeprand.people.actions.offices import hand_over_office, make_office
from stoeprand.people.models import Office, Organisation, Person
from stoeprand.room.actions.beginning_changes import begin_change
from tests.people.making import administrator

BEGIN = date(2026, 1, 1)
DIRECTION = "Bewoners beslissen mee, en jullie weten vooraf waar de grens ligt."


def begun(
    by: Person,
    *,
    title: str = "Dichter bij de wijk",
    direction: str = DIRECTION,
    office: Office | None = None,
) -> Change:
    """A change that a sponsor began today."""
    return begin_change(
        organisation=by.organisation, title=title, direction=direction, office=office, by=by
    )


def office_of(holder: Person, title: str = "Gemeentesecretaris") -> Office:
    """An office that somebody holds."""
    owner = holder.organisation
    boss = owner.people.filter(name="Ada Beheer").first() or administrator(owner)
    return make_office(organisation=owner, title=title, holder=holder, since=BEGIN, by=boss)


def handed_over(office: Office, by: Person, successor: Person, since: date) -> None:
    """Let a successor hold an office."""
    hand_over_office(office=office, successor=successor, since=since, by=by)


def areas_of(owner: Organisation) -> set[str]:
    """The names of the areas of an organisation."""
    return set(owner.areas.values_list("slug", flat=True))
