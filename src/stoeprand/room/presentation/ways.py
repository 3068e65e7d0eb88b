"""What can be done, as a page shows it: ways that lead further, one click away, or why none do."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import override

from stoeprand.engine import check
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.sentences import Speech
from stoeprand.engine.sentences.speech import sentence
from stoeprand.engine.sentences.ways import (
    HoldingKerbInWords,
    change_in_words,
    left_out,
    or_less_in_words,
    outcome_in_words,
    smaller_ways,
    then_in_words,
    ways_in_words,
)
from stoeprand.engine.totals import values_of
from stoeprand.room.address import address_of
from stoeprand.room.presentation.decisions import tone_of
from stoeprand.room.speaking import speech_in

if TYPE_CHECKING:  # finding ways needs the solver; showing them does not
    from stoeprand.room.actions import WaysFound


@dataclass(frozen=True, slots=True)
class WayShown:
    """What to change, what the idea then is, and the address that tries it.

    `tone` names class and icon: the level, or `unsaid` where that is free as far as anybody said.
    """

    changes: list[str]
    tone: str
    name: str
    url: str

    @property
    def icon(self) -> str:
        """The template that draws its icon."""
        return f"icons/{'help' if self.tone == 'unsaid' else self.tone}.svg"


@dataclass(frozen=True, slots=True)
class WaysShown:
    """What can be done.

    `then` says what the `ways` lead to, and so do those that leave part of the idea out: the
    `smaller` ones, with `or_less` above them. `nearest` stays closest to the idea, and leads less
    far; `held` says what cannot be had by any change, because of `kerbs`, and `note` how these
    work.
    """

    then: str
    ways: list[WayShown]
    or_less: str
    smaller: list[WayShown]
    nearest: WayShown | None
    held: str
    kerbs: tuple[HoldingKerbInWords, ...]
    note: str


def ways(
    area: Area,
    found: "WaysFound",
    answers: Values,
    question: str,
    at: date,
    language: str,
) -> WaysShown:
    """Return what a page shows of the ways that were found for a whole idea with these answers."""
    with override(language):
        speech = speech_in(language)
        asked = _Asked(speech, area, answers, question, at)
        loosest = found.loosest
        held = ways_in_words(speech, found.held, found.values) if found.held else None
        all_ways = loosest.ways if loosest else ()
        whole = [each for each in all_ways if not left_out(found.values, each.changes)]
        smaller = smaller_ways(found.values, all_ways)
        return WaysShown(
            then=then_in_words(speech, loosest, found.values) if loosest else "",
            ways=[_way(asked, each.changes) for each in whole],
            or_less=or_less_in_words(speech, whole, smaller),
            smaller=[_way(asked, each.changes) for each in smaller],
            nearest=_way(asked, found.nearest.changes) if found.nearest else None,
            held=held.answer if held else "",
            kerbs=held.kerbs if held else (),
            note=held.note if held else "",
        )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The idea that is asked about, and to whom it is spoken."""

    speech: Speech
    area: Area
    answers: Values
    question: str
    at: date


def _way(asked: _Asked, changes: Values) -> WayShown:
    answers = {**asked.answers, **changes}
    decision = check(asked.area, values_of(asked.area, answers), asked.at)
    return WayShown(
        changes=[
            sentence(
                change_in_words(asked.speech, asked.area.dimensions[each], asked.answers[each], new)
            )
            for each, new in changes.items()
        ],
        tone=tone_of(decision),
        name=outcome_in_words(asked.speech, decision),
        url=address_of(asked.area, answers, question=asked.question),
    )
