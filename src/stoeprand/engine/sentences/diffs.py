"""What changes between two versions of an area, in words that a colleague would use.

Each function returns values with texts, most important first and all there are: whoever shows them
says how many fit. They speak of both sides as `times_of` does ("now" and "after this change"), or
as the one who shows them wants it (`times`). Nothing here decides anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.broken_promises import (
    EndedPromise,
    PromiseInWords,
    ended_promises,
    promises_in_words,
)
from stoeprand.engine.sentences.comparing import (
    ExampleInWords,
    Times,
    by_importance,
    cause_in_words,
    days_of,
    decision_about,
    example_in_words,
    kerbs_at,
    looked_at_by,
    names_of,
    not_fitting,
    people_for,
    some_of,
    step_in_words,
    times_of,
    titles_of,
    with_roles,
)
from stoeprand.engine.sentences.kerb_changes import KerbChangeInWords, kerb_changes_in_words
from stoeprand.engine.sentences.levels import level_name
from stoeprand.engine.sentences.quantities import day_in_words
from stoeprand.engine.sentences.speech import Speech, sentence
from stoeprand.engine.versions.diff import Diff, Move
from stoeprand.engine.versions.side_by_side import says_the_same

__all__ = [
    "EndedPromise",
    "ExampleInWords",
    "FitInWords",
    "KerbChangeInWords",
    "MoveInWords",
    "PromiseInWords",
    "Times",
    "ended_promises",
    "fit_in_words",
    "kerb_changes_in_words",
    "moves_in_words",
    "promises_in_words",
    "summary_in_words",
    "two_areas_in_words",
]


@dataclass(frozen=True, slots=True)
class MoveInWords:
    """Ideas that go from one level to another, with one of them.

    `because` are the titles of the `kerbs` (ids) that make it so, and `cause` says it in a
    sentence; `people` are those to turn to from then on, with their roles. `caution` warns of room
    that is only there because nobody says anything any more; '' where that is not so.
    """

    before: Level
    after: Level
    before_name: str
    after_name: str
    sentence: str
    example: ExampleInWords
    kerbs: tuple[str, ...]
    because: tuple[str, ...]
    cause: str
    people: tuple[str, ...]
    caution: str

    @property
    def is_stricter(self) -> bool:
        """Whether these ideas have less room than before."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class FitInWords:
    """Ideas that can be asked about in one version alone, with one of them."""

    is_lost: bool
    sentence: str
    example: str


def moves_in_words(
    speech: Speech, diff: Diff, times: Times | None = None
) -> tuple[MoveInWords, ...]:
    """Return the moves: what becomes stricter before what becomes looser, largest steps first."""
    said = times or times_of(speech, diff)
    return tuple(_move(speech, diff, said, move) for move in by_importance(diff))


def fit_in_words(speech: Speech, diff: Diff, times: Times | None = None) -> tuple[FitInWords, ...]:
    """Return what fits no more, and then what fits only now; at most one of each."""
    return tuple(_fits(speech, diff, (times or times_of(speech, diff)).then))


def two_areas_in_words(speech: Speech, diff: Diff) -> str:
    """Return that these are no versions of one area; '' where they are."""
    if diff.old.id == diff.new.id:
        return ""
    old, new = (
        speech.say(message("{what} ({name})", what=speech.read(area.title), name=area.id))
        for area in (diff.old, diff.new)
    )
    said = message("Note: these are two different areas: {old} and {new}.", old=old, new=new)
    return speech.say(said)


def summary_in_words(speech: Speech, diff: Diff) -> str:
    """Return in a sentence or two whether there is less room or more, and what is not kept."""
    said = sentence(speech.say(_no_change(speech, diff) if diff.same else _room(speech, diff)))
    broken = len({promise.kerb for promise in diff.broken_promises})
    if broken == 0:
        return said
    kept = (
        message("One promise is not kept.")
        if broken == 1
        else message("{count} promises are not kept.", count=broken)
    )
    return f"{said} {speech.say(kept)}"


def _move(speech: Speech, diff: Diff, times: Times, move: Move) -> MoveInWords:
    whose = diff.new if move.after > move.before else diff.old
    old = decision_about(diff.old, move.example, diff.at)
    new = decision_about(diff.new, move.example, diff.new_at)
    before, after = kerbs_at(old, move.before), kerbs_at(new, move.after)
    people = people_for(diff.new, after, move.after)
    about = looked_at_by(diff.old, before) | looked_at_by(diff.new, after)
    return MoveInWords(
        before=move.before,
        after=move.after,
        before_name=level_name(speech, move.before),
        after_name=level_name(speech, move.after),
        sentence=step_in_words(
            speech, times, move.before, move.after, names_of(speech, diff.new, people)
        ),
        example=example_in_words(speech, diff.new, diff.old, move.example, about),
        kerbs=move.because,
        because=titles_of(speech, whose, move.because),
        cause=cause_in_words(speech, whose, move.because),
        people=with_roles(speech, diff.new, people),
        caution=_caution(speech, diff.new, old, new),
    )


def _caution(speech: Speech, area: Area, old: Decision | None, new: Decision | None) -> str:
    """Return on what nobody says anything any more, which is no freedom; '' for nothing."""
    unsaid = {each.dimension for each in old.unsaid} if old else set()
    names = [
        speech.quote(speech.name_of(area.dimensions[each.dimension]))
        for each in (new.unsaid if new else ())
        if each.dimension not in unsaid
    ]
    if not names:
        return ""
    said = message("Note: on {names} nobody has said anything then.", names=some_of(speech, names))
    return speech.say(said)


def _fits(speech: Speech, diff: Diff, then: str) -> Iterator[FitInWords]:
    if diff.only_old is not None:
        said = speech.say(message("{when} this no longer fits here", when=then))
        yield FitInWords(True, sentence(said), _unfit(speech, diff.old, diff.new, diff.only_old))
    if diff.only_new is not None:
        said = speech.say(message("{when} this fits here too", when=then))
        yield FitInWords(False, sentence(said), _unfit(speech, diff.new, diff.old, diff.only_new))


def _unfit(speech: Speech, fitting: Area, other: Area, values: Values) -> str:
    """Return what of an idea does not fit the other version; that alone keeps it out."""
    return example_in_words(speech, fitting, other, values, not_fitting(other, values)).about


def _room(speech: Speech, diff: Diff) -> Message:
    when = times_of(speech, diff).then
    if diff.lost and diff.gained:
        return message(
            "{when} there is less room than now for some ideas, and more for others", when=when
        )
    if diff.lost:
        return message("{when} there is less room than now", when=when)
    return message("{when} there is more room than now", when=when)


def _no_change(speech: Speech, diff: Diff) -> Message:
    if not _differs_later(diff):
        return message("nothing changes in what you may do: every idea comes out as it does now")
    return message(
        "on {day} nothing changes yet in what you may do: every idea comes out as it does now",
        day=day_in_words(speech, diff.new_at),
    )


def _differs_later(diff: Diff) -> bool:
    """Say whether a kerb is not the same in both versions on a day after those compared."""
    old, new = ({kerb.id: kerb for kerb in area.kerbs} for area in (diff.old, diff.new))
    for kerb_id in {**old, **new}:
        sides = [kerb for kerb in (old.get(kerb_id), new.get(kerb_id)) if kerb is not None]
        if len(sides) == 2 and says_the_same(*sides) and days_of(sides[0]) == days_of(sides[1]):
            continue
        if any(_has_days_after(kerb, diff.new_at) for kerb in sides):
            return True
    return False


def _has_days_after(kerb: Kerb, day: date) -> bool:
    """Say whether a kerb begins or ends to count after a day."""
    begins, ends = days_of(kerb)
    return (begins is not None and begins > day) or (ends is not None and ends >= day)
