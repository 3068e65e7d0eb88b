"""Pages about the site itself: accessibility, privacy, and two files for machines."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stoeprand.people.rules import anyone, open_to

ROBOTS = """\
User-agent: *
Disallow: /mag-dat/
Disallow: /en/mag-dat/
"""


@open_to(anyone)
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how usable these pages are for everybody, and where to report what is not."""
    return render(request, "site/accessibility.html")


@open_to(anyone)
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept of whoever asks (nothing) and of whoever shares."""
    return render(request, "site/privacy.html")


@open_to(anyone)
def robots(_request: HttpRequest) -> HttpResponse:
    """Ask search engines to leave answers alone: what somebody asked is not theirs to keep."""
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")


@open_to(anyone)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where a weakness can be reported (RFC 9116)."""
    expires = datetime.combine(settings.SECURITY_CONTACT_EXPIRES, time(), tzinfo=UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
