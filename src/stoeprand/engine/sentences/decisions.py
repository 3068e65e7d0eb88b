"""The answer to "may I?" in words: what it means, what is left, and whom to talk to."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from stoeprand.engine.area import Area, Kerb, LineBands
from stoeprand.engine.decision import Decision, Left, TalkTo, Unsaid
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.bounds import beyond_in_words, up_to_in_words
from stoeprand.engine.sentences.kerbs import question_to_owner
from stoeprand.engine.sentences.levels import clause, level_name
from stoeprand.engine.sentences.quantities import (
    amount_in_words,
    working_days_in_words,
)
from stoeprand.engine.sentences.speech import Speech, sentence
from stoeprand.engine.sentences.stretches import stretch_at, stretches_of

HEADLINES = {
    Level.FREE: message("Yes. Do it."),
    Level.TELL: message("Yes. Do it, and tell the owner."),
    Level.CONSULT: message("Yes, after asking advice. You decide."),
    Level.AGREE: message("Ask agreement first."),
    Level.NO: message("No, not like this."),
}
STILL_OPEN = message("That still depends.")
FREE_AS_FAR_AS_SAID = message("Yes, as far as anybody has said.")

MOST_NAMED = 3
"""So many things on which an answer depends are named; more would only be read past."""


def headline(speech: Speech, decision: Decision) -> str:
    """Return the answer in a few words."""
    level = decision.level
    if level is None:
        return speech.say(STILL_OPEN)
    if level is Level.FREE and decision.unsaid:
        return speech.say(FREE_AS_FAR_AS_SAID)
    return speech.say(HEADLINES[level])


def explanation(speech: Speech, area: Area, decision: Decision, asked: Sequence[str] = ()) -> str:
    """Return what the answer means for whoever asked, with the names of those to turn to.

    While it depends, what is `asked` next is named before the rest.
    """
    level = decision.level
    if level is None:
        return _what_it_depends_on(speech, area, decision, asked)
    if level is Level.FREE:
        return _free(speech, area, decision)
    if level is Level.NO:
        return speech.say(
            message(
                "{kerbs}. Look below at what does remain.",
                kerbs=_standing_in_the_way(speech, area, decision),
            )
        )
    people = speech.together(
        [speech.person(area, talk.person) for talk in decision.talk_to if talk.level is level]
    )
    emptiness = emptiness_in_words(speech, area, decision)
    return f"{speech.say(_with_people(level, people))} {emptiness}".strip()


def range_in_words(speech: Speech, decision: Decision) -> str:
    """Return between which two levels an answer still lies, both included."""
    return speech.say(
        message(
            "The loosest that it can come out at is ‘{best}’, the strictest ‘{worst}’.",
            best=level_name(speech, decision.best),
            worst=level_name(speech, decision.worst),
        )
    )


def left_in_words(speech: Speech, area: Area, left: Left) -> str:
    """Return how far this one idea is from the edge of its band, and what comes after it."""
    dimension, edge = area.dimensions[left.dimension], _edge(area, left)
    inside = clause(speech, left.level, up_to_in_words(speech, dimension, edge))
    after = clause(speech, left.next, beyond_in_words(speech, dimension, edge))
    bands = sentence(speech.say(message("{inside}; {after}", inside=inside, after=after)))
    return f"{distance_in_words(speech, area, left)} {bands}".strip()


def distance_in_words(speech: Speech, area: Area, left: Left) -> str:
    """Return how much there is left, for a reader who sees the edge already.

    Empty for an idea of nothing at all: there all of the band is left, and the band says so.
    """
    if left.left == left.until:
        return ""
    if left.left == 0:
        return speech.say(message("This is exactly at the edge."))
    unit, (end, included) = area.dimensions[left.dimension].unit, _edge(area, left)
    if included:
        amount = amount_in_words(speech, left.left, unit)
        return speech.say(message("You have {amount} left, for this idea alone.", amount=amount))
    amount = amount_in_words(speech, end - (left.until - left.left), unit)
    words = message("You have less than {amount} left, for this idea alone.", amount=amount)
    return speech.say(words)


def _edge(area: Area, left: Left) -> tuple[Decimal, bool]:
    """Return where the band ends as the kerb says it, and whether that is itself within.

    Of a band below 216,000 the last amount is 215,999.99; nobody thinks of it like that.
    """
    bands = area.kerb(left.kerb).bands
    assert isinstance(bands, LineBands)  # noqa: S101  (what is left is left on a line)
    stretches = stretches_of(bands)
    end = stretches[stretch_at(stretches, left.until)].end
    assert end is not None  # noqa: S101  (a stricter band follows)
    bound, included = end
    assert isinstance(bound, Decimal)  # noqa: S101  (what is left is an amount)
    return bound, included


def talk_in_words(speech: Speech, area: Area, talk: TalkTo) -> str:
    """Return what to say to somebody, and within which term they react."""
    person = area.people[talk.person]
    name = speech.read(person.name)
    term = working_days_in_words(speech, person.answers_within)
    return speech.say(_turn_to(talk.level, name, term))


def unsaid_in_words(speech: Speech, area: Area, unsaid: Unsaid) -> str:
    """Return that nobody has said anything on something that matters here."""
    name = speech.quote(speech.name_of(area.dimensions[unsaid.dimension]))
    return speech.say(message("On {name} nobody has said anything yet.", name=name))


def whom_to_ask_in_words(speech: Speech, area: Area, kerb_id: str) -> str:
    """Return the question about an open kerb, and who could answer it."""
    kerb = area.kerb(kerb_id)
    owner = speech.person_and_role(area.people[kerb.owner])
    question = speech.quote(question_to_owner(speech, kerb))
    return speech.say(message("Ask {owner}: {question}", owner=owner, question=question))


def who_may_know_in_words(speech: Speech, area: Area, decision: Decision) -> list[str]:
    """Return, by owner of a kerb on it, who may know what the answer still depends on."""
    kerbs = [*(reason.kerb for reason in decision.because), *decision.perhaps]
    about: dict[str, dict[str, None]] = {}
    for kerb in map(area.kerb, kerbs):
        about.setdefault(kerb.owner, {}).update(dict.fromkeys(_left_open(kerb, decision)))
    return [
        speech.say(
            message(
                "About {names}: ask {owner}.",
                owner=speech.person_and_role(area.people[owner]),
                names=_names(speech, area, dimensions),
            )
        )
        for owner, dimensions in about.items()
        if dimensions
    ]


def _left_open(kerb: Kerb, decision: Decision) -> list[str]:
    return [each for each in (kerb.on, *kerb.when) if each in decision.matters]


def _names(speech: Speech, area: Area, dimensions: Iterable[str]) -> str:
    return speech.together([speech.quote(speech.name_of(area.dimensions[d])) for d in dimensions])


def _free(speech: Speech, area: Area, decision: Decision) -> str:
    if not decision.unsaid:
        return speech.say(message("No kerb stands in your way. Nobody needs to be asked or told."))
    names = _names(speech, area, [unsaid.dimension for unsaid in decision.unsaid])
    return speech.say(
        message(
            "No kerb stands in your way, but on {names} nobody has said anything yet. "
            "That is no freedom: ask first.",
            names=names,
        )
    )


def emptiness_in_words(speech: Speech, area: Area, decision: Decision) -> str:
    """Return on what nobody has said anything yet, which is no freedom; '' where all is said."""
    if not decision.unsaid:
        return ""
    names = _names(speech, area, [unsaid.dimension for unsaid in decision.unsaid])
    return speech.say(message("Note: on {names} nobody has said anything yet.", names=names))


def _what_it_depends_on(
    speech: Speech, area: Area, decision: Decision, asked: Sequence[str]
) -> str:
    matters = dict.fromkeys(
        [*(each for each in asked if each in decision.matters), *decision.matters]
    )
    names = [speech.quote(speech.name_of(area.dimensions[name])) for name in matters]
    named = speech.together(names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        words = message(
            "It depends on {number} things, such as {names}.", number=len(names), names=named
        )
    else:
        words = message("It depends on {names}.", names=named)
    return f"{range_in_words(speech, decision)} {speech.say(words)}"


def _standing_in_the_way(speech: Speech, area: Area, decision: Decision) -> str:
    titles = [
        speech.quote(speech.read(area.kerb(reason.kerb).title))
        for reason in decision.because
        if reason.level is Level.NO
    ]
    if not titles:
        return speech.say(message("Whatever you fill in, a kerb stands in the way"))
    if len(titles) == 1:
        return speech.say(message("This kerb stands in the way: {title}", title=titles[0]))
    return speech.say(
        message("These kerbs stand in the way: {titles}", titles=speech.together(titles))
    )


def _with_people(level: Level, people: str) -> Message:
    if not people:
        # several kerbs each leave a way out, but no way out leaves them all: nobody in particular
        return message("Whatever you fill in, a kerb asks this of you.")
    match level:
        case Level.TELL:
            return message("You need no agreement. Let {people} know.", people=people)
        case Level.CONSULT:
            return message("Ask {people} for advice. Then you decide yourself.", people=people)
        case _:
            return message("Ask {people} before you begin.", people=people)


def _turn_to(level: Level, name: str, term: str) -> Message:
    match level:
        case Level.TELL:
            return message(
                "Let {name} know. You hear what {name} thinks of it within {term}.",
                name=name,
                term=term,
            )
        case Level.CONSULT:
            return message("Ask {name} for advice. You get it within {term}.", name=name, term=term)
        case Level.AGREE:
            return message(
                "Ask {name} for agreement. You get an answer within {term}.", name=name, term=term
            )
        case _:
            return message(
                "Ask {name} what does remain. You get an answer within {term}.",
                name=name,
                term=term,
            )


def still_open_kerb(speech: Speech, area: Area, kerb_id: str) -> str:
    """Return that a kerb may turn out to count, depending on what is not known yet."""
    title = speech.quote(speech.read(area.kerb(kerb_id).title))
    return sentence(speech.say(message("perhaps {title} counts too", title=title)))
