"""The bands of a kerb in parts that can be said one after the other: which level, and for what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from stoeprand.engine.area import Bands, Dimension, LineBands, MemberBands, ValueBands
from stoeprand.engine.domains import ChoiceDomain, SetDomain
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.conditions import flag_in_words, with_in_words
from stoeprand.engine.sentences.speech import Speech
from stoeprand.engine.sentences.stretches import (
    Stretch,
    are_rising,
    stretch_in_words,
    stretches_of,
)

Wanted = Callable[[Level], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """A level, and in words where it holds; `where` is empty when it holds everywhere."""

    level: Level
    where: str


def parts_in_words(
    speech: Speech, dimension: Dimension, bands: Bands, wanted: Wanted = lambda _: True
) -> list[Part]:
    """Return the parts with a wanted level, each true by itself, in the order to say them."""
    if isinstance(bands, LineBands):
        return _line_parts(speech, dimension, bands, wanted)
    if isinstance(bands, MemberBands):
        return _set_parts(speech, dimension, bands, wanted)
    if isinstance(dimension.domain, ChoiceDomain):
        levels = {value: bands.level_of(value) for value in dimension.domain.values}
        rest = None if set(levels) <= set(bands.levels) else bands.otherwise
        return _grouped(speech, dimension, levels, rest, wanted)
    return _flag_parts(speech, dimension, bands, wanted)


def _line_parts(
    speech: Speech, dimension: Dimension, bands: LineBands, wanted: Wanted
) -> list[Part]:
    stretches = stretches_of(bands)
    rising = are_rising(stretches)
    parts: list[Part] = []
    said: Stretch | None = None
    for stretch in stretches:
        if wanted(stretch.level):
            where = stretch_in_words(speech, dimension, stretch, said, rising=rising)
            parts.append(Part(stretch.level, where))
            said = stretch
    return parts


def _flag_parts(
    speech: Speech, dimension: Dimension, bands: ValueBands, wanted: Wanted
) -> list[Part]:
    yes, no = bands.level_of("true"), bands.level_of("false")
    if yes is no:
        return [Part(yes, "")] if wanted(yes) else []
    return [
        Part(level, with_in_words(speech, flag_in_words(speech, dimension, value)))
        for value, level in ((True, yes), (False, no))
        if wanted(level)
    ]


def _grouped(
    speech: Speech,
    dimension: Dimension,
    levels: Mapping[str, Level],
    rest: Level | None,
    wanted: Wanted,
) -> list[Part]:
    """Return the values of each level together; those at the level of the rest are left to it."""
    if len(set(levels.values())) == 1:
        level = next(iter(levels.values()))
        return [Part(level, "")] if wanted(level) else []
    named = {value: level for value, level in levels.items() if level is not rest}
    parts = _named_parts(speech, dimension, named, wanted)
    if rest is not None and wanted(rest):
        parts.append(Part(rest, _in_other_cases(speech, dimension, named, wanted)))
    return parts


def _set_parts(
    speech: Speech, dimension: Dimension, bands: MemberBands, wanted: Wanted
) -> list[Part]:
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
    levels = {member: bands.level_of(member) for member in dimension.domain.members}
    rest = None if set(levels) <= set(bands.levels) else bands.otherwise
    if rest is bands.empty or set(levels.values()) == {bands.empty}:
        return _grouped(speech, dimension, levels, bands.empty, wanted)
    named = {member: level for member, level in levels.items() if level is not rest}
    parts = _named_parts(speech, dimension, named, wanted)
    if rest is not None and wanted(rest):
        parts.append(Part(rest, _with_something_else(speech, dimension, named, wanted)))
    if wanted(bands.empty):
        all_named = bool(parts) and all(wanted(level) for level in levels.values())
        parts.append(Part(bands.empty, _with_nothing(speech, dimension, after_others=all_named)))
    return _joined(speech, parts)


def _joined(speech: Speech, parts: list[Part]) -> list[Part]:
    """Return the parts with those of one level, one after the other, said together."""
    return [
        Part(level, speech.either([part.where for part in same]))
        for level, same in groupby(parts, key=lambda part: part.level)
    ]


def _named_parts(
    speech: Speech, dimension: Dimension, named: Mapping[str, Level], wanted: Wanted
) -> list[Part]:
    return [
        Part(level, with_in_words(speech, _labels(speech, dimension, named, level)))
        for level in dict.fromkeys(named.values())
        if wanted(level)
    ]


def _in_other_cases(
    speech: Speech, dimension: Dimension, named: Mapping[str, Level], wanted: Wanted
) -> str:
    if all(wanted(level) for level in named.values()):
        return speech.say(message("in all other cases"))
    labels = _labels(speech, dimension, named)
    return speech.say(message("except with {answer}", answer=labels))


def _with_something_else(
    speech: Speech, dimension: Dimension, named: Mapping[str, Level], wanted: Wanted
) -> str:
    if not named:
        question = speech.quote(speech.name_of(dimension))
        return speech.say(message("with anything under {question}", question=question))
    if all(wanted(level) for level in named.values()):
        return speech.say(message("with anything else"))
    labels = _labels(speech, dimension, named)
    return speech.say(message("with anything but {answer}", answer=labels))


def _with_nothing(speech: Speech, dimension: Dimension, *, after_others: bool) -> str:
    if after_others:
        return speech.say(message("with none of these"))
    question = speech.quote(speech.name_of(dimension))
    return speech.say(message("with nothing under {question}", question=question))


def _labels(
    speech: Speech, dimension: Dimension, named: Mapping[str, Level], level: Level | None = None
) -> str:
    return speech.either(
        [
            speech.quote(dimension.label_in(speech.language, value))
            for value, own in named.items()
            if level is None or own is level
        ]
    )
