"""What a reader may rely on under "what remains": it promises no more than each kerb by itself."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine import check
from stoeprand.engine.domains import Value
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Remains, remains_in_words
from tests.engine.speeches import area_with, dutch, english

TODAY = date(2026, 11, 24)
ADVICE = "on: cost\nbands: [{at_most: 100, level: consult}, {level: agree}]"
PURSE = 'on: cost\nbands: [{at_most: 100, level: free}, {at_most: 500, level: tell}, {level: "no"}]'
BY_ROLE = "on: role\nbands: {clerk: agree, chief: free}"


def remains(values: Mapping[str, Value], *kerbs: str, speech=dutch) -> Remains:
    area = area_with(*kerbs)
    return remains_in_words(speech(), area, check(area, values, TODAY))


def test_advice_is_not_told_as_something_that_needs_no_asking():
    found = remains({"cost": Decimal(200)}, ADVICE)
    assert found.heading == "Wat kan met minder vragen?"
    assert [(each.level, each.sentence) for each in found.remainders] == [
        (
            Level.CONSULT,
            "Tot en met € 100 vraag je eerst advies en beslis je dan zelf.",
        )
    ]


def test_after_a_no_stands_what_does_remain():
    found = remains({"cost": Decimal(900)}, PURSE)
    assert found.heading == "Wat kan wél?"
    assert [each.level for each in found.remainders] == [Level.TELL]


@pytest.mark.parametrize("speech", [dutch, english])
def test_what_kerbs_leave_comes_with_the_warning_that_they_count_together(speech):
    caveat = remains({"cost": Decimal(900)}, PURSE, speech=speech).caveat
    assert caveat == {
        dutch: "Elke stoeprand zegt dit van zichzelf; ze tellen samen.",
        english: "Each kerb says this by itself; they count together.",
    }.get(speech)


def test_a_kerb_that_leaves_nothing_is_named_beside_those_that_do():
    found = remains({"cost": Decimal(200), "role": "clerk"}, ADVICE, BY_ROLE)
    assert [each.kerb.id for each in found.remainders] == ["kerb-1"]
    assert found.caveat.endswith("Bij ‘Rand 2’ blijft niets ruimers over.")


def test_where_nothing_remains_that_is_said():
    softer = remains({"role": "clerk"}, BY_ROLE)
    assert softer.remainders == ()
    assert softer.caveat.startswith("Met minder vragen kan het hier niet.")
    closed = remains({"cost": Decimal(1)}, 'on: cost\nbands: [{level: "no"}]')
    assert closed.caveat.startswith("Deze stoepranden laten niets anders over.")
