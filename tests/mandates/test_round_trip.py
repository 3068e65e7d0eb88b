"""A register is given back as it came: no cell is lost, moved, or becomes something else."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stoeprand.mandates.exports import as_csv, as_xlsx
from stoeprand.mandates.tables import read_table
from stoeprand.sheets.cells import Cell, Row
from tests.mandates.making import csv_file, html_table, stored, workbook
from tests.mandates.register import register

MARKS = st.sampled_from(
    ["=1+1", "+31 6", "-5", "-", "@x", "\uff1d1", "'=1", "''=1", "'", '"', ";", ",", "a\nb", "1.10"]
)
TAKEN_FOR_FORMULAS = "=+-@\uff1d\uff0b\uff0d\uff20"
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXT = st.text(LETTERS)
CELLS = st.one_of(MARKS, TEXT, st.tuples(MARKS, TEXT).map("".join))
ROWS = st.lists(st.lists(CELLS, max_size=7), max_size=8)

ABOVE = (
    ("Mandaatregister, van ons", "2026"),
    (),
    ("Nummer", "Bevoegdheid", "Gemandateerde", "Kenmerk", "", "Kenmerk"),
    ("1", "Iets", "Iemand"),
)

many = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def texts(rows: Sequence[Row]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


@many
@given(rows=ROWS)
def test_every_cell_comes_back_in_its_place_as_an_excel_file(adviser, rows):
    came = workbook(*ABOVE, *rows)
    version = stored(adviser, came, file_name="r.xlsx")
    assert read_table("r.xlsx", as_xlsx(version)) == read_table("r.xlsx", came)


@many
@given(rows=ROWS, language=st.sampled_from(["nl", "en"]), separator=st.sampled_from("\t;,"))
def test_every_cell_comes_back_in_its_place_as_csv(adviser, rows, language, separator):
    came = csv_file([*ABOVE, *rows], separator)
    version = stored(adviser, came)
    back = as_csv(version, language)
    assert texts(read_table("r.csv", back)) == texts(read_table("r.csv", came))


@many
@given(rows=ROWS)
def test_what_came_as_one_kind_of_file_is_the_same_in_the_other(adviser, rows):
    version = stored(adviser, workbook(*ABOVE, *rows), file_name="r.xlsx")
    as_excel, as_text = as_xlsx(version), as_csv(version, "nl")
    assert texts(read_table("r.csv", as_text)) == texts(read_table("r.xlsx", as_excel))


@many
@given(rows=ROWS)
def test_no_text_that_somebody_wrote_is_a_formula_in_the_file_of_somebody_else(adviser, rows):
    version = stored(adviser, workbook(*ABOVE, *rows), file_name="r.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(version)))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)
    for line in read_as_it_stands(as_csv(version, "nl")):
        assert [cell for cell in line if len(cell) > 1 and cell[0] in TAKEN_FOR_FORMULAS] == []


def read_as_it_stands(data: bytes) -> list[list[str]]:
    """The cells of a CSV file as a spreadsheet sees them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_numbers_days_and_flags_of_excel_stay_what_they_are(adviser):
    row = [1.1, "Iets", "Iemand", date(2026, 3, 1), datetime(2026, 3, 1, 9, 30), True, -5, 0.05]  # noqa: DTZ001  (a spreadsheet knows no zones)
    version = stored(adviser, workbook(*ABOVE[2:], row), file_name="r.xlsx")
    back = openpyxl.load_workbook(io.BytesIO(as_xlsx(version))).active
    assert [cell.value for cell in back[3]][:3] == [1.1, "Iets", "Iemand"]
    assert back["D3"].value == datetime(2026, 3, 1)  # noqa: DTZ001  (as above)
    assert back["E3"].value == datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001  (as above)
    assert [back["F3"].value, back["G3"].value, back["H3"].value] == [True, -5, 0.05]


@pytest.mark.parametrize("file_name", ["r.xlsx", "r.csv", ""])
def test_a_whole_register_comes_back_from_any_way_in_which_it_came(adviser, file_name):
    rows = register(400)
    came = {
        "r.xlsx": workbook(*rows),
        "r.csv": csv_file(rows),
        "": html_table(rows).replace("\n", "<br>").encode(),
    }
    version = stored(adviser, came[file_name], file_name=file_name)
    assert version.rows.count() == 400
    wanted = [[cell.strip() for cell in row] for row in rows]
    for row in wanted:
        while not row[-1]:
            row.pop()
    assert texts(read_table("r.xlsx", as_xlsx(version))) == wanted
    assert texts(read_table("r.csv", as_csv(version, "en"))) == wanted


def test_the_same_version_gives_the_same_file_each_time(adviser):
    version = stored(adviser, csv_file(register(30)))
    assert as_csv(version, "nl") == as_csv(version, "nl")
    first, second = (openpyxl.load_workbook(io.BytesIO(as_xlsx(version))) for _ in range(2))
    assert first.properties.created == second.properties.created


def test_a_mark_that_guards_a_formula_is_gone_when_the_file_is_sent_again():
    (row,) = read_table("r.csv", b"'=1+1;'-5;'-;it's;'s-Gravenhage\n")
    assert list(row) == [Cell("=1+1"), Cell("-5"), Cell("'-"), Cell("it's"), Cell("'s-Gravenhage")]


def test_names_in_two_rows_come_back_so_that_they_are_understood_again(adviser):
    above = ["Nummer", "Bevoegdheid", "Gemandateerde", "Datum", None]
    names = [None, None, None, "besluit", "bekendmaking"]
    mandate = ["1.1", "Iets", "Iemand", "2026-03-01", "2026-03-04"]
    came = workbook(above, names, mandate, merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    first = stored(adviser, came, file_name="r.xlsx")
    again = stored(adviser, as_xlsx(first), file_name="r.xlsx", name="2", register=first.register)
    assert again.columns == first.columns
    assert (again.header_row, again.names) == (first.header_row, first.names)
    assert [row.decided_on for row in again.rows.all()] == ["2026-03-01"]
