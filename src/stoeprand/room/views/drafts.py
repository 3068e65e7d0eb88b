"""Drafts: all of them, beginning one, and one with its kerbs in sentences."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from stoeprand.engine import FaultyFile
from stoeprand.engine.messages import message
from stoeprand.engine.reading.nodes import MOST_BYTES
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.people.views.forms import NOTHING, Filled, refused
from stoeprand.room import presentation, published
from stoeprand.room.actions.drafting import (
    Outdated,
    begin_draft,
    begin_draft_from_file,
    discard_draft,
)
from stoeprand.room.drafts import NoSuchDraft, area_of_draft
from stoeprand.room.library import NotInLibrary, document_in_library, library_areas
from stoeprand.room.models import AreaVersion, Draft
from stoeprand.room.presentation import drafts as shown
from stoeprand.room.rules import may_prepare, may_publish
from stoeprand.room.views.one_draft import draft_or_404, revision_in

MOST_FAULTS = 20
"""So many faults of a file are shown: whoever mends these sees the rest."""


@open_to(may_prepare)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest) -> HttpResponse:
    """All drafts, and the ways to begin one."""
    filled = NOTHING
    faults: list[str] = []
    if request.method == "POST":
        try:
            draft = _begun(request)
            return HttpResponseRedirect(reverse("draft", kwargs={"slug": draft.slug}))
        except Refused as error:
            filled = refused(request, error)
        except FaultyFile as error:
            filled = Filled(request.POST, gettext("There are faults in this file."), "file")
            faults = [
                gettext("Line {line}: {fault}").format(
                    line=fault.line, fault=fault.message.said(gettext)
                )
                for fault in error.faults[:MOST_FAULTS]
            ]
    context = _ways(request, filled, faults)
    return render(request, "room/drafts/drafts.html", context, status=filled.status)


@open_to(may_prepare)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """One draft with its kerbs; what is posted throws it away."""
    found, outdated = draft_or_404(request, slug), False
    if request.method == "POST":
        try:
            discard_draft(
                organisation=found.organisation,
                slug=slug,
                revision=revision_in(request),
                by=signed_in_person(request),
            )
            return HttpResponseRedirect(reverse("drafts"))
        except NoSuchDraft:
            return HttpResponseRedirect(reverse("drafts"))
        except Outdated as error:
            found, outdated = error.draft, True
    language, area = get_language(), area_of_draft(found)
    context = {
        "draft": found,
        "listed": shown.list_draft(found, area, language),
        "area": presentation.summary(area, language),
        "kerbs": shown.show_kerbs(area, area.kerbs, timezone.localdate(), language),
        "dimensions": shown.dimensions(area, language),
        "is_outdated": outdated,
        "may_publish": may_publish(signed_in_person(request)),
    }
    return render(request, "room/drafts/draft.html", context, status=409 if outdated else 200)


def _ways(request: HttpRequest, filled: Filled, faults: list[str]) -> dict[str, object]:
    """Return what the page with all drafts shows. Three queries, and one for the surroundings."""
    organisation, language = organisation_of(request), get_language()
    kept = Draft.objects.visible_to(signed_in_person(request)).select_related("by")
    areas = published.areas_on(organisation=organisation, day=timezone.localdate())
    return {
        "drafts": [
            shown.list_draft(each, area_of_draft(each), language)
            for each in kept.order_by("-updated_at")
        ],
        "areas": [presentation.summary(area, language) for area in areas],
        "library": [presentation.summary(area, language) for area in library_areas()],
        "filled": filled,
        "faults": faults,
    }


def _begun(request: HttpRequest) -> Draft:
    """Begin a draft in the way that was chosen. Raises Refused and FaultyFile."""
    organisation, by = organisation_of(request), signed_in_person(request)
    file = request.FILES.get("file")
    try:
        if request.POST.get("library"):
            name = request.POST["library"]
            return begin_draft_from_file(
                organisation=organisation,
                document=document_in_library(name),
                name=f"{name}.yaml",
                by=by,
            )
        if request.POST.get("area"):
            return begin_draft(organisation=organisation, slug=request.POST["area"], by=by)
    except (NotInLibrary, AreaVersion.DoesNotExist):
        raise Http404 from None
    if file is None:
        raise Refused(message("Choose a file."), "file")
    if (file.size or 0) > MOST_BYTES:
        raise Refused(message("This file is too large."), "file")
    return begin_draft_from_file(
        organisation=organisation, document=file.read(), name=file.name or "", by=by
    )
