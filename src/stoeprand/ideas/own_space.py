"""What waits for somebody, what they wait for, and their ideas: one page, and the same days."""

from dataclasses import dataclass
from datetime import date

from stoeprand.ideas.answerers import owners_answered_by
from stoeprand.ideas.models import OVER, Asked, AsksSeen, Going, State
from stoeprand.ideas.words import by_when, how_late, what_is_asked
from stoeprand.people.models import Person

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class WaitingShown:
    """Something that waits for an answer: `pk` is that of what was asked, `idea` of its idea."""

    pk: int
    idea: int
    title: str
    words: str
    due: str
    late: str


@dataclass(frozen=True, slots=True)
class OwnIdea:
    """An idea of one's own, and how far it is."""

    pk: int
    title: str
    state: str
    may_begin: bool


@dataclass(frozen=True, slots=True)
class OwnSpace:
    """All that is somebody's own; lists are cut after a hundred."""

    for_me: list[WaitingShown]
    i_wait: list[WaitingShown]
    ideas: list[OwnIdea]
    is_cut: bool


def own_space(person: Person, today: date, language: str) -> OwnSpace:
    """Return what waits for somebody, and so on, in eight queries."""
    for_me = [
        _waiting(asked, what_is_asked(asked, asked.going.asked_by.name), today, language)
        for asked in waits_for(person, today)
    ]
    i_wait = [
        _waiting(asked, asked.to.name if asked.to else asked.owner_id, today, language)
        for asked in awaited_by(person)
    ]
    rows = Going.objects.filter(asked_by=person).order_by("-pk")[: MOST_SHOWN + 1]
    ideas = [
        OwnIdea(each.pk, each.title, str(State(each.state).label), _may_go(each)) for each in rows
    ]
    longest = max(len(for_me), len(i_wait), len(ideas))
    return OwnSpace(
        for_me[:MOST_SHOWN], i_wait[:MOST_SHOWN], ideas[:MOST_SHOWN], longest > MOST_SHOWN
    )


def waits_for(person: Person, on: date) -> list[Asked]:
    """Return what somebody is to answer, the first due day first."""
    owners = owners_answered_by(person, on)
    mine = Asked.objects.filter(organisation=person.organisation_id, owner_id__in=owners)
    return _in_order(mine)


def awaited_by(person: Person) -> list[Asked]:
    """Return what somebody waits for, the first due day first."""
    return _in_order(Asked.objects.filter(going__asked_by=person).exclude(going__state__in=OVER))


def _in_order(asks: AsksSeen) -> list[Asked]:
    waiting = asks.waiting().select_related("going__asked_by", "to").order_by("due", "pk")
    return list(waiting[: MOST_SHOWN + 1])


def _waiting(asked: Asked, words: str, today: date, language: str) -> WaitingShown:
    return WaitingShown(
        pk=asked.pk,
        idea=asked.going_id,
        title=asked.going.title,
        words=words,
        due=by_when(asked, language),
        late=how_late(asked.due, today),
    )


def _may_go(going: Going) -> bool:
    return going.state == State.AGREED
