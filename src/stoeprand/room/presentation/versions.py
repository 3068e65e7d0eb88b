"""Two versions of an area side by side, as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from stoeprand.engine.messages import Message
from stoeprand.engine.sentences import Speech, day_in_words
from stoeprand.room.presentation.first_ones import FirstOnes, first_ones
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.speaking import speech_in

if TYPE_CHECKING:  # comparing needs the solver; showing what was found does not
    from stoeprand.engine.sentences.diffs import (
        EndedPromise,
        FitInWords,
        KerbChangeInWords,
        MoveInWords,
        PromiseInWords,
        Times,
    )
    from stoeprand.engine.versions import Diff

MOST_OF_A_PART = 30
"""So many promises and kerbs are shown of each kind, the most important first."""


Said = TypeVar("Said")


@dataclass(frozen=True, slots=True)
class VersionOption:
    """A version to choose, by the day from which it holds: as in an address, and in words."""

    day: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MoveShown:
    """Ideas that go from one level to another: both levels, and what there is to say of it."""

    before: LevelShown
    after: LevelShown
    said: "MoveInWords"


@dataclass(frozen=True, slots=True)
class DiffShown:
    """What changes from one version to another, or from one day to another.

    `ended` are promises that merely end. `kerbs` ask something else than before; `wording` are
    those that only say it otherwise.
    """

    summary: str
    promises: "FirstOnes[PromiseInWords]"
    ended: "FirstOnes[EndedPromise]"
    moves: list[MoveShown]
    kerbs: "FirstOnes[KerbChangeInWords]"
    wording: "FirstOnes[KerbChangeInWords]"
    fits: "Sequence[FitInWords]"


def version_options(days: Sequence[date], chosen: date, language: str) -> list[VersionOption]:
    """Return the versions of an area to choose from, the last first."""
    speech = speech_in(language)
    current = max((day for day in days if day <= chosen), default=None)
    return [
        VersionOption(day.isoformat(), day_in_words(speech, day), day == current)
        for day in reversed(days)
    ]


def diff_of_days(found: "Diff", language: str) -> DiffShown:
    """Return what a page shows of an area today beside itself on a later day."""
    from stoeprand.engine.sentences.diffs import summary_in_words

    speech = speech_in(language)
    return _shown(speech, found, summary_in_words(speech, found))


def diff_of_versions(found: "Diff", language: str) -> DiffShown:
    """Return what a page shows of two versions, each of which may be past, of today or to come."""
    from stoeprand.engine.sentences.diffs import Times

    with override(language):
        times = Times(now=_("with the earlier version"), then=_("with the later version"))
        return _shown(speech_in(language), found, _summary_of_versions(found), times)


def _shown(speech: Speech, found: "Diff", summary: str, times: "Times | None" = None) -> DiffShown:
    from stoeprand.engine.sentences import diffs

    changes = diffs.kerb_changes_in_words(speech, found, times)
    return DiffShown(
        summary=summary,
        promises=_first(speech, diffs.promises_in_words(speech, found)),
        ended=_first(speech, diffs.ended_promises(speech, found)),
        moves=[_move(speech, move) for move in diffs.moves_in_words(speech, found, times)],
        kerbs=_first(speech, [change for change in changes if not change.only_wording]),
        wording=_first(speech, [change for change in changes if change.only_wording]),
        fits=diffs.fit_in_words(speech, found, times),
    )


def _first(speech: Speech, found: Sequence[Said]) -> FirstOnes[Said]:
    return first_ones(speech, found, MOST_OF_A_PART, lambda each: each)


def _summary_of_versions(found: "Diff") -> str:
    """Return in a sentence or two what the later version gives and takes."""
    broken = len({promise.kerb for promise in found.broken_promises})
    kept = ngettext(
        "{count} promise is not kept.", "{count} promises are not kept.", broken
    ).format(count=broken)
    return " ".join([_room(found), *([kept] if broken else [])])


def _room(found: "Diff") -> str:
    if found.same:
        return _("No answer changes: every idea comes out as before.")
    if found.lost and found.gained:
        return _("Some ideas have less room in the later version, and others more.")
    if found.lost:
        return _("Some ideas have less room in the later version, and none has more.")
    return _("Some ideas have more room in the later version, and none has less.")


def unlike(faults: Sequence[Message], language: str) -> list[str]:
    """Return why two versions cannot be compared."""
    speech = speech_in(language)
    return [speech.say(fault) for fault in faults]


def _move(speech: Speech, move: "MoveInWords") -> MoveShown:
    return MoveShown(show_level(speech, move.before), show_level(speech, move.after), move)
