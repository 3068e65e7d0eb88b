"""Which organisation a request is about: the hostname says so; one alone needs no hostname."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.http.request import split_domain_port

from stoeprand.people.models import Hostname, Organisation


class NoOrganisation(Http404):
    """Nobody lives at this hostname."""


_known_along: dict[str, Callable[[], Exists]] = {}


def know_along(name: str, question: Callable[[], Exists]) -> None:
    """Have each organisation of a request know something more, without another query.

    For what every page asks of parts that people does not know; call it in `ready()` of an app.
    """
    _known_along[name] = question


def organisation_at(hostname: str) -> Organisation:
    """Return the organisation of a hostname (without a port), in one query.

    The only organisation of an installation is found under every name. Raises NoOrganisation where
    there is none, or where there are several and none has this name.
    """
    is_here = Exists(Hostname.objects.filter(organisation=OuterRef("pk"), name=hostname.lower()))
    with_look = Organisation.objects.select_related("look").defer("look__logo")
    known = {name: question() for name, question in _known_along.items()}
    candidates = list(with_look.annotate(is_here=is_here, **known).order_by("-is_here", "pk")[:2])
    if candidates and (len(candidates) == 1 or candidates[0].is_here):
        return candidates[0]
    raise NoOrganisation(hostname)


def organisation_of(request: HttpRequest) -> Organisation:
    """Return the organisation of a request; looked up once, however often it is asked for."""
    kept: Organisation | None = getattr(request, "organisation", None)
    if kept is None:
        hostname, _port = split_domain_port(request.get_host())
        kept = organisation_at(hostname)
        request.organisation = kept  # type: ignore[attr-defined]  # kept for this request alone
    return kept
