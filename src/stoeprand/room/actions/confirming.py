"""What owners say of their kerbs: yes, this is so; and of open ones: this holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.engine.area import Kerb
from stoeprand.engine.messages import Message, message
from stoeprand.engine.writing import (
    HowItIsTyped,
    fields_of_kerb,
    kerb_from_fields,
    with_kerb,
)
from stoeprand.engine.writing.field_names import Fields
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Person
from stoeprand.people.reading import who_is
from stoeprand.room import published
from stoeprand.room.actions.republishing import republish, versions_to_come
from stoeprand.room.drafts import area_of_version
from stoeprand.room.kerb_changes import says_the_same
from stoeprand.room.models import Area, AreaVersion

MOVED_SINCE = message(
    "This kerb was moved since, or is not there any more. Look at it on the page of its area."
)
NOT_THEIRS = message("This kerb has another owner now, who is asked instead.")


@transaction.atomic
def confirm_kerb(*, version: AreaVersion, kerb_id: str, by: Person) -> AreaVersion:
    """Say as its owner that a kerb is as a version has it; return the version in which it is so.

    It is confirmed wherever it still says the same: in what is in force, and in what will be. Doing
    so again changes nothing. Raises Refused, and PermissionDenied for people of elsewhere.
    """
    kerb = _asked_kerb(version, kerb_id, by)
    today = timezone.localdate()
    Area.objects.held(organisation=version.organisation, slug=version.area.slug)

    def confirmed(area: AreaInEngine) -> AreaInEngine:
        there = _that_kerb(area, kerb)
        if there is None or there.confirmed_on is not None:
            return area
        return with_kerb(area, replace(there, confirmed_on=today))

    alive = versions_to_come(version.area, today)
    changed = [new for each in alive if (new := republish(each, confirmed, today, by))]
    if changed:
        _tell("kerb.confirmed", changed[0], kerb_id, by)
        return changed[0]
    return next((each for each in alive if _that_kerb(area_of_version(each), kerb)), version)


def answer_open_kerb(
    *,
    version: AreaVersion,
    kerb_id: str,
    fields: Fields,
    typed: HowItIsTyped,
    by: Person,
    limit: Limit,
) -> AreaVersion:
    """Say as its owner what holds where a kerb is open; return the version in which it does.

    `fields` are those of the bands alone. Its owner said it, so it is confirmed. Raises
    FaultyFields, Refused, and PermissionDenied for people of elsewhere.
    """
    kerb = _asked_kerb(version, kerb_id, by)
    area = area_of_version(version)
    filled = _filled_in(area, kerb, fields, typed)
    today = timezone.localdate()

    def answered(there: AreaInEngine) -> AreaInEngine:
        return with_kerb(there, filled) if _that_kerb(there, kerb) else there

    _see_that_promises_hold(versions_to_come(version.area, today), answered, today, limit)
    with transaction.atomic():
        Area.objects.held(organisation=version.organisation, slug=version.area.slug)
        changed = [
            new
            for each in versions_to_come(version.area, today)
            if (new := republish(each, answered, today, by))
        ]
        if not changed:
            raise Refused(MOVED_SINCE)
        _tell("kerb.set", changed[0], kerb_id, by)
        _tell("kerb.confirmed", changed[0], kerb_id, by)
    return changed[0]


def why_not(version: AreaVersion, kerb: Kerb, by: Person) -> Message | None:
    """Return why somebody cannot answer about a kerb of a version any more, None where they can."""
    owner = who_is(version.organisation, kerb.owner, timezone.localdate())
    if owner is None or owner.pk != by.pk:
        return NOT_THEIRS
    return None if kerb_now(version, kerb) else MOVED_SINCE


def kerb_now(version: AreaVersion, kerb: Kerb) -> Kerb | None:
    """Return the kerb where it still says what a version says, now or later; None where it moved.

    A confirmed one comes before one that is not.
    """
    alive = map(area_of_version, versions_to_come(version.area, timezone.localdate()))
    found = [there for area in alive if (there := _that_kerb(area, kerb))]
    return max(found, key=lambda each: each.confirmed_on is not None, default=None)


def _asked_kerb(version: AreaVersion, kerb_id: str, by: Person) -> Kerb:
    """Return the kerb that somebody was asked about. Raises Refused and PermissionDenied."""
    if by.organisation_id != version.organisation_id:
        raise PermissionDenied
    try:
        kerb = area_of_version(version).kerb(kerb_id)
    except KeyError:
        raise Refused(MOVED_SINCE) from None
    if why := why_not(version, kerb, by):
        raise Refused(why)
    return kerb


def _that_kerb(area: AreaInEngine, kerb: Kerb) -> Kerb | None:
    """Return the kerb of that id where it says the same as the one that was asked about."""
    there = next((each for each in area.kerbs if each.id == kerb.id), None)
    return there if there and says_the_same(there, kerb) else None


def _filled_in(area: AreaInEngine, kerb: Kerb, fields: Fields, typed: HowItIsTyped) -> Kerb:
    said = {
        name: held
        for name, held in fields_of_kerb(kerb).items()
        if name not in ("open", "confirmed_on")
    }
    bands = {name: held for name, held in fields.items() if name.partition(".")[0] == "bands"}
    filled = kerb_from_fields(area, said | bands, typed)
    return replace(filled, confirmed_on=timezone.localdate())


def _see_that_promises_hold(
    versions: list[AreaVersion],
    change: Callable[[AreaInEngine], AreaInEngine],
    today: date,
    limit: Limit,
) -> None:
    """Raise Refused where an answer takes room away that the area promises as a whole."""
    for each in versions:
        area, day = area_of_version(each), max(each.in_force_from, today)
        if area.promised_until is None or area.promised_until < day:
            continue
        changed = change(area)
        found = published.diff_of(area, changed, day, day, limit)
        if changed is not area and (found is None or found.broken_promises):
            raise Refused(
                message(
                    "This would take room away that was promised. Talk about it with your sponsor."
                )
            )


def _tell(action: str, version: AreaVersion, kerb_id: str, by: Person) -> None:
    append(
        organisation=version.organisation,
        action=action,
        by=by,
        facts={"area": version.area.slug, "version": version.pk, "kerb": kerb_id},
    )
