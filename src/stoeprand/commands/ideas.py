"""Ideas out of a file or standard input; a faulty one does not stop the others."""

import csv
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from stoeprand.commands.faulty_ideas import FaultyIdea, FaultyIdeas
from stoeprand.commands.files import open_ideas, quoted_path
from stoeprand.commands.json_text import NoJson, read_json_text
from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import AmountDomain, DayDomain, FlagDomain, SetDomain
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import Message, listed, message, quoted
from stoeprand.engine.reading.fields import one_of
from stoeprand.engine.reading.ideas import Idea, read_idea


def read_ideas(area: Area, path: str) -> Iterator[Idea | FaultyIdea]:
    """Yield the ideas in a file, or those on standard input (JSON Lines) for `-`.

    Raises FaultyIdeas when the file as a whole cannot be read. Ideas are read as they are asked
    for.
    """
    if path == "-":
        return _from_json_lines(area, _standard_input())
    kind = Path(path).suffix.lower()
    if kind not in _READERS:
        raise FaultyIdeas(
            message(
                "{file}: unknown kind of file, expected {kinds}",
                file=quoted_path(path),
                kinds=listed(list(_READERS)),
            )
        )
    return _READERS[kind](area, path)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # so Python has it when it is closed
        raise FaultyIdeas(message("standard input is closed, expected ideas there"))
    return sys.stdin.buffer


def _fit(area: Area, raw: object) -> Idea | FaultyIdea:
    try:
        return read_idea(area, raw)
    except UnfitIdea as error:
        return FaultyIdea(error.idea, error.message)


def _from_json(area: Area, path: str) -> Iterator[Idea | FaultyIdea]:
    with open_ideas(path) as stream:
        data = stream.read()
    try:
        found = read_json_text(data)
    except NoJson as error:
        raise FaultyIdeas(
            message("{file} is no JSON: {problem}", file=quoted_path(path), problem=str(error))
        ) from None
    for raw in found if isinstance(found, list) else [found]:
        yield _fit(area, raw)


def _from_json_lines_file(area: Area, path: str) -> Iterator[Idea | FaultyIdea]:
    with open_ideas(path) as stream:
        yield from _from_json_lines(area, stream)


def _from_json_lines(area: Area, stream: BinaryIO) -> Iterator[Idea | FaultyIdea]:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            raw = read_json_text(line.rstrip(b"\r\n"))
        except NoJson as error:
            yield FaultyIdea(
                None,
                message("line {number} is no JSON: {problem}", number=number, problem=str(error)),
            )
        else:
            yield _fit(area, raw)


def _from_csv(area: Area, path: str) -> Iterator[Idea | FaultyIdea]:
    with (
        open_ideas(path) as stream,
        TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text,
    ):
        try:
            yield from _csv_ideas(area, path, text)
        except UnicodeDecodeError:
            raise FaultyIdeas(
                message("{file} is not UTF-8; save it as CSV UTF-8", file=quoted_path(path))
            ) from None


def _csv_ideas(area: Area, path: str, text: TextIO) -> Iterator[Idea | FaultyIdea]:
    first = text.readline()
    if not first.strip():
        raise FaultyIdeas(
            message("{file} has no header, expected idea and dimensions", file=quoted_path(path))
        )
    separator = ";" if ";" in first else ","
    rows = csv.reader(chain([first], text), delimiter=separator, strict=True)
    try:
        header = [cell.strip() for cell in next(rows)]
        _check_header(area, path, header)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _csv_idea(area, header, row, separator == ";")
    except csv.Error as error:
        wrong = message(
            "line {number} is no CSV: {problem}", number=rows.line_num, problem=str(error)
        )
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(path), wrong=wrong)) from None


def _check_header(area: Area, path: str, header: Sequence[str]) -> None:
    known = ("idea", *area.dimensions)
    for place, name in enumerate(header):
        if name not in known:
            wrong = message(
                "column {name} is unknown, expected {known}",
                name=quoted(name),
                known=one_of(known),
            )
        elif name in header[:place]:
            wrong = message("column {name} stands twice, expected it once", name=quoted(name))
        else:
            continue
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(path), wrong=wrong))


def _csv_idea(
    area: Area, header: Sequence[str], row: Sequence[str], is_dutch: bool
) -> Idea | FaultyIdea:
    cells = dict(zip(header, row, strict=False))
    idea_id = cells.pop("idea", "").strip() or None
    if len(row) != len(header):
        wrong = message(
            "{count} cells, expected {expected} as in the header",
            count=len(row),
            expected=len(header),
        )
        return FaultyIdea(idea_id, wrong)
    values: dict[str, object] = {}
    for dimension_id, cell in cells.items():
        value = _cell(area.dimensions[dimension_id], cell.strip(), is_dutch)
        if isinstance(value, Message):
            return FaultyIdea(
                idea_id, message("{id}: {wrong}", id=quoted(dimension_id), wrong=value)
            )
        values[dimension_id] = value
    return _fit(area, {"idea": idea_id, "values": values})


def _cell(dimension: Dimension, cell: str, is_dutch: bool) -> object:
    """Return what a cell holds as JSON would hold it; the engine says whether that fits."""
    if not cell:
        return None
    domain = dimension.domain
    if isinstance(domain, AmountDomain):
        return _amount(cell, is_dutch)
    if isinstance(domain, SetDomain):
        return [] if cell == "-" else cell.split("|")
    if isinstance(domain, FlagDomain):
        return _flag(cell, is_dutch)
    return _day(cell, is_dutch) if isinstance(domain, DayDomain) else cell


_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]*)?", re.ASCII)
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]{1,3})?", re.ASCII)
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})", re.ASCII)
_DUTCH_FLAGS = {"waar": True, "onwaar": False}


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
    """Return a flag; a Dutch spreadsheet saves `true` as WAAR."""
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


def _from_parquet(area: Area, path: str) -> Iterator[Idea | FaultyIdea]:
    from stoeprand.commands.parquet import read_rows  # an extra, and large

    for raw in read_rows(path, partial(_check_header, area, path)):
        yield _fit(area, raw)


_READERS: dict[str, Callable[[Area, str], Iterator[Idea | FaultyIdea]]] = {
    ".json": _from_json,
    ".jsonl": _from_json_lines_file,
    ".csv": _from_csv,
    ".parquet": _from_parquet,
}
