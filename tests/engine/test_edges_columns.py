"""Very many ideas at once at the edges: which are checked together, and levels that come back."""

from datetime import date
from decimal import Decimal
from unittest import mock

import numpy as np
import pytest

from stoeprand.engine import Level, check_columns
from stoeprand.engine.columns import Column, grouping
from stoeprand.engine.columns.plan import plan_of
from stoeprand.engine.compiled.area import compile_area
from tests.engine.reading.files_to_read import area_file, kerb, read

TODAY = date(2026, 11, 23)
AREA = read(area_file(kerb()))
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


def test_amounts_that_lie_close_together_far_away_are_told_apart():
    cost = "kind: amount, step: 0.000001, min: 100000000000000, max: 100000000000001"
    bands = "[{at_most: 100000000000000.000001, level: free}, {level: agree}]"
    area = read(area_file(kerb(f"bands: {bands}"), dimensions=f"cost: {{{cost}}}\n"))
    amounts = [Decimal("100000000000000.000001"), Decimal("100000000000000.000002"), None]
    decided = check_columns(area, {"cost": amounts}, TODAY)
    assert (decided.best.tolist(), decided.worst.tolist()) == ([0, 3, 0], [0, 3, 3])
