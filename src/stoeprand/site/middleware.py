"""Who comes in: closed by default, so a view that does not say who may use it is used by nobody."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from stoeprand.people.asking import person_of, stay_signed_in
from stoeprand.people.models import Organisation
from stoeprand.people.organisations import NoOrganisation
from stoeprand.people.own_pages import BACK, may_be_stored
from stoeprand.people.rules import rule_of

GetResponse = Callable[[HttpRequest], HttpResponse]
SAFE = ("GET", "HEAD")


class PackedUnlessSecret(GZipMiddleware):
    """Packs pages, but none that may not be stored: those hold what is somebody's own."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Pack the page unless it holds a secret."""
        if not may_be_stored(response):
            return response
        return super().process_response(request, response)


class KnowsWhoAsks:
    """Gives a request its `user`: the person who is signed in here, looked up when needed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on with somebody who may turn out to be nobody."""
        request.user = SimpleLazyObject(lambda: person_of(request) or AnonymousUser())  # type: ignore[assignment]  # a stand-in
        return self.get_response(request)


class ClosedByDefault:
    """Lets a request through to its view only when the rule that the view declares says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on to the view; `process_view` below is asked just before it."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _positional: tuple[object, ...],
        _named: dict[str, object],
    ) -> HttpResponse | None:
        """Let somebody in whom the rule of the view lets in; lead others to signing in.

        Raises PermissionDenied for who is signed in already, and where a view declares no rule.
        """
        rule = rule_of(view)
        if rule is None:
            raise PermissionDenied
        person = person_of(request)
        if rule(person):
            stay_signed_in(request)
            return None
        if person is not None:
            raise PermissionDenied
        return HttpResponseRedirect(_way_in(request))

    def process_exception(self, _request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead the first visitor of an empty installation to setting up its organisation."""
        if isinstance(exception, NoOrganisation) and not Organisation.objects.exists():
            return HttpResponseRedirect(reverse("set_up"))
        return None


def _way_in(request: HttpRequest) -> str:
    """Return where to sign in, with the way back; a form that was sent is not sent once more."""
    back = request.get_full_path() if request.method in SAFE else request.path
    return f"{reverse('sign_in')}?{urlencode({BACK: back})}"
