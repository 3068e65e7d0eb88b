"""Circles: making one, who is in it; and the functions that people have there."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stoeprand.people import listing
from stoeprand.people.actions import circles as actions
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Circle, Function, Membership
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.reading import holds_on
from stoeprand.people.rules import administrators, members, open_to
from stoeprand.people.views.choosing import maybe_person
from stoeprand.people.views.forms import text_of


@open_to(actions.MAKERS)
@own_page
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a circle, and go to it to say who is in it."""
    name = text_of(request, "name")
    if not name:
        return HttpResponseRedirect(reverse("people"))
    made = actions.make_circle(
        organisation=organisation_of(request), name=name, by=signed_in_person(request)
    )
    return HttpResponseRedirect(reverse("circle", kwargs={"slug": made.slug}))


@open_to(members)
@own_page
@require_safe
def circle(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in a circle, and in which function."""
    person = signed_in_person(request)
    found = _circle(request, slug)
    now = Membership.objects.visible_to(person).filter(holds_on(timezone.localdate()), circle=found)
    context = {
        "circle": found,
        "memberships": now.select_related("person", "function").order_by("person__name"),
        "may_change": actions.MAKERS(person),
        "everybody": [person, *listing.others_here(person)],
        "functions": Function.objects.visible_to(person).order_by("title"),
    }
    return render(request, "people/circle.html", context)


@open_to(actions.MAKERS)
@own_page
@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody be in a circle, or have another function there."""
    by = signed_in_person(request)
    functions = Function.objects.visible_to(by)
    if (person := maybe_person(request, "person")) is not None:
        actions.join_circle(
            circle=_circle(request, slug),
            person=person,
            function=functions.filter(slug=text_of(request, "function")).first(),
            by=by,
        )
    return HttpResponseRedirect(reverse("circle", kwargs={"slug": slug}))


@open_to(members)
@own_page
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Let somebody be in a circle no more."""
    if (person := maybe_person(request, "person")) is not None:
        actions.leave_circle(
            circle=_circle(request, slug), person=person, by=signed_in_person(request)
        )
    return HttpResponseRedirect(reverse("circle", kwargs={"slug": slug}))


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def functions(request: HttpRequest) -> HttpResponse:
    """The functions that people can have, and what each answers by itself in an area."""
    person = signed_in_person(request)
    if request.method == "POST" and (title := text_of(request, "title")):
        actions.make_function(organisation=organisation_of(request), title=title, by=person)
        return HttpResponseRedirect(reverse("functions"))
    kept = Function.objects.visible_to(person).prefetch_related("answers").order_by("title")
    return render(request, "people/functions.html", {"functions": kept})


@open_to(administrators)
@own_page
@require_POST
def map_function(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what a function answers for a dimension of the areas."""
    person = signed_in_person(request)
    function = get_object_or_404(Function.objects.visible_to(person), slug=slug)
    if dimension := text_of(request, "dimension"):
        actions.map_function(
            function=function, dimension=dimension, value=text_of(request, "value"), by=person
        )
    return HttpResponseRedirect(reverse("functions"))


def _circle(request: HttpRequest, slug: str) -> Circle:
    found: Circle = get_object_or_404(
        Circle.objects.visible_to(signed_in_person(request)), slug=slug
    )
    return found
