"""The reference explains every column, and the names by which it says that they are known do it."""

import re
from pathlib import Path

import pytest

from stoeprand.mandates.columns import Column, recognised

REFERENCE = (Path(__file__).parents[2] / "docs/reference/mandates.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| [^|]+ \| `(\w+)` \| ([^|]+) \|$", REFERENCE, re.MULTILINE))


@pytest.mark.parametrize("column", Column)
def test_a_column_is_known_by_the_names_that_the_reference_gives(column):
    names = ROWS[column.value].split(", ")
    assert len(names) >= 3
    assert {name: recognised(name) for name in names} == dict.fromkeys(names, column)
