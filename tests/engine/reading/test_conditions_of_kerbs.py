"""Conditions (`when`): each kind of dimension has tests of its own, which all hold together."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand import engine
from tests.engine.reading.files_to_read import area_file, faults_of, kerb, read, read_kerb

TODAY = date(2026, 11, 23)


def level_when(when: str, **values: object) -> str:
    """The level of an idea under a kerb that says no wherever its condition holds."""
    area = read(area_file(kerb(f"when: {when}\nbands: [{{level: no}}]")))
    complete = {
        "cost": 0,
        "weeks": 0,
        "start": "2026-01-01",
        "partner": "nobody",
        "data": [],
        "outside": False,
    }
    decided = engine.check(area, engine.read_values(area, complete | values), TODAY)
    assert decided.level is not None
    return decided.level.id


@pytest.mark.parametrize(
    ("when", "values", "holds"),
    [
        ("{weeks: {at_least: 4}}", {"weeks": 4}, True),
        ("{weeks: {at_least: 4}}", {"weeks": 3}, False),
        ("{weeks: {above: 4}}", {"weeks": 4}, False),
        ("{weeks: {above: 4}}", {"weeks": 5}, True),
        ("{weeks: {at_most: 4}}", {"weeks": 4}, True),
        ("{weeks: {at_most: 4}}", {"weeks": 5}, False),
        ("{weeks: {below: 4}}", {"weeks": 4}, False),
        ("{weeks: {below: 4}}", {"weeks": 3}, True),
        ("{weeks: {above: 3.5}}", {"weeks": 4}, True),
        ("{weeks: {at_least: 2, above: 3, at_most: 9, below: 6}}", {"weeks": 4}, True),
        ("{weeks: {at_least: 2, above: 3, at_most: 9, below: 6}}", {"weeks": 3}, False),
        ("{weeks: {at_least: 2, above: 3, at_most: 9, below: 6}}", {"weeks": 6}, False),
        ("{cost: {above: 0.1, below: 0.3}}", {"cost": Decimal("0.2")}, True),
        ("{start: {at_least: 2026-05-05}}", {"start": "2026-05-05"}, True),
        ("{start: {above: 2026-05-05}}", {"start": "2026-05-05"}, False),
        ("{start: {below: 2026-05-05}}", {"start": "2026-05-04"}, True),
        ("{start: {at_most: 2026-05-05}}", {"start": "2026-05-06"}, False),
        ("{partner: {is: company}}", {"partner": "company"}, True),
        ("{partner: {is: company}}", {"partner": "residents"}, False),
        ("{partner: {in: [company, residents]}}", {"partner": "residents"}, True),
        ("{partner: {in: [company, residents]}}", {"partner": "nobody"}, False),
        ("{partner: {in: [company, company]}}", {"partner": "company"}, True),
        ("{data: {any_of: [name, health]}}", {"data": ["health"]}, True),
        ("{data: {any_of: [name, health]}}", {"data": ["address"]}, False),
        ("{data: {any_of: [name, health]}}", {"data": []}, False),
        ("{data: {all_of: [name, health]}}", {"data": ["name", "health", "address"]}, True),
        ("{data: {all_of: [name, health]}}", {"data": ["name"]}, False),
        ("{data: {none_of: [name, health]}}", {"data": ["address"]}, True),
        ("{data: {none_of: [name, health]}}", {"data": []}, True),
        ("{data: {none_of: [name, health]}}", {"data": ["address", "name"]}, False),
        ("{data: {any_of: [name], all_of: [address]}}", {"data": ["name", "address"]}, True),
        ("{data: {any_of: [name], all_of: [address]}}", {"data": ["name"]}, False),
        ("{data: {any_of: [name], none_of: [health]}}", {"data": ["name", "health"]}, False),
        ("{outside: {is: true}}", {"outside": True}, True),
        ("{outside: {is: false}}", {"outside": True}, False),
        ("{weeks: {above: 4}, outside: {is: true}}", {"weeks": 5, "outside": True}, True),
        ("{weeks: {above: 4}, outside: {is: true}}", {"weeks": 5}, False),
        ("{cost: {above: 100}}", {"cost": 101}, True),
        ("{}", {}, True),
    ],
)  # fmt: skip
def test_a_kerb_applies_where_its_condition_holds(when, values, holds):
    assert level_when(when, **values) == ("no" if holds else "free")


@pytest.mark.parametrize(
    "when",
    [
        "{weeks: {}}",
        "{weeks: 4}",
        "{weeks: [4]}",
        "{weeks: }",
        "{weeks: {is: 4}}",
        "{weeks: {at_least: four}}",
        "{weeks: {at_least: 2026-01-01}}",
        "{weeks: {at_least: [4]}}",
        "{start: {at_least: 4}}",
        "{start: {above: 2026-02-30}}",
        "{start: {in: [2026-01-01]}}",
        "{partner: {}}",
        "{partner: company}",
        "{partner: {is: firm}}",
        "{partner: {is: [company]}}",
        "{partner: {in: company}}",
        "{partner: {in: []}}",
        "{partner: {in: [firm]}}",
        "{partner: {in: [[company]]}}",
        "{partner: {is: company, in: [residents]}}",
        "{partner: {any_of: [company]}}",
        "{data: {}}",
        "{data: {is: name}}",
        "{data: {any_of: []}}",
        "{data: {all_of: []}}",
        "{data: {none_of: []}}",
        "{data: {any_of: name}}",
        "{data: {any_of: [phone]}}",
        "{data: {any_of: [name], none_of: []}}",
        "{outside: {}}",
        "{outside: true}",
        '{outside: {is: "true"}}',
        "{outside: {is: yes}}",
        "{outside: {in: [true]}}",
        "{elsewhere: {is: true}}",
        "[weeks]",
        "weeks",
    ],
)
def test_a_condition_that_does_not_fit_its_dimension_is_one_fault(when):
    [fault] = faults_of(area_file(kerb(f"when: {when}")))
    assert str(fault.message).startswith("kerb 'purse'")


def test_two_wrong_bounds_are_two_faults():
    assert len(faults_of(area_file(kerb("when: {weeks: {above: x, below: y}}")))) == 2
    assert len(faults_of(area_file(kerb("when: {weeks: {abov: 1, belo: 2, at_most: 3}}")))) == 2
    assert len(faults_of(area_file(kerb("when: {data: {any_of: [a, name, b]}}")))) == 2


def test_without_a_condition_a_kerb_always_applies():
    assert read_kerb().when == {}
    assert read_kerb("when: null").when == {}
