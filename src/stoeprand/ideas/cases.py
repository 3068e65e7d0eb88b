"""The whole of one idea, for whoever may see it: what it is, which kerbs count, what was said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from stoeprand.engine import check
from stoeprand.engine.area import Area
from stoeprand.ideas.models import (
    AnswerKind,
    Asked,
    Going,
    Kind,
    Refusal,
    State,
    words_in,
)
from stoeprand.ideas.plans import movable
from stoeprand.ideas.versions import area_of
from stoeprand.ideas.words import (
    answer_in_words,
    by_when,
    how_late,
    kind_of_no,
    said_day,
    what_is_asked,
    what_was_answered,
)
from stoeprand.room import presentation
from stoeprand.room.presentation import DecisionShown
from stoeprand.room.shared import SharedIdea, address_of_idea, values_that_fit


@dataclass(frozen=True, slots=True)
class AskShown:
    """Something that was asked of one owner, and what became of it.

    `owner` is the owner as the area file names them; `by` who answered, where somebody did.
    """

    pk: int
    kind: str
    what: str
    owner: str
    to: str
    words: str
    due: str
    late: str
    is_waiting: bool
    is_called_off: bool
    answer: str
    answer_words: str
    by: str
    no: str
    later: str
    later_words: str
    later_by: str


@dataclass(frozen=True, slots=True)
class CaseShown:
    """An idea and all that was said about it, in one language."""

    going: Going
    title: str
    asker: str
    area: str
    state: str
    since: str
    words: str
    decided: str
    answer: DecisionShown
    asks: list[AskShown]
    kerbs: list[tuple[str, str]]
    movable: list[str]
    ask_again: str


def goings() -> QuerySet[Going]:
    """Return ideas with all that a case shows of them, in a number of queries that is fixed."""
    asks = (
        Asked.objects.select_related(
            "to", "answered_by", "later_by", "refusal", "entry", "answer_entry", "later_entry"
        )
        .prefetch_related(
            "entry__particulars", "answer_entry__particulars", "later_entry__particulars"
        )
        .order_by("pk")
    )
    related = ("area", "version", "organisation", "asked_by", "circle", "entry", "decided")
    return (
        Going.objects.select_related(*related)
        .defer("version__document")
        .prefetch_related("entry__particulars", "decided__particulars", Prefetch("asks", asks))
    )


def case_of(going: Going, language: str, today: date) -> CaseShown:
    """Return what a page shows of an idea that came from `goings()`."""
    area = area_of(going.version)
    values = values_that_fit(area, going.values, language)
    decision = check(area, values, going.asked_on)
    asks = [_shown(each, going, area, language, today) for each in going.asks.all()]
    return CaseShown(
        going=going,
        title=going.title,
        asker=going.asked_by.name,
        area=area.title.said_in(language),
        state=str(State(going.state).label),
        since=said_day(going.asked_on, language),
        words=words_in(going.entry),
        decided=words_in(going.decided),
        answer=presentation.decision(area, decision, values, going.asked_on, language),
        asks=asks,
        kerbs=[(each, area.kerb(each).title.said_in(language)) for each in going.kerbs],
        movable=movable(area, going.kerbs),
        ask_again=address_of_idea(
            area, SharedIdea("", {language: going.title}, going.values), language
        ),
    )


def _shown(asked: Asked, going: Going, area: Area, language: str, today: date) -> AskShown:
    person = area.people[asked.owner_id]
    name, role = person.name.said_in(language), person.role.said_in(language)
    refusal: Refusal | None = getattr(asked, "refusal", None)
    said_with_it = words_in(asked.entry) if asked.entry_id != going.entry_id else ""
    return AskShown(
        pk=asked.pk,
        kind=str(Kind(asked.kind).label),
        what=what_is_asked(asked, going.asked_by.name),
        owner=name if name == role else f"{name}, {role}",
        to=asked.to.name if asked.to else "",
        words=said_with_it,
        due=by_when(asked, language) if asked.is_waiting else "",
        late=how_late(asked.due, today) if asked.is_waiting else "",
        is_waiting=asked.is_waiting,
        is_called_off=asked.is_called_off,
        answer=what_was_answered(asked),
        answer_words=words_in(asked.answer_entry),
        by=asked.answered_by.name if asked.answered_by else "",
        no=kind_of_no(refusal, language) if refusal else "",
        later=answer_in_words(asked, AnswerKind(asked.later_answer)) if asked.later_answer else "",
        later_words=words_in(asked.later_entry),
        later_by=asked.later_by.name if asked.later_by else "",
    )
