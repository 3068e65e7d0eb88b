"""Worked examples in an area file: values like those of an idea, the level meant, perhaps a day."""

from datetime import date
from decimal import Decimal

import pytest

from tests.engine.reading.files_to_read import (
    area_file,
    faults_of,
    kerb,
    lines_marked,
    lines_told,
    read,
)


def with_example(example: str) -> str:
    return area_file(kerb(), rest=f"examples:\n  - {example}\n")


def test_an_example_is_read_with_its_line():
    text = area_file(
        kerb(),
        rest="""\
examples:
  - title: {nl: Feest, en: Party}
    on: 2026-05-05
    level: tell
    values:
      cost: 800.50
      weeks:
      start: 2026-05-05
      partner: residents
      data: [health, name]
      outside: true
  - {title: Anything, values: {}, level: free}
""",
    )
    party, anything = read(text).examples
    assert (party.title.said_in("en"), party.level.id, party.on) == (
        "Party",
        "tell",
        date(2026, 5, 5),
    )
    assert party.values == {
        "cost": Decimal("800.5"),
        "start": date(2026, 5, 5),
        "partner": "residents",
        "data": frozenset({"name", "health"}),
        "outside": True,
    }
    assert (anything.values, anything.on) == ({}, None)
    lines = text.splitlines()
    assert lines[party.line - 1] == "  - title: {nl: Feest, en: Party}"
    assert lines[anything.line - 1] == "  - {title: Anything, values: {}, level: free}"


@pytest.mark.parametrize("key", ["title", "values", "level"])
def test_an_example_needs_title_values_and_level(key):
    parts = {"title": "T", "values": "{cost: 1}", "level": "free"}
    del parts[key]
    example = ", ".join(f"{name}: {text}" for name, text in parts.items())
    [fault] = faults_of(with_example(f"{{{example}}}"))
    assert str(fault.message) == f"example 1: '{key}' is missing, expected it here"


@pytest.mark.parametrize(
    "value",
    [
        *("cost: -1", "cost: 0.001", "cost: ten", 'cost: "10"', "cost: [1]", "cost: true"),
        *("weeks: 1.5", "weeks: 1e15", "cost: .inf", "start: 2026-02-30", "start: 20260101"),
        *("partner: firm", "partner: [company]", "partner: true", "data: name", "data: [phone]"),
        *("data: [name, name]", "data: [1]", "data: {name: true}", "outside: yes"),
        *('outside: "true"', "outside: 1", "elsewhere: 1", "data: [[name]]", "partner: 3"),
        *("start: [2026-01-01]", "start: soon"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_its_dimension_is_a_fault(value):
    [fault] = faults_of(with_example(f"{{title: T, level: free, values: {{{value}}}}}"))
    assert str(fault.message).startswith(f"example 1: '{value.split(':')[0]}'")


def test_every_fault_of_every_example_is_told_at_its_own_line():
    text = area_file(
        kerb(),
        rest="""\
examples:
  - title: 5 # !
    level: fre # !
    on: 2026-02-30 # !
    values:
      cost: -1 # !
      weeks: 1.5 # !
      partner: firm # !
      data: # !
        - name
        - phone
      elsewhere: 1 # !
      outside: true
  - just so # !
  - {title: T, level: free, values: []} # !
  - {title: T, level: free, values: {cost: x, weeks: y}} # !
""",
    )
    assert lines_told(text) == lines_marked(text)
    assert len(faults_of(text)) == len(lines_marked(text)) + 1


def test_examples_are_a_list():
    for rest in ("examples: none\n", "examples: {a: b}\n"):
        assert len(faults_of(area_file(kerb(), rest=rest))) == 1
    assert read(area_file(kerb(), rest="examples: []\n")).examples == ()
