"""What proves, besides a mail or a password, that somebody is who they say: codes and passkeys.

django-allauth keeps and checks them (`allauth.mfa`); here is how, for an organisation.
"""

import base64
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from stoeprand.people.attempts import is_first_time
from stoeprand.people.models import Person
from stoeprand.people.organisations import organisation_of

USED_UP = timedelta(minutes=3)
"""So long a code is remembered as used; by then it would not be accepted any more."""


class OfOrganisation(DefaultMFAAdapter):  # type: ignore[misc]  # allauth brings no types
    """Second factors carry the name of the organisation; their secrets are kept encrypted."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept: who reads the database alone cannot use it."""
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept."""
        return _lock().decrypt(encrypted_text.encode()).decode()

    def get_public_key_credential_user_entity(
        self, user: AbstractBaseUser
    ) -> dict[str, str | bytes]:
        """Return who a passkey is of, as the device shows it."""
        assert isinstance(user, Person)  # noqa: S101  (AUTH_USER_MODEL)
        handle = f"{user.organisation_id}.{user.pk}".encode()
        return {"id": handle, "display_name": user.name, "name": user.email}

    def _get_site_name(self) -> str:
        name: str = organisation_of(context.request).name
        return name


def means_of(person: Person) -> list[Authenticator]:
    """Return the second factors and passkeys of somebody, the oldest first."""
    return list(Authenticator.objects.filter(user=person).order_by("pk"))


def needs_second_factor(person: Person) -> bool:
    """Say whether somebody chose to be asked for more than a mail or a password."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=person, type__in=kinds).exists())


def is_code_of(person: Person, code: str) -> bool:
    """Say whether a code is good now: of the app, for the first time, or of the reserve.

    A code of the reserve is then used up.
    """
    code = "".join(code.split())
    kept = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN)
    return any(_is_good(each, code) for each in _app_first(kept))


def is_code_of_secret(secret: str, code: str) -> bool:
    """Say whether a code is of an app that holds this secret."""
    return bool(validate_totp_code(secret, "".join(code.split())))


def _app_first(kept: Iterable[Authenticator]) -> list[Authenticator]:
    return sorted(kept, key=lambda each: each.type != Authenticator.Type.TOTP)


def _is_good(kept: Authenticator, code: str) -> bool:
    try:
        if kept.type != Authenticator.Type.TOTP:
            return bool(kept.wrap().validate_code(code))
        secret = OfOrganisation().decrypt(kept.data["secret"])
    except InvalidToken:  # kept when the installation had another secret key
        return False
    return is_code_of_secret(secret, code) and is_first_time(
        "code-used", USED_UP, kept.user_id, code
    )


def _lock() -> Fernet:
    key = sha256(f"second factor\n{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
