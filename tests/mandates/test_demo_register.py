"""The register of the made-up municipality is one to play with: every column, and a title above."""

from importlib.resources import files

import pytest

from stoeprand.mandates.columns import Column, guessed
from stoeprand.mandates.finding import find_rows
from stoeprand.mandates.headers import find_header
from stoeprand.mandates.tables import read_table
from tests.mandates.making import stored

SENT = (files("stoeprand.demo") / "mandaten.csv").read_bytes()


def test_its_columns_are_all_known():
    rows = read_table("mandaten.csv", SENT)
    header = find_header(rows, {})
    assert header.row == 3
    assert guessed(header.names, {}) == [column.value for column in Column]
    assert len(rows) - header.row == 40


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("subsidie verlenen wijk", "2.1"),
        ("straatfeest verkeer", "3.7"),
        ("Wmo maatwerkvoorziening", "7.1"),
        ("4:46", "2.4"),
        ("inzage persoonsgegevens", "5.1"),
        ("parkeerkaart", "7.4"),
    ],
)
def test_what_somebody_looks_for_comes_first(adviser, words, number):
    version = stored(adviser, SENT, file_name="mandaten.csv")
    assert find_rows(version, words).rows[0].number == number
