"""A change comes to be: an adviser prepares it, a sponsor begins it and stands for it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.changes.actions.directing import (
    add_direction,
    prepare_direction,
    said_direction,
    told_of_direction,
)
from stoeprand.changes.actions.preparing import see_that_they_can_say_it
from stoeprand.changes.actions.standing import see_that_they_hold, stand_for
from stoeprand.changes.models import LONGEST_TITLE, Change
from stoeprand.changes.rules import directing, preparing
from stoeprand.changes.texts import said_text
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.naming import free_slug
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Office, Organisation, Person

TAKEN_BY_A_PAGE = "nieuw"
"""In an address this is the page on which one begins a change."""


@transaction.atomic
def prepare_change(
    *, organisation: Organisation, title: str, direction: str, sponsor: Person, by: Person
) -> Change:
    """Prepare a change for a sponsor, who begins it or not; until then nobody else sees it.

    Raises PermissionDenied or Refused.
    """
    see_that(preparing, by, organisation)
    see_that_all_are_of(organisation, sponsor)
    see_that_they_can_say_it(sponsor)
    organisation = _held(organisation)
    said_direction(direction)
    change = _new(organisation, _title(organisation, title), sponsor)
    append(
        organisation=organisation,
        action="change.prepared",
        by=by,
        facts={"change": change.slug, "title": change.title},
    )
    prepare_direction(change=change, sponsor=sponsor, text=direction, by=by)
    return change


@transaction.atomic
def start_change(
    *,
    organisation: Organisation,
    title: str,
    direction: str,
    office: Office | None,
    by: Person,
    on: date | None = None,
    prepared: Change | None = None,
) -> tuple[Change, bool]:
    """Let a change begin on a day (today), in the words of a sponsor who stands for it.

    `office` is the one in whose name they do, if any; `prepared` the change that waited for them.
    The change comes with whether it was this call that began it: a second click begins nothing.
    Its area zero is for the caller. Raises PermissionDenied or Refused.
    """
    see_that(directing, by, organisation)
    see_that_all_are_of(organisation, office, prepared)
    organisation, day = _held(organisation), on or timezone.localdate()
    see_that_they_hold(office, by, day)
    text = said_direction(direction)
    if begun := _begun_already(organisation, title, text, by, prepared):
        return begun, False
    if prepared is None:
        change = _new(organisation, _title(organisation, title), by)
    else:
        change = prepared
        change.title = _title(organisation, title, prepared)
    change.begun_on = day
    change.save(update_fields=["title", "begun_on"])
    stand_for(change, office, by)
    given = add_direction(change, office, text, by, day)
    append(
        organisation=organisation,
        action="change.begun",
        by=by,
        facts={"change": change.slug, "title": change.title, "on": day.isoformat()},
    )
    told_of_direction(given)
    return change, True


def _held(organisation: Organisation) -> Organisation:
    """Hold the organisation until this transaction ends: of two clicks the second waits here."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _title(organisation: Organisation, title: str, own: Change | None = None) -> str:
    lacking = message("Say what the change is called.")
    said = " ".join(said_text(title, "title", LONGEST_TITLE, lacking).split())
    others = Change.objects.filter(organisation=organisation)
    if own is not None:
        others = others.exclude(pk=own.pk)
    if any(other.casefold() == said.casefold() for other in others.values_list("title", flat=True)):
        raise Refused(message("There is a change of this name already."), "title")
    return said


def _new(organisation: Organisation, title: str, sponsor: Person) -> Change:
    taken = Change.objects.filter(organisation=organisation)
    slug = free_slug(taken, title)
    if slug == TAKEN_BY_A_PAGE:
        slug = free_slug(taken, f"verandering {title}")
    return Change.objects.create(organisation=organisation, slug=slug, title=title, person=sponsor)


def _begun_already(
    organisation: Organisation, title: str, text: str, by: Person, prepared: Change | None
) -> Change | None:
    """Return the change that a first click began: the one that was prepared, or one just the same.

    Raises Refused where somebody else began it in other words.
    """
    if prepared is not None:
        change = Change.objects.select_for_update().get(pk=prepared.pk)
        return change if change.begun_on else None
    same = Change.objects.filter(
        organisation=organisation, title=" ".join(title.split()), begun_on__isnull=False
    )
    return same.filter(directions__text=text, directions__person=by).first()
