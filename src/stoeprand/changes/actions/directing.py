"""Giving a change its direction, in the words of the person who stands for it; and renewing it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.changes.actions.preparing import forget_prepared, prepare_texts
from stoeprand.changes.actions.standing import see_that_they_hold, stand_for
from stoeprand.changes.models import LONGEST_DIRECTION, Change, Direction, Prepared
from stoeprand.changes.rules import directing
from stoeprand.changes.texts import said_text
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Office, Person


@transaction.atomic
def give_direction(*, change: Change, text: str, office: Office | None, by: Person) -> Direction:
    """Give a change that has begun a direction in the place of the one it had; return it.

    Whoever gives it stands for the change from then on: the office in whose name they do, or else
    they themselves. The same once more changes nothing. Raises PermissionDenied or Refused.
    """
    see_that(directing, by, change.organisation)
    see_that_all_are_of(change.organisation, office)
    held, today = Change.objects.select_for_update().get(pk=change.pk), timezone.localdate()
    if held.begun_on is None:
        raise Refused(message("This change has not begun yet."))
    see_that_they_hold(office, by, today)
    said = said_direction(text)
    last = Direction.objects.filter(change=held).order_by("pk").last()
    in_whose_name = office.pk if office else None
    if last and (last.text, last.person_id, last.office_id) == (said, by.pk, in_whose_name):
        return last
    stand_for(held, office, by)
    given = add_direction(held, office, said, by, today)
    told_of_direction(given)
    return given


def prepare_direction(*, change: Change, sponsor: Person, text: str, by: Person) -> Prepared:
    """Write down a direction that a sponsor may come to give. Raises PermissionDenied, Refused."""
    return prepare_texts(
        change=change,
        sponsor=sponsor,
        kind=Prepared.Kind.DIRECTION,
        texts={"text": said_direction(text)},
        by=by,
    )


def said_direction(text: str) -> str:
    """Return the text of a direction. Raises Refused where there is none, or it is too long."""
    return said_text(
        text, "text", LONGEST_DIRECTION, message("Say in your own words where it goes.")
    )


def add_direction(
    change: Change, office: Office | None, text: str, by: Person, on: date
) -> Direction:
    """Add a direction, and let go of what was prepared of it; whoever calls looked whether it may.

    The ledger is told by `told_of_direction`, which is to be the last of the transaction.
    """
    given = Direction(
        organisation=change.organisation,
        change=change,
        person=by,
        office=office,
        on=on,
        text=text,
    )
    given.save()
    forget_prepared(change, by, Prepared.Kind.DIRECTION)
    return given


def told_of_direction(given: Direction) -> None:
    """Write in the ledger that a direction was given."""
    append(
        organisation=given.organisation,
        action="change.direction-given",
        by=given.person,
        facts={
            "change": given.change.slug,
            "office": given.office.slug if given.office else None,
            "on": given.on.isoformat(),
        },
        personal={"text": given.text},
    )
