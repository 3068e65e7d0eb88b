"""Answering what is asked about an idea: seen, advice, yes, or an honest no."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.engine.messages import message
from stoeprand.ideas.actions.holding import held_asked, tidy, written_down
from stoeprand.ideas.answerers import may_answer_for
from stoeprand.ideas.mails import mail_answered
from stoeprand.ideas.models import AnswerKind, Asked, Kind, Refusal, RefusalKind, State
from stoeprand.ideas.plans import movable
from stoeprand.ideas.versions import area_of
from stoeprand.ledger.chain import Json
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Person

CAN_BE_ANSWERED = {
    Kind.TELL: (AnswerKind.SEEN,),
    Kind.CONSULT: (AnswerKind.ADVICE,),
    Kind.AGREE: (AnswerKind.YES, AnswerKind.NO),
    Kind.MOVE: (AnswerKind.YES, AnswerKind.NO),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What an owner answers. Of a no: which kind, and when it is looked at again, if ever."""

    answer: AnswerKind
    sentence: str = ""
    no: RefusalKind = RefusalKind.NO
    again_on: date | None = None


@transaction.atomic
def answer(*, asked_id: int, said: Said, by: Person) -> Asked:
    """Answer something that is asked; return it as it then is.

    What was answered already stays as it was, whoever answered. What silence decided stays too:
    what is said after that is kept beside it, and whoever asked hears it. An answer that is only
    late is an answer.

    Raises Refused where somebody else answers by now, where it was withdrawn, or where a sentence
    lacks.
    """
    asked = held_asked(asked_id)
    if asked.organisation_id != by.organisation_id or not may_answer_for(
        by, asked.owner_id, timezone.localdate()
    ):
        raise Refused(message("Somebody else answers this by now."))
    if asked.is_called_off:
        raise Refused(message("This was withdrawn. No answer is needed any more."))
    if asked.later_answer or (asked.answer and not asked.is_by_silence):
        return asked
    _see_that_it_answers(asked, said)
    return _said_later(asked, said, by) if asked.is_by_silence else _said(asked, said, by)


def settle(asked: Asked) -> None:
    """Have an idea be as far as the answers to what was asked let it be."""
    going = asked.going
    if asked.kind == Kind.MOVE and going.state == State.MOVE and asked.answer == AnswerKind.NO:
        going.state = State.REFUSED
    if asked.kind == Kind.AGREE and going.state == State.AGREEMENT:
        answers = set(going.asks.filter(kind=Kind.AGREE).values_list("answer", flat=True))
        if AnswerKind.NO in answers:
            going.state = State.REFUSED
            # nobody need think any more about what one of them has refused
            going.asks.waiting().filter(kind=Kind.AGREE).update(is_called_off=True)
        elif answers == {AnswerKind.YES}:
            going.state = State.AGREED
    going.save(update_fields=["state"])


def _said(asked: Asked, said: Said, by: Person) -> Asked:
    asked.answer, asked.answered_by, asked.answered_at = said.answer, by, timezone.now()
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    facts = _facts(asked, said)
    if said.answer == AnswerKind.NO:
        Refusal.objects.create(
            organisation=asked.organisation,
            area=asked.going.area,
            asked=asked,
            kind=said.no,
            again_on=said.again_on,
        )
    settle(asked)
    if asked.going.asked_by_id != by.pk:
        mail_answered(asked, said.answer, tidy(said.sentence), by)
    entry = written_down("idea.answered", asked.going, by, facts, tidy(said.sentence))
    Asked.objects.filter(pk=asked.pk).update(answer_entry=entry)
    asked.answer_entry = entry
    return asked


def _said_later(asked: Asked, said: Said, by: Person) -> Asked:
    """Keep what is said after silence counted; it undoes nothing by itself."""
    asked.later_answer, asked.later_by = said.answer, by
    asked.save(update_fields=["later_answer", "later_by"])
    if asked.going.asked_by_id != by.pk:
        mail_answered(asked, said.answer, tidy(said.sentence), by, after_silence=True)
    facts = _facts(asked, said) | {"after_silence": True}
    entry = written_down("idea.answered", asked.going, by, facts, tidy(said.sentence))
    Asked.objects.filter(pk=asked.pk).update(later_entry=entry)
    asked.later_entry = entry
    return asked


def _see_that_it_answers(asked: Asked, said: Said) -> None:
    if said.answer not in CAN_BE_ANSWERED[Kind(asked.kind)]:
        raise Refused(message("Choose one of the answers."))
    is_move = asked.kind == Kind.MOVE and said.answer == AnswerKind.YES
    if is_move and not movable(area_of(asked.going.version), asked.kerbs):
        raise Refused(message("Nobody here can move this kerb."))
    if said.answer == AnswerKind.ADVICE and not said.sentence.strip():
        raise Refused(message("Write your advice in a sentence or more."), "sentence")
    if said.answer == AnswerKind.NO:
        if not said.sentence.strip():
            raise Refused(message("Say why not. That is what makes a no honest."), "sentence")
        if said.again_on is not None and said.again_on <= timezone.localdate():
            raise Refused(message("Choose a day that is still to come."), "again_on")
        if said.no == RefusalKind.NOT_YET and said.again_on is None:
            raise Refused(message("Not yet: say on which day you look at it again."), "again_on")


def _facts(asked: Asked, said: Said) -> dict[str, Json]:
    facts: dict[str, Json] = {
        "asked": asked.pk,
        "owner": asked.owner_id,
        "answer": str(said.answer),
    }
    if said.answer == AnswerKind.NO:
        facts["no"] = str(said.no)
        facts["again_on"] = said.again_on.isoformat() if said.again_on else None
    return facts
