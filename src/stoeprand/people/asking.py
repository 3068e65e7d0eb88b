"""Who asks: the person who is signed in at the organisation of a request, or nobody."""

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from stoeprand.people.models import Person, Role
from stoeprand.people.organisations import NoOrganisation, organisation_of

ASKER = "person_who_asks"
SEEN = "seen"
"""The day on which a session was last used, in the session."""

BACKEND = "stoeprand.people.backends.WithinOrganisation"
"""By what a session says that somebody was let in; a session of anything else is worth nothing."""


def person_of(request: HttpRequest) -> Person | None:
    """Return who asks, with their roles; None where nobody is signed in *at this organisation*.

    Looked up once for a request, in one query; a browser without a session costs none.
    """
    if not hasattr(request, ASKER):
        setattr(request, ASKER, _signed_in(request))  # kept for this request alone
    person: Person | None = getattr(request, ASKER)
    return person


def signed_in_person(request: HttpRequest) -> Person:
    """Return who asks, on a page that lets in nobody else. Raises PermissionDenied."""
    person = person_of(request)
    if person is None:
        raise PermissionDenied
    return person


def forget_who_asks(request: HttpRequest) -> None:
    """Look up anew who asks, as after signing in or out."""
    if hasattr(request, ASKER):
        delattr(request, ASKER)


def stay_signed_in(request: HttpRequest) -> None:
    """Remember that whoever is signed in was here today: who stays away too long is signed out.

    Of a visit no more than the day is kept, and nobody but the person sees it.
    """
    today = timezone.localdate().isoformat()
    if person_of(request) is not None and request.session.get(SEEN) != today:
        request.session[SEEN] = today


def person_with_roles(organisation_id: int, person_id: int) -> Person | None:
    """Return an active person of an organisation with their roles, in one query."""
    rows = list(
        Person.objects.filter(
            pk=person_id, organisation_id=organisation_id, is_active=True
        ).annotate(role_held=F("roles_held__role"))
    )
    if not rows:
        return None
    person: Person = rows[0]
    held = (Role(row.role_held) for row in rows if row.role_held)
    person.roles = frozenset({Role.MEMBER, *held})
    return person


def _signed_in(request: HttpRequest) -> Person | None:
    session = getattr(request, "session", None)
    if session is None or session.session_key is None:
        return None
    if session.get(BACKEND_SESSION_KEY) != BACKEND or not str(session.get(SESSION_KEY)).isdecimal():
        return None
    try:
        organisation = organisation_of(request)
    except NoOrganisation:
        return None
    person = person_with_roles(organisation.pk, int(session[SESSION_KEY]))
    if person is None or not _is_of_this_password(person, session.get(HASH_SESSION_KEY, "")):
        return None
    return person


def _is_of_this_password(person: Person, kept: str) -> bool:
    """Say whether a session began with the password that still holds: a new one ends the others."""
    return constant_time_compare(kept, person.get_session_auth_hash())
