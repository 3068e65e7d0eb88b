"""Forgetting, each day, what is over: sessions that ended, and counts of attempts."""

from datetime import date

from django.utils import timezone

from stoeprand.people.models import Attempt, Session


def forget_what_is_over(_day: date) -> None:
    """Remove sessions that are not used any more, and counts that count no more."""
    now = timezone.now()
    Session.objects.filter(expire_date__lte=now).delete()
    Attempt.objects.filter(ends_at__lte=now).delete()
