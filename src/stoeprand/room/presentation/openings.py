"""Where a list of ideas is stuck, as a page shows it: which kerbs hold back most of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech, level_meaning, mover_in_words
from stoeprand.engine.sentences.openings import (
    UnsaidInWords,
    as_good_in_words,
    no_more_in_words,
    unsaid_of_list_in_words,
)
from stoeprand.room.presentation.first_ones import FirstOnes, first_ones
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.presentation.listed import ListedShown, listed
from stoeprand.room.questions import shown
from stoeprand.room.speaking import speech_in
from stoeprand.room.uploads import ListedIdea

if TYPE_CHECKING:  # what finds them is needed by few
    from stoeprand.engine.openings import Openings, Step
    from stoeprand.room.actions import LookedAt

MOST_NAMES = 20
"""So many ideas are named in one place; the others are counted, and stand in the table."""

MOST_FIXED = 20
"""So many kerbs that nobody can move are shown, those that hold back most."""


@dataclass(frozen=True, slots=True)
class LevelToReach:
    """A level that ideas may be wanted at; `chosen` is the one at hand."""

    level: LevelShown
    meaning: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class KerbToMove:
    """A kerb that holds ideas back, and who could move it."""

    id: str
    title: str
    mover: str


@dataclass(frozen=True, slots=True)
class FixedKerb:
    """A kerb that nobody can move, and the ideas that it holds back."""

    id: str
    title: str
    ideas: FirstOnes[str]


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """The best kerbs to move together, and the ideas that this opens.

    `as_good` says that others would open as many; '' where none are known.
    """

    heading: str
    kerbs: list[KerbToMove]
    opened: FirstOnes[str]
    as_good: str


@dataclass(frozen=True, slots=True)
class OpeningsShown:
    """The whole result. `is_decided` says whether the openings could be found in time.

    `open_now` counts the ideas that are at the level wanted already, `whole` those looked at;
    of the others, `incomplete`, something is unknown. `no_more` says that moving more kerbs opens
    no more, where that is so; `unsaid` on what nobody has said anything, and for how many ideas.
    """

    to: LevelShown
    is_decided: bool
    whole: int
    open_now: int
    incomplete: FirstOnes[str]
    unsaid: list[UnsaidInWords]
    openings: list[OpeningShown]
    no_more: str
    fixed: FirstOnes[FixedKerb]
    ideas: list[ListedShown]

    @property
    def stuck(self) -> int:
        """How many ideas some kerb holds back."""
        return self.whole - self.open_now


def levels_to_reach(chosen: Level, language: str) -> list[LevelToReach]:
    """Return the levels that one may want ideas at, all but the no."""
    speech = speech_in(language)
    return [
        LevelToReach(show_level(speech, level), level_meaning(speech, level), level is chosen)
        for level in Level
        if level is not Level.NO
    ]


def openings(
    area: Area, ideas: Sequence[ListedIdea], looked: "LookedAt", to: Level, language: str
) -> OpeningsShown:
    """Return what a page shows of a list of ideas that was looked at."""
    with override(language):
        return _shown(speech_in(language), area, ideas, looked, to)


def _shown(
    speech: Speech, area: Area, ideas: Sequence[ListedIdea], looked: "LookedAt", to: Level
) -> OpeningsShown:
    names = [shown(each.name) or _("row {number}").format(number=each.number) for each in ideas]
    found = looked.openings
    return OpeningsShown(
        to=show_level(speech, to),
        is_decided=found is not None,
        whole=len(ideas) - len(looked.incomplete),
        open_now=found.open_now if found else 0,
        incomplete=first_ones(speech, looked.incomplete, MOST_NAMES, names.__getitem__),
        unsaid=unsaid_of_list_in_words(
            speech, area, [decision for decision in looked.decisions if decision]
        ),
        openings=[_opening(speech, area, step, names) for step in _steps(found)],
        no_more=no_more_in_words(speech, found) if found else "",
        fixed=_fixed(speech, area, found, names),
        ideas=[
            listed(speech, area, idea, name, decision)
            for idea, name, decision in zip(ideas, names, looked.decisions, strict=True)
        ],
    )


def _steps(found: "Openings | None") -> "list[Step]":
    """Return the steps that open more than the one before."""
    steps: list[Step] = []
    for step in found.steps if found else ():
        if len(step.opened) > (len(steps[-1].opened) if steps else 0):
            steps.append(step)
    return steps


def _opening(speech: Speech, area: Area, step: "Step", names: Sequence[str]) -> OpeningShown:
    number = len(step.kerbs)
    return OpeningShown(
        heading=ngettext("Move {number} kerb", "Move {number} kerbs", number).format(number=number),
        kerbs=[_to_move(speech, area, kerb_id) for kerb_id in step.kerbs],
        opened=_named(speech, step.opened, names),
        as_good=as_good_in_words(speech, area, step),
    )


def _to_move(speech: Speech, area: Area, kerb_id: str) -> KerbToMove:
    kerb = area.kerb(kerb_id)
    return KerbToMove(kerb.id, speech.read(kerb.title), mover_in_words(speech, kerb))


def _fixed(
    speech: Speech, area: Area, found: "Openings | None", names: Sequence[str]
) -> FirstOnes[FixedKerb]:
    held = sorted(found.fixed.items(), key=lambda each: -len(each[1])) if found else []

    def show(each: tuple[str, tuple[str, ...]]) -> FixedKerb:
        kerb_id, ideas = each
        title = speech.read(area.kerb(kerb_id).title)
        return FixedKerb(kerb_id, title, _named(speech, ideas, names))

    return first_ones(speech, held, MOST_FIXED, show)


def _named(speech: Speech, places: Sequence[str], names: Sequence[str]) -> FirstOnes[str]:
    return first_ones(speech, places, MOST_NAMES, lambda place: names[int(place)])
