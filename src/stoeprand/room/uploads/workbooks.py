"""Reading the first sheet of an Excel file that a stranger sent, without letting it grow.

Such a file is a packed folder of XML. It is unpacked here, part by part and never further than we
look at: what a part says of its own size is not believed. What reads it gets the parts as they are.
defusedxml keeps an XML file from growing on its own (openpyxl uses it where it is installed).
"""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

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
"""

ENCRYPTED = 0x1
"""The bit among the flags of a part that says so."""

MOST_ROWS = 10_000
"""So far down a sheet may go, empty rows included: a row can say of itself that it is the last."""

# openpyxl warns of cells that it does not understand, with what they hold: nobody's business. Said
# once, here: the filters are of the whole process, and several threads read at a time.
warnings.filterwarnings("ignore", module="openpyxl")

Cells = Sequence[object]

NO_WORKBOOK = message(
    "This is no Excel file that we can read. Save it as XLSX once more, or as CSV."
)


def rows_of_workbook(data: bytes, *, widest: int) -> Iterator[Cells]:
    """Yield the rows of the first sheet, at most `widest` cells each. Raises FaultyList.

    One row more than MOST_ROWS comes from a sheet that goes on below it.
    """
    folder = _unpacked(data)
    import openpyxl  # takes a tenth of a second, which nobody else needs to wait

    try:
        book = openpyxl.load_workbook(folder, read_only=True, data_only=True)
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
