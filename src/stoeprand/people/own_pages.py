"""Pages that hold what is somebody's own: they are stored nowhere, and tell nobody else of us."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponse]

BACK = "terug"
"""In an address: where to go when somebody has signed in."""


def own_page(view: View) -> View:
    """Keep a page out of every store, and let the forms on it say that they come from here.

    What may not be stored is not packed either (see the middleware of the site): it may hold a
    secret. Under the policy of other pages (`no-referrer`) browsers would not say from which site
    a form was sent, and Django would refuse it.
    """

    @wraps(view)
    def kept_private(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        response = view(request, *given, **named)
        response["Cache-Control"] = "private, no-store"
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return kept_private


def may_be_stored(response: HttpResponseBase) -> bool:
    """Say whether a page may be kept by whoever passes it on."""
    return "no-store" not in response.get("Cache-Control", "")


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Return where somebody came from; it is an address of this site, or else `otherwise`."""
    return safe_way_back(request.POST.get(BACK) or request.GET.get(BACK) or "", otherwise)


def safe_way_back(asked: str, otherwise: str) -> str:
    """Return an address if it is one of this site, or else `otherwise`."""
    is_here = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_here and asked.startswith("/") else otherwise
