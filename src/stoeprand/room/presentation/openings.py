"""Where a list of ideas is stuck, as a page shows it: answers, and which kerbs hold back most."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech, level_meaning, mover_in_words
from stoeprand.engine.sentences.openings import no_more_in_words
from stoeprand.room.address import address_of, answers_of
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.speaking import speech_in
from stoeprand.room.uploads import FaultyList, ListedIdea

if TYPE_CHECKING:  # what finds them is needed by few
    from stoeprand.engine.openings import Openings, Step
    from stoeprand.room.actions import LookedAt


@dataclass(frozen=True, slots=True)
class LevelToReach:
    """A level that ideas may be wanted at; `chosen` is the one at hand."""

    level: LevelShown
    meaning: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FaultsShown:
    """Why a list is refused: one sentence, and a row and a sentence for each faulty row."""

    sentence: str
    rows: list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class KerbToMove:
    """A kerb that holds ideas back, and who could move it."""

    id: str
    title: str
    mover: str
    ideas: list[str]


@dataclass(frozen=True, slots=True)
class OpeningShown:
    """The best kerbs to move together, and the ideas that this opens."""

    heading: str
    kerbs: list[KerbToMove]
    opened: list[str]


@dataclass(frozen=True, slots=True)
class ListedShown:
    """One idea in the table. `level` is None while it depends; `missing` is what decides then.

    `unsaid` is on what nobody has said anything, where the idea is free as far as anybody has.
    """

    name: str
    url: str
    level: LevelShown | None
    is_decided: bool
    missing: list[str]
    unsaid: list[str]
    kerbs: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OpeningsShown:
    """The whole result. `is_decided` says whether the openings could be found in time.

    `open_now` counts the ideas that are at the level wanted already, `whole` those looked at;
    `no_more` says that moving more kerbs opens no more, where that is so.
    """

    to: LevelShown
    is_decided: bool
    whole: int
    open_now: int
    incomplete: list[str]
    openings: list[OpeningShown]
    no_more: str
    fixed: list[KerbToMove]
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


def faults_of_list(error: FaultyList, language: str) -> FaultsShown:
    """Return why a list is refused."""
    speech = speech_in(language)
    with override(language):
        sentence = speech.say(error.wrong) if error.wrong else _("Some rows are not clear yet.")
        return FaultsShown(sentence, [(row.number, speech.say(row.wrong)) for row in error.rows])


def openings(
    area: Area, ideas: Sequence[ListedIdea], looked: "LookedAt", to: Level, language: str
) -> OpeningsShown:
    """Return what a page shows of a list of ideas that was looked at."""
    with override(language):
        return _shown(speech_in(language), area, ideas, looked, to)


def _shown(
    speech: Speech, area: Area, ideas: Sequence[ListedIdea], looked: "LookedAt", to: Level
) -> OpeningsShown:
    names = [each.name or _("row {number}").format(number=each.number) for each in ideas]
    found = looked.openings
    return OpeningsShown(
        to=show_level(speech, to),
        is_decided=found is not None,
        whole=len(ideas) - len(looked.incomplete),
        open_now=found.open_now if found else 0,
        incomplete=[names[place] for place in looked.incomplete],
        openings=_openings(speech, area, found, names) if found else [],
        no_more=no_more_in_words(speech, found) if found else "",
        fixed=_fixed(speech, area, found, names) if found else [],
        ideas=[
            _listed(speech, area, idea, name, decision)
            for idea, name, decision in zip(ideas, names, looked.decisions, strict=True)
        ],
    )


def _openings(
    speech: Speech, area: Area, found: "Openings", names: Sequence[str]
) -> list[OpeningShown]:
    """Return the steps that open more than the one before."""
    steps: list[Step] = []
    for step in found.steps:
        if len(step.opened) > (len(steps[-1].opened) if steps else 0):
            steps.append(step)
    return [_opening(speech, area, step, names) for step in steps]


def _opening(speech: Speech, area: Area, step: "Step", names: Sequence[str]) -> OpeningShown:
    number = len(step.kerbs)
    heading = ngettext("Move {number} kerb", "Move {number} kerbs", number).format(number=number)
    return OpeningShown(
        heading=heading,
        kerbs=[_to_move(speech, area, kerb_id, ()) for kerb_id in step.kerbs],
        opened=_named(step.opened, names),
    )


def _fixed(speech: Speech, area: Area, found: "Openings", names: Sequence[str]) -> list[KerbToMove]:
    return [
        _to_move(speech, area, kerb_id, _named(held, names))
        for kerb_id, held in found.fixed.items()
    ]


def _to_move(speech: Speech, area: Area, kerb_id: str, ideas: Sequence[str]) -> KerbToMove:
    kerb = area.kerb(kerb_id)
    return KerbToMove(kerb.id, speech.read(kerb.title), mover_in_words(speech, kerb), list(ideas))


def _named(places: Sequence[str], names: Sequence[str]) -> list[str]:
    return [names[int(place)] for place in places]


def _listed(
    speech: Speech, area: Area, idea: ListedIdea, name: str, decision: Decision | None
) -> ListedShown:
    level = decision.level if decision else None
    url = address_of(area, answers_of(area, idea.values), question=idea.name)
    if decision is None:
        return ListedShown(name, url, level=None, is_decided=False, missing=[], unsaid=[], kerbs=[])
    unsaid = [each.dimension for each in decision.unsaid] if level is Level.FREE else []
    return ListedShown(
        name=name,
        url=url,
        level=None if level is None else show_level(speech, level),
        is_decided=True,
        missing=_names(speech, area, decision.matters),
        unsaid=_names(speech, area, unsaid),
        kerbs=[
            (reason.kerb, speech.read(area.kerb(reason.kerb).title)) for reason in decision.because
        ],
    )


def _names(speech: Speech, area: Area, dimension_ids: Sequence[str]) -> list[str]:
    return [speech.name_of(area.dimensions[each]) for each in dimension_ids]
