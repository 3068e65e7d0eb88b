"""Reading the first sheet of an Excel file that a stranger sent, without letting it grow.

Such a file is a packed folder of XML: what it unpacks to is measured before anything is read, and
defusedxml keeps an XML file from growing on its own (openpyxl uses it where it is installed).
"""

import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import ChoiceDomain, SetDomain
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.ideas import Idea, read_idea
from stoeprand.engine.reading.sheets import IDEA, read_cell
from stoeprand.room.uploads.refusals import FaultyList

MOST_UNPACKED = 4_000_000
MOST_PARTS = 200
MOST_TAGS = 300_000
"""So many bytes may a file unpack to, in so many parts, with so many tags (of which each takes
time). A sheet of a thousand ideas with sixty answers each has less.

A part gives no more than it says beforehand: Python reads it no further.
"""

MOST_ROWS = 10_000
"""So far down a sheet may go, empty rows included: a row can say of itself that it is the last."""

Cells = Sequence[object]

NO_WORKBOOK = message(
    "This is no Excel file that we can read. Save it as XLSX once more, or as CSV."
)


def rows_of_workbook(data: bytes, *, widest: int) -> Iterator[Cells]:
    """Yield the rows of the first sheet, at most `widest` cells each. Raises FaultyList.

    One row more than MOST_ROWS comes from a sheet that goes on below it.
    """
    _refuse_what_grows(data)
    import openpyxl  # takes a tenth of a second, which nobody else needs to wait

    # It warns of cells that it does not understand, with what they hold: that is nobody's business.
    warnings.filterwarnings("ignore", module="openpyxl")
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from sheet.iter_rows(max_col=widest, max_row=MOST_ROWS + 1, values_only=True)
    except Exception:  # noqa: BLE001  (a file of a stranger can make its reader stumble in any way)
        raise FaultyList(NO_WORKBOOK) from None


def header_of(row: Cells) -> list[str]:
    """Return the names of the columns, without the empty ones behind the last."""
    names = ["" if cell is None else str(cell).strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    return names


def idea_of_cells(area: Area, header: Sequence[str], row: Cells) -> Idea:
    """Return the idea in a row under a faultless header. Raises UnfitIdea."""
    cells = dict(zip(header, row, strict=False))
    name = _name(cells.pop(IDEA, None))
    if any(cell is not None for cell in row[len(header) :]):
        raise UnfitIdea(message("there is a cell beside the columns, expected none there"), name)
    values: dict[str, object] = {}
    for dimension_id, cell in cells.items():
        value = _held(area.dimensions[dimension_id], cell)
        if isinstance(value, Message):
            wrong = message("{id}: {wrong}", id=quoted(dimension_id), wrong=value)
            raise UnfitIdea(wrong, name)
        values[dimension_id] = value
    return read_idea(area, {"idea": name, "values": values})


def _refuse_what_grows(data: bytes) -> None:
    try:
        is_small = _is_small(data)
    except Exception:  # noqa: BLE001  (and so it can make a zip file stumble)
        raise FaultyList(NO_WORKBOOK) from None
    if not is_small:
        raise FaultyList(
            message("This file unpacks to more than we look at. Send fewer ideas, or a CSV file.")
        )


def _is_small(data: bytes) -> bool:
    """Say whether a packed folder is small: as it says of itself first, and then by looking."""
    with ZipFile(BytesIO(data)) as folder:
        parts = folder.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            return False
        return sum(folder.read(part).count(b"<") for part in parts) <= MOST_TAGS


def _name(cell: object) -> str | None:
    return None if cell is None else str(cell).strip() or None


def _held(dimension: Dimension, cell: object) -> object:
    """Return what a cell holds as JSON would hold it: a spreadsheet has numbers and days itself.

    A number is taken for the shortest decimal that reads as it, midnight for the day.
    """
    if isinstance(cell, str):
        return read_cell(dimension, cell.strip(), is_dutch=True)
    if isinstance(cell, datetime) and cell.time() == time.min:
        return cell.date()
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    if isinstance(dimension.domain, ChoiceDomain | SetDomain):
        return read_cell(dimension, f"{cell:.15g}", is_dutch=True)  # as the cell shows it
    return Decimal(repr(cell))
