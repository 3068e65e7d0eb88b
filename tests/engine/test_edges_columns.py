"""Very many ideas at once under many kerbs: which of them are checked together."""

from datetime import date
from decimal import Decimal
from unittest import mock

import numpy as np
import pytest

from stoeprand.engine.columns import Column, grouping
from stoeprand.engine.columns.plan import plan_of
from stoeprand.engine.compiled.area import compile_area
from tests.engine.reading.files_to_read import area_file, kerb, read

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
    plan = plan_of(compile_area(AREA, date(2026, 11, 23)))
    with mock.patch.object(grouping, "MANY_KERBS", 1):
        blocks = list(grouping.blocks_of(plan, columns, len(amounts), 4))
    assert [np.arange(len(amounts))[block].tolist() for block in blocks] == together
