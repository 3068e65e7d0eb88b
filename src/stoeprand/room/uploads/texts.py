"""The text of a CSV file, as spreadsheets save it, and its rows."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import count

from stoeprand.engine.messages import message
from stoeprand.room.uploads.cells import Cell
from stoeprand.room.uploads.refusals import FaultyList
from stoeprand.room.uploads.rows import MOST_COLUMNS, TOO_WIDE, Row

_IN_QUOTES = re.compile(r'"[^"]*"')
_NO_TEXT = re.compile(r"[\0-\x08\x0e-\x1f]")


def rows_of_text(data: bytes) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a CSV file with their numbers, from 1, empty ones too.

    Raises FaultyList with the number of a row that is no CSV. What exactly is wrong with it Python
    says in English only.
    """
    text = _text_of(data)
    separator = _separator_of(text)
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
        yield number, _row(row)


def _row(texts: list[str]) -> Row:
    while texts and not texts[-1].strip():
        texts.pop()
    if len(texts) > MOST_COLUMNS:
        raise FaultyList(TOO_WIDE)
    return [Cell(text.strip()) for text in texts]


def _text_of(data: bytes) -> str:
    """Return the text: UTF-8, UTF-16 as Excel saves it, or as an older Windows does."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise FaultyList(message("There is no text in this file. Save it as XLSX, or as ‘CSV UTF-8’."))


def _separator_of(text: str) -> str:
    """Return what stands between the cells: what the first row has, outside quotation marks."""
    first_row = _IN_QUOTES.sub("", text.lstrip("\r\n")).partition("\n")[0]
    return next((mark for mark in ("\t", ";") if mark in first_row), ",")
