"""The mail page of a laptop: without a mail server somebody reads here what would have gone out.

There are keys in mail (to sign in, to answer for somebody). So this is only for who sits at the
machine itself: at any other hostname, and as soon as there is a mail server, there is no such page.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import anyone, open_to
from stoeprand.post.envelopes import file_of
from stoeprand.post.models import Mail
from stoeprand.post.reading import MOST_SHOWN, mail_here

View = Callable[..., HttpResponse]

NAMES_OF_THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
LOOPBACK = ("127.0.0.1", "::1")
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")
"""What a web server in front adds: then whoever asks may sit anywhere."""


def is_at_this_machine(request: HttpRequest) -> bool:
    """Say whether a request comes from this machine, for this machine, and mail is kept here."""
    hostname, _port = split_domain_port(request.get_host())
    return (
        settings.MAIL_IS_SHOWN
        and hostname in NAMES_OF_THIS_MACHINE
        and request.META.get("REMOTE_ADDR") in LOOPBACK
        and not any(name in request.headers for name in PASSED_ON)
    )


def _at_this_machine(view: View) -> View:
    """Have a page be there only for who sits at this machine; it is stored nowhere."""

    @wraps(view)
    def guarded(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if not is_at_this_machine(request):
            raise Http404
        return view(request, *given, **named)

    return own_page(require_safe(guarded))


@open_to(anyone)
@_at_this_machine
def mails(request: HttpRequest) -> HttpResponse:
    """List the mail that waits, the newest first."""
    waiting = list(mail_here(organisation_of(request))[: MOST_SHOWN + 1])
    context = {"mails": waiting[:MOST_SHOWN], "has_more": len(waiting) > MOST_SHOWN}
    return render(request, "post/mails.html", context)


@open_to(anyone)
@_at_this_machine
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a mail as plain text, and its HTML as it is written."""
    return render(request, "post/mail.html", {"mail": _mail_of(request, pk)})


@open_to(anyone)
@_at_this_machine
def mail_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a mail as a file that a mail program opens, as it would have gone over the line."""
    found = _mail_of(request, pk)
    response = HttpResponse(file_of(found, timezone.now()), content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="mail-{found.pk}.eml"'
    return response


def _mail_of(request: HttpRequest, pk: int) -> Mail:
    mine = mail_here(organisation_of(request)).select_related("organisation")
    return get_object_or_404(mine, pk=pk)
