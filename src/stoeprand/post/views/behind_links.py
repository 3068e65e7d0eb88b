"""The page behind a link in a mail: it shows the case, and a button on it does something.

Mail programs and scanners fetch every link that they see. So fetching changes nothing, however
often: only a form that is sent from the page itself does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stoeprand.people.models import Organisation, Person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import anyone, open_to
from stoeprand.post.links import BadLink, read

View = Callable[..., HttpResponse]

STATUS = {
    BadLink.Reason.EXPIRED: HTTPStatus.GONE,
    BadLink.Reason.GONE: HTTPStatus.GONE,
    BadLink.Reason.DAMAGED: HTTPStatus.NOT_FOUND,
    BadLink.Reason.ELSEWHERE: HTTPStatus.NOT_FOUND,
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that is good: what it is about, and for whom it was made (None: for whoever)."""

    organisation: Organisation
    payload: Mapping[str, str]
    person: Person | None


Step = Callable[[HttpRequest, Opened], HttpResponse]


def page_behind_link(*, purpose: str, max_age: timedelta, show: Step, act: Step) -> View:
    """Return a view for an address that ends in a `token`, as `post.links.sign` makes it.

    `show` answers whoever fetches the page; its template extends `post/behind_link.html`. `act`
    answers the form that was sent from it: it calls an action and leads to a page that says so.
    The link itself is what lets somebody in. A link that is not good is answered here.
    """

    @open_to(anyone)
    @own_page
    @require_http_methods(["GET", "HEAD", "POST"])
    def behind_link(request: HttpRequest, token: str) -> HttpResponse:
        organisation = organisation_of(request)
        try:
            payload, person = read(purpose, token, organisation, max_age)
        except BadLink as error:
            return bad_link(request, error)
        step = act if request.method == "POST" else show
        return step(request, Opened(organisation, payload, person))

    return behind_link


def bad_link(request: HttpRequest, error: BadLink) -> HttpResponse:
    """Say why nothing can be done by a link, and what to do instead."""
    context = {"reason": error.reason.value}
    return render(request, "post/bad_link.html", context, status=STATUS[error.reason])
