"""A successor says openly what they do with what they came to stand for: keep it, or reopen it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from stoeprand.changes.models import LONGEST_SENTENCE, Change, TakenOver
from stoeprand.changes.reading import read_change
from stoeprand.changes.texts import kept_text
from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Person


@transaction.atomic
def take_over(*, change: Change, keeps: bool, sentence: str, by: Person) -> TakenOver:
    """Say that one keeps what one came to stand for, or opens it again, and then why.

    Until something else is said in its place it holds. Only who answers today for what somebody
    else said may do this, whatever their roles. The same once more changes nothing. Raises
    PermissionDenied or Refused.
    """
    held, today = Change.objects.select_for_update().get(pk=change.pk), timezone.localdate()
    if not read_change(held, today).is_to_take_over(by):
        raise PermissionDenied
    why = kept_text(sentence, "sentence", LONGEST_SENTENCE)
    if not keeps and not why:
        raise Refused(message("Say why you open it again."), "sentence")
    last = TakenOver.objects.filter(change=held).order_by("pk").last()
    if last and (last.person_id, last.keeps, last.sentence) == (by.pk, keeps, why):
        return last
    taken = TakenOver(
        organisation=held.organisation,
        change=held,
        person=by,
        office=held.office,
        on=today,
        keeps=keeps,
        sentence=why,
    )
    taken.save()
    append(
        organisation=held.organisation,
        action="change.taken-over",
        by=by,
        facts={
            "change": held.slug,
            "office": held.office.slug if held.office else None,
            "keeps": keeps,
        },
        personal={"sentence": why} if why else {},
    )
    return taken
