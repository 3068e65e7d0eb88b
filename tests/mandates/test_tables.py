"""What is sent is read as a table, whatever kind of file it is; what cannot be read says why."""

import codecs

import pytest

from stoeprand.mandates.columns import Column, guessed
from stoeprand.mandates.headers import find_header
from stoeprand.mandates.tables import LIMITS, LONGEST_CELL, MOST_BYTES, read_table
from stoeprand.sheets.refusals import FaultySheet
from tests.mandates.making import SMALL, csv_file, html_table, workbook
from tests.mandates.register import HEADER, register


def texts(file_name: str, sent: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_table(file_name, sent)]


def header_of(file_name: str, sent: bytes):
    return find_header(read_table(file_name, sent), {})


def refusal(file_name: str, sent: bytes) -> str:
    with pytest.raises(FaultySheet) as caught:
        read_table(file_name, sent)
    return str(caught.value.wrong)


@pytest.mark.parametrize(
    ("file_name", "sent"),
    [
        ("r.xlsx", workbook(*SMALL)),
        ("r.CSV", csv_file(SMALL)),
        ("r.csv", csv_file(SMALL, ",")),
        ("r.tsv", csv_file(SMALL, "\t")),
        ("r.csv", codecs.BOM_UTF16_LE + csv_file(SMALL).decode().encode("utf-16-le")),
        ("r.html", f"<html><body><h1>Register</h1>{html_table(SMALL)}</body>".encode()),
        ("", html_table(SMALL).encode()),
        ("", csv_file(SMALL, "\t")),
    ],
)
def test_a_register_is_the_same_from_any_kind_of_file(file_name, sent):
    assert texts(file_name, sent) == [list(row) for row in SMALL]


def test_the_columns_of_a_dutch_register_are_known_by_their_names():
    assert guessed(HEADER, {}) == [column.value for column in Column]


def test_so_are_the_same_columns_in_english():
    english = [
        *("Number", "Power", "Competent body", "Kind", "Mandated to", "Sub-mandate to"),
        *("Further sub-mandate to", "Legal basis", "Date of decision", "Date of publication"),
        "Remarks",
    ]
    assert guessed(english, {}) == [column.value for column in Column]


@pytest.mark.parametrize(
    "name", ["BEVOEGDHEID", " bevoegd\u00adheid: ", "Bevoegdheid\n", "Omschrijving bevoegdheid"]
)
def test_capitals_marks_and_breaks_in_a_name_make_no_difference(name):
    assert guessed([name], {}) == [Column.POWER]


def test_of_two_columns_that_could_be_the_same_the_clearest_is_taken():
    assert guessed(["Toelichting", "Opmerkingen"], {}) == ["", Column.REMARKS]
    assert guessed(["Mandaat aan", "Gemandateerde"], {}) == ["", Column.MANDATED_TO]


def test_what_was_said_before_comes_before_what_we_think():
    known = {"taak": Column.POWER.value, "bevoegdheid": "", "rol": Column.MANDATED_TO.value}
    assert guessed(["Bevoegdheid", "Taak", "Rol"], known) == ["", "power", "mandated_to"]


def test_a_title_and_an_explanation_above_the_names_are_passed_over():
    title = [["Mandaatregister, zoals vastgesteld op 3 maart"], ["Zie ook: het besluit"], []]
    header = header_of("r.xlsx", workbook(*title, *SMALL))
    assert (header.row, header.names[0]) == (4, "Nummer")
    sent = csv_file([*title, *SMALL])
    assert header_of("r.csv", sent).row == 4
    unpadded = b"Mandaatregister, zoals vastgesteld, op 3 maart\r\n" + csv_file(SMALL)
    assert header_of("r.csv", unpadded).names[1] == "Bevoegdheid"


def test_names_below_a_heading_over_several_columns_are_read_with_it():
    above = ["Nummer", "Bevoegdheid", "Gemandateerde", "Datum", None]
    names = [None, None, None, "besluit", "bekendmaking"]
    rows = ["1.1", "Iets", "Iemand", "2026-03-01", "2026-03-04"]
    sent = workbook(above, names, rows, merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    header = header_of("r.xlsx", sent)
    assert header.row == 2
    assert guessed(header.names, {}) == [
        *("number", "power", "mandated_to", "decided_on", "published_on")
    ]


def test_a_heading_over_columns_that_have_clear_names_is_left_out():
    above = [None, None, "Mandaat", None]
    sent = workbook(above, ["Nr", "Bevoegdheid", "Gemandateerde", "Ondermandaat"], ["1", "a", "b"])
    assert header_of("r.xlsx", sent).names == ("Nr", "Bevoegdheid", "Gemandateerde", "Ondermandaat")


def test_a_cell_that_is_one_with_those_below_it_counts_for_each_row():
    names = ["Nummer", "Bevoegd orgaan", "Bevoegdheid"]
    sent = workbook(
        names, ["1", "College", "a"], ["2", None, "b"], ["3", None, "c"], merged=["B2:B4"]
    )
    assert [row[1] for row in texts("r.xlsx", sent)[1:]] == ["College"] * 3


def test_a_table_without_any_known_name_has_the_first_full_row_as_its_header():
    rows = [["Lijst"], ["aa", "bb", "cc"], ["1", "2", "3"]]
    header = header_of("r.xlsx", workbook(*rows))
    assert (header.row, header.names) == (2, ("aa", "bb", "cc"))


def test_line_breaks_in_a_cell_are_kept():
    sent = workbook(["Nummer", "Bevoegdheid"], ["1", "eerst\r\ndan_x000D_\ntoen"])
    assert texts("r.xlsx", sent)[1][1] == "eerst\ndan\ntoen"
    assert texts("r.csv", b'Nummer;Bevoegdheid\n1;"eerst\r\ndan"\n')[1][1] == "eerst\ndan"


@pytest.mark.parametrize(
    ("file_name", "sent", "why"),
    [
        ("r.xls", b"x", "Save it as XLSX"),
        ("r.docx", b"x", "no XLSX, CSV or HTML file"),
        ("register", b"x", "no XLSX, CSV or HTML file"),
        ("r.xlsx", b"x", "no Excel file"),
        ("r.csv", b"", "nothing in it"),
        ("r.csv", b"\n\n;;\n", "nothing in it"),
        ("r.xlsx", workbook(), "nothing in it"),
        ("r.csv", b"a\0b", "no text in this file"),
        ("r.csv", b'a;"b\n', "Row 1 is no CSV"),
        ("r.html", b"<table></table>", "no table"),
        ("r.csv", b"a;b\n" + b"c;d\n" * LIMITS.rows, "more than 10000 rows"),
        ("r.csv", b";" * LIMITS.columns + b"x", "more than 100 columns"),
        ("r.csv", b"a;" + b"b" * (LONGEST_CELL + 1), "row 1 holds more than"),
        ("r.csv", b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong_and_what_would_do(file_name, sent, why):
    assert why in refusal(file_name, sent)


def test_what_no_database_keeps_is_left_out():
    page = html_table([["a&#0;b&#1;c&#xd800;d&#xffff;e"]])
    ((cell,),) = texts("r.html", page.encode())
    assert [letter for letter in "abcde" if letter not in cell] == []
    assert not set(cell) & set("\0\1\ud800\uffff")


def test_the_largest_register_that_we_know_of_is_read():
    sent = workbook(*register(3000))
    assert len(read_table("r.xlsx", sent)) == 3001
