"""What stands on the pages of the room: the ways on below an answer, honest noes on an area's page.

Whoever is not signed in sees no more than that signing in lets one go on.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import measure_in_words
from stoeprand.ideas.before import DoneBefore, done_before
from stoeprand.ideas.models import Kind, Refusal, words_in
from stoeprand.ideas.plans import Plan, movable, plans_for
from stoeprand.ideas.totals import circles_of, counted_in, team_totals
from stoeprand.ideas.waiting import waiting_for
from stoeprand.ideas.words import kind_of_no, said_day
from stoeprand.people.models import Circle, Organisation, Person
from stoeprand.room.address import pairs_of
from stoeprand.room.slots import AnswerGiven, Slot
from stoeprand.room.speaking import speech_in

MOST_NOES = 20


@dataclass(frozen=True, slots=True)
class PlanShown:
    """Whom an idea goes to: the sentence says for what and by when; `is_here` whether by mail."""

    name: str
    sentence: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class TotalShown:
    """A total that counts what a team did: `sentence` says whether it does; `ideas` which."""

    sentence: str
    ideas: list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class WaysOn:
    """The way on for an answer: in words, with one button."""

    slug: str
    level: str
    words: str
    button: str
    asks_why: str
    plans: list[PlanShown]
    hidden: list[tuple[str, str]]
    question: str
    key: str
    circles: list[Circle]
    totals: list[TotalShown]
    before: list[DoneBefore]


@dataclass(frozen=True, slots=True)
class NoShown:
    """An honest no on the page of an area."""

    title: str
    kerbs: list[str]
    kind: str
    reason: str
    by: str


def beside_answer(given: AnswerGiven) -> Slot | None:
    """Return the ways on from an answer; none while it still depends on something."""
    if given.decision.level is None:
        return None
    if given.person is None:
        return Slot("ideas/components/sign_in.html", {"here": given.here})
    return Slot(
        "ideas/components/ways_on.html",
        {"way": _ways_on(given, given.person)},
        leads="way-on",
        link=_button(given.decision.level),
    )


def beside_area(
    organisation: Organisation, person: Person | None, area: Area, _day: date
) -> Slot | None:
    """Return the honest noes of an area and how many wait for a kerb, for who is signed in."""
    if person is None:
        return None
    language = get_language()
    noes = (
        Refusal.objects.visible_to(person)
        .filter(area__slug=area.id)
        .select_related("asked__going", "asked__answered_by", "asked__answer_entry")
        .prefetch_related("asked__answer_entry__particulars")
        .order_by("-pk")
    )
    waiting = waiting_for(organisation, area.id)
    titles = _titles(area, language)
    shown = {
        "noes": [_no(refusal, titles, language) for refusal in noes[:MOST_NOES]],
        "waiting": [(titles[each], n) for each, n in waiting.items() if each in titles],
    }
    return Slot("ideas/components/honest_noes.html", shown) if any(shown.values()) else None


def _ways_on(given: AnswerGiven, person: Person) -> WaysOn:
    level, language = given.decision.level, get_language()
    assert level is not None  # noqa: S101  (whoever calls looked)
    plans = plans_for(given.organisation, given.area, given.decision, person, given.day)
    circles = circles_of(person, given.day)
    return WaysOn(
        slug=given.area.id,
        level=level.id,
        words=_words(level, can_move=_can_move(given)),
        button=_button(level),
        asks_why=_asks_why(level),
        plans=[_plan(given.area, plan, language) for plan in plans],
        hidden=pairs_of(given.area, given.reading.answers),
        question=given.question,
        key=secrets.token_urlsafe(16),
        circles=circles,
        totals=_totals(given, circles, language),
        before=done_before(given.organisation, given.area, given.reading.values, language),
    )


def _can_move(given: AnswerGiven) -> bool:
    held_back = [each.kerb for each in given.decision.because if each.level is Level.NO]
    return bool(movable(given.area, held_back))


def _words(level: Level, *, can_move: bool) -> str:
    if level is Level.NO and not can_move:
        return _(
            "It does not fit, and nobody here can move this kerb. You can ask for an honest "
            "answer, on what does fit. It stands on the page of this area with your idea and "
            "without your name. You ask it of:"
        )
    return {
        Level.FREE: _("You decide. Say that you begin, and it stands among your ideas."),
        Level.TELL: _("You decide, and you may begin. Tell it to:"),
        Level.CONSULT: _("First ask advice. You decide when you have it. You ask it of:"),
        Level.AGREE: _("You begin when there is agreement. You ask it of:"),
        Level.NO: _(
            "It does not fit now. You can propose to move the kerb, and ask for an honest answer. "
            "A no comes with its reason, and stands on the page of this area with your idea and "
            "without your name. You ask it of:"
        ),
    }[level]


def _button(level: Level) -> str:
    return {
        Level.FREE: _("I begin"),
        Level.TELL: _("Tell it"),
        Level.CONSULT: _("Ask advice"),
        Level.AGREE: _("Ask agreement"),
        Level.NO: _("Ask an honest answer"),
    }[level]


def _asks_why(level: Level) -> str:
    """Return the question beside the room for a sentence; empty where nobody reads it."""
    if level is Level.FREE:
        return ""
    if level is Level.NO:
        return _("Why should this be possible? (may be empty)")
    return _("Do you want to say something with it? (may be empty)")


def _plan(area: Area, plan: Plan, language: str) -> PlanShown:
    speech = speech_in(language)
    owner = speech.person_and_role(area.people[plan.owner_id])
    name = plan.to.name if plan.to else owner
    if plan.to is None:
        words = _("Nobody has an account here for this name yet. Talk to them yourself.")
        return PlanShown(name, words, is_here=False)
    day = said_day(plan.due, language)
    if plan.silence_counts:
        words = _("No answer up to and including {day} counts as yes.").format(day=day)
    elif plan.kind == Kind.TELL:
        words = _("You get a reaction up to and including {day}.").format(day=day)
    else:
        words = _("You get an answer up to and including {day}.").format(day=day)
    return PlanShown(name, words, is_here=True)


def _totals(given: AnswerGiven, circles: Sequence[Circle], language: str) -> list[TotalShown]:
    return [
        _total(given, dimension_id, circles, language)
        for dimension_id in (each.id for each in team_totals(given.area))
    ]


def _total(
    given: AnswerGiven, dimension_id: str, circles: Sequence[Circle], language: str
) -> TotalShown:
    area, dimension = given.area, given.area.dimensions[dimension_id]
    name = dimension.name_in(language)
    if len(circles) == 1:
        speech = speech_in(language)
        counted = [
            (each.pk, each.title, measure_in_words(speech, dimension, each.amount))
            for each in counted_in(area, dimension, circles[0], given.day)
        ]
        words = (
            _("{total}: of {circle} these ideas are counted along.")
            if counted
            else _(
                "{total}: of {circle} nothing is counted along; no idea of it went ahead here yet."
            )
        )
        return TotalShown(words.format(total=name, circle=circles[0].name), counted)
    if dimension_id in given.reading.answers:
        words = _("{total}: what you filled in yourself is counted along.")
    else:
        words = _("{total}: this answer is for this idea alone. What was done before is not in it.")
    return TotalShown(words.format(total=name), [])


def _titles(area: Area, language: str) -> dict[str, str]:
    return {kerb.id: kerb.title.said_in(language) for kerb in area.kerbs}


def _no(refusal: Refusal, titles: dict[str, str], language: str) -> NoShown:
    asked = refusal.asked
    return NoShown(
        title=asked.going.title,
        kerbs=[titles.get(each, each) for each in asked.kerbs],
        kind=kind_of_no(refusal, language),
        reason=words_in(asked.answer_entry),
        by=asked.answered_by.name if asked.answered_by else "",
    )
