"""The rows of a sheet, whatever file it came from: each an idea, or all that is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value, Values
from stoeprand.engine.messages import listed, message, printable, quoted
from stoeprand.engine.reading.sheets import IDEA
from stoeprand.room.answers import Unreadable
from stoeprand.room.speaking import speech_in
from stoeprand.room.uploads.cells import CellReader
from stoeprand.room.uploads.names import column_of, header_of, names_of_columns
from stoeprand.room.uploads.refusals import FaultyList, FaultyRow, Wrong
from stoeprand.sheets.cells import Cell, Row

LONGEST_FOUND = 60
"""So many characters of a cell are said back to whoever filled it in."""

MOST_UNKNOWN = 10


@dataclass(frozen=True, slots=True)
class ListedIdea:
    """An idea of a list: the number of its row, its name (empty where it has none), its values."""

    number: int
    name: str
    values: Values


class Sheet:
    """The columns of a sheet, and how the cells under them are read."""

    def __init__(self, area: Area, header: Row, language: str) -> None:
        """Find the column of each cell of the header. Raises FaultyList."""
        self._columns = _columns(area, [cell.text for cell in header], language)
        self._readers = {
            dimension.id: CellReader(dimension, language)
            for dimension in area.dimensions.values()
            if dimension.id in self._columns
        }
        speech = speech_in(language)
        self._called = {each.id: speech.name_of(each) for each in area.dimensions.values()}

    def read(self, number: int, row: Row) -> ListedIdea | FaultyRow:
        """Return the idea in a row, unknown what is empty; or everything that is wrong with it."""
        values: dict[str, Value] = {}
        wrong: list[Wrong] = []
        name = ""
        for column, cell in zip_longest(self._columns, row):
            if cell is None or not cell.text:
                continue
            if column is None:
                nowhere = _("This stands in a column without a name.")
                wrong.append(Wrong(nowhere, found=_cut(cell)))
            elif column == IDEA:
                name = cell.text
            elif isinstance(read := self._value(column, cell), Wrong):
                wrong.append(read)
            else:
                values[column] = read
        return FaultyRow(number, tuple(wrong)) if wrong else ListedIdea(number, name, values)

    def _value(self, column: str, cell: Cell) -> Value | Wrong:
        try:
            return self._readers[column].read(cell)
        except Unreadable as error:
            return Wrong(error.sentence, self._called[column], _cut(cell))


def _columns(area: Area, header: Sequence[str], language: str) -> list[str | None]:
    """Return the id of the column of each cell of a header; None where it is empty."""
    names = names_of_columns(area)
    columns = [column_of(names, text) if text else None for text in header]
    unknown = [
        text for text, column in zip(header, columns, strict=True) if text and column is None
    ]
    if unknown:
        headers = (header_of(names, each, language) for each in area.dimensions.values())
        raise FaultyList(
            message(
                "We do not know every column: {unknown}. A column can be: {known}. "
                "Change the name in the first row, or take the column away.",
                unknown=listed(map(quoted, unknown[:MOST_UNKNOWN])),
                known=listed((names.best_of(IDEA, _("Idea")), *headers)),
            )
        )
    _require_once(header, columns)
    return columns


def _require_once(header: Sequence[str], columns: Sequence[str | None]) -> None:
    """Raise FaultyList where two columns are the same."""
    first: dict[str, str] = {}
    for text, column in zip(header, columns, strict=True):
        if column in first:
            wrong = message(
                "Two columns are about the same: {one} and {other}. Keep one of them.",
                one=quoted(first[column]),
                other=quoted(text),
            )
            raise FaultyList(wrong)
        if column is not None:
            first[column] = text


def _cut(cell: Cell) -> str:
    """Return what stands in a cell, cut where it is long."""
    text = f"{cell.text} {cell.unit}" if cell.unit else cell.text
    cut = printable(text[:LONGEST_FOUND])
    return f"{cut}…" if len(text) > LONGEST_FOUND else cut
