"""Behind the links in the mails to owners: confirm a kerb, or say what holds where it is open."""

from collections.abc import Sequence
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.writing import FaultyFields, FieldFault
from stoeprand.people.actions.refusing import Refused
from stoeprand.post.views.behind_links import Opened, page_behind_link
from stoeprand.room import presentation
from stoeprand.room.actions.asking_owners import CONFIRM, FILL_IN, VALID_FOR
from stoeprand.room.actions.confirming import (
    answer_open_kerb,
    confirm_kerb,
    kerb_now,
    why_not,
)
from stoeprand.room.drafts import area_of_version
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.models import AreaVersion
from stoeprand.room.presentation.drafts import show_kerbs
from stoeprand.room.presentation.kerb_forms import kerb_form, with_another_row
from stoeprand.room.typed import typed_in
from stoeprand.room.views.kerbs import ANOTHER_ROW, DO, Fields, fields_in


def _show_to_confirm(request: HttpRequest, opened: Opened) -> HttpResponse:
    version, kerb = _asked(opened)
    return _page(request, opened, version, kerb)


def _confirm(request: HttpRequest, opened: Opened) -> HttpResponse:
    version, kerb = _asked(opened)
    if opened.person is None:
        raise Http404
    try:
        confirm_kerb(version=version, kerb_id=kerb.id, by=opened.person)
    except Refused as error:
        return _page(request, opened, version, kerb, refusal=error.why.said(gettext))
    return _page(request, opened, version, kerb, is_done=True)


def _show_to_fill_in(request: HttpRequest, opened: Opened) -> HttpResponse:
    version, kerb = _asked(opened)
    return _form(request, opened, version, kerb, {})


def _fill_in(request: HttpRequest, opened: Opened) -> HttpResponse:
    version, kerb = _asked(opened)
    fields = fields_in(request.POST)
    if opened.person is None:
        raise Http404
    if request.POST.get(DO) == ANOTHER_ROW:
        return _form(request, opened, version, kerb, with_another_row(fields))
    try:
        answer_open_kerb(
            version=version,
            kerb_id=kerb.id,
            fields=fields,
            typed=typed_in(get_language()),
            by=opened.person,
            limit=limit_of_page(),
        )
    except Refused as error:
        return _form(request, opened, version, kerb, fields, refusal=error.why.said(gettext))
    except FaultyFields as error:
        return _form(request, opened, version, kerb, fields, faults=error.faults)
    return _form(request, opened, version, kerb, fields, is_done=True)


confirm = page_behind_link(purpose=CONFIRM, max_age=VALID_FOR, show=_show_to_confirm, act=_confirm)
fill_in = page_behind_link(purpose=FILL_IN, max_age=VALID_FOR, show=_show_to_fill_in, act=_fill_in)


def _asked(opened: Opened) -> tuple[AreaVersion, Kerb]:
    """Return the kerb that a link is about, as the version has it. Raises Http404."""
    versions = AreaVersion.objects.filter(organisation=opened.organisation)
    version = versions.filter(pk=opened.payload["version"]).select_related("area").first()
    if version is None:
        raise Http404
    try:
        return version, area_of_version(version).kerb(opened.payload["kerb"])
    except KeyError as error:
        raise Http404 from error


def _page(
    request: HttpRequest,
    opened: Opened,
    version: AreaVersion,
    kerb: Kerb,
    *,
    refusal: str = "",
    is_done: bool = False,
) -> HttpResponse:
    area = area_of_version(version)
    context = {
        **_case(area, kerb),
        **_state(opened, version, kerb, refusal),
        "is_done": is_done,
    }
    return render(request, "room/confirming/confirm.html", context, status=_status(refusal))


def _form(
    request: HttpRequest,
    opened: Opened,
    version: AreaVersion,
    kerb: Kerb,
    fields: Fields,
    *,
    faults: Sequence[FieldFault] = (),
    refusal: str = "",
    is_done: bool = False,
) -> HttpResponse:
    area = area_of_version(version)
    context = {
        **_case(area, kerb),
        **_state(opened, version, kerb, refusal),
        "form": kerb_form(area, area.dimensions[kerb.on], fields, faults, get_language()),
        "is_done": is_done,
    }
    status = _status(refusal or ("faulty" if faults else ""))
    return render(request, "room/confirming/fill_in.html", context, status=status)


def _case(area: Area, kerb: Kerb) -> dict[str, object]:
    language = get_language()
    (shown,) = show_kerbs(area, [kerb], timezone.localdate(), language)
    return {"area": presentation.summary(area, language), "kerb": shown}


def _state(opened: Opened, version: AreaVersion, kerb: Kerb, refusal: str) -> dict[str, object]:
    """Return whether something can be done still, and whether it was done."""
    why = refusal
    if not why and opened.person is not None:
        told = why_not(version, kerb, opened.person)
        why = told.said(gettext) if told else ""
    now = kerb_now(version, kerb)
    return {"refusal": why, "is_confirmed": bool(now and now.confirmed_on)}


def _status(refusal: str) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
