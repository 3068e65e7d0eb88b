"""Drafts as pages show them: what stands in one, what it would change, what one kerb would do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech, idea_in_words
from stoeprand.room.effects import Effects, Found
from stoeprand.room.models import Draft
from stoeprand.room.presentation.first_ones import FirstOnes, first_ones
from stoeprand.room.presentation.kerbs import KerbShown, show_kerb
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.presentation.versions import DiffShown, diff_of_versions, unlike
from stoeprand.room.speaking import speech_in

MOST_IDEAS = 20


@dataclass(frozen=True, slots=True)
class DraftListed:
    """A draft in a list: its area, and who changed it last, when."""

    slug: str
    title: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class ExampleMoved:
    """A worked example that comes out differently; `before` is None where it was not there."""

    title: str
    idea: str
    meant: LevelShown
    before: LevelShown | None
    after: LevelShown | None
    is_as_meant: bool


@dataclass(frozen=True, slots=True)
class IdeaMoved:
    """A shared idea that comes out at another level: it gets `looser` or not."""

    title: str
    before: LevelShown
    after: LevelShown
    is_looser: bool


@dataclass(frozen=True, slots=True)
class EffectsShown:
    """All that a draft changes: for ideas in general, for worked examples, for shared ideas.

    `diff` is None where it could not be found out; `unlike` says why, where that is known.
    """

    is_new: bool
    diff: DiffShown | None
    unlike: list[str]
    examples: list[ExampleMoved]
    ideas: FirstOnes[IdeaMoved]
    is_whole: bool


def list_draft(draft: Draft, area: Area, language: str) -> DraftListed:
    """Return a draft for a list."""
    title = speech_in(language).read(area.title)
    return DraftListed(
        draft.slug, title, draft.by.name, moment_in_words(draft.updated_at, language)
    )


def dimensions(area: Area, language: str) -> list[tuple[str, str]]:
    """Return what a kerb of an area can be about: ids, each with what people call it."""
    speech = speech_in(language)
    return [(each.id, speech.name_of(each)) for each in area.dimensions.values()]


def moment_in_words(moment: datetime, language: str) -> str:
    """Return a day and a time of it."""
    with override(language):
        return date_format(localtime(moment), "j F Y, H:i")


def show_kerbs(area: Area, kerbs: Sequence[Kerb], at: date, language: str) -> list[KerbShown]:
    """Return kerbs as they stand in a draft, or will in a version."""
    speech = speech_in(language)
    with override(language):
        return [show_kerb(speech, area, kerb, at) for kerb in kerbs]


def effects_shown(new: Area, found: Found, effects: Effects | None, language: str) -> EffectsShown:
    """Return what a draft changes; without `effects` there was nothing of that area before."""
    speech = speech_in(language)
    ideas = effects.ideas if effects else ()
    return EffectsShown(
        is_new=effects is None,
        diff=diff_of_versions(found.diff, language) if found.diff else None,
        unlike=unlike(found.unlike, language),
        examples=[
            ExampleMoved(
                title=speech.read(each.example.title),
                idea=idea_in_words(speech, new, each.example.values),
                meant=show_level(speech, each.example.level),
                before=_level(speech, each.before),
                after=_level(speech, each.after),
                is_as_meant=each.after is each.example.level,
            )
            for each in (effects.examples if effects else ())
        ],
        ideas=first_ones(
            speech,
            ideas,
            MOST_IDEAS,
            lambda each: IdeaMoved(
                each.idea.title_in(language),
                show_level(speech, each.before),
                show_level(speech, each.after),
                each.after < each.before,
            ),
        ),
        is_whole=effects is None or (effects.is_whole and found.diff is not None),
    )


def _level(speech: Speech, level: Level | None) -> LevelShown | None:
    return None if level is None else show_level(speech, level)
