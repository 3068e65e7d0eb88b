"""Pages for when it goes wrong. They ask the database nothing: it may be what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from stoeprand.people.rules import anyone, open_to
from stoeprand.site.context import language_links


@open_to(anyone)
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request cannot be read."""
    return _page(request, 400)


@open_to(anyone)
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that this is not for whoever asked."""
    return _page(request, 403)


@open_to(anyone)
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing at this address."""
    return _page(request, 404)


@open_to(anyone)
def failed(request: HttpRequest) -> HttpResponse:
    """Say that something broke on our side.

    Where that is the page itself a line of text must do: an error that leaves us would be written
    down whole by the web server, with the address in it.
    """
    try:
        return _page(request, 500)
    except Exception:  # noqa: BLE001  (whatever it is, it may not get out)
        return HttpResponse("500", status=500, content_type="text/plain")


def _page(request: HttpRequest, status: int) -> HttpResponse:
    known = {
        "LANGUAGE_CODE": get_language(),
        "languages": language_links(request),
        "organisation": None,
    }
    return HttpResponse(render_to_string(f"{status}.html", known), status=status)
