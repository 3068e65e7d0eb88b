"""What can be done, as a page shows it: ways that lead further, one click away, or why none do."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import override

from stoeprand.engine import check
from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import SetDomain, Value, Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences import (
    Speech,
    level_name,
    mover_in_words,
    value_in_words,
)
from stoeprand.room.address import address_of, values_of
from stoeprand.room.speaking import speech_in

if TYPE_CHECKING:  # finding ways needs the solver; showing them does not
    from stoeprand.room.actions import WaysFound

_THEN = {
    Level.FREE: message("Then you do it, without asking or telling anybody:"),
    Level.TELL: message("Then you do it, and you tell the owner:"),
    Level.CONSULT: message("Then you ask advice first, and decide yourself:"),
    Level.AGREE: message("Then it can be done, once you have agreement:"),
}
_AS_FAR_AS_SAID = message("do it, as far as anybody has said")
_NO_WAY = message("Nothing that you change makes it possible. This holds it back:")


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
class HoldingKerb:
    """A kerb that holds an idea back, whom to talk to about it, and who could move it."""

    id: str
    title: str
    owner: str
    mover: str


@dataclass(frozen=True, slots=True)
class WaysShown:
    """What can be done.

    `then` says what the `ways` lead to; `nearest` stays closer to the idea, and leads less far;
    `held` says what cannot be had by any change, because of `kerbs`.
    """

    then: str
    ways: list[WayShown]
    nearest: WayShown | None
    held: str
    kerbs: list[HoldingKerb]


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
        return WaysShown(
            then=speech.say(_THEN[loosest.to]) if loosest else "",
            ways=[_way(asked, each.changes) for each in loosest.ways] if loosest else [],
            nearest=_way(asked, found.nearest.changes) if found.nearest else None,
            held=_held_in_words(speech, found),
            kerbs=[_holding(speech, area, kerb_id) for kerb_id in found.held],
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
    is_unsaid = decision.worst is Level.FREE and decision.unsaid
    return WayShown(
        changes=[
            _change_in_words(asked.speech, asked.area.dimensions[each], asked.answers[each], new)
            for each, new in changes.items()
        ],
        tone="unsaid" if is_unsaid else decision.worst.id,
        name=asked.speech.say(_AS_FAR_AS_SAID)
        if is_unsaid
        else level_name(asked.speech, decision.worst),
        url=address_of(asked.area, answers, question=asked.question),
    )


def _held_in_words(speech: Speech, found: "WaysFound") -> str:
    """Return what no change gives; empty where a change can give all."""
    if not found.held:
        return ""
    level = found.loosest.to if found.loosest else found.before
    if level is Level.NO:
        return speech.say(_NO_WAY)
    name = level_name(speech, level)
    words = message(
        "Nothing that you change makes it looser than ‘{level}’. This holds it back:", level=name
    )
    return speech.say(words)


def _holding(speech: Speech, area: Area, kerb_id: str) -> HoldingKerb:
    kerb = area.kerb(kerb_id)
    return HoldingKerb(
        id=kerb.id,
        title=speech.read(kerb.title),
        owner=speech.person_and_role(area.people[kerb.owner]),
        mover=mover_in_words(speech, kerb),
    )


def _change_in_words(speech: Speech, dimension: Dimension, old: Value, new: Value) -> str:
    """Return what becomes of one answer, beside what it was."""
    name = speech.name_of(dimension)
    if isinstance(old, frozenset) and isinstance(new, frozenset):
        return f"{name}: {_members_in_words(speech, dimension, old, new)}"
    words = message(
        "{name}: {new} instead of {old}",
        name=name.rstrip("?"),
        new=_value_in_words(speech, dimension, new),
        old=_value_in_words(speech, dimension, old),
    )
    return speech.say(words)


def _value_in_words(speech: Speech, dimension: Dimension, value: Value) -> str:
    said = value_in_words(speech, dimension, value)
    return speech.quote(said) if isinstance(value, str) else said


def _members_in_words(
    speech: Speech, dimension: Dimension, old: frozenset[str], new: frozenset[str]
) -> str:
    """Return which members of a set go, and which come."""
    parts = []
    if gone := old - new:
        parts.append(message("without {members}", members=_labels(speech, dimension, gone)))
    if come := new - old:
        parts.append(message("with {members}", members=_labels(speech, dimension, come)))
    return ", ".join(speech.say(part) for part in parts)


def _labels(speech: Speech, dimension: Dimension, members: frozenset[str]) -> str:
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (only sets have members)
    ordered = (member for member in dimension.domain.members if member in members)
    return speech.together(
        [speech.quote(dimension.label_in(speech.language, each)) for each in ordered]
    )
