"""Publishing an area: its document is kept for good, and the rows for lists and search are made."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from stoeprand.engine import read_area
from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.people.models import Organisation
from stoeprand.room.models import Area, AreaVersion, KerbRow
from stoeprand.room.search.index import index_document

LONGEST_SLUG = 200


class Unpublishable(ValueError):
    """A document that can be read and still cannot be published; the message says why."""


@transaction.atomic
def publish_area(
    *, organisation: Organisation, document: bytes, name: str, in_force_from: date
) -> AreaVersion:
    """Publish an area file, in force from a day on; return its version.

    `name` is the name of the file: it says how to read it (`.json` is JSON) and stands in faults.
    The first version of an area may begin in the past: it writes down what was so already. A later
    one may not: what could be read of a day gone by stays as it was. Publishing the newest version
    once more, from the same day, changes nothing.

    Raises FaultyFile with every fault of the file, or Unpublishable.
    """
    read = read_area(document, name)
    if len(read.id) > LONGEST_SLUG:
        raise Unpublishable(f"the name of the area has more than {LONGEST_SLUG} characters")
    Area.objects.get_or_create(organisation=organisation, slug=read.id)
    # Two who publish at once come one after the other, and the second sees what the first did.
    area = Area.objects.held(organisation=organisation, slug=read.id)
    fingerprint = sha256(document).hexdigest()
    newest = area.versions.order_by("-pk").first()
    if newest and (newest.sha256, newest.in_force_from) == (fingerprint, in_force_from):
        return newest
    if newest and in_force_from < timezone.localdate():
        raise Unpublishable("a new version of an area cannot begin before today")
    version = AreaVersion(
        organisation=organisation,
        area=area,
        document=document.decode(),
        sha256=fingerprint,
        format=AreaVersion.Format.JSON
        if name.lower().endswith(".json")
        else AreaVersion.Format.YAML,
        in_force_from=in_force_from,
        published_at=timezone.now(),
    )
    version.save()
    KerbRow.objects.bulk_create(_rows(version, read))
    index_document(version, read)
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
