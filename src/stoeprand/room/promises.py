"""What was promised, and what became of it: derived from what was published and what was said.

A promise is kept when its last day passed and no version took the room away. One that was taken
away with a reason and a letter was moved openly; without these it was broken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from django.utils.timezone import localdate

from stoeprand.engine import Limit
from stoeprand.engine.area import Area
from stoeprand.people.models import Organisation
from stoeprand.room.effects import find_changes
from stoeprand.room.history import Publication, beside_each_other
from stoeprand.room.kerb_changes import differ_in_kerbs_alone
from stoeprand.room.models import AreaVersion

MOST_VERSIONS = 400
"""So many versions are looked back at, the newest; of areas in which nothing was promised none."""


class Fate(StrEnum):
    """What became of a promise. Where there was no time to find out, it is not known."""

    RUNS = "runs"
    KEPT = "kept"
    MOVED = "moved"
    BROKEN = "broken"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Promise:
    """A kerb, or with an empty `kerb` the whole room of an area, promised up to and with a day.

    `since` is the day on which it was given, `area` the area as it was then. `ended_by` is the
    version that took it away, if one did.
    """

    area: Area
    kerb: str
    until: date
    since: date
    fate: Fate = Fate.RUNS
    ended_by: Publication | None = None

    @property
    def owner(self) -> str:
        """Whose promise it is, as the area file names them; empty for a whole area."""
        return self.area.kerb(self.kerb).owner if self.kerb else ""


def promises_of(organisation: Organisation, today: date, limit: Limit) -> list[Promise]:
    """Return all that was promised, by the day up to which, the last first. One query."""
    found = [
        promise
        for published in _histories(organisation)
        for promise in _followed(published, today, limit)
    ]
    return sorted(
        found, key=lambda each: (each.until, each.area.id, each.kerb, each.since), reverse=True
    )


def _histories(organisation: Organisation) -> Iterator[list[Publication]]:
    """Yield the history of each area in which something was ever promised."""
    promising = AreaVersion.objects.filter(
        organisation=organisation, document__contains="promised_until"
    ).values("area")
    versions = (
        AreaVersion.objects.filter(organisation=organisation, area__in=promising)
        .select_related("area", "reopening__by", "emergency__by")
        .order_by("-pk")[:MOST_VERSIONS]
    )
    by_area: dict[int, list[AreaVersion]] = {}
    for version in reversed(versions):
        by_area.setdefault(version.area_id, []).append(version)
    yield from map(beside_each_other, by_area.values())


def _followed(published: Sequence[Publication], today: date, limit: Limit) -> Iterator[Promise]:
    """Yield each promise of an area with what became of it."""
    running: dict[str, Promise] = {}
    for each in published:
        begin = each.version.in_force_from
        for kerb, promise in list(running.items()):
            if promise.until < begin:
                yield replace(running.pop(kerb), fate=Fate.KEPT)
        for kerb, fate in _taken_away(each, running, limit).items():
            yield replace(running.pop(kerb), fate=fate, ended_by=each)
        given = min(begin, localdate(each.version.published_at))
        for kerb, until in _promised(each.area, begin):
            known = running.get(kerb)
            if known is None:
                running[kerb] = Promise(each.area, kerb, until, given)
            elif until != known.until:
                running[kerb] = replace(known, until=until)
    for promise in running.values():
        yield promise if promise.until >= today else replace(promise, fate=Fate.KEPT)


def _promised(area: Area, day: date) -> Iterator[tuple[str, date]]:
    """Yield what an area promises on a day. A kerb of which nobody said what holds does not."""
    if area.promised_until and area.promised_until >= day:
        yield "", area.promised_until
    for kerb in area.kerbs:
        if kerb.promised_until and kerb.promised_until >= day and not kerb.is_open:
            yield kerb.id, kerb.promised_until


def _taken_away(found: Publication, running: dict[str, Promise], limit: Limit) -> dict[str, Fate]:
    """Return by kerb which running promises a version takes away, and how."""
    if not running or found.before is None or not _may_take_away(found):
        return {}
    diff = find_changes(found.before, found.area, found.version.in_force_from, limit).diff
    if diff is None:
        return dict.fromkeys(running, Fate.NOT_KNOWN)
    explained = set(found.reopening.kerbs) if found.reopening else set()
    taken = {each.kerb or "" for each in diff.broken_promises} & running.keys()
    return {
        kerb: Fate.MOVED if kerb in explained or found.emergency else Fate.BROKEN
        for kerb in running
        if kerb in taken
    }


def _may_take_away(found: Publication) -> bool:
    """Say whether a version changes anything but who confirmed what."""
    assert found.before is not None  # noqa: S101  (asked of versions that follow another)
    return bool(found.changes) or not differ_in_kerbs_alone(found.before, found.area)
