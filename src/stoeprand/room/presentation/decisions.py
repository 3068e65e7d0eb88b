"""An answer to "may I?" as a page shows it; one component on every page."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    headline,
    idea_pairs,
    kerb_sentence,
    left_in_words,
    promises_in_words,
    unsaid_in_words,
    what_remains,
    whom_to_ask_in_words,
)
from stoeprand.room.presentation.kerbs import KerbShown, show_kerb
from stoeprand.room.presentation.levels import Rung, ladder
from stoeprand.room.presentation.people import PersonShown, show_person
from stoeprand.room.speaking import speech_in


@dataclass(frozen=True, slots=True)
class KerbSays:
    """One kerb in a sentence: all that it says, or what it leaves looser than the answer."""

    id: str
    title: str
    sentence: str


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
    what is left of that; `perhaps` those that may still turn out to count.
    """

    tone: str
    headline: str
    explanation: str
    ladder: list[Rung]
    idea: list[tuple[str, str]]
    remains: list[KerbSays]
    because: list[CountingKerb]
    within: list[CountingKerb]
    perhaps: list[KerbSays]
    people: list[PersonShown]
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
    area: Area, decision: Decision, values: Mapping[str, Value], at: date, language: str
) -> DecisionShown:
    """Return what a page shows of a decision about `values` on the day `at`."""
    with override(language):
        return _shown(speech_in(language), area, decision, values, at)


def _shown(
    speech: Speech, area: Area, decision: Decision, values: Mapping[str, Value], at: date
) -> DecisionShown:
    because = _because(speech, area, decision, values, at)
    within = _within(speech, area, decision, values, at)
    counting = [shown.kerb.id for shown in (*because, *within)]
    return DecisionShown(
        tone=_tone(decision),
        headline=headline(speech, decision),
        explanation=explanation(speech, area, decision),
        ladder=ladder(speech, decision),
        idea=idea_pairs(speech, area, values),
        remains=_remains(speech, area, decision),
        because=because,
        within=within,
        perhaps=[_in_full(speech, area, kerb_id) for kerb_id in decision.perhaps],
        people=[show_person(speech, area, talk) for talk in decision.talk_to],
        covers=covers_in_words(speech, area, counting),
        promises=promises_in_words(speech, area, counting, at),
        unsaid=_unsaid(speech, area, decision),
        day=day_in_words(speech, at),
    )


def _tone(decision: Decision) -> str:
    if decision.level is None:
        return "depends"
    if decision.level is Level.FREE and decision.unsaid:
        return "unsaid"
    return decision.level.id


def _remains(speech: Speech, area: Area, decision: Decision) -> list[KerbSays]:
    found = []
    for reason in decision.because:
        kerb = area.kerb(reason.kerb)
        sentence = what_remains(speech, area, kerb, reason.level)
        if sentence:
            found.append(KerbSays(kerb.id, speech.read(kerb.title), sentence))
    return found


def _in_full(speech: Speech, area: Area, kerb_id: str) -> KerbSays:
    kerb = area.kerb(kerb_id)
    return KerbSays(kerb.id, speech.read(kerb.title), kerb_sentence(speech, area, kerb))


def _because(
    speech: Speech, area: Area, decision: Decision, values: Mapping[str, Value], at: date
) -> list[CountingKerb]:
    left = {found.kerb: distance_in_words(speech, area, found) for found in decision.left}
    return [
        CountingKerb(
            show_kerb(speech, area, area.kerb(reason.kerb), at, reason.level, values),
            left.get(reason.kerb, ""),
        )
        for reason in decision.because
    ]


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
