"""Rows of a table, read as mandates when it is known what its columns are about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import Message, listed, message
from stoeprand.mandates.columns import NEEDED, OTHER, Column
from stoeprand.mandates.keys import keys_of
from stoeprand.mandates.stems import searchable
from stoeprand.sheets.cells import Row


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate as a row of a table has it; `place` is the number of that row, from 1.

    `others` are cells of columns that are about nothing we know, by the place of their column;
    `plain` the places of cells that are a number, day or flag of the spreadsheet.
    """

    place: int
    texts: Mapping[Column, str]
    others: Mapping[int, str]
    plain: Sequence[int]

    @property
    def all_text(self) -> str:
        """All that stands in it."""
        return "\n".join((*self.texts.values(), *self.others.values()))

    @property
    def search(self) -> str:
        """What it is found by."""
        rest = [text for column, text in self.texts.items() if column is not Column.POWER]
        return searchable(self.texts.get(Column.POWER, ""), (*rest, *self.others.values()))


def mandates_of(
    rows: Sequence[Row], header_row: int, columns: Sequence[str]
) -> Iterator[tuple[str, Mandate]]:
    """Yield the mandates below the header with a key for each; empty rows are passed over."""
    mandates = [
        _mandate(number, row, columns)
        for number, row in enumerate(rows, start=1)
        if number > header_row and row
    ]
    keys = keys_of([(each.texts.get(Column.NUMBER, ""), each.all_text) for each in mandates])
    return zip(keys, mandates, strict=True)


def wrong_with(columns: Sequence[str]) -> Message | None:
    """Return what is wrong with what was said of the columns of a table; None where nothing is."""
    said = [column for column in columns if column != OTHER]
    if any(column not in Column.values for column in said):
        return message("Choose from the list what each column is about.")
    lacking = [column for column in NEEDED if column not in said]
    if lacking:
        return message(
            "Say which column is about this: {columns}.",
            columns=listed(column.label for column in lacking),
        )
    twice = [column for column in Column if said.count(column) > 1]
    if twice:
        return message(
            "Two columns cannot be about the same: {columns}.",
            columns=listed(column.label for column in twice),
        )
    return None


def _mandate(number: int, row: Row, columns: Sequence[str]) -> Mandate:
    texts, others = {}, {}
    for place, cell in enumerate(row):
        if not cell.text:
            continue
        if columns[place] == OTHER:
            others[place] = cell.text
        else:
            texts[Column(columns[place])] = cell.text
    plain = [place for place, cell in enumerate(row) if cell.is_plain]
    return Mandate(number, texts, others, plain)
