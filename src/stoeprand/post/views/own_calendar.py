"""Due days in somebody's own calendar program: the secret address, and the calendar behind it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from stoeprand.people.asking import person_of
from stoeprand.people.models import Person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import anyone, members, open_to
from stoeprand.post.actions import make_feed_key, revoke_feed_key
from stoeprand.post.calendar import due_days_of, feed
from stoeprand.post.models import FeedKey

WHAT = "wat"
MAKE = "maak"
STOP = "stop"


@open_to(members)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar(request: HttpRequest) -> HttpResponse:
    """Show the address of somebody's own calendar; make a new one, or end it."""
    person = person_of(request)
    if person is None:  # the rule lets nobody else in
        raise Http404
    if request.method == "POST":
        _change(person, request.POST.get(WHAT, ""))
        return redirect("own_calendar")
    key = FeedKey.objects.filter(person=person).first()
    address = request.build_absolute_uri(reverse("calendar", args=[key.key])) if key else ""
    return render(request, "post/own_calendar.html", {"address": address})


@open_to(anyone)
@own_page
@require_safe
def calendar(request: HttpRequest, key: str) -> HttpResponse:
    """Give the calendar of the person whose key stands in the address."""
    organisation = organisation_of(request)
    found = (
        FeedKey.objects.filter(organisation=organisation, key=key, person__is_active=True)
        .select_related("person")
        .first()
    )
    if found is None:
        raise Http404
    due = due_days_of(found.person, get_language())
    document = feed(due, name=f"Stoeprand {organisation.name}")
    return HttpResponse(document, content_type="text/calendar; charset=utf-8")


def _change(person: Person, what: str) -> None:
    if what == MAKE:
        make_feed_key(person)
    elif what == STOP:
        revoke_feed_key(person)
