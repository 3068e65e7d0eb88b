"""When a kerb applies, in words: with certain choices, above an amount, without certain members."""

from collections.abc import Mapping

from stoeprand.engine.area import (
    Area,
    ChoiceTest,
    Dimension,
    FlagTest,
    IntervalTest,
    MembersTest,
    Test,
)
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.bounds import interval_in_words, opens_by_itself
from stoeprand.engine.sentences.speech import Speech


def conditions_in_words(speech: Speech, area: Area, when: Mapping[str, Test]) -> str:
    """Return what must hold, all together; nothing where there is no condition."""
    return speech.together(
        [
            condition_in_words(speech, area.dimensions[dimension_id], test)
            for dimension_id, test in when.items()
        ]
    )


def condition_in_words(speech: Speech, dimension: Dimension, test: Test) -> str:
    """Return one condition with the name of its dimension, so that it can open a sentence."""
    if isinstance(test, FlagTest):
        return with_in_words(speech, flag_in_words(speech, dimension, test.value))
    if isinstance(test, IntervalTest):
        what = interval_in_words(speech, dimension, test)
        if not opens_by_itself(test):
            what = with_in_words(speech, what)
    elif isinstance(test, ChoiceTest):
        what = with_in_words(speech, speech.either(_quoted(speech, dimension, test.values)))
    else:
        what = _members(speech, dimension, test)
    return speech.say(message("{what} ({name})", what=what, name=speech.name_of(dimension)))


def with_in_words(speech: Speech, answer: str) -> str:
    """Return an answer as the case in which something holds."""
    return speech.say(message("with {answer}", answer=answer))


def flag_in_words(speech: Speech, dimension: Dimension, value: bool) -> str:
    """Return the answer to the question of a flag."""
    name = speech.quote(speech.name_of(dimension))
    if value:
        return speech.say(message("yes to {question}", question=name))
    return speech.say(message("no to {question}", question=name))


def _members(speech: Speech, dimension: Dimension, test: MembersTest) -> str:
    parts: list[str] = []
    if test.all_of:
        members = speech.together(_quoted(speech, dimension, test.all_of))
        parts.append(with_in_words(speech, members))
    if test.any_of:
        members = _one_of(speech, dimension, test.any_of, among_more=bool(test.all_of))
        parts.append(with_in_words(speech, members))
    if test.none_of:
        members = speech.either(_quoted(speech, dimension, test.none_of))
        parts.append(speech.say(message("without {members}", members=members)))
    return speech.together(parts)


def _one_of(
    speech: Speech, dimension: Dimension, members: tuple[str, ...], *, among_more: bool
) -> str:
    said = speech.either(_quoted(speech, dimension, members))
    if among_more and len(members) > 1:
        return speech.say(message("at least one of {members}", members=said))
    return said


def _quoted(speech: Speech, dimension: Dimension, values: tuple[str, ...]) -> list[str]:
    return [speech.quote(dimension.label_in(speech.language, value)) for value in values]
