"""One kerb of a draft: what it says in a sentence, a form under it, and what a move does."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from stoeprand.engine.area import Area, Dimension, Kerb
from stoeprand.engine.writing import (
    FaultyChange,
    FaultyFields,
    FieldFault,
    kerb_from_fields,
    with_kerb,
)
from stoeprand.people.asking import signed_in_person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.room import presentation
from stoeprand.room.actions.drafting import Outdated, remove_kerb, set_kerb
from stoeprand.room.drafts import NoSuchDraft, area_of_draft
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.models import Draft
from stoeprand.room.presentation import drafts as shown
from stoeprand.room.presentation.kerb_forms import filled_with, kerb_form, with_another_row
from stoeprand.room.rules import may_prepare
from stoeprand.room.typed import typed_in
from stoeprand.room.views.effects import area_in_force, effects_of
from stoeprand.room.views.one_draft import REVISION, draft_or_404, revision_in
from stoeprand.room.views.privately import wants_part

DO = "doe"
SAVE, ANOTHER_ROW, LOOK, REMOVE = "bewaar", "rij", "bekijk", "weg"
ABOUT = "over"
_SEVERAL = (".in", ".any_of", ".all_of", ".none_of")
_OF_THE_PAGE = (DO, REVISION, "csrfmiddlewaretoken")

Fields = Mapping[str, str | Sequence[str]]


@open_to(may_prepare)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def kerb(request: HttpRequest, slug: str, kerb_id: str = "") -> HttpResponse:
    """Set or move a kerb of a draft; without an id a new one, about what the address says."""
    if request.method == "POST":
        return _sent(request, slug, kerb_id)
    draft = draft_or_404(request, slug)
    area = area_of_draft(draft)
    there = _kerb_or_404(area, kerb_id) if kerb_id else None
    on = area.dimensions.get(there.on if there else request.GET.get(ABOUT, ""))
    if on is None:
        raise Http404
    fields: Fields = filled_with(area, there, get_language()) if there else {}
    return _page(request, draft, on, fields, kerb_id)


def _sent(request: HttpRequest, slug: str, kerb_id: str) -> HttpResponse:
    """Answer a form that was sent: save, remove, another row, or only look."""
    fields, wanted = fields_in(request.POST), request.POST.get(DO, SAVE)
    if kerb_id:
        fields = {**fields, "id": kerb_id}
    try:
        draft = draft_or_404(request, slug)
    except Http404:
        return _gone(request, slug, fields)
    area = area_of_draft(draft)
    on = area.dimensions.get(str(fields.get("on", "")))
    if on is None:
        raise Http404
    if wanted == ANOTHER_ROW:
        return _page(request, draft, on, with_another_row(fields), kerb_id)
    if wanted == LOOK:
        return _looked_at(request, draft, on, fields, kerb_id)
    try:
        _change(request, slug, fields, kerb_id, is_gone=wanted == REMOVE)
        return HttpResponseRedirect(reverse("draft", kwargs={"slug": slug}))
    except NoSuchDraft:
        return _gone(request, slug, fields)
    except Outdated as error:
        return _page(request, error.draft, on, fields, kerb_id, is_outdated=True)
    except KeyError:
        return HttpResponseRedirect(reverse("draft", kwargs={"slug": slug}))
    except (FaultyFields, FaultyChange) as error:
        return _page(request, draft, on, fields, kerb_id, faults=faults_of(error))


def _change(
    request: HttpRequest, slug: str, fields: Fields, kerb_id: str, *, is_gone: bool
) -> None:
    organisation, by = organisation_of(request), signed_in_person(request)
    revision = revision_in(request)
    if is_gone:
        remove_kerb(organisation=organisation, slug=slug, revision=revision, kerb_id=kerb_id, by=by)
        return
    set_kerb(
        organisation=organisation,
        slug=slug,
        revision=revision,
        fields=fields,
        typed=typed_in(get_language()),
        by=by,
    )


def _looked_at(
    request: HttpRequest, draft: Draft, on: Dimension, fields: Fields, kerb_id: str
) -> HttpResponse:
    """Show what the kerb would say and do as it is filled in now; nothing is kept."""
    area = area_of_draft(draft)
    faults: Sequence[FieldFault] = ()
    preview: dict[str, object] = {}
    try:
        filled = kerb_from_fields(area, fields, typed_in(get_language()))
        preview = _preview_of(draft, with_kerb(area, filled), filled)
    except (FaultyFields, FaultyChange) as error:
        faults = faults_of(error)
    if wants_part(request):
        return render(request, "room/drafts/_preview.html", {**preview, "is_faulty": faults})
    return _page(request, draft, on, fields, kerb_id, faults=faults, preview=preview)


def _preview_of(draft: Draft, area: Area, filled: Kerb) -> dict[str, object]:
    """Return what a page shows of a kerb as it would be: in words, and what it does."""
    language, today = get_language(), timezone.localdate()
    (kerb_shown,) = shown.show_kerbs(area, [area.kerb(filled.id)], today, language)
    old = area_in_force(draft.organisation, draft.slug, today)
    _found, effects = effects_of(draft.organisation, old, area, today, limit_of_page())
    return {"kerb": kerb_shown, "effects": effects}


def fields_in(sent: QueryDict) -> Fields:
    """Return the fields of a kerb in a form that was sent."""
    return {
        name: sent.getlist(name) if name.endswith(_SEVERAL) else sent.get(name, "")
        for name in sent
        if name not in _OF_THE_PAGE
    }


def _page(
    request: HttpRequest,
    draft: Draft,
    on: Dimension,
    fields: Fields,
    kerb_id: str,
    *,
    faults: Sequence[FieldFault] = (),
    preview: Mapping[str, object] | None = None,
    is_outdated: bool = False,
) -> HttpResponse:
    language, area = get_language(), area_of_draft(draft)
    now = [each for each in area.kerbs if each.id == kerb_id]
    context = {
        **(preview or {}),
        "draft": draft,
        "listed": shown.list_draft(draft, area, language),
        "area": presentation.summary(area, language),
        "form": kerb_form(area, on, fields, faults, language),
        "on": on.id,
        "now": shown.show_kerbs(area, now, timezone.localdate(), language),
        "is_new": not kerb_id,
        "is_outdated": is_outdated,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(
        request,
        "room/drafts/kerb.html",
        context,
        status=HTTPStatus.CONFLICT if is_outdated else status,
    )


def _gone(request: HttpRequest, slug: str, fields: Fields) -> HttpResponse:
    """Say that the draft was published or thrown away meanwhile, and show what was typed."""
    typed = [
        (name, held if isinstance(held, str) else ", ".join(held))
        for name, held in fields.items()
        if held
    ]
    context = {"typed": typed, "slug": slug}
    return render(request, "room/drafts/gone.html", context, status=HTTPStatus.CONFLICT)


def _kerb_or_404(area: Area, kerb_id: str) -> Kerb:
    try:
        return area.kerb(kerb_id)
    except KeyError as error:
        raise Http404 from error


def faults_of(error: FaultyFields | FaultyChange) -> Sequence[FieldFault]:
    """Return what is wrong by field; what is wrong with the area as a whole is of none."""
    if isinstance(error, FaultyFields):
        return error.faults
    return [FieldFault("", fault.message) for fault in error.faults]
