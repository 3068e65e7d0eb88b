"""Giving a change that has begun another direction, or preparing one for a sponsor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from stoeprand.changes.actions import give_direction, prepare_direction
from stoeprand.changes.models import LONGEST_DIRECTION, Change, Prepared
from stoeprand.changes.reading import prepared_for, read_change
from stoeprand.changes.rules import preparing
from stoeprand.changes.views.one_change import (
    Speaker,
    change_or_404,
    chosen_office,
    chosen_sponsor,
    speaker_of,
    taken_in,
)
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.people.views.forms import text_of


@open_to(preparing)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def direction(request: HttpRequest, slug: str) -> HttpResponse:
    """Say where a change goes; an adviser writes it down for a sponsor."""
    change, speaker = change_or_404(request, slug), speaker_of(request)
    filled = taken_in(request, change, speaker, _say)
    if isinstance(filled, HttpResponse):
        return filled
    now = read_change(change, timezone.localdate()).direction
    prepared = prepared_for(speaker.me, change, Prepared.Kind.DIRECTION)
    waiting = prepared.texts["text"] if prepared else ""
    context = {
        "change": change,
        "speaker": speaker,
        "filled": filled,
        "prepared": prepared,
        "now": now,
        "text": filled.values.get("text", waiting),
        "chosen": filled.values.get("office", change.office.slug if change.office else ""),
        "longest": LONGEST_DIRECTION,
    }
    return render(request, "changes/direction.html", context, status=filled.status)


def _say(request: HttpRequest, change: Change, speaker: Speaker) -> None:
    text = text_of(request, "text")
    if speaker.says:
        office = chosen_office(request, speaker)
        give_direction(change=change, text=text, office=office, by=speaker.me)
    else:
        prepare_direction(change=change, sponsor=chosen_sponsor(request), text=text, by=speaker.me)
