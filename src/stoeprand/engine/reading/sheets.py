"""Ideas in the rows of a sheet: header, cells, and how a Dutch spreadsheet writes them.

Where cells are separated by `;` the sheet was saved by a Dutch spreadsheet (`is_dutch`). Opening
files is for others; here a row is a row of texts.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import AmountDomain, DayDomain, FlagDomain, SetDomain
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.fields import one_of
from stoeprand.engine.reading.ideas import Idea, read_idea

IDEA = "idea"
"""The column that holds the name of each idea; every other one is a dimension."""

EMPTY_SET = "-"
BETWEEN_MEMBERS = "|"
"""How a cell holds a set: its members with this between them, or a dash where there are none."""


def separator_of(first_line: str) -> str:
    """Return what stands between the cells of a CSV file, as its first line has it."""
    return ";" if ";" in first_line else ","


def fault_of_header(area: Area, header: Sequence[str]) -> Message | None:
    """Return what is wrong with the names of the columns, if anything."""
    known = (IDEA, *area.dimensions)
    for place, name in enumerate(header):
        if name not in known:
            return message(
                "column {name} is unknown, expected {known}",
                name=quoted(name),
                known=one_of(known),
            )
        if name in header[:place]:
            return message("column {name} stands twice, expected it once", name=quoted(name))
    return None


def read_row(area: Area, header: Sequence[str], row: Sequence[str], *, is_dutch: bool) -> Idea:
    """Return the idea in a row under a faultless header. Raises UnfitIdea."""
    cells = dict(zip(header, row, strict=False))
    idea_id = cells.pop(IDEA, "").strip() or None
    if len(row) != len(header):
        wrong = message(
            "{count} cells, expected {expected} as in the header",
            count=len(row),
            expected=len(header),
        )
        raise UnfitIdea(wrong, idea_id)
    values: dict[str, object] = {}
    for dimension_id, cell in cells.items():
        value = read_cell(area.dimensions[dimension_id], cell.strip(), is_dutch=is_dutch)
        if isinstance(value, Message):
            wrong = message("{id}: {wrong}", id=quoted(dimension_id), wrong=value)
            raise UnfitIdea(wrong, idea_id)
        values[dimension_id] = value
    return read_idea(area, {"idea": idea_id, "values": values})


def read_cell(dimension: Dimension, cell: str, *, is_dutch: bool) -> object:
    """Return what a cell holds as JSON would hold it, or a Message that says what is wrong.

    Whether that fits the dimension is for `read_idea` to say. An empty cell holds None.
    """
    if not cell:
        return None
    domain = dimension.domain
    if isinstance(domain, AmountDomain):
        return _amount(cell, is_dutch)
    if isinstance(domain, SetDomain):
        return [] if cell == EMPTY_SET else cell.split(BETWEEN_MEMBERS)
    if isinstance(domain, FlagDomain):
        return _flag(cell, is_dutch)
    return _day(cell, is_dutch) if isinstance(domain, DayDomain) else cell


_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]*)?", re.ASCII)
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?", re.ASCII)
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", re.ASCII)
_DUTCH_FLAGS = {"waar": True, "ja": True, "onwaar": False, "nee": False}


def _amount(cell: str, is_dutch: bool) -> Decimal | Message:
    if is_dutch and _THOUSANDS.fullmatch(cell):
        return message(
            "{cell} can be read in two ways, expected it without points for thousands",
            cell=quoted(cell),
        )
    text = cell.replace(",", ".") if is_dutch and cell.count(",") == 1 and "." not in cell else cell
    if not _NUMBER.fullmatch(text):
        return message("{cell}, expected a number", cell=quoted(cell))
    try:
        return Decimal(text)
    except InvalidOperation:
        return message("{cell}, expected a number", cell=quoted(cell))


def _flag(cell: str, is_dutch: bool) -> object:
    """Return a flag; a Dutch spreadsheet saves `true` as WAAR, and people write ja."""
    if cell in ("true", "false"):
        return cell == "true"
    lowered = cell.lower()
    if is_dutch and lowered in _DUTCH_FLAGS:
        return _DUTCH_FLAGS[lowered]
    return lowered == "true" if lowered in ("true", "false") else cell


def _day(cell: str, is_dutch: bool) -> str:
    """Return a day as ISO; a Dutch spreadsheet saves 2026-12-31 as 31-12-2026."""
    found = _DUTCH_DAY.fullmatch(cell) if is_dutch else None
    if not found:
        return cell
    day, month, year = found.groups()
    return f"{year}-{month:0>2}-{day:0>2}"
