"""The secret address of somebody's calendar: made when asked for, and ended when asked for."""

import secrets

from django.utils import timezone

from stoeprand.people.models import Person
from stoeprand.post.models import FeedKey


def make_feed_key(person: Person) -> FeedKey:
    """Give a person's calendar a new address; the one before, if any, leads nowhere any more."""
    key, _ = FeedKey.objects.update_or_create(
        person=person,
        defaults={
            "organisation": person.organisation,
            "key": secrets.token_urlsafe(32),
            "made_at": timezone.now(),
        },
    )
    return key


def revoke_feed_key(person: Person) -> None:
    """Have a person's calendar stand at no address at all."""
    FeedKey.objects.filter(person=person).delete()
