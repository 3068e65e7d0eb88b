"""Cells of Excel files that were made into one, also where a file says what cannot be."""

from datetime import datetime

import pytest

from stoeprand.sheets.cells import Cell
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.merged import MOST_FILLED, Block, blocks_of_sheet, filled
from stoeprand.sheets.workbooks import rows_of_workbook
from tests.mandates.making import workbook

LIMITS = Limits(rows=1000, columns=50, unpacked=2_000_000, tags=100_000)


def read(data: bytes, *, fills_merged: bool) -> list[list[str]]:
    rows = rows_of_workbook(data, LIMITS, fills_merged=fills_merged)
    return [[cell.text for cell in row] for _number, row in rows]


def test_merged_cells_are_filled_in_for_whoever_wants_that():
    data = workbook(["a", None, "b"], ["c", "d"], merged=["A1:B1", "C1:C3"])
    assert read(data, fills_merged=False) == [["a", "", "b"], ["c", "d"], []]
    assert read(data, fills_merged=True) == [["a", "a", "b"], ["c", "d", "b"], ["", "", "b"]]


def test_blocks_are_read_from_the_xml_whatever_its_prefix():
    xml = b'<x:mergeCells count="2"><x:mergeCell ref="A1:C2"/><mergeCell a="1" ref="AA10:AB11"/>'
    assert list(blocks_of_sheet(xml)) == [Block(0, 0, 1, 2), Block(9, 26, 10, 27)]


def test_a_block_that_goes_on_for_ever_ends_where_the_table_does():
    rows = filled([[Cell("a")], [Cell("c")]], [Block(0, 0, 1_048_575, 16_383)], columns=50)
    assert rows == [[Cell("a")] * 50] * 2


NOWHERE = ((0, 5, 0, 2), (2, 0, 0, 0), (7, 0, 9, 3), (-1, -1, 0, 0), (0, 60, 0, 61))


@pytest.mark.parametrize("block", [Block(*places) for places in NOWHERE])
def test_a_block_that_is_nowhere_in_the_table_changes_nothing(block):
    rows = [[Cell("a"), Cell("b")], [Cell("c")]]
    assert filled([list(row) for row in rows], [block], columns=50) == rows


def test_very_many_blocks_stay_as_they_are_behind_the_first():
    rows = [[Cell("a")] for _ in range(1000)]
    blocks = [Block(0, 0, 999, 49)] * (MOST_FILLED // 50_000) + [Block(0, 0, 0, 99)] * 10**6
    assert len(filled(rows, blocks, columns=100)[0]) == 50


def test_a_moment_keeps_its_time_and_a_day_has_none():
    day, moment = datetime(2026, 3, 1), datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001  (a spreadsheet knows no zones)
    assert read(workbook([day, moment]), fills_merged=True) == [
        ["2026-03-01", "2026-03-01T09:30:00"]
    ]
