"""Ideas that were shared: how their values are kept, and the address that asks the same again."""

from collections.abc import Mapping
from dataclasses import dataclass

from stoeprand.engine.area import Area
from stoeprand.engine.domains import SetDomain, Value
from stoeprand.engine.totals import answers_of
from stoeprand.room.address import address_of, texts_of
from stoeprand.room.answers import Unreadable, Writing, read_answer

KeptValues = dict[str, str | list[str]]
"""Values by dimension as an address writes them, so that an amount stays exact in JSON."""


@dataclass(frozen=True, slots=True)
class SharedIdea:
    """An idea that somebody shared, with a title per language."""

    slug: str
    title: dict[str, str]
    values: KeptValues

    def title_in(self, language: str) -> str:
        """Return the title in a language; where that lacks the Dutch one, else the first."""
        return (
            self.title.get(language) or self.title.get("nl") or next(iter(self.title.values()), "")
        )


def kept(area: Area, values: Mapping[str, Value]) -> KeptValues:
    """Return the values of an idea as they are kept."""
    kept_values: KeptValues = {}
    for dimension_id, value in values.items():
        dimension = area.dimensions[dimension_id]
        texts = texts_of(dimension, value)
        kept_values[dimension_id] = texts if isinstance(dimension.domain, SetDomain) else texts[0]
    return kept_values


def values_that_fit(
    area: Area, kept_values: Mapping[str, str | list[str]], language: str
) -> dict[str, Value]:
    """Return the values of a kept idea that still fit the area; it may have changed since."""
    values: dict[str, Value] = {}
    for dimension_id, text in kept_values.items():
        if dimension := area.dimensions.get(dimension_id):
            texts = text if isinstance(text, list) else [text]
            try:
                values[dimension_id] = read_answer(dimension, texts, Writing(spoken=language))
            except Unreadable:
                continue
    return values


def address_of_idea(area: Area, idea: SharedIdea, language: str) -> str:
    """Return the address that asks whether this idea may go ahead."""
    answers = answers_of(area, values_that_fit(area, idea.values, language))
    return address_of(area, answers, question=idea.title_in(language))
