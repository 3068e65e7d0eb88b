"""What people do to an area on a page gives an area that keeps the rules, or says why not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine.area import AreaPerson, Band, LineBands, Text, WorkedExample
from stoeprand.engine.domains import AmountDomain, SetDomain
from stoeprand.engine.levels import Level
from stoeprand.engine.writing import (
    FaultyChange,
    with_confirmation,
    with_dimension,
    with_end,
    with_example,
    with_kerb,
    with_person,
    with_promise,
    without_kerb,
)
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.engine.writing.again import assert_same, assert_written_and_read_again
from tests.oracle.strategies import Case, as_yaml, cases_with_examples
from tests.oracle.trials import over_areas

DAY = date(2027, 5, 1)
AREA = read(
    area_file(
        kerb(),
        kerb("id: by law\nnature: law\nwhen: {partner: {is: company}}"),
        kerb("id: private\non: data\nbands: {health: no}"),
        rest="examples:\n  - {title: Party, values: {cost: 800, data: [health]}, level: free}\n"
        "  - {title: Party, values: {}, level: tell}\n",
    )
)
PURSE = AREA.kerb("purse")


def paths(refused: pytest.ExceptionInfo[FaultyChange]) -> list[tuple[str | int, ...]]:
    return [fault.path for fault in refused.value.faults]


def plain(text: str) -> Text:
    return Text((("", text),))


@over_areas(5, cases_with_examples())
def test_putting_back_what_is_there_changes_nothing(case: Case) -> None:
    area = read(as_yaml(case.document).decode())
    for each in area.kerbs[:1]:
        assert_same(with_kerb(area, each), area)
    for dimension in area.dimensions.values():
        assert_same(with_dimension(area, dimension), area)


def test_a_kerb_that_is_moved_keeps_its_place_and_the_area_as_it_was_stays_as_it_was():
    moved = replace(PURSE, bands=LineBands((Band(Level.TELL),)))
    after = with_kerb(AREA, moved)
    assert [each.id for each in after.kerbs] == ["purse", "by law", "private"]
    assert after.kerb("purse").bands == moved.bands
    assert AREA.kerb("purse").bands == PURSE.bands
    assert_written_and_read_again(after)


def test_a_new_kerb_stands_behind_the_others():
    after = with_kerb(AREA, replace(PURSE, id="new"))
    assert [each.id for each in after.kerbs] == ["purse", "by law", "private", "new"]
    assert {each.line for each in after.kerbs} | {each.line for each in after.examples} == {0}


def test_a_kerb_that_is_taken_away_is_gone_and_the_others_stay():
    assert [each.id for each in without_kerb(AREA, "by law").kerbs] == ["purse", "private"]
    with pytest.raises(KeyError):
        without_kerb(AREA, "nobody has heard of it")


def test_confirming_ending_and_promising_change_that_day_and_nothing_else():
    confirmed = with_confirmation(AREA, "purse", DAY)
    assert confirmed.kerb("purse") == replace(PURSE, confirmed_on=DAY, line=0)
    ended = with_end(confirmed, "purse", DAY)
    assert ended.kerb("purse") == replace(PURSE, confirmed_on=DAY, valid_until=DAY, line=0)
    promised = with_promise(ended, "purse", DAY)
    assert promised.kerb("purse").promised_until == DAY
    assert with_promise(promised, "purse", None).kerb("purse").promised_until is None
    assert with_end(promised, "purse", None).kerb("purse").valid_until is None
    assert_same(with_kerb(promised, PURSE), AREA)


@pytest.mark.parametrize("edit", [with_confirmation, with_end, with_promise])
def test_a_kerb_that_is_not_there_cannot_be_confirmed_ended_or_promised(edit):
    with pytest.raises(KeyError):
        edit(AREA, "nobody has heard of it", DAY)


def test_every_fault_of_a_kerb_is_told_at_once_and_where_it_is():
    bands = LineBands(
        (Band(Level.FREE, Decimal(9)), Band(Level.TELL, Decimal(3), False), Band(Level.NO))
    )
    wrong = replace(PURSE, id="by law", nature="law", silence=3, owner="nobody", bands=bands)
    with pytest.raises(FaultyChange) as refused:
        with_kerb(AREA, wrong)
    assert paths(refused) == [
        ("kerbs", "by law", "owner"),
        ("kerbs", "by law", "bands", 1),
        ("kerbs", "by law", "silence"),
    ]
    assert [fault.kerb for fault in refused.value.faults] == ["by law"] * 3
    assert "kerb 'by law': 'owner' is 'nobody', expected somebody of people" in str(refused.value)


def test_what_no_file_may_hold_no_edit_brings_in():
    for wrong in (
        replace(PURSE, title=Text(())),
        replace(PURSE, title=plain(" ")),
        replace(PURSE, title=plain("half \ud800")),
        replace(PURSE, title=Text((("", "both"), ("nl", "beide")))),
        replace(PURSE, id="a/b"),
        replace(PURSE, silence=0),
        replace(PURSE, bands=LineBands((Band(Level.FREE, Decimal("NaN")), Band(Level.NO)))),
        replace(
            PURSE, bands=LineBands((Band(Level.FREE, Decimal("1E+999999999")), Band(Level.NO)))
        ),
        replace(PURSE, bands=LineBands((Band(Level.FREE, Decimal("1E-9")), Band(Level.NO)))),
        replace(PURSE, bands=LineBands(())),
        replace(PURSE, on="nothing"),
        replace(PURSE, bands=AREA.kerb("private").bands),
    ):
        with pytest.raises(FaultyChange) as refused:
            with_kerb(AREA, wrong)
        assert {fault.kerb for fault in refused.value.faults} == {wrong.id}


def test_an_amount_is_kept_as_a_file_would_hold_it():
    bands = LineBands((Band(Level.FREE, Decimal("2.50E+3")), Band(Level.NO)))
    kept = with_kerb(AREA, replace(PURSE, bands=bands)).kerb("purse").bands
    assert isinstance(kept, LineBands)
    assert str(kept.bands[0].end) == "2500"


def test_a_dimension_in_use_cannot_lose_what_kerbs_and_examples_say_of_it():
    fewer = replace(AREA.dimensions["data"], domain=SetDomain(("name",)))
    with pytest.raises(FaultyChange) as refused:
        with_dimension(AREA, fewer)
    assert paths(refused) == [
        ("kerbs", "private", "bands", "health"),
        ("examples", 0, "values", "data"),
    ]
    assert [fault.kerb for fault in refused.value.faults] == ["private", None]


def test_a_dimension_that_changes_keeps_its_place_and_a_new_one_comes_last():
    names = list(AREA.dimensions)
    longer = replace(AREA.dimensions["weeks"], domain=AmountDomain(max=Decimal(99)))
    after = with_dimension(AREA, longer)
    assert (list(after.dimensions), after.dimensions["weeks"]) == (names, longer)
    assert list(with_dimension(AREA, replace(longer, id="new")).dimensions) == [*names, "new"]


def test_a_person_that_changes_keeps_the_place_and_a_new_one_comes_last():
    noor = AreaPerson("noor", plain("Noor de Vries"), plain("head"), 9)
    assert next(iter(with_person(AREA, noor).people.items())) == ("noor", noor)
    new = replace(noor, id="new")
    assert list(with_person(AREA, new).people) == ["noor", "chris", "new"]
    with pytest.raises(FaultyChange) as refused:
        with_person(AREA, replace(noor, answers_within=0))
    assert paths(refused) == [("people", "noor", "answers_within", "working_days")]


def test_a_worked_example_takes_the_place_of_the_first_of_its_title():
    party = WorkedExample(plain("Party"), {"cost": Decimal(9)}, Level.NO, DAY)
    after = with_example(AREA, party).examples
    assert after[0] == party
    assert len(after) == 2
    other = replace(party, title=plain("Other"))
    assert with_example(AREA, other).examples[2] == other
    with pytest.raises(FaultyChange) as refused:
        with_example(AREA, replace(other, values={"cost": "much"}))
    assert paths(refused) == [("examples", 2, "values", "cost")]


def test_an_area_that_no_file_could_hold_is_refused():
    long = replace(PURSE, why=plain("\u0001" * 1_500_000))
    with pytest.raises(FaultyChange) as refused:
        with_kerb(AREA, long)
    assert paths(refused) == [()]
    fits = replace(PURSE, why=plain("w" * 7_000_000))
    assert with_kerb(AREA, fits).kerb("purse").why == fits.why
