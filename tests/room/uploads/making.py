"""Lists of ideas for tests: workbooks, and what becomes of them on the page of the garden."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from stoeprand.engine.area import Area
from stoeprand.room.uploads import FaultyList, ListedIdea, read_list
from tests.room.making import area

GARDEN = area()


def workbook(*rows: Sequence[Any]) -> bytes:
    """An Excel file with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book) -> bytes:
    """A book of openpyxl as a file."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(name: str, data: bytes, of: Area = GARDEN, language: str = "en") -> list[ListedIdea]:
    """The ideas in a file."""
    return read_list(of, name, data, language)


def refusal(name: str, data: bytes, of: Area = GARDEN, language: str = "en") -> FaultyList:
    """Why a file is refused."""
    with pytest.raises(FaultyList) as caught:
        read(name, data, of, language)
    return caught.value
