"""Which mail somebody may look at: what waits on a laptop, and what could not be delivered."""

from django.db.models import QuerySet

from stoeprand.people.models import Organisation, Person
from stoeprand.post.models import Mail

MOST_SHOWN = 100


def mail_here(organisation: Organisation) -> QuerySet[Mail]:
    """Return the mail of an organisation that did not go out, the newest first; forgotten mail not.

    For the mail page of a laptop alone: there are keys in it.
    """
    here = Mail.objects.filter(organisation=organisation, sent_at=None).exclude(address="")
    return here.order_by("-queued_at", "-pk")


def undelivered(person: Person | None) -> QuerySet[Mail]:
    """Return the mail that was given up, the newest first, as far as a person may see it.

    Only who administers sees it; of each no more is read than to whom it was and why it failed.
    """
    seen: QuerySet[Mail] = Mail.objects.visible_to(person)
    given_up = seen.exclude(given_up_at=None).exclude(address="")
    return given_up.order_by("-given_up_at", "-pk").only(
        "organisation", "address", "name", "queued_at", "given_up_at", "attempts", "last_error"
    )
