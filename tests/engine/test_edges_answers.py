"""Answers at their edges: what is asked first, how an edge is named, what earns a warning."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import Level, Limit, next_questions, read_values, validate
from stoeprand.engine.alternatives import levels_along
from stoeprand.engine.area import LineBands
from stoeprand.engine.way_in import find_way_in
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.engine.test_way_in import pigeons

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("step", "written", "end", "included"),
    [
        ("1", "at_most: 5", "5", True),
        ("1", "at_most: 99", "100", False),
        ("0.01", "below: 750000", "750000", False),
        ("0.01", "at_most: 750000", "750000", True),
    ],
)
def test_an_edge_is_named_by_the_rounder_amount_and_else_by_the_last_one_within(
    step, written, end, included
):
    bands = f"bands: [{{{written}, level: free}}, {{level: tell}}]"
    area = read(area_file(kerb(bands), dimensions=f"cost: {{kind: amount, step: {step}}}\n"))
    along = levels_along(area, {}, "cost", TODAY)
    assert isinstance(along, LineBands)
    assert (along.bands[0].end, along.bands[0].included) == (Decimal(end), included)


def test_what_can_settle_a_no_is_asked_before_what_can_settle_little():
    area = read(
        area_file(
            kerb("id: what\non: weeks\nbands: [{at_most: 4, level: free}, {level: tell}]"),
            kerb("id: who\non: partner\nbands: {company: 'no', otherwise: free}"),
        )
    )
    assert next_questions(area, {}, TODAY) == ("partner", "weeks")


@pytest.mark.parametrize(("until", "warnings"), [("2027-05-01", 0), ("2027-04-30", 1)])
def test_a_kerb_for_one_day_counts_on_that_day_and_one_that_ends_before_it_never(until, warnings):
    area = read(area_file(kerb(f"valid_from: 2027-05-01\nvalid_until: {until}")))
    assert len(validate(area, TODAY).warnings) == warnings


def test_a_way_in_that_is_found_in_time_is_the_one_that_is_found_without_a_limit():
    area = read(area_file(kerb(), dimensions="cost: {kind: amount}\n"))
    values = read_values(area, {"cost": 3000})
    within = find_way_in(area, values, Level.FREE, TODAY, Limit.of_seconds(600))
    assert within == find_way_in(area, values, Level.FREE, TODAY)
    assert [way.changes for way in within.ways] == [{"cost": Decimal(2500)}]


def test_a_hard_question_is_gone_on_with_until_its_limit_is_over():
    area, idea = pigeons(7, 6)
    values = read_values(area, idea)
    within = find_way_in(area, values, Level.FREE, TODAY, Limit.of_seconds(600))
    assert within == find_way_in(area, values, Level.FREE, TODAY)
    assert within.kerbs == tuple(kerb.id for kerb in area.kerbs)
