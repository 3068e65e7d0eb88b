"""Silence that counts: where a kerb says so, no answer within its term is a yes."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.ideas.actions.answering import settle
from stoeprand.ideas.actions.holding import held, written_down
from stoeprand.ideas.mails import mail_silence
from stoeprand.ideas.models import AnswerKind, Asked


@transaction.atomic
def let_silence_count(day: date) -> None:
    """Let what was due before this day, and of which silence counts, be answered with yes."""
    late = Asked.objects.waiting().filter(silence_counts=True, due__lt=day)
    settled = []
    # All ideas are held before the ledger is: whoever answers holds them in that order too.
    for going_id in sorted(set(late.values_list("going", flat=True))):
        going = held(going_id)
        for asked in late.filter(going=going).select_related("to").order_by("pk"):
            asked.going = going
            asked.answer, asked.answered_at = AnswerKind.YES, timezone.now()
            asked.save(update_fields=["answer", "answered_at"])
            settle(asked)
            mail_silence(asked)
            settled.append(asked)
    for asked in sorted(settled, key=lambda each: (each.organisation_id, each.pk)):
        facts = {"asked": asked.pk, "owner": asked.owner_id, "answer": "yes", "by_silence": True}
        written_down("idea.answered", asked.going, None, facts)
