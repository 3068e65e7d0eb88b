"""Promises in words: those that are not kept, since when and how, and those that merely end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.area import Kerb
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.comparing import (
    ExampleInWords,
    Times,
    cause_in_words,
    decision_about,
    example_in_words,
    from_day_on,
    kerbs_at,
    looked_at_by,
    names_of,
    not_fitting,
    people_for,
    some_of,
    step_in_words,
    with_roles,
)
from stoeprand.engine.sentences.kerbs import kerb_sentence
from stoeprand.engine.sentences.quantities import day_in_words
from stoeprand.engine.sentences.speech import Speech
from stoeprand.engine.versions.diff import BrokenPromise, Diff, ShortenedPromise
from stoeprand.engine.versions.side_by_side import says_the_same


@dataclass(frozen=True, slots=True)
class PromiseInWords:
    """A promise that is not kept: of a kerb of the old version, or (None) of the whole area.

    `promised` says what until when, `sentence` what becomes of it. `day` is the first on which it
    is broken, with an example; a promise that is only shortened has neither. `owner` is who to talk
    to: the owner of the promised kerb, for an area those of the kerbs that break it.
    """

    kerb: str | None
    title: str
    promised: str
    sentence: str
    day: date | None
    example: ExampleInWords | None
    cause: str
    owner: str

    @property
    def is_broken(self) -> bool:
        """Whether something that was promised cannot be done; else the promise is shortened."""
        return self.day is not None


def promises_in_words(speech: Speech, diff: Diff) -> tuple[PromiseInWords, ...]:
    """Return the promises that are not kept, the area first and then in file order."""
    return tuple(
        _broken(speech, diff, found)
        if isinstance(found, BrokenPromise)
        else _shortened(speech, diff, found)
        for found in diff.broken_promises
    )


@dataclass(frozen=True, slots=True)
class EndedPromise:
    """A promise that ends by itself, of a kerb or (None) of the whole area, and when in words."""

    kerb: str | None
    title: str
    sentence: str


def ended_promises(speech: Speech, diff: Diff) -> tuple[EndedPromise, ...]:
    """Return the promises of the old version that merely end before the new one is looked at.

    Also those that were over before the old one is looked at, where what was promised is otherwise
    now: nothing is broken, and a reader may wonder why. The area first, then in file order.
    """
    told = {found.kerb for found in diff.broken_promises}
    return tuple(
        EndedPromise(kerb_id, _title(speech, diff, kerb_id), _end(speech, diff, until))
        for kerb_id, until in _ended(diff)
        if kerb_id not in told
    )


def _ended(diff: Diff) -> Iterator[tuple[str | None, date]]:
    """Yield whose promise does not run on the day of the new version, and its last day."""
    old, new = diff.old, diff.new
    until = old.promised_until
    if until and _ends(diff, until, new.promised_until, is_otherwise=bool(diff.moves)):
        yield None, until
    now = {kerb.id: kerb for kerb in new.kerbs}
    for kerb in old.kerbs:
        until, other = kerb.promised_until, now.get(kerb.id)
        if until is None or kerb.is_open:
            continue
        longer = other.promised_until if other else None
        if _ends(diff, until, longer, is_otherwise=_is_otherwise(kerb, other)):
            yield kerb.id, until


def _ends(diff: Diff, until: date, longer: date | None, *, is_otherwise: bool) -> bool:
    """Say whether a promise ends by itself before `new_at`; `longer` is how the new one has it."""
    if until >= diff.new_at or (longer is not None and longer >= diff.new_at):
        return False
    return until >= diff.at or is_otherwise


def _is_otherwise(kerb: Kerb, other: Kerb | None) -> bool:
    return other is None or not says_the_same(kerb, other)


def _end(speech: Speech, diff: Diff, until: date) -> str:
    day = day_in_words(speech, until)
    if until < diff.at:
        words = message("Was promised up to and including {day}; that promise is over.", day=day)
    else:
        words = message(
            "Promised up to and including {day}; then this promise ends by itself.", day=day
        )
    return speech.say(words)


def _broken(speech: Speech, diff: Diff, found: BrokenPromise) -> PromiseInWords:
    breaking = _breaking(diff, found)
    names = names_of(speech, diff.new, people_for(diff.new, breaking, found.after))
    by_promise = speech.say(message("by the promise"))
    times = Times(by_promise, from_day_on(speech, found.day))
    return PromiseInWords(
        kerb=found.kerb,
        title=_title(speech, diff, found.kerb),
        promised=_promised(speech, diff, found.kerb, found.promised_until),
        sentence=step_in_words(speech, times, found.before, found.after, names),
        day=found.day,
        example=example_in_words(
            speech, diff.old, diff.new, found.example, _about(diff, found, breaking)
        ),
        cause=cause_in_words(speech, diff.new, [key for key in breaking if key != found.kerb]),
        owner=_owner(speech, diff, found.kerb, breaking),
    )


def _shortened(speech: Speech, diff: Diff, found: ShortenedPromise) -> PromiseInWords:
    day = day_in_words(speech, found.promised_until)
    if found.now is None:
        words = message(
            "Promised up to and including {day}; the new version no longer promises it.", day=day
        )
    else:
        words = message(
            "Promised up to and including {day}; "
            "in the new version only up to and including {end}.",
            day=day,
            end=day_in_words(speech, found.now),
        )
    return PromiseInWords(
        kerb=found.kerb,
        title=_title(speech, diff, found.kerb),
        promised=_promised(speech, diff, found.kerb, found.promised_until),
        sentence=speech.say(words),
        day=None,
        example=None,
        cause="",
        owner=_owner(speech, diff, found.kerb, ()),
    )


def _title(speech: Speech, diff: Diff, kerb_id: str | None) -> str:
    title = diff.old.title if kerb_id is None else diff.old.kerb(kerb_id).title
    return speech.read(title)


def _promised(speech: Speech, diff: Diff, kerb_id: str | None, until: date) -> str:
    day = day_in_words(speech, until)
    if kerb_id is None:
        return speech.say(
            message("All room of this area is promised up to and including {day}.", day=day)
        )
    what = kerb_sentence(speech, diff.old, diff.old.kerb(kerb_id))
    return speech.say(message("Promised up to and including {day}: {what}", day=day, what=what))


def _owner(speech: Speech, diff: Diff, kerb_id: str | None, breaking: tuple[str, ...]) -> str:
    if kerb_id is not None:
        return speech.person_and_role(diff.old.people[diff.old.kerb(kerb_id).owner])
    owners = tuple(dict.fromkeys(diff.new.kerb(key).owner for key in breaking))
    return some_of(speech, with_roles(speech, diff.new, owners))


def _breaking(diff: Diff, found: BrokenPromise) -> tuple[str, ...]:
    """Return the new kerbs that bring the example of a broken promise to its level of that day.

    None where the example does not fit the new version at all.
    """
    at_level = kerbs_at(decision_about(diff.new, found.example, found.day), found.after)
    if found.kerb is None:
        return at_level
    if found.kerb in at_level:
        return (found.kerb,)
    # the promised kerb is gone: new ones on the same dimension stand in for it
    known_before = {kerb.id for kerb in diff.old.kerbs}
    on = diff.old.kerb(found.kerb).on
    return tuple(key for key in at_level if key not in known_before and diff.new.kerb(key).on == on)


def _about(diff: Diff, found: BrokenPromise, breaking: tuple[str, ...]) -> set[str]:
    """Return what of the example shows that the promise is broken."""
    promised = (
        kerbs_at(decision_about(diff.old, found.example, found.day), found.before)
        if found.kerb is None
        else (found.kerb,)
    )
    return (
        looked_at_by(diff.new, breaking)
        | looked_at_by(diff.old, promised)
        | {*not_fitting(diff.new, found.example)}
    )
