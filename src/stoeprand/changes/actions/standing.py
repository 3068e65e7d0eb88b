"""Who stands for a change: for whom somebody speaks, and whom area zero means by its owner."""

from datetime import date

from stoeprand.changes.models import Change
from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Office, OwnerOf, Person, Tenure
from stoeprand.people.reading import holds_on


def see_that_they_hold(office: Office | None, person: Person, on: date) -> None:
    """Raise Refused where somebody speaks for an office that they do not hold on a day."""
    if office is None:
        return
    if not Tenure.objects.filter(holds_on(on), office=office, person=person).exists():
        raise Refused(message("You do not hold this office."), "office")


def owner_id_of(change: Change) -> str:
    """Return what the owner of area zero is called there; it is no longer than ids may be."""
    return f"opdracht-{change.slug}"


def stand_for(change: Change, office: Office | None, person: Person) -> None:
    """Let an office, or else a person, stand for a change and own the kerbs of its area zero."""
    change.office, change.person = office, None if office else person
    change.save(update_fields=["office", "person"])
    if change.begun_on is None:  # then there is no area zero
        return
    OwnerOf.objects.update_or_create(
        organisation=change.organisation,
        name_in_areas=owner_id_of(change),
        defaults={"office": change.office, "person": change.person},
    )
