"""What the whole idea may with another answer to one question: no promise that cannot be kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.alternatives import Alternatives, WithoutMembers, levels_along
from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.kerbs import parts_said
from stoeprand.engine.sentences.parts import Part, parts_in_words
from stoeprand.engine.sentences.speech import Speech, sentence
from stoeprand.engine.totals import without_totals


@dataclass(frozen=True, slots=True)
class Remainder:
    """What another answer to one question makes of the idea; `level` is the loosest it can be."""

    dimension: Dimension
    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class Remains:
    """What an idea may with one other answer, under a heading.

    `caveat` says what may not be read in it; where nothing is left it says just that.
    """

    heading: str
    remainders: tuple[Remainder, ...]
    caveat: str


def remains_in_words(
    speech: Speech, area: Area, decision: Decision, values: Values, at: date
) -> Remains:
    """Return what would make the idea looser, each by one answer alone, in file order.

    Totals go along with what they count.
    """
    found = []
    tied, own = without_totals(area, values)
    for dimension in _answers_that_count(tied, decision):
        along = levels_along(tied, own, dimension.id, at)
        parts = _looser_parts(speech, dimension, along, decision.worst)
        if parts:
            loosest = min(part.level for part in parts)
            said = sentence(parts_said(speech, dimension, parts))
            found.append(Remainder(dimension, loosest, said))
    is_no = decision.worst is Level.NO
    heading = message("What is possible") if is_no else message("What needs less asking")
    is_whole = values.keys() >= area.dimensions.keys()
    caveat = (_CAVEAT if is_whole else _SO_FAR) if found else (_NO_WAY if is_no else _NOTHING)
    return Remains(speech.say(heading), tuple(found), speech.say(caveat))


_CAVEAT = message("This holds for your whole idea, when you change this one thing.")
_SO_FAR = message("This holds as far as you filled in your idea; change only this one thing.")
_NOTHING = message("No other single answer makes it looser. Talk about it with those named below.")
_NO_WAY = message("No other single answer makes it possible. Talk about it with those named below.")


def _answers_that_count(area: Area, decision: Decision) -> list[Dimension]:
    """Return what the kerbs of an answer look at and an idea can change, in file order."""
    kerbs = [area.kerb(reason.kerb) for reason in decision.because]
    looked_at = {dimension_id for kerb in kerbs for dimension_id in (kerb.on, *kerb.when)}
    return [
        dimension
        for dimension in area.dimensions.values()
        if dimension.id in looked_at and dimension.changeable and dimension.total is None
    ]


def _looser_parts(
    speech: Speech, dimension: Dimension, along: Alternatives, level: Level
) -> list[Part]:
    if isinstance(along, WithoutMembers):
        return list(_parts_without(speech, dimension, along, level))
    return parts_in_words(speech, dimension, along, lambda at: at < level)


def _parts_without(
    speech: Speech, dimension: Dimension, along: WithoutMembers, level: Level
) -> Iterator[Part]:
    """Yield what happens without one of the members; where none helps alone, without all."""
    for reached in sorted({found for found in along.levels.values() if found < level}):
        members = [member for member, found in along.levels.items() if found is reached]
        labels = [speech.quote(dimension.label_in(speech.language, member)) for member in members]
        without = message("without {members}", members=speech.either(labels))
        yield Part(reached, speech.say(without))
    if along.empty < min((level, *along.levels.values())):
        yield Part(along.empty, speech.say(message("with none of these")))
