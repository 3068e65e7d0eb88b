"""Links in mail by which somebody acts without signing in: signed, for one purpose, for some time.

What stands in a link is signed, not hidden: ids and words of a choice, never a name or a sentence.
Reading a link changes nothing, and no page does so when it is fetched: a button on it does.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from django.core.signing import BadSignature, SignatureExpired, dumps, loads

from stoeprand.people.models import Organisation, Person


class BadLink(Exception):
    """A link by which nothing can be done, and why."""

    class Reason(StrEnum):
        """What is wrong with it, so that a person knows what to do."""

        EXPIRED = "expired"
        DAMAGED = "damaged"
        ELSEWHERE = "elsewhere"
        GONE = "gone"

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def sign(
    purpose: str, organisation: Organisation, payload: Mapping[str, str], person: Person | None
) -> str:
    """Return what stands in a link that is for one purpose and one person (None: for whoever).

    It needs no quoting in an address.
    """
    signed = {
        "organisation": organisation.pk,
        "person": person.pk if person else None,
        "payload": dict(payload),
    }
    return dumps(signed, salt=_salt(purpose))


def read(
    purpose: str, token: str, organisation: Organisation, max_age: timedelta
) -> tuple[dict[str, str], Person | None]:
    """Return the payload of a link and the person whom it is for.

    Raises BadLink: it is older than `max_age`, it was changed or is for another purpose, it is of
    another organisation, or the person left.
    """
    try:
        signed = loads(token, salt=_salt(purpose), max_age=max_age)
    except SignatureExpired:
        raise BadLink(BadLink.Reason.EXPIRED) from None
    except BadSignature:
        raise BadLink(BadLink.Reason.DAMAGED) from None
    if signed["organisation"] != organisation.pk:
        raise BadLink(BadLink.Reason.ELSEWHERE)
    return signed["payload"], _person(organisation, signed["person"])


def _person(organisation: Organisation, pk: int | None) -> Person | None:
    if pk is None:
        return None
    here = Person.objects.filter(organisation=organisation, is_active=True)
    found: Person | None = here.filter(pk=pk).first()
    if found is None:
        raise BadLink(BadLink.Reason.GONE)
    return found


def _salt(purpose: str) -> str:
    return f"stoeprand.post.links.{purpose}"
