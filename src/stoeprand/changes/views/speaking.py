"""The three sentences of a sponsor: what matters, what is fixed, what is not known yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stoeprand.changes.actions import ThreeSentences, prepare_sentences, say_sentences
from stoeprand.changes.models import LONGEST_SENTENCE, Change, Prepared, Sentences
from stoeprand.changes.reading import prepared_for
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

NAMES = ("matters", "fixed", "unknown")


@open_to(preparing)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def sentences(request: HttpRequest, slug: str) -> HttpResponse:
    """Say one's three sentences; an adviser writes them down for a sponsor."""
    change, speaker = change_or_404(request, slug), speaker_of(request)
    filled = taken_in(request, change, speaker, _say)
    if isinstance(filled, HttpResponse):
        return filled
    prepared = prepared_for(speaker.me, change, Prepared.Kind.SENTENCES)
    context = {
        "change": change,
        "speaker": speaker,
        "filled": filled,
        "prepared": prepared,
        "texts": {name: filled.values.get(name, "") for name in NAMES}
        if filled.fault
        else _texts(change, speaker, prepared),
        "chosen": filled.values.get("office", change.office.slug if change.office else ""),
        "longest": LONGEST_SENTENCE,
    }
    return render(request, "changes/sentences.html", context, status=filled.status)


def _say(request: HttpRequest, change: Change, speaker: Speaker) -> None:
    said = ThreeSentences(*(text_of(request, name) for name in NAMES))
    if speaker.says:
        office = chosen_office(request, speaker)
        say_sentences(change=change, sentences=said, office=office, by=speaker.me)
    else:
        sponsor = chosen_sponsor(request)
        prepare_sentences(change=change, sponsor=sponsor, sentences=said, by=speaker.me)


def _texts(change: Change, speaker: Speaker, prepared: Prepared | None) -> dict[str, str]:
    """Return what to begin with: what waits for a sponsor, or else what they said last."""
    if prepared:
        return {name: prepared.texts[name] for name in NAMES}
    seen = Sentences.objects.visible_to(speaker.me, change.organisation)
    last = seen.filter(change=change, person=speaker.me).order_by("pk").last()
    return {name: getattr(last, name) if last else "" for name in NAMES}
