"""What somebody sent, a file or a pasted table, as the rows of one table."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from stoeprand.engine.messages import Message, message
from stoeprand.sheets.cells import Cell, Row, without_empty_end
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.pages import is_page, rows_of_page
from stoeprand.sheets.refusals import FaultySheet
from stoeprand.sheets.texts import rows_of_text, text_of
from stoeprand.sheets.workbooks import rows_of_workbook

MOST_BYTES = 5_000_000
LIMITS = Limits(rows=10_000, columns=100, unpacked=30_000_000, tags=1_000_000)
"""The largest register that we know of has some three thousand rows."""

LONGEST_CELL = 20_000
"""So many characters may a cell hold; Excel takes no more than 32,767."""

WORKBOOKS = (".xlsx", ".xlsm")
TEXTS = (".csv", ".txt", ".tsv", ".html", ".htm")
OTHER_SHEETS = (".xls", ".xlsb", ".ods", ".numbers")

FORMULA_MARKS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""With one of these before something else a spreadsheet takes a text for a formula; the wide forms
are taken for one in the Far East.
"""

_GUARDED = re.compile(rf"'+[{FORMULA_MARKS}].", re.DOTALL)
_LINE_BREAK = re.compile(r"\r\n?")
_NOT_KEPT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_table(file_name: str, sent: bytes) -> list[Row]:
    """Return the rows of what was sent, from the first on, empty ones too.

    The end of `file_name` says of what kind it is; pasted text has none. Raises FaultySheet.
    """
    if len(sent) > MOST_BYTES:
        raise FaultySheet(too_large())
    rows = [_cleaned(number, row) for number, row in _rows(file_name, sent)]
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise FaultySheet(message("There is nothing in it. Send the whole register."))
    return rows


def too_large() -> Message:
    """Return what to say of a file that is larger than we look at."""
    return message(
        "The file is larger than {most} MB. Send a smaller one.", most=MOST_BYTES // 10**6
    )


def _rows(file_name: str, sent: bytes) -> Iterator[tuple[int, Row]]:
    ending = PurePath(file_name).suffix.lower()
    if ending in WORKBOOKS:
        return rows_of_workbook(sent, LIMITS, fills_merged=True)
    if ending in OTHER_SHEETS:
        wrong = message("We cannot read this kind of spreadsheet. Save it as XLSX, and send that.")
        raise FaultySheet(wrong)
    if file_name and ending not in TEXTS:
        raise FaultySheet(message("This is no XLSX, CSV or HTML file. Choose one of those."))
    text = text_of(sent)
    if is_page(text):
        return rows_of_page(text, LIMITS)
    return (
        (number, [_unguarded(cell) for cell in row]) for number, row in rows_of_text(text, LIMITS)
    )


def _unguarded(cell: Cell) -> Cell:
    """Return a cell of CSV without the mark that keeps a spreadsheet from taking it for a formula.

    It is put there when a register is given back (see `exports`).
    """
    return replace(cell, text=cell.text[1:]) if _GUARDED.match(cell.text) else cell


def _cleaned(number: int, row: Row) -> Row:
    """Return a row with nothing in it that a database or an Excel file cannot hold."""
    cells = [_cleaned_cell(cell) for cell in row]
    if any(len(cell.text) > LONGEST_CELL for cell in cells):
        wrong = message(
            "A cell in row {number} holds more than {most} characters. Shorten it.",
            number=number,
            most=LONGEST_CELL,
        )
        raise FaultySheet(wrong)
    return without_empty_end(cells)


def _cleaned_cell(cell: Cell) -> Cell:
    if cell.unit:  # 5% is a text here
        return Cell(f"{cell.text}{cell.unit}")
    text = _NOT_KEPT.sub("", _LINE_BREAK.sub("\n", cell.text)).strip()
    return replace(cell, text=text)
