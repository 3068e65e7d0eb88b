"""Offices: making one, handing it over, and saying which owners in area files mean it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from stoeprand.engine.messages import message
from stoeprand.people import listing
from stoeprand.people.actions import offices as actions
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Office, OwnerOf, Person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, members, open_to
from stoeprand.people.views.choosing import chosen_person, maybe_person
from stoeprand.people.views.forms import Filled, day_of, refused, text_of


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make an office, and say who holds it."""
    filled = Filled()
    if request.method == "POST":
        try:
            return _made(request)
        except Refused as error:
            filled = refused(request, error)
    context = {
        "filled": filled,
        "everybody": _everybody(signed_in_person(request)),
        "today": timezone.localdate(),
    }
    return render(request, "people/new_office.html", context, status=filled.status)


@open_to(members)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """Who holds an office, did, and will; and for who may: hand it over."""
    person, today = signed_in_person(request), timezone.localdate()
    found: Office = get_object_or_404(Office.objects.visible_to(person), slug=slug)
    filled = Filled()
    if request.method == "POST":
        try:
            actions.hand_over_office(
                office=found,
                successor=chosen_person(request, "successor"),
                since=day_of(request, "since") or today,
                by=person,
            )
            return HttpResponseRedirect(reverse("office", kwargs={"slug": slug}))
        except Refused as error:
            filled = refused(request, error)
    context = {
        "filled": filled,
        "office": found,
        "tenures": found.tenures.select_related("person").order_by("-since"),
        "owner_of": found.owns.order_by("name_in_areas"),
        "may_hand_over": person.is_administrator or actions.is_held_by(found, person, today),
        "everybody": _everybody(person),
        "today": today,
    }
    return render(request, "people/office.html", context, status=filled.status)


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def owners(request: HttpRequest) -> HttpResponse:
    """Which office or person each owner in the area files is."""
    person = signed_in_person(request)
    filled = Filled()
    if request.method == "POST":
        try:
            return _named(request)
        except Refused as error:
            filled = refused(request, error)
    kept = OwnerOf.objects.visible_to(person).select_related("office", "person")
    context = {
        "filled": filled,
        "owners": kept.order_by("name_in_areas"),
        "offices": Office.objects.visible_to(person).order_by("title"),
        "everybody": _everybody(person),
    }
    return render(request, "people/owners.html", context, status=filled.status)


def _made(request: HttpRequest) -> HttpResponse:
    title = text_of(request, "title")
    if not title:
        raise Refused(message("Say what the office is called."), "title")
    made = actions.make_office(
        organisation=organisation_of(request),
        title=title,
        holder=chosen_person(request, "holder"),
        since=day_of(request, "since") or timezone.localdate(),
        by=signed_in_person(request),
    )
    return HttpResponseRedirect(reverse("office", kwargs={"slug": made.slug}))


def _named(request: HttpRequest) -> HttpResponse:
    by, name = signed_in_person(request), text_of(request, "name_in_areas")
    offices = Office.objects.visible_to(by)
    chosen = offices.filter(slug=text_of(request, "office")).first()
    person = None if chosen else maybe_person(request, "person")
    if not name or (chosen is None and person is None):
        raise Refused(
            message("Fill in the name, and choose an office or a person."), "name_in_areas"
        )
    actions.name_owner(
        organisation=organisation_of(request),
        name_in_areas=name,
        office=chosen,
        person=person,
        by=by,
    )
    return HttpResponseRedirect(reverse("owners"))


def _everybody(person: Person) -> list[Person]:
    return [person, *listing.others_here(person)]
