"""Very many ideas at once at the edges: which are checked together, and levels that come back."""

from datetime import date
from decimal import Decimal
from unittest import mock

import numpy as np
import pytest

from stoeprand.engine import Level, check_columns
from stoeprand.engine.columns import Column, grouping
from stoeprand.engine.columns.cuts import Cuts
from stoeprand.engine.columns.packing import Shelf
from stoeprand.engine.columns.plan import plan_of
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.levels import LEVELS_BY_ID
from tests.engine.reading.files_to_read import area_file, kerb, read

TODAY = date(2026, 11, 23)
AREA = read(area_file(kerb()))
LEVELS = ("free", "tell")
SMALL_AND_LARGE = [Decimal(amount) for amount in (1, 9001, 2, 9002, 3, 9003, 4, 9004)]


@pytest.mark.parametrize(
    ("amounts", "together"),
    [
        (SMALL_AND_LARGE, [[0, 2, 4, 6], [1, 3, 5, 7]]),
        ([None, *SMALL_AND_LARGE[1:]], [[0, 1, 2, 3], [4, 5, 6, 7]]),
    ],
    ids=["by what they have in common", "as they come where something is unknown"],
)
def test_under_many_kerbs_ideas_that_are_alike_are_checked_together(amounts, together):
    columns = {"cost": Column.of_values(AREA.dimensions["cost"].domain, amounts)}
    plan = plan_of(compile_area(AREA, TODAY))
    with mock.patch.object(grouping, "MANY_KERBS", 1):
        blocks = list(grouping.blocks_of(plan, columns, len(amounts), 4))
    assert [np.arange(len(amounts))[block].tolist() for block in blocks] == together


def test_a_level_that_comes_back_further_on_counts_there_too():
    kerbs = (
        kerb("bands: [{at_most: 9, level: tell}, {at_most: 99, level: free}, {level: tell}]"),
        kerb("id: limit\nbands: [{at_most: 999, level: free}, {level: agree}]"),
    )
    amounts = [Decimal(amount) for amount in (9, 10, 99, 100, 999, 1000)]
    decided = check_columns(read(area_file(*kerbs)), {"cost": amounts}, TODAY)
    levels = [Level(number).id for number in decided.level]
    assert levels == ["tell", "free", "free", "tell", "tell", "agree"]


@pytest.mark.parametrize("edges", [1, 30])
def test_amounts_that_lie_close_together_far_away_are_told_apart(edges):
    far = 10**14
    cost = f"kind: amount, step: 0.000001, min: {far}, max: {far + 1}"
    bands = [f"{{at_most: {far}.{n:06}, level: {LEVELS[n % 2]}}}" for n in range(1, edges + 1)]
    own = f"bands: [{', '.join(bands)}, {{level: agree}}]"
    area = read(area_file(kerb(own), dimensions=f"cost: {{{cost}}}\n"))
    amounts = [Decimal(f"{far}.{n:06}") for n in (1, edges, edges + 1)]
    decided = check_columns(area, {"cost": [*amounts, None]}, TODAY)
    expected = [Level.TELL, LEVELS_BY_ID[LEVELS[edges % 2]], Level.AGREE]
    assert decided.worst.tolist() == [*expected, Level.AGREE]
    assert decided.level.tolist() == [*expected, -1]


def test_kerbs_may_have_more_edges_than_two_bytes_can_count():
    area = read(area_file(dimensions="cost: {kind: amount, max: 100000}\n"))
    cuts = Cuts(area.dimensions["cost"].domain, range(70_000))
    amounts = np.array([1, 65_535, 65_536, 69_000])
    rows = cuts.rows(amounts, 1, 69_000, Shelf(len(amounts)))
    for cut in (1, 65_534, 65_535, 65_536, 68_999):
        up_to = np.unpackbits(rows[cut].view(np.uint8), count=len(amounts), bitorder="little")
        assert up_to.astype(bool).tolist() == (amounts <= cut).tolist()
