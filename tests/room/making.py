"""Organisations and areas for tests, small enough to be read at a glance."""

import json
from datetime import date
from typing import Any

from stoeprand.engine import read_area
from stoeprand.engine.area import Area
from stoeprand.people.models import Hostname, Organisation
from stoeprand.room.actions import publish_area
from stoeprand.room.models import AreaVersion

BEGIN = date(2026, 1, 1)

PEOPLE = {"boss": {"name": "Noor Linde", "role": "manager"}}

DIMENSIONS: dict[str, Any] = {
    "cost": {
        "kind": "amount",
        "unit": "EUR",
        "max": 100000,
        "step": 0.01,
        "title": {"nl": "Kosten", "en": "Cost"},
        "ask": {"nl": "Wat kost het?", "en": "What does it cost?"},
        "expected": True,
    },
    "partner": {
        "kind": "choice",
        "values": ["residents", "company"],
        "labels": {"residents": {"nl": "Bewoners", "en": "Residents"}},
    },
    "data": {"kind": "set", "values": ["name", "health"]},
    "start": {"kind": "date", "min": "2026-01-01", "max": "2030-12-31"},
    "outside": {"kind": "flag"},
}


def kerb(kerb_id: str, on: str, bands: object, **more: object) -> dict[str, Any]:
    """A kerb of an area file."""
    return {
        "id": kerb_id,
        "title": {"nl": f"Rand {kerb_id}", "en": f"Kerb {kerb_id}"},
        "nature": "money",
        "source": "Register, art. 1",
        "owner": "boss",
        "movable_by": "director",
        "on": on,
        "bands": bands,
        **more,
    }


PURSE = kerb(
    "purse",
    "cost",
    [
        {"at_most": 2500, "level": "free"},
        {"at_most": 10000, "level": "tell"},
        {"level": "no"},
    ],
)
HEALTH = kerb("health", "data", {"health": "agree", "otherwise": "free"})


def area_file(slug: str = "garden", **parts: object) -> dict[str, Any]:
    """What an area file holds; each part may be another one."""
    return {
        "format": 1,
        "area": slug,
        "title": {"nl": "Moestuin", "en": "Kitchen garden"},
        "direction": {"nl": "Iedereen mag tuinieren.", "en": "Everybody may garden."},
        "people": PEOPLE,
        "dimensions": DIMENSIONS,
        "kerbs": [PURSE, HEALTH],
        **parts,
    }


def document(slug: str = "garden", **parts: object) -> bytes:
    """An area file as bytes."""
    return json.dumps(area_file(slug, **parts)).encode()


def area(slug: str = "garden", **parts: object) -> Area:
    """An area as the engine reads it."""
    return read_area(document(slug, **parts), "area.json")


def organisation(slug: str = "waterdam", *hostnames: str) -> Organisation:
    """An organisation that is kept, with its hostnames."""
    made = Organisation.objects.create(slug=slug, name=f"Gemeente {slug.title()}")
    for name in hostnames:
        Hostname.objects.create(organisation=made, name=name)
    return made


def publish(
    owner: Organisation, slug: str = "garden", *, since: date = BEGIN, **parts: object
) -> AreaVersion:
    """A published area."""
    return publish_area(
        organisation=owner,
        document=document(slug, **parts),
        name="area.json",
        in_force_from=since,
    )
