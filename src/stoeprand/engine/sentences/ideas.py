"""The values of an idea in words."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import SetDomain, Value
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.quantities import measure_in_words
from stoeprand.engine.sentences.speech import Speech


def value_in_words(speech: Speech, dimension: Dimension, value: Value) -> str:
    """Return one value as a person would say it."""
    if isinstance(value, bool):
        return speech.say(message("Yes") if value else message("No"))
    if isinstance(value, Decimal | date):
        return measure_in_words(speech, dimension, value)
    if isinstance(value, str):
        return dimension.label_in(speech.language, value)
    return _members_in_words(speech, dimension, value)


def idea_pairs(speech: Speech, area: Area, values: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Return what is known of an idea as (name, value), in the order of the area file."""
    return [
        (speech.name_of(dimension), value_in_words(speech, dimension, values[dimension.id]))
        for dimension in area.dimensions.values()
        if dimension.id in values
    ]


def idea_in_words(speech: Speech, area: Area, values: Mapping[str, Value]) -> str:
    """Return what is known of an idea in one line; empty when nothing is."""
    return "; ".join(
        f"{name} {value}" if name.endswith("?") else f"{name}: {value}"
        for name, value in idea_pairs(speech, area, values)
    )


def _members_in_words(speech: Speech, dimension: Dimension, value: frozenset[str]) -> str:
    if not value:
        return speech.say(message("none of these"))
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
    members = [member for member in dimension.domain.members if member in value]
    return speech.together([dimension.label_in(speech.language, member) for member in members])
