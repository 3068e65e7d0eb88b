"""Who sends which mail: a worker claims it first, and writes down how it went."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from stoeprand.post.models import Mail

CLAIM_HOLDS = timedelta(minutes=10)
"""After so long a claim is that of a worker that was killed. Sending takes far less: the mail
server has 20 seconds for each of its answers (`EMAIL_TIMEOUT`)."""

AT_A_TIME = 20
"""So many waiting mails does a worker try to claim one of, before it looks again."""

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=4)


def claim_mail(*, worker: str, now: datetime) -> Mail | None:
    """Claim the mail that has been due longest, for one worker; None where nothing is due.

    Of two workers that want the same one, the condition of the UPDATE lets one through.
    """
    due = _free(now).filter(not_before__lte=now, try_until__gte=now)
    while waiting := due.order_by("not_before", "pk").values_list("pk", flat=True)[:AT_A_TIME]:
        for pk in waiting:
            if due.filter(pk=pk).update(claimed_at=now, claimed_by=worker):
                mail: Mail = Mail.objects.select_related("organisation").get(pk=pk)
                return mail
    return None


def give_up_old_mail(*, now: datetime) -> int:
    """Give up what waited too long to be sent still; return how many that are.

    So it is with what was queued on a laptop without a mail server, weeks before there was one.
    """
    return _free(now).filter(try_until__lt=now).update(given_up_at=now, last_error="TooOld")


def mark_sent(mail: Mail, *, now: datetime) -> None:
    """Write down that a mail server took the mail."""
    Mail.objects.filter(pk=mail.pk).update(
        sent_at=now,
        given_up_at=None,
        claimed_at=None,
        claimed_by="",
        attempts=mail.attempts + 1,
        last_error="",
    )


def mark_failed(mail: Mail, *, kind: str, for_good: bool, now: datetime) -> None:
    """Write down that a mail did not go, and when it is tried again: never, where it is for good.

    Where meanwhile another worker took it over, what that one finds counts.
    """
    again = now + pause_after(mail.attempts + 1)
    Mail.objects.filter(pk=mail.pk, claimed_by=mail.claimed_by, sent_at=None).update(
        given_up_at=now if for_good or again > mail.try_until else None,
        not_before=again,
        claimed_at=None,
        claimed_by="",
        attempts=mail.attempts + 1,
        last_error=kind[:80],
    )


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts that failed: doubled each time, to a limit."""
    doubled: int = 2 ** min(attempts - 1, 10)
    return min(LONGEST_PAUSE, FIRST_PAUSE * doubled)


def _free(now: datetime) -> QuerySet[Mail]:
    """Return the mail that waits and that nobody is sending."""
    is_free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_HOLDS)
    return Mail.objects.filter(is_free, sent_at=None, given_up_at=None)
