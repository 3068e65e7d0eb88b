"""An answer to "may I?" as a page shows it; one component on every page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import override

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Value
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import (
    Speech,
    covers_in_words,
    day_in_words,
    distance_in_words,
    explanation,
    fixed_in_words,
    headline,
    idea_pairs,
    kerb_sentence,
    left_in_words,
    promises_in_words,
    remains_in_words,
    unsaid_in_words,
    who_may_know_in_words,
    whom_to_ask_in_words,
)
from stoeprand.room.presentation.kerbs import KerbShown, show_kerb
from stoeprand.room.presentation.levels import LevelShown, Rung, ladder, show_level
from stoeprand.room.presentation.people import PersonShown, show_person
from stoeprand.room.speaking import speech_in


@dataclass(frozen=True, slots=True)
class KerbSays:
    """One kerb in a sentence: all that it says."""

    id: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RemainderShown:
    """What another answer to one question makes of the idea; `level` is the loosest it can be."""

    title: str
    level: LevelShown
    sentence: str


@dataclass(frozen=True, slots=True)
class RemainsShown:
    """What one other answer would make looser, and what may not be read in it."""

    heading: str
    remainders: list[RemainderShown]
    caveat: str


@dataclass(frozen=True, slots=True)
class CountingKerb:
    """A kerb that counts for this idea, and how much the idea has left until its edge."""

    kerb: KerbShown
    left: str


@dataclass(frozen=True, slots=True)
class UnsaidShown:
    """Something on which nobody has said anything, with the questions to whoever could."""

    sentence: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionShown:
    """The whole answer.

    `tone` names class and icon: the level, `depends` while unknown things decide, or `unsaid` where
    an answer is free as far as anybody has said. `within` are kerbs that leave the idea free, with
    what is left of that; `perhaps` those that may still turn out to count; `may_know` says who may
    know what the answer still depends on; `fixed` that nobody can move what is in the way. A no
    leaves nothing to count on: `covers` and `promises` are empty then.
    """

    tone: str
    headline: str
    explanation: str
    may_know: list[str]
    ladder: list[Rung]
    idea: list[tuple[str, str]]
    remains: RemainsShown | None
    because: list[CountingKerb]
    within: list[CountingKerb]
    perhaps: list[KerbSays]
    people: list[PersonShown]
    fixed: str
    covers: str
    promises: list[str]
    unsaid: list[UnsaidShown]
    day: str

    @property
    def icon(self) -> str:
        """The template that draws the icon of the answer."""
        return f"icons/{'help' if self.tone in ('depends', 'unsaid') else self.tone}.svg"

    @property
    def is_free(self) -> bool:
        """Whether the answer is to do it, without anybody being asked or told."""
        return self.tone in ("free", "unsaid")

    @property
    def depends(self) -> bool:
        """Whether the answer still hangs on something that is not known."""
        return self.tone == "depends"


def decision(
    area: Area,
    decision: Decision,
    values: Mapping[str, Value],
    at: date,
    language: str,
    asked: Sequence[str] = (),
) -> DecisionShown:
    """Return what a page shows of a decision about `values` on the day `at`.

    `asked` are the dimensions that the page asks about next, in that order.
    """
    with override(language):
        return _shown(speech_in(language), area, decision, values, at, asked)


def tone_of(decision: Decision) -> str:
    """Return what names class and icon of an answer: `depends`, `unsaid` or the level."""
    if decision.level is None:
        return "depends"
    if decision.level is Level.FREE and decision.unsaid:
        return "unsaid"
    return decision.level.id


def _shown(
    speech: Speech,
    area: Area,
    decision: Decision,
    values: Mapping[str, Value],
    at: date,
    asked: Sequence[str],
) -> DecisionShown:
    because = _because(speech, area, decision, values, at)
    within = _within(speech, area, decision, values, at)
    is_no = decision.level is Level.NO
    counting = [] if is_no else [shown.kerb.id for shown in (*because, *within)]
    return DecisionShown(
        tone=tone_of(decision),
        headline=headline(speech, decision),
        explanation=explanation(speech, area, decision, asked),
        may_know=who_may_know_in_words(speech, area, decision) if decision.level is None else [],
        ladder=ladder(speech, decision),
        idea=idea_pairs(speech, area, values),
        remains=_remains(speech, area, decision, values, at),
        because=because,
        within=within,
        perhaps=[_in_full(speech, area, kerb_id) for kerb_id in decision.perhaps],
        people=[show_person(speech, area, talk) for talk in decision.talk_to],
        fixed=fixed_in_words(speech, area, decision) if is_no else "",
        covers=covers_in_words(speech, area, counting),
        promises=[] if is_no else promises_in_words(speech, area, counting, at),
        unsaid=_unsaid(speech, area, decision),
        day=day_in_words(speech, at),
    )


def _remains(
    speech: Speech, area: Area, decision: Decision, values: Mapping[str, Value], at: date
) -> RemainsShown | None:
    """Return what one other answer would make looser; None while it depends or all is free."""
    if decision.level in (None, Level.FREE):
        return None
    remains = remains_in_words(speech, area, decision, values, at)
    return RemainsShown(
        heading=remains.heading,
        remainders=[
            RemainderShown(
                title=speech.name_of(remainder.dimension),
                level=show_level(speech, remainder.level),
                sentence=remainder.sentence,
            )
            for remainder in remains.remainders
        ],
        caveat=remains.caveat,
    )


def _in_full(speech: Speech, area: Area, kerb_id: str) -> KerbSays:
    kerb = area.kerb(kerb_id)
    return KerbSays(kerb.id, speech.read(kerb.title), kerb_sentence(speech, area, kerb))


def _because(
    speech: Speech, area: Area, decision: Decision, values: Mapping[str, Value], at: date
) -> list[CountingKerb]:
    left = {found.kerb: distance_in_words(speech, area, found) for found in decision.left}
    counting = []
    for reason in decision.because:
        kerb = show_kerb(speech, area, area.kerb(reason.kerb), at, reason.level, values)
        if decision.level is Level.NO:  # whose silence counts as yes is no matter then
            kerb = replace(kerb, silence="")
        counting.append(CountingKerb(kerb, left.get(reason.kerb, "")))
    return counting


def _within(
    speech: Speech, area: Area, decision: Decision, values: Mapping[str, Value], at: date
) -> list[CountingKerb]:
    counted = {reason.kerb for reason in decision.because}
    return [
        CountingKerb(
            show_kerb(speech, area, area.kerb(found.kerb), at, found.level, values),
            left_in_words(speech, area, found),
        )
        for found in decision.left
        if found.kerb not in counted
    ]


def _unsaid(speech: Speech, area: Area, decision: Decision) -> list[UnsaidShown]:
    return [
        UnsaidShown(
            unsaid_in_words(speech, area, unsaid),
            tuple(whom_to_ask_in_words(speech, area, kerb_id) for kerb_id in unsaid.kerbs),
        )
        for unsaid in decision.unsaid
    ]
