"""Signing in with the account of one's work: OpenID Connect, each organisation with its own.

django-allauth speaks the protocol; here it learns whose provider is asked, and what follows.
"""

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from stoeprand.people.actions.signing_in import NotKnown, person_at_provider, sign_in
from stoeprand.people.models import IdentityProvider, Organisation
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import safe_way_back

KIND = "openid_connect"
FAILED = "fout"
"""In the address of signing in: why it did not work out."""


class OfOrganisation(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth brings no types
    """Knows of one provider alone: that of the organisation of the hostname."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Return the provider of the organisation, if it has one and that was meant."""
        organisation = organisation_of(request)
        kept = IdentityProvider.objects.filter(organisation=organisation).first()
        if kept is None or provider not in (None, KIND, organisation.slug):
            return []
        return [_as_app(organisation, kept)]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Sign in whom the provider vouches for; nobody gets an account this way."""
        told = _told_by(sociallogin)
        try:
            person = person_at_provider(
                organisation=organisation_of(request),
                subject=sociallogin.account.uid,
                email=str(told.get("email", "")),
                is_verified=told.get("email_verified", True) is True,
            )
        except NotKnown:
            raise ImmediateHttpResponse(did_not_work_out("onbekend")) from None
        sign_in(request, person)
        back = sociallogin.state.get("next") or ""
        raise ImmediateHttpResponse(HttpResponseRedirect(safe_way_back(back, reverse("home"))))

    def on_authentication_error(
        self, request: HttpRequest, *_given: Any, **_named: Any
    ) -> NoReturn:
        """Go back to signing in, and say there that it did not work out."""
        raise ImmediateHttpResponse(did_not_work_out("dienst"))


def did_not_work_out(why: str) -> HttpResponseRedirect:
    """Return the way back to signing in, with the reason why it did not work out."""
    return HttpResponseRedirect(f"{reverse('sign_in')}?{FAILED}={why}")


def _told_by(login: SocialLogin) -> dict[str, Any]:
    """Return what the provider says of somebody."""
    data = login.account.extra_data
    told: dict[str, Any] = data.get("userinfo") or data.get("id_token") or {}
    return told


def _as_app(organisation: Organisation, kept: IdentityProvider) -> SocialApp:
    return SocialApp(
        provider=KIND,
        provider_id=organisation.slug,
        name=kept.name,
        client_id=kept.client_id,
        secret=kept.secret,
        settings={"server_url": kept.address},
    )
