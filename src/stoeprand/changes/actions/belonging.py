"""Which areas belong to a change. That there is such an area is looked at by whoever calls."""

from django.db import transaction

from stoeprand.changes.models import Change, ChangeArea
from stoeprand.changes.rules import directing, preparing
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Person


@transaction.atomic
def add_area(*, change: Change, area_slug: str, by: Person) -> ChangeArea:
    """Let an area belong to a change; doing so again changes nothing.

    While a change is being prepared an adviser may do so too. Raises PermissionDenied.
    """
    held = _held(change, by)
    link, is_new = ChangeArea.objects.get_or_create(
        organisation=held.organisation, change=held, area_slug=area_slug
    )
    if is_new:
        _tell("change.area-added", link, by)
    return link


@transaction.atomic
def remove_area(*, change: Change, area_slug: str, by: Person) -> None:
    """Let an area no longer belong to a change; the area itself stays.

    Raises PermissionDenied, and Refused for area zero.
    """
    held = _held(change, by)
    link = ChangeArea.objects.filter(change=held, area_slug=area_slug).first()
    if link is None:
        return
    if link.is_zero:
        raise Refused(message("This area is about the change itself, and stays with it."))
    link.delete()
    _tell("change.area-removed", link, by)


@transaction.atomic
def link_area_zero(*, change: Change, area_slug: str, by: Person) -> ChangeArea:
    """Let an area be the one about the change itself; whoever calls looked whether it may."""
    link = ChangeArea.objects.create(
        organisation=change.organisation, change=change, area_slug=area_slug, is_zero=True
    )
    _tell("change.area-added", link, by)
    return link


def _held(change: Change, by: Person) -> Change:
    held = Change.objects.select_for_update().get(pk=change.pk)
    see_that(directing if held.begun_on else preparing, by, held.organisation)
    return held


def _tell(action: str, link: ChangeArea, by: Person) -> None:
    append(
        organisation=link.organisation,
        action=action,
        by=by,
        facts={"change": link.change.slug, "area": link.area_slug, "is_zero": link.is_zero},
    )
