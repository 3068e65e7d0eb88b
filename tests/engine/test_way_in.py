"""What can be done: the fewest, cheapest and first changes, or the kerbs that leave none."""

import json
import time
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from stoeprand.engine import Level, Limit, OutOfTime, read_area, read_values
from stoeprand.engine.area import Area
from stoeprand.engine.way_in import Way, WayIn, find_way_in

DAY = date(2026, 11, 24)
PAPER = {
    "title": "T",
    "nature": "law",
    "source": "S",
    "owner": "noor",
    "movable_by": "board",
}
BUDGET = """
format: 1
area: neighbourhood-budget
title: {nl: Wijkbudget, en: Neighbourhood budget}
direction: {nl: Bewoners beslissen mee over het geld van hun wijk.}
people:
  manager-districts: {name: Samira Bos, role: manager, answers_within: {working_days: 3}}
  controller: {name: Piet de Wit, role: controller}
dimensions:
  cost:     {kind: amount, unit: EUR, min: 0, max: 1000000, step: 0.01, expected: true}
  this_year:
    {kind: amount, unit: EUR, step: 0.01, filled_by: {total_of: cost, per: year, over: team}}
  who:      {kind: choice, values: [colleague, team leader, manager], changeable: false}
  weeks:    {kind: amount, unit: weeks, min: 0, max: 520, expected: true}
  start:    {kind: date}
  partner:  {kind: choice, values: [residents, company, association, nobody]}
  data:     {kind: set, values: [name, address, bsn, health]}
  in_public_space: {kind: flag}
kerbs:
  - id: purse
    title: Money that a team may commit itself
    nature: money
    source: Mandate register 2026, art. 4
    owner: manager-districts
    signs: controller
    movable_by: director
    on: cost
    bands:
      - {at_most: 2500, level: free}
      - {at_most: 10000, level: tell}
      - {at_most: 50000, level: agree}
      - {level: no}
  - id: sensitive-data
    title: Sensitive personal data
    nature: law
    source: AVG art. 9 and 35
    owner: controller
    movable_by: nobody
    when: {partner: {in: [company, association]}, weeks: {above: 4}}
    on: data
    bands: {bsn: "no", health: "no", otherwise: tell, empty: free}
  - id: weeks-of-a-try
    title: How long a try may last
    nature: time
    source: to be said
    owner: manager-districts
    movable_by: manager
    on: weeks
    bands: open
"""
FEAST: dict[str, Any] = {
    "cost": 8800,
    "this_year": 8800,
    "who": "colleague",
    "weeks": 6,
    "start": "2026-12-05",
    "partner": "company",
    "data": ["bsn", "health"],
    "in_public_space": True,
}


def area_of(dimensions: Mapping[str, Any], *kerbs: Mapping[str, Any]) -> Area:
    """An area of which only what matters is written out: kerbs k1, k2, …"""
    document = {
        "format": 1,
        "area": "small",
        "title": "T",
        "direction": "D",
        "people": {"noor": {"name": "Noor", "role": "R"}},
        "dimensions": dimensions,
        "kerbs": [{"id": f"k{n}", **PAPER, **kerb} for n, kerb in enumerate(kerbs, start=1)],
    }
    return read_area(json.dumps(document).encode(), "area.json")


def ways(area: Area, values: Mapping[str, Any], to: Level = Level.FREE) -> tuple[Way, ...]:
    return find_way_in(area, read_values(area, values), to, DAY).ways


def changes(area: Area, values: Mapping[str, Any], to: Level = Level.FREE) -> list[Any]:
    return [dict(way.changes) for way in ways(area, values, to)]


def held_by(area: Area, values: Mapping[str, Any], to: Level = Level.FREE) -> Sequence[str]:
    found = find_way_in(area, read_values(area, values), to, DAY)
    assert found.possible is not bool(found.kerbs)
    return found.kerbs


NUMBER = {"kind": "amount"}
FLAG = {"kind": "flag"}
ABOVE_ZERO = [{"at_most": 0, "level": "free"}, {"level": "no"}]


def test_the_neighbourhood_budget_of_the_contract_lets_a_feast_in() -> None:
    area = read_area(BUDGET.encode(), "budget.yaml")
    values = read_values(area, FEAST)
    assert find_way_in(area, values, Level.FREE, DAY).as_json() == {
        "from": "no",
        "to": "free",
        "possible": True,
        "changes": {"cost": 2500, "weeks": 4},
        "cost": Decimal("1.049242"),
        "ways": [
            {"changes": {"cost": 2500, "weeks": 4}, "cost": Decimal("1.049242")},
            {"changes": {"cost": 2500, "partner": "residents"}, "cost": Decimal("1.715909")},
            {"changes": {"cost": 2500, "data": []}, "cost": Decimal("2.715909")},
        ],
    }


def test_what_counts_as_loose_enough_is_what_was_asked() -> None:
    area = read_area(BUDGET.encode(), "budget.yaml")
    told = changes(area, FEAST, Level.TELL)
    assert told == [
        {"weeks": 4},
        {"partner": "residents"},
        {"data": frozenset()},
    ]
    assert changes(area, FEAST, Level.NO) == [{}]


def test_an_idea_that_is_there_already_has_nothing_to_change() -> None:
    area = area_of({"cost": NUMBER}, {"on": "cost", "bands": ABOVE_ZERO})
    [way] = ways(area, {"cost": 0})
    assert (way.changes, way.cost) == ({}, Fraction(0))
    answer = find_way_in(area, read_values(area, {"cost": 0}), Level.FREE, DAY).as_json()
    assert list(answer) == ["from", "to", "possible", "changes", "cost", "ways"]
    assert answer["ways"] == [{"changes": {}, "cost": 0}]


def test_kerbs_that_do_not_count_on_the_day_are_in_nobodys_way() -> None:
    area = area_of(
        {"cost": NUMBER},
        {"on": "cost", "bands": "open"},
        {"on": "cost", "bands": ABOVE_ZERO, "valid_until": "2026-11-23"},
        {"on": "cost", "bands": ABOVE_ZERO, "valid_from": "2026-11-25"},
    )
    assert changes(area, {"cost": 5}) == [{}]


def test_one_dear_change_goes_before_two_cheap_ones() -> None:
    area = area_of(
        {"a": {"kind": "amount", "min": 0}, "b": {"kind": "amount"}, "all": {"kind": "amount"}},
        {
            "on": "a",
            "when": {"all": {"at_least": 1}},
            "bands": [{"at_most": 99, "level": "free"}, {"level": "tell"}],
        },
        {
            "on": "b",
            "when": {"all": {"at_least": 1}},
            "bands": [{"at_most": 99, "level": "free"}, {"level": "tell"}],
        },
    )
    found = ways(area, {"a": 100, "b": 100, "all": 1000})
    assert [(dict(way.changes), way.cost) for way in found] == [
        ({"all": Decimal(0)}, Fraction(1)),
        ({"a": Decimal(99), "b": Decimal(99)}, Fraction(1, 50)),
    ]


def test_a_change_to_one_side_may_lead_into_another_kerb() -> None:
    area = area_of(
        {"cost": NUMBER},
        {"on": "cost", "bands": [{"below": 40, "level": "free"}, {"level": "no"}]},
        {"on": "cost", "bands": [{"at_most": 10, "level": "free"}, {"level": "tell"}]},
        {"on": "cost", "bands": [{"at_most": 9, "level": "tell"}, {"level": "free"}]},
    )
    assert changes(area, {"cost": 40}) == [{"cost": Decimal(10)}]
    assert changes(area, {"cost": 40}, Level.TELL) == [{"cost": Decimal(39)}]


def test_of_equal_costs_the_dimension_first_in_the_file_changes() -> None:
    names = ["z", "a", "m", "b", "y", "c"]
    area = area_of(
        dict.fromkeys(names, FLAG),
        {
            "on": "z",
            "when": {name: {"is": True} for name in names[1:]},
            "bands": {"true": "no", "false": "free"},
        },
    )
    found = changes(area, dict.fromkeys(names, True))
    assert found == [{name: False} for name in names[:5]]  # at most five ways


def test_of_two_pairs_that_cost_the_same_the_one_with_the_first_dimension_comes_first() -> None:
    bands = {"true": "no", "false": "free"}
    area = area_of(
        dict.fromkeys("abcd", FLAG),
        {"on": "a", "when": {"b": {"is": True}}, "bands": bands},
        {"on": "c", "when": {"d": {"is": True}}, "bands": bands},
    )
    assert changes(area, dict.fromkeys("abcd", True)) == [
        {"a": False, "c": False},
        {"a": False, "d": False},
        {"b": False, "c": False},
        {"b": False, "d": False},
    ]


def test_of_choices_the_first_in_the_file_that_will_do() -> None:
    choice = {"kind": "choice", "values": ["z", "old", "b", "a"]}
    area = area_of(
        {"who": choice},
        {"on": "who", "bands": {"old": "agree", "z": "no", "otherwise": "free"}},
    )
    assert changes(area, {"who": "old"}) == [{"who": "b"}]
    assert changes(area, {"who": "z"}, Level.AGREE) == [{"who": "old"}]


def test_a_lower_amount_and_an_earlier_day_go_before_those_as_far_the_other_way() -> None:
    day = {"kind": "date"}
    bands = [{"at_most": 6, "level": "free"}, {"at_most": 13, "level": "no"}, {"level": "free"}]
    around = [
        {"below": "2027-01-01", "level": "free"},
        {"at_most": "2027-01-31", "level": "no"},
        {"level": "free"},
    ]
    area = area_of({"n": NUMBER, "day": day}, {"on": "n", "bands": bands})
    assert changes(area, {"n": 10, "day": "2027-01-16"}) == [{"n": Decimal(6)}]
    area = area_of({"day": day}, {"on": "day", "bands": around})
    [way] = ways(area, {"day": "2027-01-16"})
    assert (way.changes, way.cost) == ({"day": date(2026, 12, 31)}, Fraction(16, 30))
    [way] = ways(area, {"day": "2027-01-17"})
    assert (way.changes, way.cost) == ({"day": date(2027, 2, 1)}, Fraction(15, 30))


def test_equal_totals_are_told_apart_by_the_first_dimension_that_differs() -> None:
    """Together they may be 6 at most; each of three steps may be taken from either."""
    limits = [(1, 5), (2, 4), (3, 3), (4, 2)]
    area = area_of(
        {"a": {"kind": "amount", "max": 6}, "b": {"kind": "amount", "max": 6}},
        *(
            {
                "on": "b",
                "when": {"a": {"at_least": a}},
                "bands": [{"at_most": b, "level": "free"}, {"level": "no"}],
            }
            for a, b in limits
        ),
        {"on": "a", "bands": [{"at_most": 4, "level": "free"}, {"level": "no"}]},
        {"on": "b", "bands": [{"at_most": 4, "level": "free"}, {"level": "no"}]},
    )
    [way] = ways(area, {"a": 5, "b": 5})
    assert way.changes == {"a": Decimal(2), "b": Decimal(4)}
    assert way.cost == Fraction(4, 5)


MEMBERS = {"kind": "set", "values": ["z", "y", "b", "a"]}


def test_of_sets_the_one_that_has_the_first_member_in_the_file() -> None:
    not_both = {
        "on": "what",
        "when": {"what": {"all_of": ["z", "a"]}},
        "bands": {"otherwise": "no"},
    }
    area = area_of({"what": MEMBERS}, not_both)
    assert changes(area, {"what": ["z", "b", "a"]}) == [{"what": frozenset({"z", "b"})}]
    any_will_do = {"on": "what", "bands": {"otherwise": "free", "empty": "no"}}
    area = area_of({"what": MEMBERS}, any_will_do)
    [way] = ways(area, {"what": []})
    assert (way.changes, way.cost) == ({"what": frozenset({"z"})}, Fraction(1))


def test_a_member_that_is_too_strict_itself_is_not_added() -> None:
    area = area_of(
        {"what": MEMBERS},
        {"on": "what", "bands": {"z": "agree", "y": "tell", "otherwise": "free", "empty": "no"}},
    )
    assert changes(area, {"what": []}) == [{"what": frozenset({"b"})}]
    assert changes(area, {"what": []}, Level.TELL) == [{"what": frozenset({"y"})}]
    [way] = ways(area, {"what": ["z", "y"]})
    assert (way.changes, way.cost) == ({"what": frozenset({"b"})}, Fraction(3))


def test_each_member_that_goes_or_comes_counts() -> None:
    area = area_of(
        {"what": MEMBERS, "with": MEMBERS},
        {"on": "what", "when": {"with": {"none_of": ["y", "b"]}}, "bands": {"otherwise": "no"}},
    )
    found = ways(area, {"what": ["z", "y", "a"], "with": ["z"]})
    assert [(dict(way.changes), way.cost) for way in found] == [
        ({"with": frozenset({"z", "y"})}, Fraction(1)),
        ({"what": frozenset()}, Fraction(3)),
    ]


def test_costs_are_parts_of_the_old_amount_and_of_one_step_at_least() -> None:
    area = area_of(
        {"n": {"kind": "amount", "step": 0.05, "min": -100}},
        {"on": "n", "bands": [{"below": 0.2, "level": "no"}, {"level": "free"}]},
    )
    for old, cost in ((0, 4), (-0.05, 5), (-10, Fraction(102, 100))):
        [way] = ways(area, {"n": Decimal(str(old))})
        assert (way.changes, way.cost) == ({"n": Decimal("0.2")}, cost)


def test_an_amount_without_an_end_may_go_as_far_as_amounts_go() -> None:
    area = area_of(
        {"n": {"kind": "amount", "step": 0.01}},
        {"on": "n", "bands": [{"at_most": 99999999999.99, "level": "no"}, {"level": "free"}]},
    )
    assert changes(area, {"n": 0}) == [{"n": Decimal(100000000000)}]


@pytest.mark.parametrize(
    ("until", "printed"), [("0", "1"), ("1", "0.666667"), ("2", "0.333333"), ("3", "0")]
)
def test_a_cost_is_printed_with_six_decimals_at_most(until: str, printed: str) -> None:
    bands = [{"at_most": int(until), "level": "free"}, {"level": "no"}]
    area = area_of({"n": NUMBER}, {"on": "n", "bands": bands})
    answer = find_way_in(area, read_values(area, {"n": 3}), Level.FREE, DAY).as_json()
    assert str(answer["cost"]) == printed


def test_what_an_idea_cannot_change_stays_as_it_is() -> None:
    fixed = {"kind": "flag", "changeable": False}
    kerb = {"on": "who", "when": {"cost": {"above": 0}}, "bands": {"true": "no", "false": "free"}}
    area = area_of({"who": fixed, "cost": NUMBER}, kerb)
    assert changes(area, {"who": True, "cost": 3}) == [{"cost": Decimal(0)}]
    area = area_of({"who": fixed}, {"on": "who", "bands": {"true": "no", "false": "free"}})
    assert held_by(area, {"who": True}) == ("k1",)
    assert held_by(area, {"who": False}) == ()


def test_kerbs_that_leave_no_way_are_as_few_as_hold_it_and_the_first_of_those() -> None:
    low = [{"at_most": 5, "level": "no"}, {"level": "free"}]
    high = [{"at_most": 5, "level": "free"}, {"level": "tell"}]
    area = area_of(
        {"n": NUMBER, "outside": FLAG},
        {"on": "outside", "bands": {"true": "no", "false": "free"}},
        {"on": "n", "bands": high},
        {"on": "n", "bands": low},
        {"on": "n", "bands": high},
        {"on": "n", "bands": [{"level": "no"}]},
    )
    assert held_by(area, {"n": 3, "outside": True}) == ("k2", "k3")
    assert held_by(area, {"n": 3, "outside": True}, Level.TELL) == ("k5",)
    answer = find_way_in(area, read_values(area, {"n": 3, "outside": True}), Level.FREE, DAY)
    assert answer.as_json() == {
        "from": "no",
        "to": "free",
        "possible": False,
        "kerbs": ["k2", "k3"],
    }


def pigeons(count: int, holes: int) -> tuple[Area, dict[str, str]]:
    """So many birds, of which no two may have the same hole; a famous riddle for a solver."""
    values = [f"hole {number}" for number in range(holes)]
    birds = [f"bird {number}" for number in range(count)]
    area = area_of(
        {bird: {"kind": "choice", "values": values} for bird in birds},
        *(
            {"on": some, "when": {other: {"is": hole}}, "bands": {hole: "no", "otherwise": "free"}}
            for number, some in enumerate(birds)
            for other in birds[:number]
            for hole in values
        ),
    )
    return area, dict.fromkeys(birds, values[0])


def test_all_birds_but_one_have_to_move_and_the_first_moves_first() -> None:
    area, idea = pigeons(4, 4)
    found = changes(area, idea)
    assert len(found) == 4
    assert found[0] == {"bird 0": "hole 1", "bird 1": "hole 2", "bird 2": "hole 3"}


def test_with_more_birds_than_holes_every_kerb_is_needed_to_rule_it_out() -> None:
    area, idea = pigeons(5, 4)
    assert held_by(area, idea) == tuple(kerb.id for kerb in area.kerbs)


def test_what_cannot_be_decided_in_time_is_not_answered() -> None:
    area, idea = pigeons(13, 12)
    values = read_values(area, idea)
    began = time.monotonic()
    with pytest.raises(OutOfTime, match="how the idea comes out at free"):
        find_way_in(area, values, Level.FREE, DAY, Limit.of_seconds(0.3))
    assert time.monotonic() - began < 5
    with pytest.raises(OutOfTime, match="how the idea comes out at free"):
        find_way_in(area, values, Level.FREE, DAY, Limit.of_seconds(0))


def test_a_limit_that_is_kept_changes_nothing() -> None:
    area = read_area(BUDGET.encode(), "budget.yaml")
    values = read_values(area, FEAST)
    limited = find_way_in(area, values, Level.FREE, DAY, Limit.of_seconds(60))
    assert limited == find_way_in(area, values, Level.FREE, DAY)
    assert isinstance(limited, WayIn)
