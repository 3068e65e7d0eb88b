"""Ideas for `stoeprand check` out of Parquet, with the types that other programs write."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from tests.commands.at_the_terminal import DAY, PARTY, Ran, json_lines, run, write


def check(area: Path, **columns: Any) -> Ran:
    path = area.parent / "ideas.parquet"
    parquet.write_table(pyarrow.table(columns), path)
    return run("check", area, path, "--json", "--at", DAY, "--lang", "en")


def test_the_same_ideas_get_the_same_answers_as_out_of_json(area):
    ran = check(
        area,
        idea=["party", "new"],
        cost=pyarrow.array([Decimal("3000.00"), None], pyarrow.decimal128(10, 2)),
        weeks=[1, None],
        start=[date(2026, 12, 5), None],
        partner=pyarrow.array(["residents", None]).dictionary_encode(),
        data=pyarrow.array([[], None], pyarrow.list_(pyarrow.string())),
        outside=[True, None],
    )
    new = {"idea": "new", "values": {}}
    expected = run("check", area, "-", "--json", "--at", DAY, given=json_lines(PARTY, new))
    assert ran == expected


def test_a_float_is_the_decimal_that_reads_as_it(area):
    exact, added_up = check(area, idea=["a", "b"], cost=[999.9, 0.1 + 0.7]).lines
    assert exact["left"][0]["left"] == Decimal("0.1")
    assert added_up["error"].startswith("'cost': '0.7999999999999999' is out of reach")


def test_midnight_is_its_day_and_another_time_is_none(area):
    moments = [datetime(2026, 12, 5), datetime(2026, 12, 5, 9)]  # noqa: DTZ001  (as files hold them)
    ran = check(area, idea=["a", "b"], start=moments)
    assert ["error" in line for line in ran.lines] == [False, True]
    assert "expected a day like 2026-12-31" in ran.lines[1]["error"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"cost": [-1]}, "'cost': -1 is too little"),
        ({"cost": [float("nan")]}, "'cost': 'NaN' is no amount, expected a finite number"),
        ({"cost": [float("inf")]}, "'cost': 'Infinity' is no amount, expected a finite number"),
        ({"cost": ["5"]}, "'cost': the text '5', expected a number"),
        ({"cost": [True]}, "'cost': the flag true, expected a number"),
        ({"data": [["name", "name"]]}, "'data': 'name' stands twice"),
        ({"data": ["name"]}, "'data': the text 'name', expected a list"),
        ({"start": ["2026-02-30"]}, "'start': '2026-02-30' is no day of the calendar"),
        ({"start": [5]}, "'start': the number '5', expected a day"),
        ({"outside": [1]}, "'outside': the number '1', expected true or false"),
        ({"partner": [b"residents"]}, "'partner': "),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_its_place(area, columns, told):
    ran = check(area, idea=["a"], **columns)
    assert (ran.code, ran.lines[0]["idea"], len(ran.lines)) == (2, "a", 1)
    assert ran.lines[0]["error"].startswith(told)


def test_ideas_may_be_numbered_or_have_no_name(area):
    assert [line["idea"] for line in check(area, idea=[1, None], cost=[1, 2]).lines] == ["1", None]
    assert check(area, cost=[1]).lines[0]["idea"] is None


def test_a_column_that_means_nothing_or_stands_twice_is_refused(area):
    ran = check(area, idea=["a"], price=[1])
    assert (ran.code, ran.out) == (2, "")
    assert "column 'price' is unknown, expected one of idea, cost, weeks" in ran.err
    twice = pyarrow.table([["a"], [1], [2]], names=["idea", "cost", "cost"])
    path = area.parent / "twice.parquet"
    parquet.write_table(twice, path)
    ran = run("check", area, path, "--json", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "column 'cost' stands twice, expected it once" in ran.err


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 200 + b"PAR1", b"idea,cost\n"])
def test_what_is_no_parquet_is_refused_in_a_line(area, content):
    ran = run("check", area, write(area.parent, "i.parquet", content), "--json", "--lang", "en")
    assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
    assert "i.parquet' is no Parquet file: " in ran.err


def test_a_file_that_is_broken_in_the_middle_is_refused_in_a_line(area):
    path = area.parent / "i.parquet"
    parquet.write_table(pyarrow.table({"cost": list(range(20_000))}), path, compression="snappy")
    data = bytearray(path.read_bytes())
    data[2000:12_000] = bytes(10_000)
    path.write_bytes(data)
    ran = run("check", area, path, "--json", "--lang", "en")
    assert (ran.code, len(ran.errors)) == (2, 1)
    assert "i.parquet' is no Parquet file: " in ran.err


def test_no_ideas_are_no_fault(area):
    nothing = pyarrow.array([], pyarrow.string())
    assert check(area, idea=nothing) == Ran(0, "", "")
