"""The page of one change with its areas, and the form that says which areas are its own."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from stoeprand.changes.actions import add_area, remove_area
from stoeprand.changes.models import Change
from stoeprand.changes.reading import area_links, read_change
from stoeprand.changes.rules import directing, preparing
from stoeprand.changes.views.one_change import change_or_404
from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import person_of, signed_in_person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import anyone, open_to
from stoeprand.people.views.forms import NOTHING, refused, text_of
from stoeprand.room import published
from stoeprand.room.listing import summaries
from stoeprand.room.presentation.areas_of_change import areas_of_change


@open_to(anyone)
@require_safe
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """One change: where it goes, who stands for it, what they say, and the room that it gives."""
    found, person, today = change_or_404(request, slug), person_of(request), timezone.localdate()
    read = read_change(found, today)
    counted = published.counted_areas_on(organisation=found.organisation, day=today)
    links = {link.area_slug: link.is_zero for link in area_links(found)}
    context = {
        "change": found,
        "read": read,
        "areas": areas_of_change(counted, links, today, get_language()),
        "may_direct": directing(person),
        "may_prepare": preparing(person),
        "is_to_take_over": person is not None and read.is_to_take_over(person),
    }
    return render(request, "room/change.html", context)


@open_to(preparing)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def areas(request: HttpRequest, slug: str) -> HttpResponse:
    """Say which areas belong to a change. While it is prepared an adviser may do so too."""
    found = change_or_404(request, slug)
    organisation, filled = found.organisation, NOTHING
    every = published.areas_on(organisation=organisation, day=timezone.localdate())
    if request.method == "POST":
        try:
            _change_areas(request, found, {area.id for area in every})
            return HttpResponseRedirect(reverse("change_areas", kwargs={"slug": slug}))
        except Refused as error:
            filled = refused(request, error)
    links = {link.area_slug: link.is_zero for link in area_links(found)}
    shown = summaries(every, get_language())
    context = {
        "change": found,
        "filled": filled,
        "belonging": [(area, links[area.slug]) for area in shown if area.slug in links],
        "others": [area for area in shown if area.slug not in links],
        "may_change": directing(person_of(request)) or found.begun_on is None,
    }
    return render(request, "room/change_areas.html", context, status=filled.status)


def _change_areas(request: HttpRequest, found: Change, known: set[str]) -> None:
    by, slug = signed_in_person(request), text_of(request, "area")
    if text_of(request, "what") == "remove":
        remove_area(change=found, area_slug=slug, by=by)
        return
    if slug not in known:
        raise Refused(message("Choose an area."), "area")
    add_area(change=found, area_slug=slug, by=by)
