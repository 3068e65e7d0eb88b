"""Very many ideas in columns get the levels that each of them gets alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from stoeprand import engine
from stoeprand.engine import Level
from stoeprand.engine.area import Area
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


AREA = read(area_file(kerb(), kerb("id: other\non: data\nbands: {health: no, otherwise: tell}")))


def test_sets_and_unknown_values_have_columns_too():
    health = frozenset({"health"})
    columns: dict[str, list[Any]] = {
        "cost": [Decimal(1), Decimal(1), None, Decimal(9999), None],
        "data": [frozenset(), None, frozenset({"name"}), health, health],
    }
    decided = engine.check_columns(AREA, columns, TODAY)
    assert [Level(n).id for n in decided.best] == ["free", "free", "tell", "no", "no"]
    assert [Level(n).id for n in decided.worst] == ["free", "no", "no", "no", "no"]
    assert decided.level.tolist() == [0, -1, -1, 4, 4]


def test_a_dimension_without_a_column_is_unknown_for_every_idea():
    decided = engine.check_columns(AREA, {"cost": [Decimal(1)]}, TODAY)
    assert (decided.best.tolist(), decided.worst.tolist()) == ([Level.FREE], [Level.NO])


@pytest.mark.parametrize("columns", [{}, {"cost": []}, {"cost": [], "data": []}])
def test_no_ideas_have_no_levels(columns):
    decided = engine.check_columns(AREA, columns, TODAY)
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
