"""Publishing an area: its document is kept for good, and the rows for lists and search are made."""

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from stoeprand.engine import read_area
from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.ledger.actions import append
from stoeprand.people.models import Organisation, Person
from stoeprand.room.fingerprints import PUBLISHED, told_of
from stoeprand.room.models import Area, AreaVersion, KerbRow
from stoeprand.room.search.index import index_document

LONGEST_SLUG = 200


class Unpublishable(ValueError):
    """A document that can be read and still cannot be published; the message says why."""


@transaction.atomic
def publish_area(
    *,
    organisation: Organisation,
    document: bytes,
    name: str,
    in_force_from: date,
    by: Person | None = None,
) -> AreaVersion:
    """Publish an area file, in force from a day on; return its version.

    `name` is the name of the file: it says how to read it (`.json` is JSON) and stands in faults.
    `by` is who does it, None where a command does; whoever calls looked whether they may.
    The first version of an area may begin in the past: it writes down what was so already. A later
    one may not: what could be read of a day gone by stays as it was. Publishing the newest version
    once more, from the same day, changes nothing.

    Raises FaultyFile with every fault of the file, or Unpublishable.
    """
    read = read_area(document, name)
    area = _area_to_write(organisation, read.id)
    newest = area.versions.order_by("-pk").first()
    fingerprint = sha256(document).hexdigest()
    if newest and (newest.sha256, newest.in_force_from) == (fingerprint, in_force_from):
        return newest
    if newest and in_force_from < timezone.localdate():
        raise Unpublishable("a new version of an area cannot begin before today")
    return _add_version(area, read, document, name, in_force_from, by)


@transaction.atomic
def publish_history(
    *, organisation: Organisation, name: str, versions: Mapping[date, bytes]
) -> AreaVersion:
    """Publish an area that is new here together with its past; return its last version.

    `versions` are its files by the day from which each was in force; `name` is as with
    `publish_area`. Nobody could read anything else here of a day gone by, so nothing is rewritten.

    Raises FaultyFile with every fault of a file, or Unpublishable.
    """
    read = {day: read_area(document, name) for day, document in sorted(versions.items())}
    ids = {area.id for area in read.values()}
    if len(ids) != 1:
        raise Unpublishable("a history is of one area")
    area = _area_to_write(organisation, ids.pop())
    if area.versions.exists():
        raise Unpublishable("an area that was published before has its history already")
    added = [_add_version(area, each, versions[day], name, day, None) for day, each in read.items()]
    return added[-1]


def _area_to_write(organisation: Organisation, slug: str) -> Area:
    """Return an area, made where it is not there yet, that nobody else writes meanwhile."""
    if len(slug) > LONGEST_SLUG:
        raise Unpublishable(f"the name of the area has more than {LONGEST_SLUG} characters")
    Area.objects.get_or_create(organisation=organisation, slug=slug)
    # Two who publish at once come one after the other, and the second sees what the first did.
    return Area.objects.held(organisation=organisation, slug=slug)


def _add_version(
    area: Area,
    read: AreaInEngine,
    document: bytes,
    name: str,
    in_force_from: date,
    by: Person | None,
) -> AreaVersion:
    version = AreaVersion(
        organisation_id=area.organisation_id,
        area=area,
        document=document.decode(),
        sha256=sha256(document).hexdigest(),
        format=AreaVersion.Format.JSON
        if name.lower().endswith(".json")
        else AreaVersion.Format.YAML,
        in_force_from=in_force_from,
        published_at=timezone.now(),
    )
    version.save()
    KerbRow.objects.bulk_create(_rows(version, read))
    index_document(version, read)
    append(organisation=version.organisation, action=PUBLISHED, by=by, facts=told_of(version))
    return version


def _rows(version: AreaVersion, area: AreaInEngine) -> Iterator[KerbRow]:
    for kerb in area.kerbs:
        yield KerbRow(
            organisation_id=version.organisation_id,
            version=version,
            kerb_id=kerb.id,
            is_open=kerb.is_open,
            is_claimed=kerb.confirmed_on is None,
            valid_from=kerb.valid_from,
            valid_until=kerb.valid_until,
            promised_until=kerb.promised_until,
            review_on=kerb.review_on,
        )
