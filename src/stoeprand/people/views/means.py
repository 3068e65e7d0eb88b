"""By what one signs in: a password, codes of an app, passkeys; each added and taken away."""

import json
from base64 import b64encode

from allauth.mfa.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from stoeprand.people.actions import means
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.attempts import TooOften
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to
from stoeprand.people.views.forms import NOTHING, Filled, refused, text_of
from stoeprand.people.views.recently import only_who_signed_in_recently


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose a password."""
    filled = NOTHING
    if request.method == "POST":
        try:
            means.set_password(request, signed_in_person(request), request.POST.get("password", ""))
            return HttpResponseRedirect(reverse("account"))
        except means.WeakPassword as error:
            filled = Filled(fault=" ".join(error.reasons), at="password")
    context = {"filled": filled, "person": signed_in_person(request)}
    return render(request, "people/password.html", context, status=filled.status)


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_POST
def remove_password(request: HttpRequest) -> HttpResponse:
    """Sign in without a password from now on."""
    means.remove_password(request, signed_in_person(request))
    return HttpResponseRedirect(reverse("account"))


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_http_methods(["GET", "HEAD", "POST"])
def app(request: HttpRequest) -> HttpResponse:
    """Connect an app that shows codes."""
    person, filled = signed_in_person(request), NOTHING
    if request.method == "POST":
        try:
            codes = means.connect_app(request, person, text_of(request, "code"))
            return render(request, "people/codes.html", {"codes": codes})
        except Refused as error:
            filled = refused(request, error)
        except TooOften:
            wrong = gettext("That was too often. Wait a few minutes, and try again.")
            filled = Filled(fault=wrong, at="code")
    secret = means.secret_for_app(request)
    drawing = get_adapter().build_totp_svg(get_adapter().build_totp_url(person, secret))
    context = {
        "filled": filled,
        "secret": secret,
        "picture": f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}",
    }
    return render(request, "people/app.html", context, status=filled.status)


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_POST
def codes(request: HttpRequest) -> HttpResponse:
    """Show new codes for when the app is lost, this once."""
    fresh = means.new_codes_in_reserve(signed_in_person(request))
    return render(request, "people/codes.html", {"codes": fresh})


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_http_methods(["GET", "HEAD", "POST"])
def passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey, which the browser makes."""
    person, filled = signed_in_person(request), NOTHING
    if request.method == "POST":
        try:
            name = text_of(request, "name") or gettext("Passkey")
            means.keep_passkey(person, name[:40], _sent(request))
            return HttpResponseRedirect(reverse("account"))
        except Refused as error:
            filled = refused(request, error)
    context = {"filled": filled, "options": means.begin_passkey(person)}
    return render(request, "people/passkey.html", context, status=filled.status)


@open_to(members)
@own_page
@only_who_signed_in_recently
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in without an app or a passkey from now on."""
    means.remove_means(signed_in_person(request), pk)
    return HttpResponseRedirect(reverse("account"))


def _sent(request: HttpRequest) -> dict[str, object]:
    """Return what the browser sent of a passkey; empty where it is no such thing."""
    try:
        sent = json.loads(request.POST.get("credential", ""))
    except ValueError:
        return {}
    return sent if isinstance(sent, dict) else {}
