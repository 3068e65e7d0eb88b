"""The area that an address names."""

from datetime import date

from django.http import Http404

from stoeprand.engine.area import Area
from stoeprand.people.models import Organisation
from stoeprand.room import published


def area_or_404(organisation: Organisation, slug: str, day: date) -> Area:
    """Return an area as it is on a day. Raises Http404 where the organisation has none."""
    try:
        return published.area_on(organisation=organisation, slug=slug, day=day)
    except published.NoSuchArea as error:
        raise Http404 from error
