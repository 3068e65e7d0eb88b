"""What all words about two versions share: the days they speak of, a step, and an example of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.check import check
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.ideas import idea_in_words
from stoeprand.engine.sentences.levels import clause
from stoeprand.engine.sentences.quantities import day_in_words
from stoeprand.engine.sentences.speech import Speech, sentence
from stoeprand.engine.versions.diff import Diff, Move
from stoeprand.engine.versions.fitting import fits

MOST_NAMED = 3
"""So many kerbs or people are named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Times:
    """What the two sides of a comparison are called: "now", and "after this change" or a day."""

    now: str
    then: str


@dataclass(frozen=True, slots=True)
class ExampleInWords:
    """One idea: what it is about here, and `besides` what else is filled in; either may be ''."""

    about: str
    besides: str


def times_of(speech: Speech, diff: Diff) -> Times:
    """Return how to speak of both sides; a version beside itself is spoken of by its days."""
    now = speech.say(message("now"))
    if diff.new_at == diff.at:
        return Times(now, speech.say(message("after this change")))
    days = _days_of_change(diff) if _is_one_version(diff) else set()
    if len(days) == 1:
        return Times(now, from_day_on(speech, days.pop()))
    return Times(now, speech.say(message("on {day}", day=day_in_words(speech, diff.new_at))))


def from_day_on(speech: Speech, day: date) -> str:
    """Return that something holds from a day on, that day included."""
    return speech.say(message("from {start} on", start=day_in_words(speech, day)))


def days_of(kerb: Kerb) -> tuple[date | None, date | None]:
    """Return from and until when a kerb counts, both days included."""
    return kerb.valid_from, kerb.valid_until


def by_importance(diff: Diff) -> list[Move]:
    """Return the moves: stricter ones before looser ones, and of each the largest steps first."""
    return sorted(
        diff.moves,
        key=lambda move: (move.after < move.before, -abs(move.after - move.before), move.before),
    )


def step_in_words(
    speech: Speech, times: Times, before: Level, after: Level, people: Sequence[str]
) -> str:
    """Return from what to what something goes, in a sentence; `people` are those to turn to then.

    "Now you do it yourself; after this change it needs the agreement of Noor."
    """
    return sentence(step_said(speech, times, before, after, people))


def step_said(
    speech: Speech, times: Times, before: Level, after: Level, people: Sequence[str]
) -> str:
    """Return from what to what something goes, to stand in a sentence."""
    first = clause(speech, before, times.now)
    then = _then(speech, after, times.then, some_of(speech, people))
    return speech.say(message("{before}; {after}", before=first, after=then))


def decision_about(area: Area, values: Values, at: date) -> Decision | None:
    """Return what a complete idea may on a day; None when it does not fit the area."""
    known = {key: value for key, value in values.items() if key in area.dimensions}
    return None if not_fitting(area, known) else check(area, known, at)


def kerbs_at(decision: Decision | None, level: Level) -> tuple[str, ...]:
    """Return the kerbs that ask a level of an idea by themselves; none at free."""
    reasons = decision.because if decision else ()
    return tuple(reason.kerb for reason in reasons if reason.level is level)


def not_fitting(area: Area, values: Values) -> list[str]:
    """Return the dimensions of an area that do not know the value of an idea, in their order."""
    return [
        key
        for key, dimension in area.dimensions.items()
        if key in values and not fits(dimension.domain, values[key])
    ]


def people_for(area: Area, kerb_ids: Sequence[str], level: Level) -> tuple[str, ...]:
    """Return the ids of those to turn to for kerbs at a level, each once."""
    return tuple(dict.fromkeys(area.kerb(kerb_id).whom_to_ask(level) for kerb_id in kerb_ids))


def names_of(speech: Speech, area: Area, people: Sequence[str]) -> list[str]:
    """Return the names of people of an area."""
    return [speech.person(area, person_id) for person_id in people]


def with_roles(speech: Speech, area: Area, people: Sequence[str]) -> tuple[str, ...]:
    """Return the names of people of an area with their roles."""
    return tuple(speech.person_and_role(area.people[person_id]) for person_id in people)


def looked_at_by(area: Area, kerb_ids: Collection[str]) -> set[str]:
    """Return the dimensions that kerbs of an area look at."""
    kerbs = (area.kerb(kerb_id) for kerb_id in kerb_ids)
    return {key for kerb in kerbs for key in (kerb.on, *kerb.when)}


def example_in_words(
    speech: Speech, first: Area, other: Area, values: Values, about: Collection[str]
) -> ExampleInWords:
    """Return an idea over the dimensions of two versions, in the words of the first one.

    What it is `about` is set apart; without that, all of it is what it is about.
    """
    told = {key: value for key, value in values.items() if key in about} or values
    rest = {key: value for key, value in values.items() if key not in told}
    return ExampleInWords(
        _idea_of_either(speech, first, other, told), _idea_of_either(speech, first, other, rest)
    )


def some_of(speech: Speech, words: Sequence[str]) -> str:
    """Return the first few of the words, and how many more there are."""
    if len(words) <= MOST_NAMED + 1:
        return speech.together(words)
    left = len(words) - MOST_NAMED
    return speech.together([*words[:MOST_NAMED], speech.say(message("{count} more", count=left))])


def cause_in_words(speech: Speech, area: Area, kerb_ids: Sequence[str]) -> str:
    """Return because of which kerbs something is so; empty where there are none."""
    if not kerb_ids:
        return ""
    quoted = [speech.quote(title) for title in titles_of(speech, area, kerb_ids)]
    return speech.say(message("This is because of {kerbs}.", kerbs=some_of(speech, quoted)))


def titles_of(speech: Speech, area: Area, kerb_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the titles of kerbs of an area."""
    return tuple(speech.read(area.kerb(kerb_id).title) for kerb_id in kerb_ids)


def _idea_of_either(speech: Speech, first: Area, other: Area, values: Values) -> str:
    others = {key: value for key, value in values.items() if key not in first.dimensions}
    said = [idea_in_words(speech, first, values), idea_in_words(speech, other, others)]
    return "; ".join(part for part in said if part)


def _is_one_version(diff: Diff) -> bool:
    """Say whether both sides are the same version, so that only the days differ."""
    old, new = diff.old, diff.new
    return old is new or (old.dimensions, old.kerbs, old.people, old.promised_until) == (
        new.dimensions,
        new.kerbs,
        new.people,
        new.promised_until,
    )


def _days_of_change(diff: Diff) -> set[date]:
    """Return the days after `at`, `new_at` included, on which some kerb begins or ends to count."""
    begins = (kerb.valid_from for kerb in diff.old.kerbs if kerb.valid_from)
    ends = (kerb.valid_until for kerb in diff.old.kerbs if kerb.valid_until)
    after_ends = (end + timedelta(days=1) for end in ends if end < diff.new_at)
    return {day for day in (*begins, *after_ends) if diff.at < day <= diff.new_at}


def _then(speech: Speech, level: Level, when: str, people: str) -> str:
    if level is Level.NO:
        return speech.say(message("{when} it can no longer be done", when=when))
    if level is Level.FREE or not people:
        return clause(speech, level, when)
    return speech.say(_then_with(level, when, people))


def _then_with(level: Level, when: str, people: str) -> Message:
    match level:
        case Level.TELL:
            return message("{when} you do it and tell {people}", when=when, people=people)
        case Level.CONSULT:
            return message(
                "{when} you ask {people} for advice first, then decide yourself",
                when=when,
                people=people,
            )
        case _:
            return message("{when} it needs the agreement of {people}", when=when, people=people)
