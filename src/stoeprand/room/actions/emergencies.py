"""A kerb that is needed at once: it counts from today, has a reason, and ends by itself."""

from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.engine.area import Kerb
from stoeprand.engine.messages import message
from stoeprand.engine.writing import (
    FaultyFields,
    FieldFault,
    HowItIsTyped,
    kerb_from_fields,
    with_kerb,
)
from stoeprand.engine.writing.field_names import Fields
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Organisation, Person
from stoeprand.people.reading import who_are
from stoeprand.people.rules import sponsors
from stoeprand.room.actions.asking_owners import ask_owners
from stoeprand.room.actions.republishing import republish, versions_to_come
from stoeprand.room.drafts import area_of_version
from stoeprand.room.models import Area, AreaVersion, Emergency
from stoeprand.room.rules import may_publish

LONGEST = timedelta(days=28)
"""An emergency that lasts longer is no emergency: then a kerb is moved, with all that asks."""


@transaction.atomic
def set_emergency_kerb(
    *,
    organisation: Organisation,
    slug: str,
    fields: Fields,
    typed: HowItIsTyped,
    reason: str,
    by: Person,
) -> AreaVersion:
    """Have a new kerb count in an area from today on, up to and with a day within four weeks.

    It may take promised room away: that is said beside it, and the room is back by itself. A
    sponsor sets one, and a manager one of their own. Raises PermissionDenied, FaultyFields,
    FaultyChange, Refused, and Area.DoesNotExist.
    """
    see_that(may_publish, by, organisation)
    area_row = Area.objects.held(organisation=organisation, slug=slug)
    today = timezone.localdate()
    versions = versions_to_come(area_row, today)
    if not versions or versions[0].in_force_from > today:
        raise Refused(message("This area does not hold yet."))
    kerb = _filled_in(area_of_version(versions[0]), fields, typed, reason, today)
    people = who_are(organisation, [kerb.owner], today)
    is_theirs = kerb.owner in people and people[kerb.owner].pk == by.pk
    if not sponsors(by) and not is_theirs:
        raise Refused(message("This kerb is not yours. A sponsor can set it."), "owner")
    kerb = replace(kerb, confirmed_on=today if is_theirs else None)

    def with_it(area: AreaInEngine) -> AreaInEngine:
        return area if kerb.id in {each.id for each in area.kerbs} else with_kerb(area, kerb)

    until = kerb.valid_until
    assert until is not None  # noqa: S101  (a fault where it was not filled in)
    concerned = [each for each in versions if each.in_force_from <= until]
    published = [new for each in concerned if (new := republish(each, with_it, today, by))]
    _keep(published[0], kerb, until, reason, by)
    if not is_theirs:
        ask_owners(published[0], area_of_version(published[0]), [kerb], people)
    return published[0]


def _keep(version: AreaVersion, kerb: Kerb, until: date, reason: str, by: Person) -> None:
    emergency = Emergency(
        organisation=version.organisation,
        version=version,
        kerb_id=kerb.id,
        reason=reason.strip(),
        until=until,
        by=by,
    )
    emergency.save()
    append(
        organisation=version.organisation,
        action="kerb.set",
        by=by,
        facts={
            "area": version.area.slug,
            "version": version.pk,
            "kerb": kerb.id,
            "emergency_until": until.isoformat(),
        },
        personal={"reason": emergency.reason},
    )


def _filled_in(
    area: AreaInEngine, fields: Fields, typed: HowItIsTyped, reason: str, today: date
) -> Kerb:
    """Return the kerb that was filled in. Raises FaultyFields with all that is wrong."""
    faults: list[FieldFault] = []
    kerb: Kerb | None = None
    try:
        without_id = {name: held for name, held in fields.items() if name != "id"}
        kerb = kerb_from_fields(area, without_id, typed)
    except FaultyFields as error:
        faults.extend(error.faults)
    if kerb is not None and kerb.is_open:
        faults.append(FieldFault("open", message("In an emergency you say yourself what holds.")))
    if kerb is not None and not _ends_in_time(kerb, today):
        wrong = message(
            "An emergency ends by itself. Choose a day within {days} days from today.",
            days=LONGEST.days,
        )
        faults.append(FieldFault("valid_until", wrong))
    if not reason.strip():
        faults.append(FieldFault("reason", message("Say what the emergency is.")))
    if kerb is None or faults:
        raise FaultyFields(faults)
    return replace(kerb, valid_from=today)


def _ends_in_time(kerb: Kerb, today: date) -> bool:
    return kerb.valid_until is not None and today <= kerb.valid_until <= today + LONGEST
