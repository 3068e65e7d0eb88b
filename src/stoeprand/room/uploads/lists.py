"""Reading a list of ideas: CSV, a sheet of Excel or JSON Lines, whole or with every fault named."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import count
from pathlib import PurePath

from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import Message, message
from stoeprand.engine.reading.ideas import Idea, read_idea
from stoeprand.engine.reading.json_values import NoJson, read_json_text
from stoeprand.engine.reading.sheets import fault_of_header, read_row, separator_of
from stoeprand.room.uploads.refusals import FaultyList, FaultyRow
from stoeprand.room.uploads.workbooks import (
    MOST_ROWS,
    header_of,
    idea_of_cells,
    rows_of_workbook,
)

MOST_BYTES = 2_000_000
MOST_IDEAS = 1_000
"""So large a list is looked at while somebody waits; `stoeprand openings` takes larger ones."""

Numbered = Iterator[tuple[int, Idea | UnfitIdea]]
"""The ideas of a list, or what is wrong with them, each with the number of its row."""


@dataclass(frozen=True, slots=True)
class ListedIdea:
    """An idea of a list: the number of its row, its name (empty where it has none), its values."""

    number: int
    name: str
    values: Values


def read_list(area: Area, name: str, data: bytes) -> list[ListedIdea]:
    """Return the ideas in a file; the end of its `name` says of what kind it is.

    Raises FaultyList for a file that cannot be read, holds no idea or too many, or in which a row
    does not fit the area; it then names every such row.
    """
    if len(data) > MOST_BYTES:
        raise FaultyList(too_large())
    read = _READERS.get(PurePath(name).suffix.lower())
    if read is None:
        raise FaultyList(message("This is no CSV, XLSX or JSON Lines file. Choose one of those."))
    ideas: list[ListedIdea] = []
    faults: list[FaultyRow] = []
    for number, found in read(area, data):
        if len(ideas) + len(faults) >= MOST_IDEAS:
            raise FaultyList(
                message("There are more than {most} ideas in it. Send fewer.", most=MOST_IDEAS)
            )
        if isinstance(found, UnfitIdea):
            faults.append(FaultyRow(number, found.message))
        else:
            ideas.append(ListedIdea(number, found.id or "", found.values))
    if faults:
        raise FaultyList(rows=faults)
    if not ideas:
        raise FaultyList(message("There are no ideas in it. Fill in a row for each."))
    return ideas


def too_large() -> Message:
    """Return what to say of a file that is larger than we look at."""
    return message("The file is larger than {most} MB. Send fewer ideas.", most=MOST_BYTES // 10**6)


def _from_csv(area: Area, data: bytes) -> Numbered:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong = message("The file is not UTF-8. Save it as ‘CSV UTF-8’, or as XLSX.")
        raise FaultyList(wrong) from None
    separator = separator_of(text.split("\n", 1)[0])
    rows = _numbered_rows(text, separator)
    _first, header = next(rows, (1, []))
    _require_header(area, header)
    for number, row in rows:
        if any(row):
            yield number, _fitted(read_row, area, header, row, is_dutch=separator == ";")


def _numbered_rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers. Raises FaultyList with that of one that is no CSV.

    What exactly is wrong with it Python says in English only.
    """
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    for number in count(1):
        try:
            row = next(rows, None)
        except csv.Error:
            wrong = message(
                "Row {number} is no CSV. Look whether each quotation mark has its other one.",
                number=number,
            )
            raise FaultyList(wrong) from None
        if row is None:
            return
        yield number, [cell.strip() for cell in row]


def _require_header(area: Area, header: Sequence[str]) -> None:
    if not any(header):
        raise FaultyList(message("The first row is empty; expected the names of the columns."))
    if wrong := fault_of_header(area, header):
        raise FaultyList(wrong)


def _from_workbook(area: Area, data: bytes) -> Numbered:
    rows = rows_of_workbook(data, widest=len(area.dimensions) + 2)
    header = header_of(next(rows, ()))
    _require_header(area, header)
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            wrong = message(
                "There are more than {most} rows in it, also empty ones.", most=MOST_ROWS
            )
            raise FaultyList(wrong)
        if any(cell is not None for cell in row):
            yield number, _fitted(idea_of_cells, area, header, row)


def _from_json_lines(area: Area, data: bytes) -> Numbered:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield number, _fitted(_idea_of_line, area, line)


def _idea_of_line(area: Area, line: bytes) -> Idea:
    try:
        return read_idea(area, read_json_text(line.strip()))
    except NoJson:  # it says why in English only
        raise UnfitIdea(message("this row is no JSON")) from None


def _fitted(read: Callable[..., Idea], *given: object, **more: object) -> Idea | UnfitIdea:
    try:
        return read(*given, **more)
    except UnfitIdea as error:
        return error


_READERS: dict[str, Callable[[Area, bytes], Numbered]] = {
    ".csv": _from_csv,
    ".jsonl": _from_json_lines,
    ".xlsx": _from_workbook,
}
