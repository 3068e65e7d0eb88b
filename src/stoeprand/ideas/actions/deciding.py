"""What whoever asked decides about their own idea: begin, stop, be done, be shown."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from stoeprand.engine.messages import message
from stoeprand.ideas.actions.holding import held, tidy, written_down
from stoeprand.ideas.mails import mail_withdrawn
from stoeprand.ideas.models import AnswerKind, Asked, Going, Kind, State
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Person


def own_going(going_id: int, by: Person) -> Going:
    """Return an idea of somebody's own, held. Raises PermissionDenied for that of others."""
    going = held(going_id)
    if going.asked_by_id != by.pk:
        raise PermissionDenied
    return going


def may_begin(going: Going, asks: list[Asked]) -> bool:
    """Say whether whoever asked may decide now to begin.

    All who were to agree said yes, and all who were asked for advice gave it or let their term go
    by: whoever is silent cannot keep somebody from deciding.
    """
    if going.state not in (State.ADVICE, State.AGREED):
        return False
    today = timezone.localdate()
    agreed = all(each.answer == AnswerKind.YES for each in asks if each.kind == Kind.AGREE)
    advised = all(each.answer or each.due < today for each in asks if each.kind == Kind.CONSULT)
    return agreed and advised


@transaction.atomic
def begin(*, going_id: int, sentence: str, by: Person) -> Going:
    """Begin, after advice or agreement; what one decided, in a sentence, is kept with it.

    Doing so again changes nothing. Raises PermissionDenied, and Refused where it is too early.
    """
    going = own_going(going_id, by)
    if going.went_ahead:
        return going
    asks = list(going.asks.all())
    if not may_begin(going, asks):
        raise Refused(message("You may begin as soon as everybody has answered."))
    is_told = any(asked.kind == Kind.TELL for asked in asks)
    going.state = State.TOLD if is_told else State.STARTED
    going.went_ahead_on = timezone.localdate()
    going.save(update_fields=["state", "went_ahead_on"])
    entry = written_down("idea.begun", going, by, sentence=tidy(sentence))
    Going.objects.filter(pk=going.pk).update(decided=entry)
    return going


@transaction.atomic
def finish(*, going_id: int, by: Person) -> Going:
    """Say that it is done. Raises PermissionDenied, and Refused for what never began."""
    going = own_going(going_id, by)
    if going.state == State.DONE:
        return going
    if not going.went_ahead:
        raise Refused(message("This has not begun yet."))
    going.state = State.DONE
    going.save(update_fields=["state"])
    written_down("idea.done", going, by)
    return going


@transaction.atomic
def withdraw(*, going_id: int, sentence: str, by: Person) -> Going:
    """Not go on with it; whoever still owed an answer hears that none is needed any more.

    Raises PermissionDenied, and Refused for what is done.
    """
    going = own_going(going_id, by)
    if going.state == State.WITHDRAWN:
        return going
    if going.state == State.DONE:
        raise Refused(message("This is done already."))
    for asked in going.asks.waiting().select_related("to"):
        asked.going = going
        if asked.to is not None and asked.to.is_active and asked.to.pk != by.pk:
            mail_withdrawn(asked)
    going.asks.waiting().update(is_called_off=True)
    going.state = State.WITHDRAWN
    going.went_ahead_on = None
    going.save(update_fields=["state", "went_ahead_on"])
    entry = written_down("idea.withdrawn", going, by, sentence=tidy(sentence))
    Going.objects.filter(pk=going.pk).update(decided=entry)
    return going


@transaction.atomic
def let_be_shown(*, going_id: int, may_be_shown: bool, by: Person) -> Going:
    """Let others at the organisation see this idea as an example, or not any more."""
    going = own_going(going_id, by)
    if going.may_be_shown != may_be_shown:
        going.may_be_shown = may_be_shown
        going.save(update_fields=["may_be_shown"])
        written_down("idea.shown", going, by, {"may_be_shown": may_be_shown})
    return going
