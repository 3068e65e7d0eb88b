"""What tests of writing share: an area that was written and read again, and is the same."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from stoeprand.engine import read_area
from stoeprand.engine.area import Area
from stoeprand.engine.writing import write_area, write_area_json


def read_again(area: Area) -> Area:
    """The area that its YAML file holds."""
    return read_area(write_area(area).encode(), "again.yaml")


def without_lines(area: Area) -> dict[str, Any]:
    """All that an area holds, save for where it stood in its file."""
    held = {each.name: getattr(area, each.name) for each in fields(area)}
    held["kerbs"] = tuple(replace(kerb, line=0) for kerb in area.kerbs)
    held["examples"] = tuple(replace(example, line=0) for example in area.examples)
    return held


def assert_same(area: Area, other: Area) -> None:
    """Two areas hold the same, and in the same order."""
    assert without_lines(area) == without_lines(other)
    assert write_area_json(area) == write_area_json(other)  # maps are equal in any order


def assert_written_and_read_again(area: Area) -> None:
    """The files of an area, in YAML and in JSON, hold that area."""
    assert_same(area, read_again(area))
    assert_same(area, read_area(write_area_json(area).encode(), "again.json"))


def as_by_other_readers(held: Any) -> Any:
    """A document as a reader of YAML 1.1 knows it, to whom amounts are floats."""
    if isinstance(held, dict):
        return {key: as_by_other_readers(each) for key, each in held.items()}
    if isinstance(held, list | tuple):
        return [as_by_other_readers(each) for each in held]
    assert held is not None
    assert isinstance(held, str | bool | date | Decimal)
    return float(held) if isinstance(held, Decimal) else held
