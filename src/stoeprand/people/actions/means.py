"""By what somebody can sign in besides a mail: a password, codes of an app, passkeys.

Whoever calls saw to it that the person signed in just now. None of it is written in the ledger: it
is nobody's business but the person's.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.actions.signing_in import NotKnown, sign_in
from stoeprand.people.asking import forget_who_asks, person_with_roles
from stoeprand.people.attempts import CODES, count
from stoeprand.people.models import Organisation, Person, Session
from stoeprand.people.rules import administrators
from stoeprand.people.second_factors import is_code_of_secret
from stoeprand.people.session_store import name_of_session

SECRET = "app_secret"  # noqa: S105  # nosec B105  (the name under which it is kept)
"""In a session: the secret of an app that somebody is about to connect."""


class WeakPassword(Exception):
    """A password that others would guess; `reasons` says why, in the language of the reader."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def set_password(request: HttpRequest, person: Person, password: str) -> None:
    """Give somebody a password, which ends their other sessions. Raises WeakPassword."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise WeakPassword(error.messages) from None
    person.set_password(password)
    person.save(update_fields=["password"])
    _end_other_sessions(request, person)
    update_session_auth_hash(request, person)
    forget_who_asks(request)


def remove_password(request: HttpRequest, person: Person) -> None:
    """Let somebody sign in without a password only; ends their other sessions."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    _end_other_sessions(request, person)
    update_session_auth_hash(request, person)
    forget_who_asks(request)


def secret_for_app(request: HttpRequest) -> str:
    """Return the secret of the app that somebody is about to connect, the same until they did."""
    if SECRET not in request.session:
        request.session[SECRET] = generate_totp_secret()
    secret: str = request.session[SECRET]
    return secret


@transaction.atomic
def connect_app(request: HttpRequest, person: Person, code: str) -> list[str]:
    """Ask for a code of an app from now on; return codes for when the app is lost.

    Raises Refused where the code is not of the app, and TooOften.
    """
    secret = request.session.get(SECRET, "")
    count(CODES, person.pk)
    if not secret or not is_code_of_secret(secret, code):
        raise Refused(message("This is not the code that the app shows now."), "code")
    Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(person, secret)
    del request.session[SECRET]
    return _codes_in_reserve(person)


@transaction.atomic
def new_codes_in_reserve(person: Person) -> list[str]:
    """Return new codes for when the app is lost; the earlier ones do not count any more."""
    Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    return _codes_in_reserve(person)


def begin_passkey(person: Person) -> dict[str, Any]:
    """Return what a browser needs to make a passkey, which signs in by itself."""
    options: dict[str, Any] = webauthn.begin_registration(person, passwordless=True)
    return options


def keep_passkey(person: Person, name: str, credential: dict[str, Any]) -> None:
    """Keep the passkey that a browser made. Raises Refused."""
    try:
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except (ValidationError, ValueError, KeyError):
        raise Refused(message("This passkey could not be kept. Try it once more.")) from None
    webauthn.WebAuthn.add(person, name, credential)


def begin_sign_in_with_passkey() -> dict[str, Any]:
    """Return what a browser needs to let somebody choose one of their passkeys."""
    options: dict[str, Any] = webauthn.begin_authentication()
    return options


def sign_in_with_passkey(
    request: HttpRequest, organisation: Organisation, credential: dict[str, Any]
) -> None:
    """Sign in whom a passkey is of; it is as good as a password and a code. Raises NotKnown."""
    person = _person_of_passkey(organisation, credential)
    try:
        webauthn.parse_authentication_response(credential)
        used: Authenticator = webauthn.complete_authentication(person, credential)
    except (ValidationError, ValueError, KeyError):
        raise NotKnown from None
    used.record_usage()
    sign_in(request, person)


@transaction.atomic
def remove_means(person: Person, pk: int) -> None:
    """Sign in without the app or the passkey from now on; codes in reserve go with the app."""
    Authenticator.objects.filter(user=person, pk=pk).delete()
    mine = Authenticator.objects.filter(user=person)
    if not mine.filter(type=Authenticator.Type.TOTP).exists():
        mine.filter(type=Authenticator.Type.RECOVERY_CODES).delete()


@transaction.atomic
def help_with_lost_means(*, person: Person, by: Person) -> None:
    """Take away the second factors of somebody who lost them, so that a mail is enough again.

    That somebody else did this is written in the ledger. Raises PermissionDenied.
    """
    see_that(administrators, by, person.organisation)
    Authenticator.objects.filter(user=person).delete()
    Session.objects.filter(person=person).delete()
    append(
        organisation=person.organisation,
        action="second-factor.taken",
        by=by,
        facts={},
        personal={"person": person},
    )


def end_session(person: Person, name: str) -> None:
    """End the session of somebody that `name_of_session` calls by this name."""
    for session in Session.objects.filter(person=person):
        if name_of_session(session) == name:
            session.delete()


def _codes_in_reserve(person: Person) -> list[str]:
    codes: list[str] = RecoveryCodes.activate(person).generate_codes()
    return codes


def _end_other_sessions(request: HttpRequest, person: Person) -> None:
    others = Session.objects.filter(person=person)
    others.exclude(session_key=request.session.session_key).delete()


def _person_of_passkey(organisation: Organisation, credential: dict[str, Any]) -> Person:
    """Return whom a passkey says that it is of, at this organisation. Raises NotKnown."""
    try:
        handle = webauthn.websafe_decode(credential["response"]["userHandle"]).decode()
        of, person_id = (int(part) for part in handle.split("."))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise NotKnown from None
    person = person_with_roles(organisation.pk, person_id) if of == organisation.pk else None
    if person is None:
        raise NotKnown
    return person
