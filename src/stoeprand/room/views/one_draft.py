"""The draft that an address names, and the revision of it that a form was made of."""

from django.http import Http404, HttpRequest

from stoeprand.people.organisations import organisation_of
from stoeprand.room.drafts import NoSuchDraft, draft_of
from stoeprand.room.models import Draft

REVISION = "revision"


def draft_or_404(request: HttpRequest, slug: str) -> Draft:
    """Return the draft of an area. Raises Http404 where there is none."""
    try:
        return draft_of(organisation_of(request), slug)
    except NoSuchDraft as error:
        raise Http404 from error


def revision_in(request: HttpRequest) -> int:
    """Return the revision that the page showed; 0, which no draft has, where it says none."""
    said = request.POST.get(REVISION, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0
