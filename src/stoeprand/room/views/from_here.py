"""Forms that are sent come from our own pages: guarded without a cookie, for pages that have none.

Django's own guard keeps a secret in a cookie. A page that signs nobody in and keeps nothing needs
no secret: the browser says from which site a form was sent, and no page can make it lie.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def sent_from_here(view: View) -> View:
    """Let a view receive forms from our own pages only; what another site sends is forbidden.

    The page must tell the browser to name its own site to us and to nobody else (`same-origin`):
    under the policy of all other pages it would say `null`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if request.method == "POST" and not _is_from_here(request):
            raise PermissionDenied
        response = view(request, *given, **named)
        response["Referrer-Policy"] = "same-origin"
        return response

    guarded.sent_from_here = True  # type: ignore[attr-defined]  # so that a test can see it
    return csrf_exempt(guarded)


def _is_from_here(request: HttpRequest) -> bool:
    """Say whether a browser sent this from one of our pages; what is no browser follows no links.

    Browsers name the kind of site over https and on the machine itself, and their origin always.
    """
    kind = request.headers.get("Sec-Fetch-Site")
    if kind is not None:
        return kind in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
