"""Publishing what holds and what will hold once more, with one thing changed everywhere."""

from datetime import date

from stoeprand.engine.writing import write_area
from stoeprand.people.models import Person
from stoeprand.room.actions.drafting import Change, carry_into_draft
from stoeprand.room.actions.publishing import publish_area
from stoeprand.room.drafts import area_of_version
from stoeprand.room.models import Area, AreaVersion


def versions_to_come(area: Area, today: date) -> list[AreaVersion]:
    """Return the version of an area in force today, if any, then the last one of each later day."""
    versions = AreaVersion.objects.filter(area=area).select_related("area", "organisation")
    now = versions.filter(in_force_from__lte=today).order_by("-in_force_from", "-pk").first()
    coming = versions.filter(in_force_from__gt=today).order_by("in_force_from", "pk")
    last_of_day = {each.in_force_from: each for each in coming}
    return [*([now] if now else []), *last_of_day.values()]


def republish(version: AreaVersion, change: Change, today: date, by: Person) -> AreaVersion | None:
    """Publish a version with a change, from the same day on or from today; None for no change.

    The same change goes into the draft of the area. Whoever calls holds the area.
    """
    area = area_of_version(version)
    changed = change(area)
    if changed is area:
        return None
    new = publish_area(
        organisation=version.organisation,
        document=write_area(changed).encode(),
        name="area.yaml",
        in_force_from=max(version.in_force_from, today),
        by=by,
    )
    carry_into_draft(before=version, after=new, change=change, by=by)
    return new
