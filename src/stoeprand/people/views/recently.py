"""Some pages want to know that it is really you: whoever finds an open browser cannot use them."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from stoeprand.people.actions.signing_in import signed_in_recently
from stoeprand.people.own_pages import BACK
from stoeprand.people.views.signing_in import AGAIN

View = Callable[..., HttpResponse]


def only_who_signed_in_recently(view: View) -> View:
    """Lead who signed in longer ago to doing so once more, and then back here."""

    @wraps(view)
    def guarded(request: HttpRequest, *given: object, **named: object) -> HttpResponse:
        if signed_in_recently(request):
            return view(request, *given, **named)
        asked = urlencode({AGAIN: "1", BACK: request.path})
        return HttpResponseRedirect(f"{reverse('sign_in')}?{asked}")

    return guarded
