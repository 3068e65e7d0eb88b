"""Signing in and out. By whatever means it begins, it ends here.

What is done here is not written in the ledger: when somebody was here is nobody's business.
"""

from datetime import datetime, timedelta

from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import authenticate, login, logout
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation

from stoeprand.people.asking import BACKEND, forget_who_asks, person_of, person_with_roles
from stoeprand.people.attempts import CODES, LINKS, PASSWORDS, count, forget
from stoeprand.people.browsers import kind_of_browser
from stoeprand.people.mails import mail_link_to_sign_in
from stoeprand.people.models import Organisation, Person
from stoeprand.people.second_factors import is_code_of, needs_second_factor
from stoeprand.people.session_store import BROWSER, SIGNED_IN_AT
from stoeprand.post.addresses import absolute
from stoeprand.post.links import BadLink, read, sign

PURPOSE = "sign-in"
LAST = "last"
LINK_IS_GOOD_FOR = timedelta(minutes=30)

HALFWAY = "halfway"
"""In a session: who has to give a second factor before they are in, and where they go then."""

RECENTLY = timedelta(minutes=15)
SECOND_STEP_IS_OPEN_FOR = timedelta(minutes=10)


class NotKnown(Exception):
    """Nobody can sign in like this; what exactly is wrong is not told."""


@transaction.atomic
def send_link(*, organisation: Organisation, email: str, back: str) -> None:
    """Mail a link to sign in, if somebody here has this address; nobody is told whether.

    Raises TooOften.
    """
    count(LINKS, organisation.pk, email.lower())
    person = Person.objects.filter(
        organisation=organisation, email__iexact=email, is_active=True
    ).first()
    if person is None:
        return
    minutes = int(LINK_IS_GOOD_FOR.total_seconds()) // 60
    mail_link_to_sign_in(person, link_to_sign_in(person, back), minutes)


def link_to_sign_in(person: Person, back: str = "/") -> str:
    """Return the address by which somebody can sign in, once and within LINK_IS_GOOD_FOR.

    The last sign-in is part of what is signed: with the next one the link is used up.
    """
    organisation = person.organisation
    token = sign(PURPOSE, organisation, {LAST: _last(person), "back": back}, person)
    with translation.override(person.language):
        path = reverse("sign_in_by_link", kwargs={"token": token})
    return absolute(organisation, path)


def read_link(organisation: Organisation, token: str) -> tuple[Person, str]:
    """Return whose link this is and where they go then; changes nothing. Raises BadLink."""
    payload, person = read(PURPOSE, token, organisation, LINK_IS_GOOD_FOR)
    if person is None or payload[LAST] != _last(person):
        raise BadLink(BadLink.Reason.GONE)
    return person, payload["back"]


def sign_in_with_link(request: HttpRequest, organisation: Organisation, token: str) -> str:
    """Sign in by a link from a mail, which is then used up; return where to go. Raises BadLink."""
    person, back = read_link(organisation, token)
    unused = Person.objects.filter(pk=person.pk, last_login=person.last_login)
    if not unused.update(last_login=timezone.now()):
        raise BadLink(BadLink.Reason.GONE)
    person.refresh_from_db()
    return _go_on(request, person, back)


def sign_in_with_password(
    request: HttpRequest, organisation: Organisation, email: str, password: str, back: str
) -> str:
    """Sign in by address and password; return where to go. Raises NotKnown or TooOften."""
    whose = (organisation.pk, email.lower())
    count(PASSWORDS, *whose)
    person = authenticate(request, organisation=organisation, email=email, password=password)
    if not isinstance(person, Person):
        raise NotKnown
    forget(PASSWORDS, *whose)
    return _go_on(request, person, back)


def who_is_halfway(request: HttpRequest, organisation: Organisation) -> Person | None:
    """Return who has still to give a second factor in this browser, at this organisation."""
    halfway = request.session.get(HALFWAY)
    if not halfway:
        return None
    begun = datetime.fromisoformat(halfway["at"])
    if timezone.now() - begun > SECOND_STEP_IS_OPEN_FOR:
        return None
    return person_with_roles(organisation.pk, halfway["person"])


def where_they_go_then(request: HttpRequest) -> str:
    """Return where somebody goes who gave the second factor."""
    back: str = request.session.get(HALFWAY, {}).get("back", "/")
    return back


def sign_in_with_code(request: HttpRequest, organisation: Organisation, code: str) -> str:
    """Finish signing in by a code; return where to go. Raises NotKnown or TooOften."""
    person = who_is_halfway(request, organisation)
    if person is None:
        raise NotKnown
    count(CODES, person.pk)
    if not is_code_of(person, code):
        raise NotKnown
    forget(CODES, person.pk)
    back = where_they_go_then(request)
    sign_in(request, person)
    return back


@transaction.atomic
def person_at_provider(
    *, organisation: Organisation, subject: str, email: str, is_verified: bool
) -> Person:
    """Return whom the identity provider of an organisation vouches for.

    The first time that is who has the address, if the provider does not call it unverified; from
    then on the one whom the provider knows under this subject. Raises NotKnown: nobody gets an
    account this way.
    """
    at_provider = {"provider": organisation.slug, "uid": subject}
    known = SocialAccount.objects.filter(**at_provider).select_related("user").first()
    if known is not None:
        person: Person = known.user
        if person.organisation_id != organisation.pk or not person.is_active:
            raise NotKnown
        return person
    found: Person | None = Person.objects.filter(
        organisation=organisation, email__iexact=email, is_active=True
    ).first()
    if found is None or not email or not is_verified:
        raise NotKnown
    SocialAccount.objects.create(user=found, **at_provider)
    return found


def sign_in(request: HttpRequest, person: Person) -> None:
    """Begin a session of somebody who proved to be who they are."""
    request.session.pop(HALFWAY, None)
    request.session.set_expiry(None)
    login(request, person, backend=BACKEND)
    request.session[BROWSER] = kind_of_browser(request.headers.get("User-Agent", ""))
    request.session[SIGNED_IN_AT] = timezone.now().isoformat()
    forget_who_asks(request)


def sign_out(request: HttpRequest) -> None:
    """End the session of this browser, and all that it remembers."""
    logout(request)
    forget_who_asks(request)


def remember_for_a_while(request: HttpRequest) -> None:
    """Begin to sign somebody in: what is remembered of a browser until then is soon forgotten."""
    if person_of(request) is None:
        request.session.set_expiry(int(SECOND_STEP_IS_OPEN_FOR.total_seconds()))


def signed_in_recently(request: HttpRequest) -> bool:
    """Say whether somebody signed in just now: who finds an open browser did not."""
    at = request.session.get(SIGNED_IN_AT)
    return at is not None and timezone.now() - datetime.fromisoformat(at) < RECENTLY


def _go_on(request: HttpRequest, person: Person, back: str) -> str:
    """Sign in, or first ask for the second factor; return where to go."""
    if not needs_second_factor(person):
        sign_in(request, person)
        return back
    request.session.cycle_key()
    remember_for_a_while(request)
    request.session[HALFWAY] = {
        "person": person.pk,
        "at": timezone.now().isoformat(),
        "back": back,
    }
    return reverse("second_step")


def _last(person: Person) -> str:
    return person.last_login.isoformat() if person.last_login else ""
