"""Mail that could not be delivered: who administers sees to whom, and can have it tried anew."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from stoeprand.people.asking import person_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, open_to
from stoeprand.post.actions import try_again
from stoeprand.post.reading import MOST_SHOWN, undelivered

MAIL = "mail"


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def undelivered_mail(request: HttpRequest) -> HttpResponse:
    """List the mail that was given up; the button beside one has it tried anew."""
    given_up = undelivered(person_of(request))
    if request.method == "POST":
        try_again(get_object_or_404(given_up, pk=_number(request.POST.get(MAIL, ""))))
        return redirect("undelivered_mail")
    found = list(given_up[: MOST_SHOWN + 1])
    context = {"mails": found[:MOST_SHOWN], "has_more": len(found) > MOST_SHOWN}
    return render(request, "post/undelivered.html", context)


def _number(text: str) -> int:
    """Return the number that a form sends; 0, which no row has, for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
