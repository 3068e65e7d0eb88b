"""Drafts as they are read: the area that one would become, and the file that it would be."""

from hashlib import sha256

from stoeprand.engine import read_area
from stoeprand.engine.area import Area
from stoeprand.people.models import Organisation
from stoeprand.room import published
from stoeprand.room.models import AreaVersion, Draft


class NoSuchDraft(Exception):
    """The organisation has no draft of that area: it was published or thrown away, or never was."""


def draft_of(organisation: Organisation, slug: str) -> Draft:
    """Return the draft of an area, with who changed it last. Raises NoSuchDraft."""
    found: Draft | None = (
        Draft.objects.filter(organisation=organisation, slug=slug).select_related("by").first()
    )
    if found is None:
        raise NoSuchDraft(slug)
    return found


def area_of_draft(draft: Draft) -> Area:
    """Return the area that a draft would make; it was read before it was kept."""
    return read_kept(draft.document, draft.format)


def read_kept(document: str, file_format: str) -> Area:
    """Return the area of a document that was read before; it is read once in this process."""
    fingerprint = sha256(document.encode()).hexdigest()
    area = published.shelf.now().get(fingerprint)
    if area is None:
        area = read_area(document.encode(), f"area.{file_format}")
        published.shelf.keep(fingerprint, area)
    return area


def area_of_version(version: AreaVersion) -> Area:
    """Return the area of a published version."""
    return read_kept(version.document, version.format)
