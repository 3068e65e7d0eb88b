"""The first visit of an installation without an organisation: one page, and it is there."""

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from stoeprand.engine.messages import message
from stoeprand.people.actions import inviting, organisations
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.actions.signing_in import sign_in
from stoeprand.people.attempts import SET_UP, TooOften, count
from stoeprand.people.first_code import is_first_code
from stoeprand.people.logos import MOST_BYTES
from stoeprand.people.models import Organisation, Person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import anyone, open_to
from stoeprand.people.views.forms import NOTHING, refused, text_of


@open_to(anyone)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Ask what the organisation is called, how it looks and who takes part; then it is set up."""
    if Organisation.objects.exists():
        raise Http404
    filled = NOTHING
    if request.method == "POST":
        try:
            _see_that_the_code_is_right(request)
            person = _set_up(request)
            sign_in(request, person)
            return HttpResponseRedirect(reverse("people"))
        except Refused as error:
            filled = refused(request, error)
    context = {
        "filled": filled,
        "code": request.POST.get("code") or request.GET.get("code", ""),
        "languages": settings.LANGUAGES,
        "first_language": request.POST.get("first_language") or get_language(),
        "one_language": request.POST.get("one_language", ""),
    }
    return render(request, "people/set_up.html", context, status=filled.status)


@transaction.atomic
def _set_up(request: HttpRequest) -> Person:
    """Set up the organisation with all that was filled in, or nothing of it. Raises Refused."""
    languages = _languages(request)
    guests = _guests(text_of(request, "people"))
    organisation, person = organisations.set_up_organisation(
        name=text_of(request, "name"),
        languages=languages,
        first=organisations.FirstPerson(
            text_of(request, "your_name"), text_of(request, "your_email")
        ),
    )
    logo = request.FILES.get("logo")
    colour = text_of(request, "colour")
    if colour or logo:
        organisations.change_look(
            organisation=organisation,
            colour=colour,
            logo=logo.read(MOST_BYTES + 1) if logo else None,
            by=person,
        )
    for guest in guests:
        inviting.invite(organisation=organisation, guest=guest, by=person, language=languages[0])
    return person


def _see_that_the_code_is_right(request: HttpRequest) -> None:
    try:
        count(SET_UP)
    except TooOften:
        raise Refused(message("That was too often. Wait a few minutes, and try again.")) from None
    if not is_first_code(text_of(request, "code")):
        raise Refused(
            message("This is not the code that the server printed when it started."), "code"
        )


def _languages(request: HttpRequest) -> list[str]:
    first = text_of(request, "first_language")
    others = [] if request.POST.get("one_language") else [code for code, _ in settings.LANGUAGES]
    return [first, *(code for code in others if code != first)]


def _guests(lines: str) -> list[inviting.Guest]:
    """Return whom to invite: an address on each line, with or without a name before it."""
    guests = []
    for line in lines.splitlines():
        *name, address = line.replace("<", " ").replace(">", " ").replace(",", " ").split() or [""]
        if address:
            guests.append(inviting.Guest(" ".join(name), address))
    return guests
