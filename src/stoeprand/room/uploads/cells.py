"""What a cell holds, as somebody typed it or as a spreadsheet knows it, read for its column.

Amounts and days are read as those of the page that asks about one idea. Nothing that could be two
things is read as one of them.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from django.utils.translation import gettext as _

from stoeprand.engine.area import Dimension
from stoeprand.engine.domains import (
    AmountDomain,
    ChoiceDomain,
    DayDomain,
    Domain,
    FlagDomain,
    SetDomain,
    Value,
)
from stoeprand.engine.reading.sheets import BETWEEN_MEMBERS, EMPTY_SET
from stoeprand.room.answers import Unreadable, Writing, read_answer
from stoeprand.room.uploads.names import Names, answers_in_cells, names_of_values
from stoeprand.sheets.cells import Cell

FLAGS = {
    **dict.fromkeys(("true", "yes", "ja", "waar"), True),
    **dict.fromkeys(("false", "no", "nee", "onwaar"), False),
}
NOTHING = (EMPTY_SET, "–", "geen", "niets", "niets hiervan", "none", "none of these")
"""What people write where nothing of a set holds; a spreadsheet makes a long dash of a short."""

SOMETIMES_BETWEEN = (",", ";")
"""What may stand between members too, where none of these has it in its name."""

MOST_VALUES = 12
"""So many values are named to whoever filled in another one."""

_SHORT_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]['’]?([0-9]{2})", re.ASCII)
_TIME_OF_DAY = re.compile(r"[T ] *[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?\Z", re.ASCII)


class CellReader:
    """Reads the cells of one column; `language` is that of whoever typed, and of what is said."""

    def __init__(self, dimension: Dimension, language: str) -> None:
        # of a total people list the whole: nobody adds anything up in a list
        self._dimension = replace(dimension, total=None)
        self._language = language
        self._names = names_of_values(dimension)
        self._between = _between(self._names)
        self._read = self._reader_of(dimension.domain)

    def read(self, cell: Cell) -> Value:
        """Return the value in a cell that is not empty. Raises answers.Unreadable."""
        return self._read(cell)

    def _reader_of(self, domain: Domain) -> Callable[[Cell], Value]:
        readers: dict[type[Domain], Callable[[Cell], Value]] = {
            AmountDomain: self._amount,
            DayDomain: self._day,
            ChoiceDomain: self._choice,
            SetDomain: self._members,
            FlagDomain: self._flag,
        }
        return readers[type(domain)]

    def _amount(self, cell: Cell) -> Value:
        if cell.unit not in (None, self._dimension.unit):
            return self._typed(f"{cell.text} {cell.unit}")
        return self._plain(cell.text) if cell.is_plain else self._typed(cell.text)

    def _day(self, cell: Cell) -> Value:
        text = _TIME_OF_DAY.sub("", cell.text)
        if cell.is_plain:
            return self._plain(text)
        if short := _SHORT_YEAR.fullmatch(text):
            day, month, year = short.groups()
            sentence = _("Write the year in four figures, like this: {day}.")
            raise Unreadable(sentence.format(day=f"{day}-{month}-20{year}"))
        return self._typed(text)

    def _choice(self, cell: Cell) -> Value:
        found = self._names.find(cell.text)
        if found is None:
            sentence = _("Fill in one of these: {values}.")
            raise Unreadable(sentence.format(values=self._answers))
        return found

    def _flag(self, cell: Cell) -> Value:
        flag = FLAGS.get(cell.text.casefold())
        if flag is None:
            raise Unreadable(_("Fill in yes or no."))
        return flag

    def _members(self, cell: Cell) -> Value:
        text = cell.text
        whole = None if text == EMPTY_SET else self._names.find(text)
        if whole:
            return frozenset({whole})
        if text.casefold() in NOTHING:
            return frozenset()
        parts = [part.strip() for part in self._between.split(text) if part.strip()]
        found = [self._names.find(part) for part in parts]
        members = frozenset(member for member in found if member)
        if not members or None in found:
            sentence = _("Fill in which of these, with | between them, or - for none: {values}.")
            raise Unreadable(sentence.format(values=self._answers))
        if len(members) < len(found):
            raise Unreadable(_("One of them stands twice. Write it once."))
        return members

    def _typed(self, text: str) -> Value:
        writing = Writing(self._language, typed_in=self._language)
        return read_answer(self._dimension, [text], writing)

    def _plain(self, text: str) -> Value:
        return read_answer(self._dimension, [text], Writing(self._language))

    @cached_property
    def _answers(self) -> str:
        """Return what there is to choose from, the first ones where that is much."""
        answers = list(answers_in_cells(self._dimension, self._language).values())
        first = answers[:MOST_VALUES]
        return ", ".join([*first, "…"] if len(answers) > MOST_VALUES else first)


def _between(names: Names) -> re.Pattern[str]:
    """Return what stands between the members of a set, with these names."""
    sometimes = (mark for mark in SOMETIMES_BETWEEN if not any(mark in name for name in names.all))
    return re.compile(f"[{re.escape(''.join((BETWEEN_MEMBERS, *sometimes)))}\n]")
