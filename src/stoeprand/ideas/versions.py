"""The area as it was when an idea was gone on with: the version that gave the answer."""

from datetime import date

from stoeprand.engine import read_area
from stoeprand.engine.area import Area
from stoeprand.people.models import Organisation
from stoeprand.room.models import AreaVersion
from stoeprand.room.published import NoSuchArea, shelf, versions_on


def version_on(organisation: Organisation, slug: str, day: date) -> AreaVersion:
    """Return the version of an area that is in force on a day. Raises NoSuchArea."""
    versions = versions_on(organisation, day).filter(area__slug=slug)
    found: AreaVersion | None = versions.select_related("area").defer("document").first()
    if found is None:
        raise NoSuchArea(slug)
    return found


def area_of(version: AreaVersion) -> Area:
    """Return the area of a version; its document is fetched only where nobody read it yet."""
    area = shelf.now().get(version.sha256)
    if area is None:
        area = read_area(version.document.encode(), f"area.{version.format}")
        shelf.keep(version.sha256, area)
    return area
