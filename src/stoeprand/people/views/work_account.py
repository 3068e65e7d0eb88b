"""Signing in with the account of one's work: two views of django-allauth, and choosing where."""

from allauth.socialaccount.providers.openid_connect import views as allauth
from django.forms.models import model_to_dict
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from stoeprand.people.actions import identity_providers as actions
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.actions.signing_in import remember_for_a_while
from stoeprand.people.asking import signed_in_person
from stoeprand.people.identity_providers import did_not_work_out
from stoeprand.people.models import IdentityProvider
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, anyone, open_to
from stoeprand.people.views.forms import NOTHING, refused, text_of

NO_ANSWER = (RequestException, KeyError, ValueError)
"""What comes of a provider that is away, or says something else than the standard has it say."""


@open_to(anyone)
@own_page
@require_POST
def to_provider(request: HttpRequest) -> HttpResponse:
    """Go to the identity provider of the organisation."""
    remember_for_a_while(request)
    try:
        response: HttpResponse = allauth.login(request, provider_id=organisation_of(request).slug)
    except NO_ANSWER:
        return did_not_work_out("dienst")
    return response


@open_to(anyone)
@own_page
@require_safe
def back_from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from it; only this browser can, for it holds what was asked there."""
    if provider_id != organisation_of(request).slug:
        raise Http404
    try:
        response: HttpResponse = allauth.callback(request, provider_id=provider_id)
    except NO_ANSWER:
        return did_not_work_out("dienst")
    return response


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest) -> HttpResponse:
    """Say at which provider people sign in."""
    organisation, filled = organisation_of(request), NOTHING
    if request.method == "POST":
        try:
            actions.use_identity_provider(
                organisation=organisation,
                name=text_of(request, "name"),
                address=text_of(request, "address"),
                client_id=text_of(request, "client_id"),
                secret=text_of(request, "secret"),
                by=signed_in_person(request),
            )
            return HttpResponseRedirect(reverse("identity_provider"))
        except Refused as error:
            filled = refused(request, error)
    kept = IdentityProvider.objects.filter(organisation=organisation).first()
    callback = reverse("openid_connect_callback", kwargs={"provider_id": organisation.slug})
    context = {
        "filled": filled,
        "values": request.POST or (model_to_dict(kept) if kept else {}),
        "is_used": kept is not None,
        "callback": request.build_absolute_uri(callback),
    }
    return render(request, "people/identity_provider.html", context, status=filled.status)


@open_to(administrators)
@own_page
@require_POST
def no_provider(request: HttpRequest) -> HttpResponse:
    """Let nobody sign in at a provider any more."""
    actions.use_no_identity_provider(
        organisation=organisation_of(request), by=signed_in_person(request)
    )
    return HttpResponseRedirect(reverse("identity_provider"))
