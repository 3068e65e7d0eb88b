"""The text of a CSV file, as spreadsheets save it, and its rows."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import count, islice

from stoeprand.engine.messages import message
from stoeprand.sheets.cells import Cell, Row, without_empty_end
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.refusals import FaultySheet

SEPARATORS = ("\t", ";", ",")
"""What may stand between cells; of two that could be meant, the first."""

LINES_LOOKED_AT = 50

_IN_QUOTES = re.compile(r'"[^"]*"')
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1f]")


def rows_of_csv(data: bytes, limits: Limits) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a CSV file with their numbers, from 1, empty ones too.

    Raises FaultySheet.
    """
    yield from rows_of_text(text_of(data), limits)


def rows_of_text(text: str, limits: Limits) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a text with a separator between cells, numbered from 1, empty ones too.

    Raises FaultySheet with the number of a row that is no CSV. What exactly is wrong with it Python
    says in English only.
    """
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    for number in count(1):
        try:
            row = next(rows, None)
        except csv.Error:
            wrong = message(
                "Row {number} is no CSV. Look whether each quotation mark has its other one.",
                number=number,
            )
            raise FaultySheet(wrong) from None
        if row is None:
            return
        if number > limits.rows:
            raise FaultySheet(limits.too_long)
        yield number, _row(row, limits)


def text_of(data: bytes) -> str:
    """Return the text: UTF-8, UTF-16 as Excel saves it, or as an older Windows does.

    Raises FaultySheet.
    """
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise FaultySheet(message("There is no text in this file. Save it as XLSX, or as ‘CSV UTF-8’."))


def separator_of(text: str) -> str:
    """Return what stands between the cells: what most of the first lines have, outside quotes.

    Not what the first one has: that may be a title, with a comma of its own.
    """
    lines = _IN_QUOTES.sub("", text).splitlines()
    first = list(islice((line for line in lines if line.strip()), LINES_LOOKED_AT))
    found = {mark: sum(mark in line for line in first) for mark in SEPARATORS}
    most = max(found.values())
    return next(mark for mark in SEPARATORS if found[mark] == most) if most else ","


def _row(texts: list[str], limits: Limits) -> Row:
    row = without_empty_end([Cell(text.strip()) for text in texts])
    if len(row) > limits.columns:
        raise FaultySheet(limits.too_wide)
    return row
