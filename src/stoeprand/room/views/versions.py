"""Two versions of an area side by side: what one may now, and what one could or can then."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stoeprand.engine.area import Area
from stoeprand.engine.sentences import day_in_words
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation, published
from stoeprand.room.days import read_plain_day
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.speaking import speech_in
from stoeprand.room.views.one_area import area_or_404

OLD = "van"
NEW = "naar"


@open_to(anyone)
@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Compare two versions of an area, both read today, or once the later one holds."""
    organisation, language, today = organisation_of(request), get_language(), timezone.localdate()
    days = published.version_days(organisation=organisation, slug=slug)
    if not days:
        raise Http404
    before, after = _two_days(request, days, today)
    old = area_or_404(organisation, slug, before)
    new = area_or_404(organisation, slug, after)
    at = max(today, after)
    found, faults = _compared(old, new, at, language)
    context = {
        "area": presentation.summary(new, language),
        "older": presentation.version_options(days, before, language),
        "newer": presentation.version_options(days, after, language),
        "is_one": len(days) == 1,
        "is_same": before == after,
        "diff": found,
        "faults": faults,
        "at": day_in_words(speech_in(language), at),
        "is_to_come": at > today,
    }
    return render(request, "room/versions.html", context)


def _compared(
    old: Area, new: Area, at: date, language: str
) -> tuple[presentation.DiffShown | None, list[str]]:
    """Return what changes, or why that cannot be said; neither where there is no time."""
    from stoeprand.engine.versions import UnlikeAreas  # brings a solver along

    try:
        found = published.diff_of(old, new, at, at, limit_of_page())
    except UnlikeAreas as error:
        return None, presentation.unlike(error.faults, language)
    return (presentation.diff_of_versions(found, language) if found else None), []


def _two_days(request: HttpRequest, days: Sequence[date], today: date) -> tuple[date, date]:
    """Return two days on which a version holds: those asked for, else the last change at hand.

    That is the next one to come, where there is one.
    """
    coming = [day for day in days if day > today]
    last = days.index(coming[0]) if coming else len(days) - 1
    defaults = days[max(0, last - 1)], days[last]
    before, after = (
        _held(read_plain_day(request.GET.get(name, "")), days) or default
        for name, default in zip((OLD, NEW), defaults, strict=True)
    )
    return min(before, after), max(before, after)


def _held(day: date | None, days: Sequence[date]) -> date | None:
    """Return the day from which the version of a day holds; None where there was none yet."""
    return max((each for each in days if day and each <= day), default=None)
