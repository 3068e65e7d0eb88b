"""Leaving: what somebody holds is asked about first, and then they can sign in no more."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from stoeprand.people import listing
from stoeprand.people.actions import leaving
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.actions.signing_in import sign_out
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, members, open_to
from stoeprand.people.views.choosing import maybe_person
from stoeprand.people.views.forms import NOTHING, Filled, refused
from stoeprand.people.views.recently import only_who_signed_in_recently


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Leave oneself."""
    me = signed_in_person(request)
    filled = NOTHING
    if request.method == "POST":
        try:
            _leave(request, me)
        except Refused as error:
            filled = refused(request, error)
        else:
            sign_out(request)
            return render(request, "people/left.html")
    return _page(request, me, filled)


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def let_leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody leave who does not do so by themselves."""
    everybody = Person.objects.visible_to(signed_in_person(request)).filter(is_active=True)
    leaver: Person = get_object_or_404(everybody, pk=pk)
    filled = NOTHING
    if request.method == "POST":
        try:
            _leave(request, leaver)
            return HttpResponseRedirect(reverse("person", kwargs={"pk": pk}))
        except Refused as error:
            filled = refused(request, error)
    return _page(request, leaver, filled)


def _leave(request: HttpRequest, leaver: Person) -> None:
    offices = leaving.held_by(leaver).offices
    chosen = {office.pk: maybe_person(request, f"office-{office.pk}") for office in offices}
    leaving.leave(
        person=leaver,
        successors={pk: each for pk, each in chosen.items() if each},
        successor=maybe_person(request, "successor"),
        by=signed_in_person(request),
    )


def _page(request: HttpRequest, leaver: Person, filled: Filled) -> HttpResponse:
    held = leaving.held_by(leaver)
    duties = [{"sentence": duty.sentence.said(gettext), "url": duty.url} for duty in held.duties]
    context = {
        "filled": filled,
        "held": held,
        "duties": duties,
        "leaver": leaver,
        "others": listing.others_here(leaver),
    }
    return render(request, "people/leave.html", context, status=filled.status)
