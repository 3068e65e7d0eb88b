"""Ideas: values for dimensions; what does not fit is told, and nothing is guessed."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import Idea, UnfitIdea, read_idea
from tests.engine.reading.files_to_read import area_file, read

AREA = read(
    area_file(
        dimensions="""\
cost: {kind: amount, step: 0.01, min: 1, max: 1000}
free: {kind: amount, step: 0.5}
start: {kind: date, min: 2026-02-01, max: 2026-02-28}
partner: {kind: choice, values: [residents, team leader]}
data: {kind: set, values: [name, health]}
outside: {kind: flag}
"""
    )
)


@pytest.mark.parametrize(
    ("dimension", "held", "value"),
    [
        ("cost", 1, Decimal(1)),
        ("cost", Decimal("1000.00"), Decimal(1000)),
        ("cost", Decimal("1E+2"), Decimal(100)),
        ("free", Decimal("-0"), Decimal(0)),
        ("free", Decimal("999999999999999.5"), Decimal("999999999999999.5")),
        ("start", "2026-02-01", date(2026, 2, 1)),
        ("start", "2026-02-28", date(2026, 2, 28)),
        ("partner", "team leader", "team leader"),
        ("data", [], frozenset()),
        ("data", ["health", "name"], frozenset({"name", "health"})),
        ("outside", False, False),
    ],
)
def test_a_value_that_fits_is_kept_exactly(dimension, held, value):
    idea = read_idea(AREA, {"idea": "i", "values": {dimension: held}})
    assert idea == Idea("i", {dimension: value})


@pytest.mark.parametrize(
    ("dimension", "held", "told"),
    [
        ("cost", "1", "the text '1', expected a number"),
        ("cost", True, "the flag true, expected a number"),
        ("cost", [1], "a list, expected a number"),
        ("cost", {"EUR": 1}, "a map, expected a number"),
        ("cost", Decimal("0.99"), "0.99 is too little, expected at least 1"),
        ("cost", Decimal("1000.01"), "1000.01 is too much, expected at most 1000"),
        ("cost", Decimal("1.001"), "1.001 lies between two steps, expected a multiple of 0.01"),
        ("free", -1, "-1 is too little, expected at least 0"),
        ("free", Decimal("1E+15"), "'1E+15' is out of reach"),
        ("free", Decimal("NaN"), "'NaN' is no amount, expected a finite number"),
        ("free", Decimal("-Infinity"), "'-Infinity' is no amount, expected a finite number"),
        ("start", "2026-01-31", "2026-01-31 is too early, expected 2026-02-01 or later"),
        ("start", "2026-03-01", "2026-03-01 is too late, expected 2026-02-28 or earlier"),
        ("start", "2026-02-30", "'2026-02-30' is no day of the calendar"),
        ("start", "28-02-2026", "'28-02-2026' is no day"),
        ("start", 20260201, "the number '20260201', expected a day like 2026-12-31"),
        ("partner", "company", "the text 'company', expected one of residents, team leader"),
        ("partner", "Residents", "the text 'Residents', expected one of residents, team leader"),
        ("partner", ["residents"], "a list, expected one of"),
        ("data", "name", "the text 'name', expected a list"),
        ("data", ["name", "name"], "'name' stands twice, expected it once"),
        ("data", ["phone"], "the text 'phone' in the list, expected some of name, health"),
        ("data", [None], "nothing in the list, expected some of name, health"),
        ("data", {"name": True}, "a map, expected a list"),
        ("outside", "true", "the text 'true', expected true or false"),
        ("outside", 1, "the number '1', expected true or false"),
    ],
)
def test_a_value_that_does_not_is_told_with_what_was_expected(dimension, held, told):
    with pytest.raises(UnfitIdea) as refused:
        read_idea(AREA, {"idea": "i", "values": {dimension: held}})
    assert str(refused.value).startswith(f"'{dimension}': {told}")
    assert refused.value.idea == "i"


def test_a_dimension_without_a_value_or_with_null_is_unknown():
    idea = read_idea(AREA, {"values": {"cost": None, "outside": None, "free": 1}})
    assert idea == Idea(None, {"free": Decimal(1)})


def test_keys_other_than_idea_and_values_are_kept_unread():
    raw = {"idea": "i", "values": {}, "level": 5, "by": {"name": [None]}, "": float("nan")}
    assert read_idea(AREA, raw) == Idea("i", {})


@pytest.mark.parametrize(
    ("held", "idea_id"), [("one idea", "one idea"), ("", ""), (None, None), (7, "7")]
)
def test_an_idea_is_called_by_any_text(held, idea_id):
    assert read_idea(AREA, {"idea": held, "values": {}}).id == idea_id


@pytest.mark.parametrize(
    "raw",
    [
        *(None, 5, "idea", [], [{"values": {}}], {}, {"idea": "i"}, {"idea": "i", "values": None}),
        *(
            {"values": []},
            {"values": "cost"},
            {"values": {"nothing": 1}},
            {"values": {"nothing": None}},
        ),
        *({"idea": ["i"], "values": {}}, {"idea": True, "values": {}}, {"idea": {}, "values": {}}),
        *(
            {"idea": "\ud800", "values": {}},
            {"idea": "a\0b", "values": {}},
            {"values": {"\ud800": 1}},
        ),
    ],
)
def test_what_is_no_idea_is_told_in_words_that_any_terminal_shows(raw):
    with pytest.raises(UnfitIdea) as refused:
        read_idea(AREA, raw)
    assert "expected" in str(refused.value)
    assert str(refused.value).isprintable()
