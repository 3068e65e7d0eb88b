"""A version of a register given back as it came: the same rows and columns, in the same order."""

import csv
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO, StringIO
from typing import Any

from stoeprand.mandates.columns import OTHER, Column
from stoeprand.mandates.models import RegisterRow, RegisterVersion
from stoeprand.mandates.tables import FORMULA_MARKS
from stoeprand.sheets.cells import Cell

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""No text that somebody wrote becomes a formula or a link in the sheet of somebody else."""

_TAKEN_FOR_FORMULA = re.compile(rf"'*[{FORMULA_MARKS}].", re.DOTALL)
_FLAGS = {"true": True, "false": False}
FORMATS: Mapping[type, str] = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm:ss"}
"""How a day and a moment look in Excel."""


def as_csv(version: RegisterVersion, language: str) -> bytes:
    """Return a version as CSV, as a spreadsheet in that language opens it. One query.

    A text that a spreadsheet would take for a formula gets a mark in front of it; where such a file
    is sent again the mark is gone.
    """
    text = StringIO()
    rows = csv.writer(
        text,
        delimiter=";" if language == "nl" else ",",
        lineterminator="\r\n",
        quoting=csv.QUOTE_ALL,
    )
    width = len(version.names)
    for _number, cells in _numbered(version):
        guarded = [cell.text if cell.is_plain else _guarded(cell.text) for cell in cells]
        rows.writerow(guarded + [""] * (width - len(guarded)))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(version: RegisterVersion) -> bytes:
    """Return a version as an Excel file; numbers, days and flags are what they were. One query."""
    import xlsxwriter  # nobody else needs to wait for it

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE) as book:
        book.set_properties({"created": version.uploaded_at.replace(tzinfo=None)})
        sheet = book.add_worksheet()
        looks = {kind: book.add_format({"num_format": each}) for kind, each in FORMATS.items()}
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.set_column(0, len(version.names) - 1, 28)
        sheet.freeze_panes(version.header_row, 0)
        for number, cells in _numbered(version):
            for place, cell in enumerate(cells):
                _write(sheet, (number - 1, place), cell, looks, wrapped)
    return buffer.getvalue()


def _write(
    sheet: Any, where: tuple[int, int], cell: Cell, looks: Mapping[type, Any], wrapped: Any
) -> None:
    value = _value_of(cell)
    if isinstance(value, bool):
        sheet.write_boolean(*where, value)
    elif isinstance(value, Decimal):
        sheet.write_number(*where, value)
    elif isinstance(value, date):
        sheet.write_datetime(*where, value, looks[type(value)])
    elif value:
        sheet.write_string(*where, value, wrapped)


def _value_of(cell: Cell) -> bool | Decimal | date | str:
    """Return what a spreadsheet itself holds for a cell; a datetime is a date as well."""
    if not cell.is_plain:
        return cell.text
    if cell.text in _FLAGS:
        return _FLAGS[cell.text]
    with suppress(ValueError):
        return date.fromisoformat(cell.text)
    with suppress(ValueError):
        return datetime.fromisoformat(cell.text)
    with suppress(InvalidOperation):
        return Decimal(cell.text)
    return cell.text


def _numbered(version: RegisterVersion) -> Iterator[tuple[int, list[Cell]]]:
    """Yield every row of the table that was sent with its number, from 1, the empty ones too."""
    rows = {int(number): [Cell(text) for text in texts] for number, texts in version.above.items()}
    rows[version.header_row] = [Cell(name) for name in version.names]
    rows |= {row.place: _cells(version, row) for row in version.rows.order_by("place")}
    for number in range(1, max(rows) + 1):
        yield number, rows.get(number, [])


def _cells(version: RegisterVersion, row: RegisterRow) -> list[Cell]:
    texts = [
        row.others.get(str(place), "") if column == OTHER else row.text_of(Column(column))
        for place, column in enumerate(version.columns)
    ]
    return [Cell(text, is_plain=place in row.plain) for place, text in enumerate(texts)]


def _guarded(text: str) -> str:
    return f"'{text}" if _TAKEN_FOR_FORMULA.match(text) else text
