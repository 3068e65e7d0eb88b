"""Reading the first sheet of an Excel file that a stranger sent.

defusedxml keeps an XML file from growing on its own (openpyxl uses it where it is installed).
"""

import re
import threading
import warnings
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import isfinite
from typing import Any
from zipfile import ZipFile

from stoeprand.engine.domains import plain
from stoeprand.sheets.cells import EMPTY, Cell, Row, without_empty_end
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.merged import blocks_of_sheet, filled
from stoeprand.sheets.refusals import FaultySheet
from stoeprand.sheets.unpacking import NO_WORKBOOK, unpacked

_ONE_AT_A_TIME = threading.Lock()
"""What is to be warned of is a setting of the whole process; so whoever changes it waits here."""

_LINE_BREAK = re.compile(r"_x000D_\n?|\r\n?")
"""How Excel writes a line break in a cell, besides a plain one (ECMA-376, ST_Xstring)."""


def rows_of_workbook(
    data: bytes, limits: Limits, *, fills_merged: bool = False
) -> Iterator[tuple[int, Row]]:
    """Yield the rows of the first sheet with their numbers, from 1, empty ones too.

    With `fills_merged` each place of cells that were made into one holds what stands in them.
    Raises FaultySheet.
    """
    rows = _rows(unpacked(data, limits), limits, fills_merged)
    if len(rows) > limits.rows:
        raise FaultySheet(limits.too_long)
    if any(len(row) > limits.columns for row in rows):
        raise FaultySheet(limits.too_wide)
    yield from enumerate(rows, start=1)


def _rows(folder: BytesIO, limits: Limits, fills_merged: bool) -> list[list[Cell]]:
    """Return the rows, one more than we look at where there are more. Raises FaultySheet.

    openpyxl warns of what it does not understand, with what a cell holds: nobody's business.
    """
    import openpyxl  # takes a tenth of a second, which nobody else needs to wait

    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(folder, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            found = sheet.iter_rows(max_col=limits.columns + 1, max_row=limits.rows + 1)
            rows = [_row(cells) for cells in found]
            if not fills_merged:
                return rows
            # In this mode openpyxl says nothing of merged cells, in the other one it makes each of
            # them, a million where a file says so. A test notices where this name changes.
            with ZipFile(folder) as parts:
                xml = parts.read(sheet._worksheet_path)  # noqa: SLF001  (as said above)
        except Exception:  # noqa: BLE001  (a file of a stranger can make its reader stumble in any way)
            raise FaultySheet(NO_WORKBOOK) from None
    return filled(rows, blocks_of_sheet(xml), limits.columns)


def _row(cells: Iterable[Any]) -> list[Cell]:
    return without_empty_end([EMPTY if cell.value is None else _cell(cell) for cell in cells])


def _cell(cell: Any) -> Cell:
    """Return what a cell of openpyxl holds: a spreadsheet has numbers, days and flags itself."""
    value = cell.value
    if isinstance(value, str):
        return Cell(_LINE_BREAK.sub("\n", value).strip())
    if isinstance(value, bool):
        return Cell("true" if value else "false", is_plain=True)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date):
        return Cell(value.isoformat(), is_plain=True)
    if isinstance(value, int | float) and isfinite(value):
        # 15 figures are what a spreadsheet keeps and shows; behind them is the noise of a float
        number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
        is_percent = "%" in (cell.number_format or "")  # 5% is held as 0.05
        amount = number.scaleb(2) if is_percent else number
        return Cell(f"{plain(amount):f}", is_plain=True, unit="%" if is_percent else None)
    return Cell(str(value))
