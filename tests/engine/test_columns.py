"""Very many ideas in columns get the levels that each of them gets alone."""

from datetime import date
from decimal import Decimal
from typing import Any
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings

from benchmarks.workload import DAY, make_area, make_columns, make_ideas
from stoeprand import engine
from stoeprand.engine import Level, columns
from stoeprand.engine.area import Area
from stoeprand.engine.columns import Column, cuts, grouping
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.oracle.strategies import Case, as_yaml, cases

TODAY = date(2026, 11, 23)


def columns_of(area: Area, ideas: list[Any]) -> dict[str, list[Any]]:
    """A column per dimension of which some idea says something."""
    said = [name for name in area.dimensions if any(name in idea for idea in ideas)]
    return {name: [idea.get(name) for idea in ideas] for name in said}


@settings(max_examples=120, deadline=None, derandomize=True)
@given(cases())
def test_columns_say_of_each_idea_what_checking_it_alone_says(case: Case) -> None:
    area = engine.read_area(as_yaml(case.document), "area.yaml")
    ideas = [engine.read_values(area, values) for values in case.ideas] * 2 + [{}]
    decided = engine.check_columns(area, columns_of(area, ideas), case.at)
    if not columns_of(area, ideas):
        assert len(decided.best) == 0  # without a column there is no idea
        return
    one_by_one = [engine.check(area, values, case.at) for values in ideas]
    assert [Level(int(n)) for n in decided.best] == [each.best for each in one_by_one]
    assert [Level(int(n)) for n in decided.worst] == [each.worst for each in one_by_one]
    levels = [-1 if each.level is None else each.level for each in one_by_one]
    assert decided.level.tolist() == levels


BY_TABLE = {"_FEW": 0}
BY_SEARCHING = {"_LARGEST_TABLE": 0, "_WORTH_SEARCHING": 0}
BY_COMPARING = {"_FEW": 10**9, "_WORTH_SEARCHING": 10**9}


@pytest.mark.parametrize("way", [BY_TABLE, BY_SEARCHING, BY_COMPARING])
@pytest.mark.parametrize("size", [2, 5, 10**9])
def test_however_the_work_is_divided_the_levels_are_the_same(way, size):
    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(cases())
    def each_way(case: Case) -> None:
        area = engine.read_area(as_yaml(case.document), "area.yaml")
        ideas = [engine.read_values(area, values) for values in case.ideas] * 3
        with (
            mock.patch.multiple(cuts, **way),
            mock.patch.object(columns, "IDEAS_AT_A_TIME", size),
            mock.patch.object(grouping, "MANY_KERBS", 0),
        ):
            decided = engine.check_columns(area, columns_of(area, ideas), case.at)
        if columns_of(area, ideas):
            one_by_one = [engine.check(area, values, case.at) for values in ideas]
            assert decided.best.tolist() == [each.best for each in one_by_one]
            assert decided.worst.tolist() == [each.worst for each in one_by_one]

    each_way()


@pytest.mark.parametrize("kerbs", [40, 1100])
def test_a_workload_at_once_is_the_same_as_one_by_one(kerbs, monkeypatch):
    area, _ = make_area(8, kerbs, seed=3)
    monkeypatch.setattr(columns, "IDEAS_AT_A_TIME", 100)
    decided = engine.check_columns(area, make_columns(area, 700), DAY)
    one_by_one = [engine.check(area, values, DAY).level for values in make_ideas(area, 700)]
    assert decided.level.tolist() == one_by_one
    assert len(set(one_by_one)) > 2


AREA = read(area_file(kerb(), kerb("id: other\non: data\nbands: {health: no, otherwise: tell}")))


def test_sets_and_unknown_values_have_columns_too():
    health = frozenset({"health"})
    values: dict[str, list[Any]] = {
        "cost": [Decimal(1), Decimal(1), None, Decimal(9999), None],
        "data": [frozenset(), None, frozenset({"name"}), health, health],
    }
    decided = engine.check_columns(AREA, values, TODAY)
    assert [Level(n).id for n in decided.best] == ["free", "free", "tell", "no", "no"]
    assert [Level(n).id for n in decided.worst] == ["free", "no", "no", "no", "no"]
    assert decided.level.tolist() == [0, -1, -1, 4, 4]


def test_a_dimension_without_a_column_is_unknown_for_every_idea():
    decided = engine.check_columns(AREA, {"cost": [Decimal(1)]}, TODAY)
    assert (decided.best.tolist(), decided.worst.tolist()) == ([Level.FREE], [Level.NO])


@pytest.mark.parametrize("nothing", [{}, {"cost": []}, {"cost": [], "data": []}])
def test_no_ideas_have_no_levels(nothing):
    decided = engine.check_columns(AREA, nothing, TODAY)
    assert (len(decided.best), len(decided.worst), len(decided.level)) == (0, 0, 0)


def test_without_kerbs_everything_is_free():
    area = read(area_file())
    decided = engine.check_columns(area, {"cost": [Decimal(1), None]}, TODAY)
    assert (decided.best.tolist(), decided.worst.tolist()) == ([0, 0], [0, 0])


def test_columns_are_of_one_length_and_of_this_area():
    with pytest.raises(ValueError, match="different lengths"):
        engine.check_columns(AREA, {"cost": [Decimal(1)], "data": []}, TODAY)
    with pytest.raises(ValueError, match="'price'"):
        engine.check_columns(AREA, {"price": [Decimal(1)]}, TODAY)


def test_columns_that_take_too_long_are_not_answered():
    with pytest.raises(engine.OutOfTime):
        engine.check_columns(AREA, {"cost": [Decimal(1)]}, TODAY, engine.Limit.of_seconds(0))


WHOLE = read(
    area_file(
        kerb(),
        kerb("id: soon\non: start\nbands: [{below: 2027-01-01, level: free}, {level: consult}]"),
        kerb("id: firm\non: partner\nbands: {company: agree, otherwise: free}"),
        kerb("id: care\non: data\nwhen: {outside: {is: true}}\nbands: {health: tell}"),
    )
)
VALUES: dict[str, list[Any]] = {
    "cost": [Decimal("2500"), Decimal("2500.01"), None, Decimal("0.3")],
    "weeks": [Decimal(1), Decimal(2), Decimal(3), Decimal(4)],
    "start": [date(2026, 12, 31), date(2027, 1, 1), None, date(2027, 1, 1)],
    "partner": ["residents", "company", "nobody", None],
    "data": [frozenset(), frozenset({"health"}), frozenset({"name", "health"}), None],
    "outside": [True, False, True, None],
}


def both_levels(decided: engine.ColumnDecisions) -> tuple[list[int], list[int]]:
    return decided.best.tolist(), decided.worst.tolist()


@pytest.mark.parametrize("kind", [np.int16, np.int32, np.int64])
def test_arrays_say_what_the_same_values_say(kind):
    known = np.array([True, True, True, False])
    some = np.array([True, True, False, True])
    days = np.array(["2026-12-31", "2027-01-01", "NaT", "2027-01-01"], "datetime64[D]")
    arrays: dict[str, Any] = {
        "cost": np.ma.masked_array(np.array([250_000, 250_001, 0, 30], np.int64), ~some),
        "weeks": np.array([1, 2, 3, 4], kind),
        "start": days,
        "partner": Column.of_array(
            WHOLE.dimensions["partner"].domain, np.array([0, 1, 2, 99], kind), known
        ),
        "data": np.ma.masked_array(np.array([0, 4, 5, 0], np.uint8), ~known),
        "outside": np.ma.masked_array(np.array([True, False, True, True]), ~known),
    }
    expected = both_levels(engine.check_columns(WHOLE, VALUES, TODAY))
    assert expected == ([0, 4, 1, 2], [0, 4, 4, 3])
    assert both_levels(engine.check_columns(WHOLE, arrays, TODAY)) == expected
    arrays["start"] = np.ma.masked_array(
        np.array([date(2026, 12, 31).toordinal(), *[date(2027, 1, 1).toordinal()] * 3]), ~some
    )
    assert both_levels(engine.check_columns(WHOLE, arrays, TODAY)) == expected


@pytest.mark.parametrize("count", [1, 63, 64, 65, 129])
def test_no_idea_is_lost_where_a_block_or_a_word_ends(count, monkeypatch):
    amounts = [Decimal(2400 + 7 * number) for number in range(count)]
    area = read(area_file(kerb()))
    expected = [Level.NO if amount > 2500 else Level.FREE for amount in amounts]
    for block in (count, 64, 7):
        monkeypatch.setattr(columns, "IDEAS_AT_A_TIME", block)
        assert engine.check_columns(area, {"cost": amounts}, TODAY).worst.tolist() == expected


def test_amounts_that_no_machine_word_holds_are_exact():
    edge = "999999999999998.000001"
    area = read(
        area_file(
            kerb(f"bands: [{{at_most: {edge}, level: free}}, {{level: agree}}]"),
            dimensions="cost: {kind: amount, step: 0.000001}\n",
        )
    )
    more = Decimal(edge) + Decimal("0.000001")
    amounts = [Decimal(0), Decimal(edge), more, None, Decimal("999999999999999.999999")]
    decided = engine.check_columns(area, {"cost": amounts}, TODAY)
    assert both_levels(decided) == ([0, 0, 3, 0, 3], [0, 0, 3, 3, 3])
    largest = np.ma.masked_array(np.array([0, 2**63 - 1, 5]), [False, False, True])
    decided = engine.check_columns(area, {"cost": largest}, TODAY)
    assert both_levels(decided) == ([0, 0, 0], [0, 0, 3])


def test_a_set_may_have_more_members_than_a_word_has_bits():
    members = [f"m{number}" for number in range(130)]
    area = read(
        area_file(
            kerb("on: data\nwhen: {data: {none_of: [m64]}}\nbands: {m129: no, m1: tell}"),
            dimensions=f"data: {{kind: set, values: [{', '.join(members)}]}}\n",
        )
    )
    subsets = [{"m129"}, {"m129", "m64"}, {"m1", "m63"}, set(), {"m1", "m129"}, {"m128"}]
    expected = [Level.NO, 0, Level.TELL, 0, Level.NO, 0]
    decided = engine.check_columns(area, {"data": [frozenset(s) for s in subsets]}, TODAY)
    assert decided.level.tolist() == expected
    words = np.zeros((len(subsets), 3), np.uint64)
    for row, subset in zip(words, subsets, strict=True):
        for member in subset:
            word, bit = divmod(int(member[1:]), 64)
            row[word] |= np.uint64(1 << bit)
    assert engine.check_columns(area, {"data": words}, TODAY).level.tolist() == expected


@pytest.mark.parametrize(
    ("dimension", "array", "told"),
    [
        ("cost", np.array([1.5]), "float64 does not hold"),
        ("cost", np.array([-1]), "places from -1 to -1, expected 0 to 99999999999999999"),
        ("cost", np.array([[1]]), "does not hold"),
        ("weeks", np.array([True]), "bool does not hold"),
        ("start", np.array([0]), "places from 0 to 0, expected 1 to 3652059"),
        ("partner", np.array([3]), "places from 3 to 3, expected 0 to 2"),
        ("partner", np.array(["company"]), "does not hold"),
        ("data", np.array([8], np.uint8), "bits beyond the 3 members"),
        ("data", np.array([4]), "int64 does not hold"),
        ("data", np.array([[4, 0]], np.uint64), "2 words for a set, expected 1"),
        ("outside", np.array([1]), "int64 does not hold"),
    ],
)
def test_an_array_that_does_not_fit_its_dimension_is_refused(dimension, array, told):
    with pytest.raises(ValueError, match=told):
        engine.check_columns(WHOLE, {dimension: array}, TODAY)


def test_what_is_known_is_told_of_every_idea():
    with pytest.raises(ValueError, match="known has shape"):
        Column.of_array(WHOLE.dimensions["weeks"].domain, np.array([1, 2]), np.array([True]))


def test_a_column_says_its_values_again():
    for name, values in VALUES.items():
        column = Column.of_values(WHOLE.dimensions[name].domain, values)
        assert [column.value_at(number) for number in range(len(column))] == values
