"""The ideas of a list as the rows of a table, and why a list is refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech, idea_pairs
from stoeprand.engine.totals import answers_of
from stoeprand.room.address import address_of
from stoeprand.room.presentation.first_ones import FirstOnes, first_ones
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.questions import shown
from stoeprand.room.speaking import speech_in
from stoeprand.room.uploads import FaultyList, FaultyRow, ListedIdea, Wrong

MOST_IN_A_CELL = 5
"""So many kerbs or questions stand in one cell: a thousand ideas may each meet very many."""

MOST_FAULTS = 100
"""So many faulty rows are named at a time."""

MOST_IN_A_ROW = 12
"""So many things that are wrong with one row."""


@dataclass(frozen=True, slots=True)
class FaultyRowShown:
    """A faulty row by its number in the file, and what is wrong with it."""

    number: int
    wrong: FirstOnes[Wrong]


@dataclass(frozen=True, slots=True)
class FaultsShown:
    """Why a list is refused: one sentence, and what is wrong with each faulty row."""

    sentence: str
    rows: FirstOnes[FaultyRowShown]


@dataclass(frozen=True, slots=True)
class ListedShown:
    """One idea in the table. `level` is None while it depends; `missing` is what decides then.

    `values` are all its values as they were read, each with its name. `unsaid` is on what nobody
    has said anything, where the idea is free as far as anybody has.
    """

    name: str
    url: str
    values: list[tuple[str, str]]
    level: LevelShown | None
    is_decided: bool
    missing: FirstOnes[str]
    unsaid: FirstOnes[str]
    kerbs: FirstOnes[tuple[str, str]]


def faults_of_list(error: FaultyList, language: str) -> FaultsShown:
    """Return why a list is refused."""
    speech = speech_in(language)

    def show(row: FaultyRow) -> FaultyRowShown:
        return FaultyRowShown(
            row.number, first_ones(speech, row.wrong, MOST_IN_A_ROW, lambda wrong: wrong)
        )

    with override(language):
        sentence = speech.say(error.wrong) if error.wrong else _("Some rows are not clear yet.")
        return FaultsShown(sentence, first_ones(speech, error.rows, MOST_FAULTS, show))


def listed(
    speech: Speech, area: Area, idea: ListedIdea, name: str, decision: Decision | None
) -> ListedShown:
    """Return an idea with its answer, None where there was no time for one."""
    level = decision.level if decision else None
    unsaid = decision.unsaid if decision and level is Level.FREE else ()
    reasons = decision.because if decision else ()
    return ListedShown(
        name=name,
        url=address_of(area, answers_of(area, idea.values), question=shown(idea.name)),
        values=idea_pairs(speech, area, idea.values),
        level=None if level is None else show_level(speech, level),
        is_decided=decision is not None,
        missing=_names(speech, area, decision.matters if decision else ()),
        unsaid=_names(speech, area, [each.dimension for each in unsaid]),
        kerbs=first_ones(
            speech,
            reasons,
            MOST_IN_A_CELL,
            lambda reason: (reason.kerb, speech.read(area.kerb(reason.kerb).title)),
        ),
    )


def _names(speech: Speech, area: Area, dimension_ids: Sequence[str]) -> FirstOnes[str]:
    return first_ones(
        speech, dimension_ids, MOST_IN_A_CELL, lambda each: speech.name_of(area.dimensions[each])
    )
