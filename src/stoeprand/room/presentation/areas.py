"""An area as a page shows it: direction, kerbs by nature, verdicts, worked examples."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import override

from stoeprand.engine.area import NATURES, Area, Kerb, WorkedExample
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import (
    SaidVerdict,
    Speech,
    day_in_words,
    idea_in_words,
    level_meaning,
    nature_in_words,
    promises_in_words,
    verdicts_in_words,
    whom_to_ask_in_words,
)
from stoeprand.engine.validation import TestedExample, Validation
from stoeprand.room.presentation.kerbs import KerbShown, show_kerb
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.speaking import speech_in

if TYPE_CHECKING:  # finding a room needs the solver; showing what was found does not
    from stoeprand.engine.room import Room


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """An area in a list: the name in its address, what it is called and where it goes."""

    slug: str
    title: str
    direction: str


@dataclass(frozen=True, slots=True)
class NatureGroup:
    """The kerbs of one nature, in file order."""

    id: str
    name: str
    kerbs: list[KerbShown]


@dataclass(frozen=True, slots=True)
class LevelFound:
    """A level, what it means, and an idea that comes out at it; empty where there is none."""

    level: LevelShown
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """A worked example: what was meant, whether it still comes out so, and else by which kerbs.

    `is_ok` is None where there was no time to find out.
    """

    title: str
    idea: str
    meant: LevelShown
    is_ok: bool | None
    kerbs: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True)
class AreaPage:
    """The whole page of an area on one day.

    Where there was no time to find its room (`is_decided`), verdicts, levels and idle kerbs lack.
    """

    slug: str
    title: str
    direction: str
    promise: str
    is_decided: bool
    verdicts: list[SaidVerdict]
    levels: list[LevelFound]
    groups: list[NatureGroup]
    resting: list[KerbShown]
    idle: list[str]
    open: list[tuple[str, str]]
    claimed: list[str]
    past_review: list[str]
    examples: list[ExampleShown]
    day: str

    @property
    def number_of_kerbs(self) -> int:
        """How many kerbs are in force, the open ones included."""
        return sum(len(group.kerbs) for group in self.groups)


def summary(area: Area, language: str) -> AreaSummary:
    """Return an area for a list."""
    speech = speech_in(language)
    return AreaSummary(area.id, speech.read(area.title), speech.read(area.direction))


def area_page(
    area: Area, room: "Room | None", validation: Validation | None, at: date, language: str
) -> AreaPage:
    """Return what a page shows of an area, its room and its worked examples on the day `at`.

    `room` and `validation` are None where there was no time to find them.
    """
    with override(language):
        return _shown(speech_in(language), area, room, validation, at)


def _shown(
    speech: Speech, area: Area, room: "Room | None", validation: Validation | None, at: date
) -> AreaPage:
    in_force = [kerb for kerb in area.kerbs if kerb.is_in_force(at)]
    shown = {kerb.id: show_kerb(speech, area, kerb, at) for kerb in area.kerbs}
    return AreaPage(
        slug=area.id,
        title=speech.read(area.title),
        direction=speech.read(area.direction),
        promise="".join(promises_in_words(speech, area, (), at)),
        is_decided=room is not None,
        verdicts=verdicts_in_words(speech, room) if room else [],
        levels=[_level_found(speech, area, room, level) for level in Level] if room else [],
        groups=_groups(speech, in_force, shown),
        resting=[shown[kerb.id] for kerb in area.kerbs if not kerb.is_in_force(at)],
        idle=[shown[kerb_id].title for kerb_id in room.idle] if room else [],
        open=[
            (shown[kerb.id].title, whom_to_ask_in_words(speech, area, kerb.id))
            for kerb in in_force
            if kerb.is_open
        ],
        claimed=[shown[kerb.id].title for kerb in in_force if shown[kerb.id].is_claimed],
        past_review=[shown[kerb.id].title for kerb in in_force if shown[kerb.id].is_past_review],
        examples=_examples(speech, area, validation, at),
        day=day_in_words(speech, at),
    )


def _groups(speech: Speech, kerbs: list[Kerb], shown: dict[str, KerbShown]) -> list[NatureGroup]:
    found = Counter(kerb.nature for kerb in kerbs)
    return [
        NatureGroup(
            nature,
            nature_in_words(speech, nature),
            [shown[kerb.id] for kerb in kerbs if kerb.nature == nature],
        )
        for nature in NATURES
        if found[nature]
    ]


def _level_found(speech: Speech, area: Area, room: "Room", level: Level) -> LevelFound:
    values = room.levels[level]
    return LevelFound(
        level=show_level(speech, level),
        meaning=level_meaning(speech, level),
        example="" if values is None else idea_in_words(speech, area, values),
    )


def _examples(
    speech: Speech, area: Area, validation: Validation | None, at: date
) -> list[ExampleShown]:
    if validation is None:
        return [_example(speech, area, example, None, at) for example in area.examples]
    return [_example(speech, area, tested.example, tested, at) for tested in validation.examples]


def _example(
    speech: Speech, area: Area, example: WorkedExample, tested: TestedExample | None, at: date
) -> ExampleShown:
    kerbs = tested.kerbs if tested else ()
    return ExampleShown(
        title=speech.read(example.title),
        idea=idea_in_words(speech, area, example.values),
        meant=show_level(speech, example.level),
        is_ok=tested.is_ok if tested else None,
        kerbs=tuple(speech.read(area.kerb(kerb_id).title) for kerb_id in kerbs),
        day="" if example.on is None or example.on == at else day_in_words(speech, example.on),
    )
