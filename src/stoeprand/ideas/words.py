"""What is asked, and what was answered, in sentences; pages and mails say it alike."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stoeprand.engine.sentences import day_in_words
from stoeprand.ideas.models import AnswerKind, Asked, Kind, Refusal, RefusalKind
from stoeprand.post.working_days import working_days_between
from stoeprand.room.speaking import speech_in


def said_day(day: date, language: str) -> str:
    """Return a day in words."""
    return day_in_words(speech_in(language), day)


def what_is_asked(asked: Asked, asker: str) -> str:
    """Return what somebody tells or asks, for whoever answers."""
    if asked.kind == Kind.TELL:
        return _("{name} does this, and tells you.").format(name=asker)
    if asked.kind == Kind.CONSULT:
        return _("{name} asks your advice, and then decides.").format(name=asker)
    if asked.kind == Kind.AGREE:
        return _("{name} asks whether you agree.").format(name=asker)
    return _("{name} asks for an honest answer: can your kerb be moved?").format(name=asker)


def by_when(asked: Asked, language: str) -> str:
    """Return by which day an answer is due, and what silence means after that."""
    day = said_day(asked.due, language)
    if asked.silence_counts:
        return _("No answer up to and including {day}? Then that counts as yes.").format(day=day)
    if asked.kind == Kind.TELL:
        return _("A reaction is asked up to and including {day}.").format(day=day)
    return _("An answer is asked up to and including {day}.").format(day=day)


def what_was_answered(asked: Asked) -> str:
    """Return an answer in a sentence without its words; empty while there is none."""
    if not asked.answer:
        return ""
    if asked.is_by_silence:
        return _("Yes, because no answer came in time.")
    return answer_in_words(asked, asked.answer)


def answer_in_words(asked: Asked, answer: str) -> str:
    """Return an answer of somebody in a sentence."""
    if answer == AnswerKind.SEEN:
        return _("Seen.")
    if answer == AnswerKind.ADVICE:
        return _("Advice was given.")
    if answer == AnswerKind.YES:
        return _("I shall have it moved.") if asked.kind == Kind.MOVE else _("I agree.")
    return _("Not agreed.") if asked.kind == Kind.AGREE else _("It is not moved.")


def kind_of_no(refusal: Refusal, language: str) -> str:
    """Return which no it is, and when it is looked at again."""
    words = {
        RefusalKind.NO: _("No."),
        RefusalKind.NOT_YET: _("Not yet."),
        RefusalKind.NOT_SO: _("Not this way."),
    }[RefusalKind(refusal.kind)]
    if refusal.again_on is None:
        return words
    again = _("It is looked at again on {day}.").format(day=said_day(refusal.again_on, language))
    return f"{words} {again}"


def how_late(due: date, today: date) -> str:
    """Return that something is late, in words; empty while it is not."""
    if today <= due:
        return ""
    days = working_days_between(due, today)
    if not days:
        return _("Late")
    return ngettext("Late: {days} working day", "Late: {days} working days", days).format(days=days)
