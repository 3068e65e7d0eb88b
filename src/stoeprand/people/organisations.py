"""Which organisation a request is about: the hostname says so; one alone needs no hostname."""

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.http.request import split_domain_port

from stoeprand.people.models import Hostname, Organisation


class NoOrganisation(Http404):
    """Nobody lives at this hostname."""


def organisation_at(hostname: str) -> Organisation:
    """Return the organisation of a hostname (without a port), in one query.

    The only organisation of an installation is found under every name. Raises NoOrganisation where
    there is none, or where there are several and none has this name.
    """
    is_here = Exists(Hostname.objects.filter(organisation=OuterRef("pk"), name=hostname.lower()))
    candidates = list(Organisation.objects.annotate(is_here=is_here).order_by("-is_here", "pk")[:2])
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
