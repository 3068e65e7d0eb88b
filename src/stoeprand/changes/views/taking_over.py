"""A successor keeps what they came to stand for, or opens it again."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from stoeprand.changes.actions import take_over
from stoeprand.changes.models import LONGEST_SENTENCE
from stoeprand.changes.reading import read_change
from stoeprand.changes.views.one_change import change_or_404
from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to
from stoeprand.people.views.forms import NOTHING, refused, text_of

KEEPS, REOPENS = "houden", "openen"


@open_to(members)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def taking_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what one does with what a predecessor said. For who answers for it today."""
    change, me = change_or_404(request, slug), signed_in_person(request)
    read = read_change(change, timezone.localdate())
    if not read.is_to_take_over(me):
        raise PermissionDenied
    filled = NOTHING
    if request.method == "POST":
        choice = text_of(request, "what")
        try:
            if choice not in (KEEPS, REOPENS):
                raise Refused(message("Choose one of the two."), "what")
            sentence = text_of(request, "sentence")
            take_over(change=change, keeps=choice == KEEPS, sentence=sentence, by=me)
            return HttpResponseRedirect(reverse("change", kwargs={"slug": slug}))
        except Refused as error:
            filled = refused(request, error)
    context = {
        "change": change,
        "read": read,
        "filled": filled,
        "names": {"keeps": KEEPS, "reopens": REOPENS},
        "longest": LONGEST_SENTENCE,
    }
    return render(request, "changes/take_over.html", context, status=filled.status)
