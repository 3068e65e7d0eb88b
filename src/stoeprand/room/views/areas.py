"""The pages about areas: all of them, and each with its room."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from stoeprand.people.asking import person_of
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation, published
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.listing import listed_areas
from stoeprand.room.rules import may_prepare
from stoeprand.room.slots import beside_area
from stoeprand.room.views.one_area import area_or_404


@open_to(anyone)
def areas(request: HttpRequest) -> HttpResponse:
    """All areas, with how many kerbs each has and how many nobody has filled in yet."""
    counted = published.counted_areas_on(
        organisation=organisation_of(request), day=timezone.localdate()
    )
    return render(request, "room/areas.html", {"areas": listed_areas(counted, get_language())})


@open_to(anyone)
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """One area: where it goes, its kerbs, and whether they leave room."""
    today, limit = timezone.localdate(), limit_of_page()
    found = area_or_404(organisation_of(request), slug, today)
    room = published.room_on(found, today, limit)
    validation = published.validation_on(found, today, limit)
    changes = {
        day: published.diff_of(found, found, today, day, limit)
        for day in presentation.days_to_compare(found, today)
    }
    language = get_language()
    context = {
        "page": presentation.area_page(found, room, validation, today, language),
        "coming": presentation.coming_days(found, today, language, changes),
        "may_prepare": may_prepare(person_of(request)),
        "slots": beside_area(organisation_of(request), person_of(request), found, today),
    }
    return render(request, "room/area.html", context)
