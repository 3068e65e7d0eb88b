"""Reading the first sheet of an Excel file that a stranger sent, without letting it grow.

Such a file is a packed folder of XML. It is unpacked here, part by part and never further than we
look at: what a part says of its own size is not believed. What reads it gets the parts as they are.
defusedxml keeps an XML file from growing on its own (openpyxl uses it where it is installed).
"""

import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from math import isfinite
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stoeprand.engine.messages import message
from stoeprand.room.amounts import write_plain_amount
from stoeprand.room.uploads.cells import EMPTY, Cell
from stoeprand.room.uploads.refusals import FaultyList
from stoeprand.room.uploads.rows import MOST_COLUMNS, TOO_WIDE, Row

MOST_UNPACKED = 4_000_000
MOST_PARTS = 200
MOST_TAGS = 300_000
"""So many bytes may a file unpack to, in so many parts, with so many tags (of which each takes
time). A sheet of a thousand ideas with sixty answers each has less.
"""

ENCRYPTED = 0x1
"""The bit among the flags of a part that says so."""

MOST_ROWS = 10_000
"""So far down a sheet may go, empty rows included: a row can say of itself that it is the last."""

_ONE_AT_A_TIME = threading.Lock()
"""What is to be warned of is a setting of the whole process; so whoever changes it waits here."""

NO_WORKBOOK = message(
    "This is no Excel file that we can read. Save it as XLSX once more, or as CSV."
)


def rows_of_workbook(data: bytes) -> Iterator[tuple[int, Row]]:
    """Yield the rows of the first sheet with their numbers, from 1, empty ones too.

    Raises FaultyList.
    """
    rows = _rows(_unpacked(data))
    if len(rows) > MOST_ROWS:
        raise FaultyList(
            message("There are more than {most} rows in it, also empty ones.", most=MOST_ROWS)
        )
    if any(len(row) > MOST_COLUMNS for row in rows):
        raise FaultyList(TOO_WIDE)
    yield from enumerate(rows, start=1)


def _rows(folder: BytesIO) -> list[Row]:
    """Return the rows, one more than we look at where there are more. Raises FaultyList.

    openpyxl warns of what it does not understand, with what a cell holds: nobody's business.
    """
    import openpyxl  # takes a tenth of a second, which nobody else needs to wait

    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(folder, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            found = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=MOST_ROWS + 1)
            return [_row(cells) for cells in found]
        except Exception:  # noqa: BLE001  (a file of a stranger can make its reader stumble in any way)
            raise FaultyList(NO_WORKBOOK) from None


def _row(cells: Iterable[Any]) -> Row:
    """Return the cells of a row, without the empty ones behind the last."""
    row = [EMPTY if cell.value is None else _cell(cell) for cell in cells]
    while row and not row[-1].text:
        row.pop()
    return row


def _cell(cell: Any) -> Cell:
    """Return what a cell of openpyxl holds: a spreadsheet has numbers, days and flags itself."""
    value = cell.value
    if isinstance(value, str):
        return Cell(value.strip())
    if isinstance(value, bool):
        return Cell("true" if value else "false", is_plain=True)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Cell(value.isoformat(), is_plain=True)
    if isinstance(value, int | float) and isfinite(value):
        # 15 figures are what a spreadsheet keeps and shows; behind them is the noise of a float
        number = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
        is_percent = "%" in (cell.number_format or "")  # 5% is held as 0.05
        amount = number.scaleb(2) if is_percent else number
        return Cell(write_plain_amount(amount), is_plain=True, unit="%" if is_percent else None)
    return Cell(str(value))


def _unpacked(data: bytes) -> BytesIO:
    """Return the same folder, not packed. Raises FaultyList where it is too large, or is none."""
    try:
        parts = _parts(data)
        if parts is not None:
            return _folder_of(parts)
    except Exception:  # noqa: BLE001  (and so it can make a zip file stumble)
        raise FaultyList(NO_WORKBOOK) from None
    raise FaultyList(
        message("This file unpacks to more than we look at. Send fewer ideas, or a CSV file.")
    )


def _parts(data: bytes) -> dict[str, bytes] | None:
    """Return what is in a packed folder, by name; None where that is more than we look at."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    with ZipFile(BytesIO(data)) as folder:
        if len(folder.infolist()) > MOST_PARTS:
            return None
        for part in folder.infolist():
            _require_bounded(part)
            with folder.open(part) as packed:
                parts[part.filename] = packed.read(left + 1)
            left -= len(parts[part.filename])
            if left < 0:
                return None
    tags = sum(part.count(b"<") for part in parts.values())
    return parts if tags <= MOST_TAGS else None


def _require_bounded(part: ZipInfo) -> None:
    """Raise BadZipFile for a part that cannot be unpacked a piece at a time.

    Python does so with what is stored or deflated, as Excel writes it; other kinds it unpacks as
    far as they go, however little is read.
    """
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or part.flag_bits & ENCRYPTED:
        raise BadZipFile


def _folder_of(parts: Mapping[str, bytes]) -> BytesIO:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as folder:
        for name, part in parts.items():
            folder.writestr(name, part)
    return buffer
