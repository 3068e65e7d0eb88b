"""Beginning a change: from nothing, or one that an adviser prepared; or preparing one."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stoeprand.changes.actions import prepare_change
from stoeprand.changes.models import LONGEST_DIRECTION, LONGEST_TITLE, Change, Prepared
from stoeprand.changes.reading import prepared_for
from stoeprand.changes.rules import directing, preparing
from stoeprand.changes.views.one_change import (
    Speaker,
    change_or_404,
    chosen_office,
    chosen_sponsor,
    speaker_of,
)
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.people.views.forms import NOTHING, Filled, refused, text_of
from stoeprand.room.actions.beginning_changes import begin_change


@open_to(preparing)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a change; an adviser prepares one for a sponsor."""
    speaker, filled = speaker_of(request), NOTHING
    if request.method == "POST":
        try:
            return _to(_begin(request, speaker, None) if speaker.says else _prepare(request))
        except Refused as error:
            filled = refused(request, error)
    return _page(request, speaker, filled, {"title": "", "text": ""}, None)


@open_to(directing)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a change that was prepared, in one's own words or in those that wait."""
    change, speaker, filled = change_or_404(request, slug), speaker_of(request), NOTHING
    if change.begun_on:
        return _to(change)
    if request.method == "POST":
        try:
            return _to(_begin(request, speaker, change))
        except Refused as error:
            filled = refused(request, error)
    prepared = prepared_for(speaker.me, change, Prepared.Kind.DIRECTION)
    waiting = {"title": change.title, "text": prepared.texts["text"] if prepared else ""}
    return _page(request, speaker, filled, waiting, prepared)


def _begin(request: HttpRequest, speaker: Speaker, prepared: Change | None) -> Change:
    return begin_change(
        organisation=organisation_of(request),
        title=text_of(request, "title"),
        direction=text_of(request, "text"),
        office=chosen_office(request, speaker),
        by=speaker.me,
        prepared=prepared,
    )


def _prepare(request: HttpRequest) -> Change:
    return prepare_change(
        organisation=organisation_of(request),
        title=text_of(request, "title"),
        direction=text_of(request, "text"),
        sponsor=chosen_sponsor(request),
        by=speaker_of(request).me,
    )


def _to(change: Change) -> HttpResponse:
    return HttpResponseRedirect(reverse("change", kwargs={"slug": change.slug}))


def _page(
    request: HttpRequest,
    speaker: Speaker,
    filled: Filled,
    waiting: dict[str, str],
    prepared: Prepared | None,
) -> HttpResponse:
    context = {
        "speaker": speaker,
        "filled": filled,
        "prepared": prepared,
        "title": filled.values.get("title", waiting["title"]),
        "text": filled.values.get("text", waiting["text"]),
        "chosen": filled.values.get("office", speaker.offices[0].slug if speaker.offices else ""),
        "longest": {"title": LONGEST_TITLE, "text": LONGEST_DIRECTION},
    }
    return render(request, "room/begin_change.html", context, status=filled.status)
