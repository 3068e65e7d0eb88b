"""Forgetting mail: a mail belongs to whoever got it, and links in it are keys."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from stoeprand.people.models import Person
from stoeprand.post.models import JobRun, Mail

KEPT_FOR = timedelta(days=30)
JOBS_KEPT_FOR = timedelta(days=400)

FORGOTTEN = {"subject": "", "text": "", "html": "", "address": "", "name": "", "reply_to": ""}
"""What is left is when it went, about which case, and the Message-ID that an answer names."""


@transaction.atomic
def forget_old_mail(day: date) -> None:
    """Forget content and address of mail that was due a month ago, whether it went or not."""
    _forget(Mail.objects.filter(not_before__lt=timezone.now() - KEPT_FOR))
    JobRun.objects.filter(day__lt=day - JOBS_KEPT_FOR).delete()


@transaction.atomic
def forget_mail_to(person: Person) -> None:
    """Forget all mail to a person who is erased; what waits does not go out any more."""
    _forget(Mail.objects.filter(person=person))


def _forget(mails: QuerySet[Mail]) -> None:
    now = timezone.now()
    mails.filter(sent_at=None, given_up_at=None).update(given_up_at=now, last_error="Forgotten")
    mails.exclude(address="").update(**FORGOTTEN)
