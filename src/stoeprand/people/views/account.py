"""One's own account: who answers while away, where one is signed in, what is kept."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from stoeprand.people import listing
from stoeprand.people.actions import deputies, details, means
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.exports import kept_of
from stoeprand.people.models import Deputy, Person, Session
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to
from stoeprand.people.second_factors import means_of
from stoeprand.people.session_store import name_of_session
from stoeprand.people.views.choosing import chosen_person
from stoeprand.people.views.forms import NOTHING, Filled, day_of, refused, text_of


@dataclass(frozen=True, slots=True)
class SessionShown:
    """A browser in which somebody is signed in."""

    name: str
    session: Session
    is_this_one: bool


@open_to(members)
@own_page
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Everything about oneself on one page."""
    return _page(request)


@open_to(members)
@own_page
@require_POST
def change_details(request: HttpRequest) -> HttpResponse:
    """Be called by another name, or written to in another language."""
    try:
        details.change_details(
            person=signed_in_person(request),
            name=text_of(request, "name"),
            language=text_of(request, "language"),
        )
    except Refused as error:
        return _page(request, refused(request, error))
    return HttpResponseRedirect(reverse("account"))


@open_to(members)
@own_page
@require_POST
def appoint_deputy(request: HttpRequest) -> HttpResponse:
    """Let somebody answer while one is away."""
    person = signed_in_person(request)
    try:
        deputies.appoint_deputy(
            person=person,
            deputy=chosen_person(request, "deputy"),
            since=day_of(request, "since") or timezone.localdate(),
            until=day_of(request, "until"),
            by=person,
        )
    except Refused as error:
        return _page(request, refused(request, error))
    return HttpResponseRedirect(reverse("account"))


@open_to(members)
@own_page
@require_POST
def end_deputy(request: HttpRequest) -> HttpResponse:
    """Answer oneself again."""
    person = signed_in_person(request)
    deputies.end_deputy(person=person, by=person)
    return HttpResponseRedirect(reverse("account"))


@open_to(members)
@own_page
@require_POST
def end_session(request: HttpRequest, name: str) -> HttpResponse:
    """Sign out in another browser."""
    means.end_session(signed_in_person(request), name)
    return HttpResponseRedirect(reverse("account"))


@open_to(members)
@own_page
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Give all that is kept of whoever asks."""
    response = JsonResponse(
        kept_of(signed_in_person(request)), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="stoeprand.json"'
    return response


def _page(request: HttpRequest, filled: Filled = NOTHING) -> HttpResponse:
    person, today = signed_in_person(request), timezone.localdate()
    to_come = Deputy.objects.visible_to(person).filter(person=person).exclude(until__lt=today)
    context = {
        "filled": filled,
        "means": means_of(person),
        "sessions": _sessions(request, person),
        "deputies": to_come.select_related("deputy").order_by("since"),
        "others": listing.others_here(person),
        "today": today,
        "languages_of_mail": settings.LANGUAGES,
    }
    return render(request, "people/account.html", context, status=filled.status)


def _sessions(request: HttpRequest, person: Person) -> list[SessionShown]:
    """Return the browsers in which somebody is signed in, this one first."""
    running = person.sessions.filter(expire_date__gt=timezone.now()).order_by("-signed_in_at")
    shown = [
        SessionShown(name_of_session(each), each, each.session_key == request.session.session_key)
        for each in running
    ]
    return sorted(shown, key=lambda each: not each.is_this_one)
