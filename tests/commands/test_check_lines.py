"""A line of `stoeprand check --json` is the decision as JSON, however it is put together."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from stoeprand import engine
from stoeprand.commands.answers import line_of, row_of
from stoeprand.commands.faulty_ideas import FaultyIdea
from stoeprand.commands.json_text import json_text
from stoeprand.engine.messages import message
from stoeprand.engine.reading.ideas import Idea
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.oracle.strategies import Case, as_yaml, cases

TODAY = date(2026, 11, 23)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(cases())
def test_a_line_holds_the_whole_decision(case: Case) -> None:
    area = engine.read_area(as_yaml(case.document), "area.yaml")
    for number, raw in enumerate(case.ideas):
        idea = Idea(None if number == 1 else f'"é{number}\\', engine.read_values(area, raw))
        decision = engine.check(area, idea.values, case.at)
        whole = {"idea": idea.id, **decision.as_json()}
        assert line_of((idea, decision), str) == json_text(whole)
        kerbs = "|".join(reason["kerb"] for reason in whole["because"])
        told = (whole["idea"], whole["level"], whole["best"], whole["worst"], kerbs, None)
        assert row_of((idea, decision), str) == told


@pytest.mark.parametrize(
    ("amount", "left"),
    [
        ("0.000001", "999999999999999.499999"),
        ("999999999999999.49999", "0.00001"),
        ("999999999999999.499999", "0.000001"),
        ("999999999999999.999998", None),
        ("999999999999999", "0.5"),
        ("900000000000000.5", "99999999999999"),
    ],
)
def test_small_and_large_amounts_are_written_out(amount: str, left: str | None) -> None:
    area = read(
        area_file(
            kerb("bands: [{at_most: 999999999999999.5, level: free}, {level: tell}]"),
            dimensions="cost: {kind: amount, step: 0.000001}\n",
        )
    )
    values = engine.read_values(area, {"cost": Decimal(amount)})
    line = line_of((Idea("i", values), engine.check(area, values, TODAY)), str)
    assert (
        '"left": []' if left is None else f'"until": 999999999999999.5, "left": {left}}}'
    ) in line


def test_a_faulty_idea_has_a_line_and_a_row_too() -> None:
    faulty = FaultyIdea("i", message("{found}, expected a list", found="a 'map'"))
    assert line_of(faulty, str) == """{"idea": "i", "error": "a 'map', expected a list"}"""
    assert row_of(faulty, str) == ("i", None, None, None, None, "a 'map', expected a list")
