"""Letting people sign in with the account of their work, or no longer."""

from urllib.parse import urlsplit

from django.db import transaction

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import IdentityProvider, Organisation, Person
from stoeprand.people.rules import administrators

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@transaction.atomic
def use_identity_provider(
    *, organisation: Organisation, name: str, address: str, client_id: str, secret: str, by: Person
) -> IdentityProvider:
    """Let people sign in at this provider too; an empty secret leaves the one that is kept.

    Raises PermissionDenied, and Refused for an address that is not https (on this very machine http
    will do) or where something lacks.
    """
    see_that(administrators, by, organisation)
    _see_that_it_is_private(address)
    if not name or not client_id:
        raise Refused(message("Fill in a name and the id of the client."), "client_id")
    before = IdentityProvider.objects.filter(organisation=organisation).first()
    kept, _is_new = IdentityProvider.objects.update_or_create(
        organisation=organisation,
        defaults={
            "name": name,
            "address": address,
            "client_id": client_id,
            "secret": secret or (before.secret if before else ""),
        },
    )
    append(
        organisation=organisation,
        action="identity-provider.used",
        by=by,
        facts={"name": name, "address": address, "client": client_id},
    )
    return kept


@transaction.atomic
def use_no_identity_provider(*, organisation: Organisation, by: Person) -> None:
    """Let nobody sign in at a provider any more. Raises PermissionDenied."""
    see_that(administrators, by, organisation)
    gone, _by_model = IdentityProvider.objects.filter(organisation=organisation).delete()
    if gone:
        append(organisation=organisation, action="identity-provider.removed", by=by, facts={})


def _see_that_it_is_private(address: str) -> None:
    parts = urlsplit(address)
    is_private = parts.scheme == "https" or (
        parts.scheme == "http" and parts.hostname in THIS_MACHINE
    )
    if not is_private or not parts.hostname:
        raise Refused(message("The address of the provider begins with https://."), "address")
