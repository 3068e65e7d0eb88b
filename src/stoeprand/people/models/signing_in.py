"""What signing in needs: sessions, the identity provider of an organisation, and counted attempts.

Second factors and passkeys are kept by django-allauth (`allauth.mfa`).
"""

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from stoeprand.people.models.organisations import Organisation
from stoeprand.people.models.persons import Person


class Session(AbstractBaseSession):
    """A browser in which somebody is signed in, or is about to be (then without a person).

    Of the browser its kind is kept, so that people know their own; no address is kept.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    browser = models.CharField(max_length=80, blank=True)
    signed_in_at = models.DateTimeField(null=True)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """Return the store that reads and writes these rows."""
        from stoeprand.people.session_store import SessionStore

        return SessionStore


class IdentityProvider(models.Model):
    """Where people of an organisation sign in with the account of their work (OpenID Connect)."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="identity_provider"
    )
    name = models.CharField(max_length=40)
    address = models.URLField()
    client_id = models.CharField(max_length=191)
    secret = models.CharField(max_length=191, blank=True)

    def __str__(self) -> str:
        return self.name


class Attempt(models.Model):
    """How often something was tried within a stretch of time, counted for all processes together.

    `what` says what was tried and for whom, and is kept as a hash: nobody reads an address in it.
    """

    what = models.CharField(max_length=64, primary_key=True)
    hits = models.PositiveIntegerField()
    ends_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["ends_at"], name="attempts_that_are_over")]

    def __str__(self) -> str:
        return str(self.hits)
