"""Signing in by a mail, a password, a passkey or one's work account; and signing out.

A page that is merely fetched changes nothing: what does stands behind a button.
"""

import json
from http import HTTPStatus
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from stoeprand.people.actions import means, signing_in
from stoeprand.people.asking import person_of
from stoeprand.people.attempts import TooOften
from stoeprand.people.identity_providers import FAILED
from stoeprand.people.models import IdentityProvider, Organisation
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import BACK, own_page, safe_way_back, way_back
from stoeprand.people.rules import anyone, open_to
from stoeprand.people.views.forms import Filled, text_of
from stoeprand.post.links import BadLink

AGAIN = "opnieuw"
"""In an address: somebody who is signed in has to show once more that it is them."""


@open_to(anyone)
@own_page
def sign_in(request: HttpRequest) -> HttpResponse:
    """Choose how to sign in."""
    if person_of(request) and AGAIN not in request.GET:
        return HttpResponseRedirect(way_back(request, reverse("account")))
    return _sign_in_page(request, Filled(fault=_why_not(request.GET.get(FAILED, ""))))


@open_to(anyone)
@own_page
@require_POST
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Mail a link, and say the same whether somebody has this address or not."""
    email = text_of(request, "email")
    try:
        signing_in.send_link(
            organisation=organisation_of(request), email=email, back=_back(request)
        )
    except TooOften:
        return _too_often(request)
    minutes = int(signing_in.LINK_IS_GOOD_FOR.total_seconds()) // 60
    return render(request, "people/link_sent.html", {"email": email, "minutes": minutes})


@open_to(anyone)
@own_page
@require_POST
def sign_in_with_password(request: HttpRequest) -> HttpResponse:
    """Sign in by address and password."""
    try:
        there = signing_in.sign_in_with_password(
            request,
            organisation_of(request),
            text_of(request, "email"),
            request.POST.get("password", ""),
            _back(request),
        )
    except signing_in.NotKnown:
        wrong = gettext("This address and password do not belong together.")
        return _sign_in_page(request, Filled(request.POST, wrong, "password"))
    except TooOften:
        return _too_often(request)
    return HttpResponseRedirect(there)


@open_to(anyone)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button behind a link from a mail, and sign in when it is pressed."""
    organisation = organisation_of(request)
    try:
        if request.method == "POST":
            there = signing_in.sign_in_with_link(request, organisation, token)
            return HttpResponseRedirect(safe_way_back(there, reverse("home")))
        person, _back_to = signing_in.read_link(organisation, token)
    except BadLink:
        if person_of(request):  # the button was pressed twice
            return HttpResponseRedirect(reverse("home"))
        wrong = gettext("This link works no more. Ask for a new one: it is there in a minute.")
        return _sign_in_page(request, Filled(fault=wrong))
    return render(request, "people/sign_in_by_link.html", {"name": person.name})


@open_to(anyone)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code, after a mail or a password."""
    organisation = organisation_of(request)
    if signing_in.who_is_halfway(request, organisation) is None:
        return HttpResponseRedirect(reverse("sign_in"))
    filled = Filled()
    if request.method == "POST":
        try:
            there = signing_in.sign_in_with_code(request, organisation, text_of(request, "code"))
            return HttpResponseRedirect(safe_way_back(there, reverse("home")))
        except signing_in.NotKnown:
            wrong = gettext("This code is not right, or it was used before. Try the next one.")
            filled = Filled(fault=wrong, at="code")
        except TooOften:
            return _too_often(request)
    context = {"filled": filled, "back": signing_in.where_they_go_then(request)}
    return render(request, "people/second_step.html", context, status=filled.status)


@open_to(anyone)
@own_page
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Give the browser what it needs to let somebody choose a passkey."""
    signing_in.remember_for_a_while(request)
    return JsonResponse(means.begin_sign_in_with_passkey())


@open_to(anyone)
@own_page
@require_POST
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in by a passkey that the browser chose."""
    try:
        credential = json.loads(request.POST.get("credential", ""))
        means.sign_in_with_passkey(request, organisation_of(request), credential)
    except (signing_in.NotKnown, ValueError, TypeError):
        wrong = gettext("We do not know this passkey here. Choose another way.")
        return _sign_in_page(request, Filled(fault=wrong))
    return HttpResponseRedirect(_back(request))


@open_to(anyone)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Show the button, and sign out when it is pressed."""
    if request.method == "POST":
        signing_in.sign_out(request)
        return HttpResponseRedirect(reverse("home"))
    return render(request, "people/sign_out.html")


def _sign_in_page(request: HttpRequest, filled: Filled) -> HttpResponse:
    provider = _provider(organisation_of(request))
    context = {
        "filled": filled,
        "back": way_back(request, ""),
        "provider": provider,
        "again": AGAIN in request.GET,
    }
    response = render(request, "people/sign_in.html", context, status=filled.status)
    if provider:
        # The form leads to the provider, and a browser lets forms go where the page says only.
        origin = urlsplit(provider.address)
        response._csp_update = {  # type: ignore[attr-defined]  # noqa: SLF001  (as csp's decorator does)
            "form-action": [f"{origin.scheme}://{origin.netloc}"]
        }
    return response


def _provider(organisation: Organisation) -> IdentityProvider | None:
    return IdentityProvider.objects.filter(organisation=organisation).first()


def _back(request: HttpRequest) -> str:
    return safe_way_back(request.POST.get(BACK, ""), reverse("home"))


def _too_often(request: HttpRequest) -> HttpResponse:
    wrong = gettext("That was too often. Wait a few minutes, and try again.")
    response = _sign_in_page(request, Filled(request.POST, wrong))
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    return response


def _why_not(reason: str) -> str:
    return {
        "onbekend": gettext(
            "We do not know you here yet. Ask an administrator of your organisation to invite you."
        ),
        "dienst": gettext("Signing in with your work account did not work out. Try it once more."),
    }.get(reason, "")
