"""Queueing mail: a row in the transaction of whoever has something to say."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from stoeprand.people.models import Organisation, Person
from stoeprand.post.addresses import own_domain
from stoeprand.post.models import Mail

TRIED_FOR = timedelta(days=5)
"""So long is a mail tried; longer than a long weekend in which nobody looks at the server."""


class BadAddress(ValueError):
    """No mail can go to this address. What it is is not said: an error is written down."""


def queue_mail(
    *,
    organisation: Organisation,
    to: Person | str,
    language: str,
    subject: str,
    text: str,
    html: str = "",
    about: str,
    not_before: datetime | None = None,
    try_until: datetime | None = None,
    reply_to: Person | None = None,
) -> Mail:
    """Queue a mail, in the transaction of the caller: where that is rolled back it never goes out.

    `to` is a person of the organisation or a bare address. `text` says all that `html` says.
    `about` names the case, such as `idea 12`: mails about one case to one reader form a thread.
    After `try_until` it is of no use any more, as a link to sign in is. An answer goes to
    `reply_to`, where there is one. Raises BadAddress, and ValueError for people
    of another organisation.
    """
    if any(
        isinstance(each, Person) and each.organisation_id != organisation.pk
        for each in (to, reply_to)
    ):
        raise ValueError("mail stays within an organisation")
    person, address, name = (to, to.email, to.name) if isinstance(to, Person) else (None, to, "")
    _see_that_it_is_reachable(address)
    now = timezone.now()
    begin = max(now, not_before) if not_before else now
    return Mail.objects.create(
        organisation=organisation,
        person=person,
        address=address,
        name=_on_one_line(name),
        reply_to=reply_to.email if reply_to else "",
        language=language,
        subject=_on_one_line(subject),
        text=text,
        html=html,
        message_id=f"<{uuid4().hex}@{own_domain()}>",
        about=about,
        queued_at=now,
        not_before=begin,
        try_until=try_until or begin + TRIED_FOR,
    )


def try_again(mail: Mail) -> bool:
    """Have a mail that was given up tried anew; say whether it can be, being there and given up."""
    now = timezone.now()
    given_up = Mail.objects.filter(pk=mail.pk).exclude(given_up_at=None).exclude(address="")
    return bool(
        given_up.update(given_up_at=None, not_before=now, try_until=now + TRIED_FOR, attempts=0)
    )


def _see_that_it_is_reachable(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise BadAddress from None


def _on_one_line(text: str) -> str:
    """Return a text for a header: what is typed with line ends in it can make no other header."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
