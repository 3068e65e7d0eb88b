"""Registers and files for tests of mandates."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from stoeprand.mandates.actions import keep_upload, store_version
from stoeprand.mandates.columns import guessed
from stoeprand.mandates.headers import find_header
from stoeprand.mandates.known import known_columns
from stoeprand.mandates.models import Register, RegisterVersion
from stoeprand.mandates.tables import read_table
from stoeprand.people.models import Person

SMALL = (
    ("Nummer", "Bevoegdheid", "Gemandateerde", "Wettelijke grondslag", "Kenmerk"),
    ("1.1", "Subsidie verlenen voor de wijk", "Wijkmanager", "Awb, art. 4:81", "a"),
    ("1.2", "Een vergunning voor een straatfeest verlenen", "Teamleider", "APV, art. 2:25", "b"),
    ("2.1", "Overeenkomsten aangaan", "Directeur", "Gemeentewet, art. 160", "c"),
)


def csv_file(rows: Sequence[Sequence[str]], separator: str = ";") -> bytes:
    """A CSV file with these rows, each as wide as the widest, as spreadsheets save them."""
    text, width = io.StringIO(), max(map(len, rows))
    padded = ([*row, *[""] * (width - len(row))] for row in rows)
    csv.writer(text, delimiter=separator).writerows(padded)
    return text.getvalue().encode()


def workbook(*rows: Sequence[Any], merged: Sequence[str] = ()) -> bytes:
    """An Excel file with these rows, and these cells made into one."""
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = book.active.cell(number, place, value)
            if isinstance(value, str):  # `=1+1` is a text here
                cell.data_type = "s"
    for block in merged:
        book.active.merge_cells(block)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def html_table(rows: Sequence[Sequence[str]]) -> str:
    """A table of a web page."""
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def stored(
    by: Person,
    sent: bytes | None = None,
    *,
    name: str = "2026-03",
    file_name: str = "register.csv",
    register: Register | None = None,
    title: str = "Mandaatregister Waterkant",
) -> RegisterVersion:
    """A version that somebody sent, its columns as we guess them."""
    data = csv_file(SMALL) if sent is None else sent
    waiting = keep_upload(
        organisation=by.organisation,
        by=by,
        register=register,
        title=title,
        name=name,
        file_name=file_name,
        sent=data,
    )
    rows, known = read_table(file_name, data), known_columns(register)
    header = find_header(rows, known)
    columns = guessed(header.names, known)
    return store_version(waiting=waiting, header_row=header.row, columns=columns, by=by)
