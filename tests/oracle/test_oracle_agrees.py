"""The engine says of many small areas exactly what the oracle finds by trying everything.

How many areas there are, and which: see `trials`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from . import engine_under_test, naive, strategies
from .domains import fits
from .judge import exactly
from .strategies import Case, as_json, as_yaml
from .trials import area_on, over_areas

pytestmark = pytest.mark.oracle

ODD_VALUES: tuple[Any, ...] = (
    True,
    False,
    0,
    1,
    -1,
    Decimal("0.5"),
    Decimal("0.0000005"),
    Decimal("1E+15"),
    Decimal("NaN"),
    Decimal("-Infinity"),
    "",
    "1",
    "true",
    "no",
    "tenants",
    "2028-02-27",
    "2028-02-30",
    "20280227",
    [],
    ["no"],
    ["no", "no"],
    ["somebody"],
    [["no"]],
    {},
    {"no": True},
)


@over_areas(100, strategies.cases())
def test_an_idea_gets_the_answer_that_trying_everything_gives(case: Case) -> None:
    area = area_on(case.document, case.at)
    expected = [exactly(naive.check(case.document, values, case.at)) for values in case.ideas]
    one_by_one = [engine_under_test.answer(area, values, case.at) for values in case.ideas]
    assert [exactly(each) for each in one_by_one] == expected


@over_areas(5, strategies.cases())
def test_very_many_ideas_at_once_get_the_answer_that_each_has(case: Case) -> None:
    area = area_on(case.document, case.at)
    for ideas in (case.ideas, [*naive.everything(case.document), *case.ideas]):
        expected = [naive.check(case.document, values, case.at) for values in ideas]
        assert exactly(engine_under_test.answers(area, ideas, case.at)) == exactly(expected)
        levels = [{key: each[key] for key in ("level", "best", "worst")} for each in expected]
        if any(value is not None for values in ideas for value in values.values()):
            assert engine_under_test.levels(area, ideas, case.at) == levels


@over_areas(20, strategies.cases())
def test_the_solver_gives_the_same_answer(case: Case) -> None:
    area = area_on(case.document, case.at)
    with engine_under_test.by_solver_alone():
        for values in case.ideas:
            answered = engine_under_test.answer(area, values, case.at)
            assert exactly(answered) == exactly(naive.check(case.document, values, case.at))


@over_areas(100, strategies.cases())
def test_what_is_said_of_the_room_is_true_and_complete(case: Case) -> None:
    area = area_on(case.document, case.at)
    answered = engine_under_test.room(area, case.at)
    assert naive.judge_room(case.document, case.at, answered) == []
    for level, entry in answered["levels"].items():
        if entry is not None:
            confirmed = engine_under_test.answer(area, entry["example"], case.at)
            assert confirmed["level"] == level


@over_areas(10, strategies.cases_with_examples())
def test_worked_examples_are_tested_as_they_were_meant(case: Case) -> None:
    data = as_yaml(case.document)
    area = area_on(case.document, case.at)
    answered = engine_under_test.validation(area, case.at)
    told = [{**entry} for entry in answered["examples"]]
    lines = [data.decode().splitlines()[entry.pop("line") - 1] for entry in told]
    expected = naive.validate_examples(case.document, case.at)
    assert exactly(told) == exactly(expected)
    assert engine_under_test.all_as_meant(area, case.at) is all(each["ok"] for each in expected)
    assert all(line.startswith("  - {title: ") for line in lines)
    warned = " ".join(warning["message"] for warning in answered["warnings"])
    for kerb in case.document["kerbs"]:
        impossible = kerb["id"] in naive.kerbs_nobody_meets(case.document)
        assert bool(re.search(rf"\b{kerb['id']}\b", warned)) is impossible


@over_areas(10, strategies.cases_with_examples())
def test_an_area_means_the_same_in_yaml_and_in_json(case: Case) -> None:
    in_yaml = engine_under_test.read(as_yaml(case.document), "area.yml")
    in_json = engine_under_test.read(as_json(case.document), "area.json")
    for values in case.ideas:
        one, other = (
            engine_under_test.answer(area, values, case.at) for area in (in_yaml, in_json)
        )
        assert exactly(one) == exactly(other)
        assert exactly(one) == exactly(naive.check(case.document, values, case.at))
    assert naive.judge_room(case.document, case.at, engine_under_test.room(in_json, case.at)) == []


@over_areas(5, strategies.cases())
def test_an_idea_is_refused_exactly_when_a_value_does_not_fit(case: Case) -> None:
    area = area_on(case.document, case.at)
    for name, dimension in case.document["dimensions"].items():
        for value in ODD_VALUES:
            taken = engine_under_test.accepts(area, {name: value})
            assert taken is fits(dimension, value), (name, value)
    assert all(engine_under_test.accepts(area, values) for values in case.ideas)
    assert not engine_under_test.accepts(area, {"somewhere": True})
