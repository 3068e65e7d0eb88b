"""Beginning a change: it comes with an area about itself, area zero, from the library."""

from dataclasses import replace
from datetime import date
from importlib.resources import files

from django.db import transaction

from stoeprand.changes.actions import link_area_zero, start_change
from stoeprand.changes.actions.standing import owner_id_of
from stoeprand.changes.models import Change
from stoeprand.engine import read_area, write_area
from stoeprand.engine.area import Area, Kerb, Text
from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Office, Organisation, Person
from stoeprand.room.actions.publishing import publish_area
from stoeprand.room.models import Area as PublishedArea

TEMPLATE = "verandering.yaml"
SPONSOR = "opdrachtgever"
"""Who owns the kerbs of the template that whoever stands for the change is to say."""


@transaction.atomic
def begin_change(
    *,
    organisation: Organisation,
    title: str,
    direction: str,
    office: Office | None,
    by: Person,
    on: date | None = None,
    prepared: Change | None = None,
) -> Change:
    """Let a change begin on a day (today), and publish its area zero; see `start_change`.

    A second click begins nothing. Raises PermissionDenied or Refused.
    """
    change, is_new = start_change(
        organisation=organisation,
        title=title,
        direction=direction,
        office=office,
        by=by,
        on=on,
        prepared=prepared,
    )
    if is_new:
        _publish_area_zero(change, by)
    return change


def area_zero_of(change: Change, who_stands: str, template: Area) -> Area:
    """Return the template as the area about a change: with its title, and who stands for it.

    Its kerbs are claimed or open: nobody of this organisation has confirmed any.
    """
    owner = replace(template.people[SPONSOR], id=owner_id_of(change), name=_in_all(who_stands))
    others = {each.id: each for each in template.people.values() if each.id != SPONSOR}
    title = [(tongue, f"{said}: {change.title}") for tongue, said in template.title.by_language]
    return replace(
        template,
        id=f"{template.id}-{change.slug}",
        title=Text(tuple(title)),
        people={owner.id: owner, **others},
        kerbs=tuple(_owned(kerb, owner.id) for kerb in template.kerbs),
    )


def _publish_area_zero(change: Change, by: Person) -> None:
    document = (files("stoeprand.library") / TEMPLATE).read_bytes()
    who_stands = change.office.title if change.office else by.name
    area = area_zero_of(change, who_stands, read_area(document, TEMPLATE))
    organisation, begun_on = change.organisation, change.begun_on
    assert begun_on is not None  # noqa: S101  (it has begun a moment ago)
    if PublishedArea.objects.filter(organisation=organisation, slug=area.id).exists():
        raise Refused(message("Another area has the name of this change already."), "title")
    publish_area(
        organisation=organisation,
        document=write_area(area).encode(),
        name=f"{area.id}.yaml",
        in_force_from=begun_on,
        by=by,
    )
    link_area_zero(change=change, area_slug=area.id, by=by)


def _owned(kerb: Kerb, owner_id: str) -> Kerb:
    """Return a kerb of the template with who stands for the change in the place of its sponsor."""
    names = {SPONSOR: owner_id}
    return replace(
        kerb,
        owner=names.get(kerb.owner, kerb.owner),
        signs=names.get(kerb.signs, kerb.signs) if kerb.signs else None,
        stands_for=names.get(kerb.stands_for, kerb.stands_for) if kerb.stands_for else None,
        confirmed_on=None,
    )


def _in_all(text: str) -> Text:
    """Return a text that reads the same in every language."""
    return Text((("", text),))
