"""A value that came before is not worked out again, and never taken for another one."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import UnfitIdea, read_idea, read_values
from tests.engine.reading.files_to_read import area_file, read

AREA = read(area_file())


@pytest.mark.parametrize("held", [Decimal(1), 1, Decimal("1.0"), Decimal("1E+0")])
def test_equal_amounts_are_one_and_a_flag_is_none(held):
    assert str(read_values(AREA, {"cost": held})["cost"]) == "1"
    with pytest.raises(UnfitIdea, match="the flag true, expected a number"):
        read_values(AREA, {"cost": True})
    assert read_values(AREA, {"outside": True}) == {"outside": True}
    with pytest.raises(UnfitIdea, match="the number '1"):
        read_values(AREA, {"outside": held})


def test_a_day_may_be_written_or_be_one():
    for held in ("2026-11-23", date(2026, 11, 23), "2026-11-23"):
        assert read_values(AREA, {"start": held}) == {"start": date(2026, 11, 23)}


def test_the_order_of_a_list_does_not_matter_and_what_stands_twice_does():
    for _ in range(2):
        assert read_values(AREA, {"data": ["name", "health"]}) == read_values(
            AREA, {"data": ["health", "name"]}
        )
        for held in (["name", "name"], ["name", ["health"]], [1], [True]):
            with pytest.raises(UnfitIdea):
                read_values(AREA, {"data": held})


def test_what_did_not_fit_does_not_fit_the_second_time():
    for _ in range(2):
        with pytest.raises(UnfitIdea, match="lies between two steps"):
            read_idea(AREA, {"values": {"cost": Decimal("0.001")}})
        with pytest.raises(UnfitIdea, match="expected a finite number"):
            read_idea(AREA, {"values": {"cost": Decimal("sNaN")}})


def test_areas_do_not_take_each_others_values():
    other = read(area_file(dimensions="cost: {kind: amount, max: 10, step: 2}\n"))
    assert read_values(AREA, {"cost": 11}) == {"cost": Decimal(11)}
    with pytest.raises(UnfitIdea, match="too much"):
        read_values(other, {"cost": 11})
