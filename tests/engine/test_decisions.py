"""A decision is a value: it says the same for ever, whatever happens to what was asked about."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from stoeprand import engine
from stoeprand.engine.compiled.remembering import Remembered
from stoeprand.engine.levels import Level
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.oracle.strategies import Case, as_yaml, cases

TODAY = date(2026, 11, 23)
AREA = read(
    area_file(
        kerb("bands: [{at_most: 10.5, level: free}, {at_most: 2000, level: tell}, {level: no}]"),
        kerb("id: long\non: weeks\nbands: open"),
        kerb("id: health\non: data\nsigns: chris\nbands: {health: agree}"),
    )
)
WHOLE: dict[str, Any] = {
    "cost": Decimal("1000.50"),
    "weeks": Decimal(1),
    "start": TODAY,
    "partner": "company",
    "data": frozenset({"health"}),
    "outside": True,
}


def test_a_decision_does_not_change_with_the_values_that_were_asked_about() -> None:
    for known in (WHOLE, {key: value for key, value in WHOLE.items() if key != "outside"}):
        values = dict(known)
        decision = engine.check(AREA, values, TODAY)
        values["cost"] = Decimal(5)
        del values["data"]
        [left] = decision.left
        assert (left.level, left.next, left.until) == (Level.TELL, Level.NO, Decimal(2000))
        assert str(left.left) == "999.5"
        assert [talk.person for talk in decision.talk_to] == ["chris", "noor"]
        assert [(each.dimension, each.kerbs) for each in decision.unsaid] == [("weeks", ("long",))]


def test_decisions_that_say_the_same_are_equal() -> None:
    one, same = engine.check(AREA, WHOLE, TODAY), engine.check(AREA, {**WHOLE}, TODAY)
    assert one == same
    assert hash(one) == hash(same)
    assert repr(one) == repr(same)
    cheaper = engine.check(AREA, {**WHOLE, "cost": Decimal(1000)}, TODAY)
    assert one != cheaper  # the same level because of the same kerbs; less is left
    assert one.because == cheaper.because
    assert one != one.as_json()


@pytest.mark.parametrize(
    ("cost", "left"),
    [
        ("0.5", "10"),
        ("0.25", "10.25"),
        ("10.5", "0"),
        ("1900", "100"),
        ("1000", "1000"),
        ("1999.99", "0.01"),
    ],
)
def test_what_is_left_is_written_without_exponent_or_needless_zeros(cost: str, left: str) -> None:
    [found] = engine.check(AREA, {"cost": Decimal(cost)}, TODAY).left
    assert str(found.left) == left


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cases())
def test_asking_again_in_any_order_gives_the_same(case: Case) -> None:
    area = engine.read_area(as_yaml(case.document), "area.yaml")
    ideas = [engine.read_values(area, values) for values in case.ideas]
    first = [engine.check(area, values, case.at).as_json() for values in ideas]
    again = [engine.check(area, values, case.at).as_json() for values in reversed(ideas)]
    assert again == first[::-1]


def test_of_very_many_values_only_so_many_are_remembered() -> None:
    asked: list[object] = []

    def find(value: object) -> object:
        asked.append(value)
        return value

    remembered = Remembered(find)
    amounts = [Decimal(number) for number in range(5000)]
    assert [remembered[amount] for amount in [*amounts, *amounts]] == [*amounts, *amounts]
    assert len(remembered) < len(amounts) < len(asked) < 2 * len(amounts)
