"""The words on the map: its heading, names, edges, and the small print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.domains import SetDomain, Value, Values
from stoeprand.engine.drawing.axes import Axis, Slot
from stoeprand.engine.drawing.field import Field
from stoeprand.engine.drawing.svg import clean
from stoeprand.engine.messages import message
from stoeprand.engine.sentences import (
    BREAKS_NOWHERE,
    Speech,
    day_in_words,
    idea_in_words,
    value_in_words,
)
from stoeprand.engine.sentences.bounds import onwards_in_words, up_to_in_words

MOST_NAMED = 2
"""So many kerbs of a line or values of a slot are named; of more, the first and how many others."""


def heading(speech: Speech, area: Area) -> str:
    """Return what the map is of."""
    return clean(speech.say(message("{area}: what may be done?", area=speech.read(area.title))))


def intro(speech: Speech, field: Field, at: date) -> str:
    """Return what varies on the map, and that nothing else does."""
    words = message(
        "How the answer changes with {x} and {y}. All else is as in the idea, on {day}.",
        x=speech.quote(speech.name_of(field.x.dimension)),
        y=speech.quote(speech.name_of(field.y.dimension)),
        day=day_in_words(replace(speech, glue=BREAKS_NOWHERE), at),
    )
    return clean(speech.say(words))


def axis_name(speech: Speech, axis: Axis, *, is_even: bool) -> str:
    """Return the name of an axis; where stretches of unlike length are drawn alike it says so."""
    name = speech.name_of(axis.dimension)
    if is_even:
        name = speech.say(message("{name} (not to scale)", name=name))
    return clean(name)


def subsets_in_words(speech: Speech, axis: Axis) -> str:
    """Return which subsets of a set are drawn; empty for other dimensions."""
    if not isinstance(axis.dimension.domain, SetDomain):
        return ""
    name = speech.quote(speech.name_of(axis.dimension))
    words = message(
        "{name}: the map shows none of them, each one by itself, and those of the idea together.",
        name=name,
    )
    return clean(speech.say(words))


def left_out_in_words(speech: Speech, axis: Axis) -> str:
    """Return how many columns or rows are not drawn; empty where all are."""
    if not axis.left_out:
        return ""
    words = message(
        "{name}: only what lies nearest to the idea is drawn ({drawn} of {all}).",
        name=speech.quote(speech.name_of(axis.dimension)),
        drawn=len(axis.slots),
        all=len(axis.slots) + axis.left_out,
    )
    return clean(speech.say(words))


def edge_label(speech: Speech, axis: Axis, number: int) -> str:
    """Return up to and including where the slot before edge `number` goes, or what begins there.

    Beside an edge "less than 10" would leave open where the 10 itself is; "from 10 on" does not.
    What belongs together is joined by spaces that do not break.
    """
    glued = replace(speech, glue=BREAKS_NOWHERE)
    bound, is_included = axis.edge(number)
    in_words = up_to_in_words if is_included else onwards_in_words
    return _joined(in_words(glued, axis.dimension, (bound, True)))


def end_label(speech: Speech, axis: Axis, value: Value) -> str:
    """Return an end of a dimension, joined likewise."""
    glued = replace(speech, glue=BREAKS_NOWHERE)
    return _joined(value_in_words(glued, axis.dimension, value))


def loosened(label: str) -> str:
    """Return a joined label that may break, save between the sign of money and its amount."""
    return _joined(label.replace(BREAKS_NOWHERE, " "))


def slot_label(speech: Speech, axis: Axis, slot: Slot) -> str:
    """Return the values of a slot that has no line."""
    said = [value_in_words(speech, axis.dimension, value) for value in slot.values]
    if len(said) > MOST_NAMED:
        words = message("{first} and {count} more", first=said[0], count=len(said) - 1)
        return clean(_opened(speech.say(words)))
    return clean(_opened(speech.either(said)))


def your_idea(speech: Speech) -> str:
    """Return what stands beside the dot."""
    return clean(speech.say(message("your idea")))


def kerbs_label(speech: Speech, area: Area, kerb_ids: Sequence[str]) -> str:
    """Return the names of the kerbs of a line, short."""
    titles = [speech.read(area.kerb(kerb_id).title) for kerb_id in kerb_ids]
    if len(titles) <= MOST_NAMED:
        return clean(speech.together(titles))
    words = message("{first} and {count} more", first=titles[0], count=len(titles) - 1)
    return clean(speech.say(words))


def kerbs_in_full(speech: Speech, area: Area, kerb_ids: Sequence[str]) -> str:
    """Return the names of the kerbs of a line, all of them."""
    return clean("; ".join(speech.read(area.kerb(kerb_id).title) for kerb_id in kerb_ids))


def no_difference_in_words(speech: Speech, field: Field) -> Iterator[str]:
    """Yield for each of the two dimensions that changes nothing here that it does not."""
    across = all(len(set(row)) == 1 for row in field.levels)
    down = len(set(field.levels)) == 1
    for axis, makes_none in ((field.x, across), (field.y, down)):
        if makes_none:
            name = speech.quote(speech.name_of(axis.dimension))
            yield clean(speech.say(message("{name} makes no difference here.", name=name)))


def rest_in_words(speech: Speech, area: Area, field: Field, values: Values) -> str:
    """Return what is the same all over the map; empty where that is nothing."""
    drawn = (field.x.dimension.id, field.y.dimension.id)
    rest = {key: value for key, value in values.items() if key not in drawn}
    said = idea_in_words(speech, area, rest)
    return _joined(speech.say(message("The same everywhere: {idea}.", idea=said))) if said else ""


def _joined(text: str) -> str:
    return clean(text).replace("€ ", f"€{BREAKS_NOWHERE}")


def _opened(words: str) -> str:
    """Return the words with a capital, as a name that stands by itself."""
    return words[:1].upper() + words[1:]
