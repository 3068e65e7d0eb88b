"""How a page goes to somebody who asks: to them alone, and only the part that they want."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers


def wants_part(request: HttpRequest) -> bool:
    """Say whether a script on the page wants only the part that changes (HTMX)."""
    wants = request.headers.get("HX-Request") == "true"
    return wants and request.headers.get("HX-History-Restore-Request") != "true"


def for_the_asker_alone(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of shared caches and search engines: the idea stands in its address."""
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["HX-Request"])
    response["X-Robots-Tag"] = "noindex"
    return response
