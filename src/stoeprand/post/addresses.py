"""Addresses in mail: how they are written in a header, and where a link in a mail leads."""

from email.utils import formataddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import punycode

from stoeprand.people.models import Organisation

MOST_LETTERS_OF_A_NAME = 100


def written(name: str, address: str) -> str:
    """Return a name and an address for a header; both may hold letters beyond ASCII.

    The part before the `@` may not: `queue_mail` refuses it, since few servers take it.
    """
    mailbox, _, domain = address.rpartition("@")
    return formataddr((name[:MOST_LETTERS_OF_A_NAME], f"{mailbox}@{punycode(domain)}"))


def own_domain() -> str:
    """Return the domain that our mail comes from, in ASCII."""
    domain: str = punycode(settings.MAIL_FROM.rpartition("@")[2])
    return domain


def absolute(organisation: Organisation, path: str) -> str:
    """Return the whole address of a page of an organisation, for in a mail.

    It begins with the first hostname of the organisation, else with the address of the
    installation (`STOEPRAND_ADDRESS`).
    """
    here = urlsplit(settings.ADDRESS)
    named = organisation.hostnames.order_by("pk").first()
    if named is None:
        return f"{settings.ADDRESS}{path}"
    port = f":{here.port}" if here.port else ""
    return f"{here.scheme}://{named.name}{port}{path}"
