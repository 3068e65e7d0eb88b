"""Ideas out of a file or standard input; a faulty one does not stop the others."""

import csv
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from stoeprand.commands.faulty_ideas import FaultyIdea, FaultyIdeas
from stoeprand.commands.files import open_ideas, quoted_path, unknown_kind
from stoeprand.engine.area import Area
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import message
from stoeprand.engine.reading.ideas import Idea, SeenValues, read_idea
from stoeprand.engine.reading.json_values import NoJson, read_json_text
from stoeprand.engine.reading.sheets import fault_of_header, read_row, separator_of

Found = Iterator[Idea | FaultyIdea]
Watch = Callable[[Callable[[], float]], None]
"""Takes what says, while ideas are read, which share of the file has been read, from 0 to 1."""


def read_ideas(area: Area, path: str, watch: Watch = lambda _how_far: None) -> Found:
    """Yield the ideas in a file, or those on standard input (JSON Lines) for `-`.

    Raises FaultyIdeas when the file as a whole cannot be read. Ideas are read as they are asked
    for, and not kept: but for a list in JSON, which is read whole, no file is too large. `watch`
    takes how far that is, where it can be known.
    """
    if path == "-":
        return _from_json_lines(area, _standard_input())
    kind = Path(path).suffix.lower()
    if kind not in _READERS:
        raise unknown_kind(path, list(_READERS))
    return _READERS[kind](area, path, watch)


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # so Python has it when it is closed
        raise FaultyIdeas(message("standard input is closed, expected ideas there"))
    return sys.stdin.buffer


_seen_of = lru_cache(maxsize=1)(SeenValues)  # a command reads the ideas of one area, and ends


def _fit(area: Area, raw: object) -> Idea | FaultyIdea:
    try:
        return read_idea(area, raw, _seen_of(area))
    except UnfitIdea as error:
        return FaultyIdea(error.idea, error.message)


def _from_json(area: Area, path: str, _watch: Watch) -> Found:
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


def _share_read(stream: BinaryIO) -> Callable[[], float]:
    size = os.fstat(stream.fileno()).st_size
    return lambda: stream.tell() / max(1, size)


def _from_json_lines_file(area: Area, path: str, watch: Watch) -> Found:
    with open_ideas(path) as stream:
        watch(_share_read(stream))
        yield from _from_json_lines(area, stream)


def _from_json_lines(area: Area, stream: BinaryIO) -> Found:
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            raw = read_json_text(line.rstrip(b"\r\n"))
        except NoJson as error:
            yield FaultyIdea(
                None,
                message("line {number} is no JSON: {problem}", number=number, problem=str(error)),
                names_its_place=True,
            )
        else:
            yield _fit(area, raw)


def _from_csv(area: Area, path: str, watch: Watch) -> Found:
    with (
        open_ideas(path) as stream,
        TextIOWrapper(stream, encoding="utf-8-sig", newline="") as text,
    ):
        watch(_share_read(stream))
        try:
            yield from _csv_ideas(area, path, text)
        except UnicodeDecodeError:
            raise FaultyIdeas(
                message("{file} is not UTF-8; save it as CSV UTF-8", file=quoted_path(path))
            ) from None


def _csv_ideas(area: Area, path: str, text: TextIO) -> Found:
    first = text.readline()
    if not first.strip():
        raise FaultyIdeas(
            message("{file} has no header, expected idea and dimensions", file=quoted_path(path))
        )
    separator = separator_of(first)
    rows = csv.reader(chain([first], text), delimiter=separator, strict=True)
    try:
        header = [cell.strip() for cell in next(rows)]
        _check_header(area, path, header)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _csv_idea(area, header, row, is_dutch=separator == ";")
    except csv.Error as error:
        wrong = message(
            "line {number} is no CSV: {problem}", number=rows.line_num, problem=str(error)
        )
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(path), wrong=wrong)) from None


def _check_header(area: Area, path: str, header: Sequence[str]) -> None:
    if wrong := fault_of_header(area, header):
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(path), wrong=wrong))


def _csv_idea(
    area: Area, header: Sequence[str], row: Sequence[str], *, is_dutch: bool
) -> Idea | FaultyIdea:
    try:
        return read_row(area, header, row, is_dutch=is_dutch)
    except UnfitIdea as error:
        return FaultyIdea(error.idea, error.message)


def _from_parquet(area: Area, path: str, watch: Watch) -> Found:
    from stoeprand.commands.parquet import read_rows  # an extra, and large

    for raw in read_rows(path, partial(_check_header, area, path), watch):
        yield _fit(area, raw)


_READERS: dict[str, Callable[[Area, str, Watch], Found]] = {
    ".json": _from_json,
    ".jsonl": _from_json_lines_file,
    ".csv": _from_csv,
    ".parquet": _from_parquet,
}
