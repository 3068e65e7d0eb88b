"""One answer to "may I?" as a line of JSON or as a row of a table.

Very many are written in a row: the line is put together here, without the objects in between that
`json_text` would take.
"""

from collections.abc import Iterable
from json.encoder import encode_basestring as quoted

from stoeprand.commands.faulty_ideas import FaultyIdea
from stoeprand.commands.json_text import json_text
from stoeprand.engine.decision import Decision, Left, Reason, TalkTo, Unsaid
from stoeprand.engine.levels import LEVEL_IDS, Level
from stoeprand.engine.messages import Translate
from stoeprand.engine.reading.ideas import Idea

Answered = tuple[Idea, Decision] | FaultyIdea

COLUMNS = ("idea", "level", "best", "worst", "because", "error")
Row = tuple[str | None, ...]


def row_of(answered: Answered, translate: Translate) -> Row:
    """Return an answer as a row of the table; kerbs joined by `|`, None where there is nothing."""
    if isinstance(answered, FaultyIdea):
        return (answered.id, None, None, None, None, answered.message.said(translate))
    idea, decision = answered
    level = decision.level
    return (
        idea.id,
        None if level is None else LEVEL_IDS[level],
        LEVEL_IDS[decision.best],
        LEVEL_IDS[decision.worst],
        "|".join([reason.kerb for reason in decision.because]),
        None,
    )


def line_of(answered: Answered, translate: Translate) -> str:
    """Return an answer as JSON on one line: `decision.as_json()` with the id of the idea first."""
    if isinstance(answered, FaultyIdea):
        return json_text({"idea": answered.id, "error": answered.message.said(translate)})
    idea, decision = answered
    return (
        f'{{"idea": {"null" if idea.id is None else quoted(idea.id)}, '
        f'"level": {_level(decision.level)}, '
        f'"best": {_level(decision.best)}, '
        f'"worst": {_level(decision.worst)}, '
        f'"matters": {_texts(decision.matters)}, '
        f'"because": {_list(map(_reason, decision.because))}, '
        f'"perhaps": {_texts(decision.perhaps)}, '
        f'"left": {_list(map(_left, decision.left))}, '
        f'"talk_to": {_list(map(_talk_to, decision.talk_to))}, '
        f'"unsaid": {_list(map(_unsaid, decision.unsaid))}}}'
    )


def _list(parts: Iterable[str]) -> str:
    return f"[{', '.join(parts)}]"


def _texts(texts: Iterable[str]) -> str:
    return _list(map(quoted, texts))


def _level(level: Level | None) -> str:
    return "null" if level is None else f'"{LEVEL_IDS[level]}"'


def _reason(reason: Reason) -> str:
    return (
        f'{{"kerb": {quoted(reason.kerb)}, "level": {_level(reason.level)}, '
        f'"owner": {quoted(reason.owner)}}}'
    )


def _left(left: Left) -> str:
    # `str` of a plain amount has no exponent, and is three times as fast as a format
    kerb, dimension, level, following, until, distance = left
    return (
        f'{{"kerb": {quoted(kerb)}, "dimension": {quoted(dimension)}, '
        f'"level": "{LEVEL_IDS[level]}", "next": "{LEVEL_IDS[following]}", '
        f'"until": {until!s}, "left": {distance!s}}}'
    )


def _talk_to(talk: TalkTo) -> str:
    return (
        f'{{"person": {quoted(talk.person)}, "level": {_level(talk.level)}, '
        f'"kerbs": {_texts(talk.kerbs)}}}'
    )


def _unsaid(unsaid: Unsaid) -> str:
    return f'{{"dimension": {quoted(unsaid.dimension)}, "kerbs": {_texts(unsaid.kerbs)}}}'
