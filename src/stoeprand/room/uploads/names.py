"""What things are called in a list: by their ids, or by what people call them in any language.

Capitals, spaces and the way in which a computer writes an accent make no difference.
"""

import unicodedata
from collections.abc import Iterable, Mapping

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import ChoiceDomain, Domain, SetDomain
from stoeprand.engine.reading.sheets import BETWEEN_MEMBERS, IDEA
from stoeprand.room.speaking import speech_in

NAMES_OF_IDEA = ("idee", "naam", "name", "titel", "title")
"""What the column with the name of each idea may be called too, where no other one is."""

FORMULA_MARKS = ("=", "+", "-", "@")
"""With these a spreadsheet takes a text for a formula."""


class Names:
    """Names of things that have an id. A name that two of them share is the name of neither."""

    def __init__(self, called: Mapping[str, Iterable[str]]) -> None:
        self._called: dict[str, set[str]] = {}
        self._ids = frozenset(called)
        for thing, names in called.items():
            for name in (thing, *names):
                self._called.setdefault(_folded(name), set()).add(thing)

    @property
    def all(self) -> Iterable[str]:
        """All names, in small letters."""
        return self._called.keys()

    def find(self, name: str) -> str | None:
        """Return the id of what is called so; its own id, letter for letter, comes before all."""
        if name in self._ids:
            return name
        found = self._called.get(_folded(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def best_of(self, thing: str, name: str) -> str:
        """Return `name` where a cell may hold it and it means this thing alone, else its id."""
        is_safe = not name.startswith(FORMULA_MARKS) and BETWEEN_MEMBERS not in name
        is_one_line = name.isprintable() and name == name.strip()
        return name if is_safe and is_one_line and self.find(name) == thing else thing


def names_of_columns(area: Area) -> Names:
    """Return what the columns of a list may be called: titles, questions, ids."""
    called = {dimension.id: _versions(dimension) for dimension in area.dimensions.values()}
    taken = Names(called)
    free = [name for name in NAMES_OF_IDEA if name not in taken.all]
    return Names(called | {IDEA: free})


def column_of(names: Names, header: str) -> str | None:
    """Return the id of the column that a header names: `Kosten`, `Wat kost het?`, `Kosten (€)`."""
    bare = header.rstrip("*: ")
    before, opened, _unit = bare.rpartition("(")
    return names.find(header) or names.find(bare) or (names.find(before) if opened else None)


def header_of(names: Names, dimension: Dimension, language: str) -> str:
    """Return the header of a column in a language, such that it is found again."""
    return names.best_of(dimension.id, speech_in(language).name_of(dimension))


def names_of_values(dimension: Dimension) -> Names:
    """Return what the values of a choice, or the members of a set, may be called."""
    labels = dimension.labels
    values = _values_of(dimension.domain)
    return Names({each: labels[each].versions if each in labels else () for each in values})


def answers_in_cells(dimension: Dimension, language: str) -> dict[str, str]:
    """Return what to write in a cell for each value of a choice, and for each member of a set."""
    names = names_of_values(dimension)
    return {
        each: names.best_of(each, dimension.label_in(language, each))
        for each in _values_of(dimension.domain)
    }


def _values_of(domain: Domain) -> tuple[str, ...]:
    if isinstance(domain, ChoiceDomain):
        return domain.values
    return domain.members if isinstance(domain, SetDomain) else ()


def _versions(dimension: Dimension) -> list[str]:
    texts = (dimension.title, dimension.ask)
    return [version for text in texts if text for version in text.versions]


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
