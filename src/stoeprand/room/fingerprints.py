"""Whether published versions still are what the ledger says was published."""

import json
from collections.abc import Iterator
from hashlib import sha256

from stoeprand.engine.messages import message
from stoeprand.ledger.faults import Fault
from stoeprand.ledger.models import Entry
from stoeprand.people.models import Organisation
from stoeprand.room.models import AreaVersion

PUBLISHED = "area.published"
"""The action of an entry about a version; among its facts are those of `told_of`."""

AT_A_TIME = 50
"""Documents that are in memory at once."""


def told_of(version: AreaVersion) -> dict[str, str | int]:
    """Return the facts by which the ledger tells of a version, from what it holds now."""
    return {
        "area": version.area.slug,
        "version": version.pk,
        "in_force_from": version.in_force_from.isoformat(),
        "sha256": sha256(version.document.encode()).hexdigest(),
    }


def altered_versions(organisation: Organisation) -> Iterator[Fault]:
    """Yield a fault for each version that is no longer what the ledger says, or is gone."""
    told = _told(organisation)
    versions = AreaVersion.objects.filter(organisation=organisation).select_related("area")
    for version in versions.order_by("pk").iterator(chunk_size=AT_A_TIME):
        number, facts = told.pop(version.pk, (None, {}))
        now = told_of(version)
        for name in [name for name in now if number and now[name] != facts.get(name)]:
            wrong = message(
                "version {version} of ‘{area}’ has the {name} {found}, expected {expected}"
                " as entry {number} says",
                version=version.pk,
                area=version.area.slug,
                name=name,
                found=now[name],
                expected=facts.get(name),
                number=number,
            )
            yield Fault(number, wrong)
    for version_id, (number, _facts) in told.items():
        wrong = message(
            "version {version} is not there, expected it as entry {number} says",
            version=version_id,
            number=number,
        )
        yield Fault(number, wrong)


def _told(organisation: Organisation) -> dict[object, tuple[int | None, dict[str, object]]]:
    """Return what the ledger tells of each version, by its id, and in which entry."""
    told: dict[object, tuple[int | None, dict[str, object]]] = {}
    entries = Entry.objects.filter(organisation=organisation, action=PUBLISHED).order_by("number")
    for number, text in entries.values_list("number", "facts"):
        try:
            facts = dict(json.loads(text))
        except (TypeError, ValueError):
            continue  # then the entry was altered, and following the chain says so
        told[facts.get("version")] = (number, facts)
    return told
