"""Kerbs that two versions have otherwise, in words: what each said, what it says, and who asks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.band_steps import BandStep, steps_of_bands
from stoeprand.engine.sentences.comparing import (
    Times,
    by_importance,
    days_of,
    names_of,
    step_said,
    times_of,
)
from stoeprand.engine.sentences.kerbs import kerb_sentence, when_it_applies
from stoeprand.engine.sentences.speech import Speech, sentence
from stoeprand.engine.sentences.standing import (
    mover_in_words,
    promise_in_words,
    silence_in_words,
    source_in_words,
    stands_for_in_words,
    term_in_words,
    why_in_words,
)
from stoeprand.engine.versions.diff import Diff


@dataclass(frozen=True, slots=True)
class KerbChangeInWords:
    """A kerb that is not the same on both sides.

    `before` and `after` are all that it says; `steps` what becomes different of it, band by band,
    where only its bands do, and `condition` when that counts ('' for always). `notes` tell what
    else is different. With `only_wording` the kerb asks the same of every idea as before, whatever
    its words, owner or promise.
    """

    kerb: str
    title: str
    before: str
    after: str
    condition: str
    steps: tuple[str, ...]
    notes: tuple[str, ...]
    owner: str
    only_wording: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison: a kerb there, if there is one, and whether it counts on the day."""

    area: Area
    kerb: Kerb | None
    counts: bool


def kerb_changes_in_words(
    speech: Speech, diff: Diff, times: Times | None = None
) -> tuple[KerbChangeInWords, ...]:
    """Return the kerbs that are different: those behind the moves first, mere wording last.

    Both sides are called as `times` says, else as `times_of` does.
    """
    found = list(_changes(speech, diff, times or times_of(speech, diff)))
    rank: dict[str, int] = {}
    for place, move in enumerate(by_importance(diff)):
        for kerb_id in move.because:
            rank.setdefault(kerb_id, place)
    found.sort(key=lambda change: (change.only_wording, rank.get(change.kerb, len(diff.moves))))
    return tuple(found)


def _changes(speech: Speech, diff: Diff, times: Times) -> Iterator[KerbChangeInWords]:
    old = {kerb.id: kerb for kerb in diff.old.kerbs}
    new = {kerb.id: kerb for kerb in diff.new.kerbs}
    for kerb_id in {**old, **new}:
        before, after = old.get(kerb_id), new.get(kerb_id)
        change = _change(
            speech,
            diff,
            times,
            _Side(diff.old, before, before is not None and before.is_in_force(diff.at)),
            _Side(diff.new, after, after is not None and after.is_in_force(diff.new_at)),
        )
        if change is not None:
            yield change


def _change(
    speech: Speech, diff: Diff, times: Times, old: _Side, new: _Side
) -> KerbChangeInWords | None:
    if _is_untouched(old, new):
        return None
    side = new if new.kerb else old
    assert side.kerb is not None  # noqa: S101  (it is a kerb of either)
    found = _steps(speech, times, old, new)
    steps = found if found and old.counts and new.counts else []
    notes = _notes(speech, diff, old, new)
    only_wording = found == [] and old.counts is new.counts and _terms(old) == _terms(new)
    before, after = _before(speech, diff, old, new), _after(speech, diff, old, new)
    if only_wording and before == after and not notes:
        return None
    return KerbChangeInWords(
        kerb=side.kerb.id,
        title=speech.read(side.kerb.title),
        before=before,
        after=after,
        condition=when_it_applies(speech, side.area, side.kerb) if steps else "",
        steps=tuple(steps),
        notes=notes,
        owner=speech.person_and_role(side.area.people[side.kerb.owner]),
        only_wording=only_wording,
    )


def _is_untouched(old: _Side, new: _Side) -> bool:
    """Say without words that nothing about a kerb is different, as is so of most kerbs."""
    before, after = old.kerb, new.kerb
    if before is None or after is None or old.counts is not new.counts:
        return False
    people = {before.owner, before.signs or before.owner, before.who_stands_for_it}
    return (
        before == replace(after, line=before.line)
        and all(old.area.people[each] == new.area.people[each] for each in people)
        and all(
            old.area.dimensions[each] == new.area.dimensions[each]
            for each in (before.on, *before.when)
        )
    )


def _terms(side: _Side) -> tuple[date | None, date | None]:
    return days_of(side.kerb) if side.kerb else (None, None)


def _steps(speech: Speech, times: Times, old: _Side, new: _Side) -> list[str] | None:
    """Return what becomes different band by band; None where more than the bands is different."""
    before, after = old.kerb, new.kerb
    if before is None or after is None:
        return None
    if (before.on, before.when) != (after.on, after.when):
        return None
    if before.bands is None or after.bands is None:
        return [] if before.bands is after.bands else None
    dimensions = old.area.dimensions[before.on], new.area.dimensions[after.on]
    steps = steps_of_bands(speech, *dimensions, before.bands, after.bands)
    return [_step(speech, times, new.area, after, step) for step in steps]


def _step(speech: Speech, times: Times, area: Area, kerb: Kerb, step: BandStep) -> str:
    people = names_of(speech, area, (kerb.whom_to_ask(step.after),))
    said = step_said(speech, times, step.before, step.after, people)
    if not step.where:
        return sentence(said)
    return sentence(speech.say(message("{conditions}: {said}", conditions=step.where, said=said)))


def _before(speech: Speech, diff: Diff, old: _Side, new: _Side) -> str:
    if old.kerb is None:
        return speech.say(message("This kerb is not there yet."))
    if new.counts and not old.counts:
        return _does_not_count(speech, old.kerb, diff.at)
    return _said(speech, old, diff.at, with_days=_days_are_news(old, new))


def _after(speech: Speech, diff: Diff, old: _Side, new: _Side) -> str:
    if new.kerb is None:
        return speech.say(message("This kerb is gone."))
    if old.counts and not new.counts:
        return _does_not_count(speech, new.kerb, diff.new_at)
    return _said(speech, new, diff.new_at, with_days=_days_are_news(old, new))


def _does_not_count(speech: Speech, kerb: Kerb, at: date) -> str:
    """Return that a kerb begins to count after a day, and when, or that it has ended by then."""
    if kerb.valid_from is None or kerb.valid_from <= at:
        return speech.say(message("This kerb no longer counts."))
    not_yet = speech.say(message("This kerb does not count yet."))
    return f"{not_yet} {term_in_words(speech, kerb, at)}".strip()


def _days_are_news(old: _Side, new: _Side) -> bool:
    """Say whether a reader must know from or until when the kerb counts to see what changes."""
    return _terms(old) != _terms(new) or not (old.counts and new.counts)


def _said(speech: Speech, side: _Side, at: date, *, with_days: bool) -> str:
    """Return all that a kerb says, with the days on which it does where these are news."""
    assert side.kerb is not None  # noqa: S101  (asked before)
    said = kerb_sentence(speech, side.area, side.kerb)
    return f"{said} {term_in_words(speech, side.kerb, at)}".strip() if with_days else said


def _notes(speech: Speech, diff: Diff, old: _Side, new: _Side) -> tuple[str, ...]:
    """Return what else is different about a kerb that both versions have."""
    before, after = old.kerb, new.kerb
    if before is None or after is None:
        return ()
    notes = []
    facts = zip(_facts(speech, diff.old, before), _facts(speech, diff.new, after), strict=True)
    for was, becomes in facts:
        if becomes and becomes != was:
            notes.append(speech.say(message("New: {what}", what=becomes)))
        elif was and not becomes:
            notes.append(speech.say(message("Gone: {what}", what=was)))
    if after.promised_until and after.promised_until > (before.promised_until or date.min):
        promise = promise_in_words(speech, after.promised_until, diff.new_at)
        notes += [speech.say(message("New: {what}", what=promise))] if promise else []
    return tuple(notes)


def _facts(speech: Speech, area: Area, kerb: Kerb) -> tuple[str, ...]:
    """Return what is said about a kerb beside its bands; '' for what nobody said."""
    title = message("The title is {title}.", title=speech.quote(speech.read(kerb.title)))
    owner = speech.person_and_role(area.people[kerb.owner])
    return (
        speech.say(title),
        speech.say(message("The owner is {owner}.", owner=owner)),
        _who_agrees(speech, area, kerb),
        silence_in_words(speech, kerb, Level.AGREE),
        stands_for_in_words(speech, area, kerb),
        mover_in_words(speech, kerb),
        why_in_words(speech, kerb) if kerb.why else "",
        speech.say(message("Source: {source}", source=source_in_words(speech, kerb))),
    )


def _who_agrees(speech: Speech, area: Area, kerb: Kerb) -> str:
    if kerb.signs is None:
        return ""
    signer = speech.person_and_role(area.people[kerb.signs])
    return speech.say(message("Agreement is given by {signer}.", signer=signer))
