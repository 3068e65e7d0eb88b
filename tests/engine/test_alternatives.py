"""With another answer to one question: what the whole idea would be at."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from stoeprand.engine import check, read_area, read_values
from stoeprand.engine.alternatives import Alternatives, WithoutMembers, levels_along
from stoeprand.engine.area import Area, LineBands
from stoeprand.engine.levels import Level
from tests.oracle import strategies
from tests.oracle.area_files import as_json
from tests.oracle.domains import every_value
from tests.oracle.strategies import Case


def level_at(alternatives: Alternatives, value: Any) -> Level:
    if isinstance(alternatives, LineBands):
        *ended, rest = alternatives.bands
        within = (b for b in ended if value < b.end or (b.included and value == b.end))
        return next((band.level for band in within), rest.level)
    assert not isinstance(alternatives, WithoutMembers)
    return alternatives.level_of({True: "true", False: "false"}.get(value, value))


def certain(area: Area, values: Any, at: date) -> Level:
    """The strictest kerb that counts whatever is unknown: for a complete idea its level."""
    because = check(area, values, at).because
    return because[0].level if because else Level.FREE


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(strategies.cases())
def test_each_answer_has_the_level_that_a_check_of_it_gives(case: Case) -> None:
    area = read_area(as_json(case.document), "area.json")
    for idea in case.ideas[:2]:
        values = read_values(area, idea)
        for dimension in area.dimensions:
            along = levels_along(area, values, dimension, case.at)
            if isinstance(along, WithoutMembers):
                check_members(area, values, dimension, along, case.at)
                continue
            for raw in every_value(case.document, dimension):
                value = read_values(area, {dimension: raw})[dimension]
                changed = {**values, dimension: value}
                assert level_at(along, value) is certain(area, changed, case.at)


def check_members(area: Area, values: Any, dimension: str, along: WithoutMembers, at: date) -> None:
    chosen = values.get(dimension, frozenset())
    assert set(along.levels) == chosen
    for member, level in along.levels.items():
        assert certain(area, {**values, dimension: chosen - {member}}, at) is level
    assert certain(area, {**values, dimension: frozenset()}, at) is along.empty


def test_neighbouring_stretches_of_one_level_are_one_band() -> None:
    kerb = """
      - {{id: {id}, title: t, nature: money, source: s, owner: o, movable_by: team, on: cost,
         bands: [{{at_most: {end}, level: {level}}}, {{level: agree}}]}}"""
    area = read_area(
        f"""
    format: 1
    area: a
    title: t
    direction: d
    people: {{o: {{name: n, role: r}}}}
    dimensions: {{cost: {{kind: amount, max: 100}}}}
    kerbs:{kerb.format(id="one", end=10, level="tell")}{kerb.format(id="two", end=40, level="free")}
    """.encode(),
        "a.yaml",
    )
    along = levels_along(area, {}, "cost", date(2026, 11, 24))
    assert isinstance(along, LineBands)
    assert [(band.level.id, band.end) for band in along.bands] == [("tell", 10), ("agree", None)]


@pytest.mark.parametrize("missing", ["nothing like it", ""])
def test_a_dimension_that_is_not_there_is_a_mistake_of_the_caller(missing: str) -> None:
    empty = b"format: 1\narea: a\ntitle: t\ndirection: d\ndimensions: {}\nkerbs: []"
    area = read_area(empty, "a.yaml")
    with pytest.raises(KeyError):
        levels_along(area, {}, missing, date(2026, 11, 24))


CENTS = b"""
format: 1
area: a
title: t
direction: d
people: {o: {name: n, role: r}}
dimensions:
  cost: {kind: amount, step: 0.01}
kerbs:
  - {id: one, title: t, nature: money, source: s, owner: o, movable_by: team, on: cost,
     bands: [{below: 750000, level: free}, {level: agree}]}
"""


def test_an_edge_is_said_with_the_amount_that_people_would_name() -> None:
    area = read_area(CENTS, "a.yaml")
    along = levels_along(area, {}, "cost", date(2026, 11, 24))
    assert isinstance(along, LineBands)
    assert (along.bands[0].end, along.bands[0].included) == (Decimal(750_000), False)
