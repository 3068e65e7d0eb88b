"""Two versions of an area at the edges: the last day of a promise, the largest step, both grids."""

from datetime import date
from decimal import Decimal

from stoeprand.engine import Level
from stoeprand.engine.versions import BrokenPromise, compare_versions
from tests.engine.test_versions import PURSE, TODAY, area, purse

FREE = "bands: [{level: free}]"
PROMISED = "promised_until: 2027-01-01"


def broken(old: str, new: str, old_cost: str = "kind: amount", new_cost: str = "") -> BrokenPromise:
    """The one promise that goes broken between two purses."""
    one, other = area(old, cost=old_cost), area(new, cost=new_cost or old_cost)
    (found,) = compare_versions(one, other, TODAY).broken_promises
    assert isinstance(found, BrokenPromise)
    return found


def test_a_promise_holds_on_its_last_day_too_and_not_on_the_next():
    old = area(purse(FREE, PROMISED))
    for day, days in (("2027-01-01", [date(2027, 1, 1)]), ("2027-01-02", [])):
        stricter = f"id: purse, on: cost, bands: [{{level: tell}}], valid_from: {day}, {PROMISED}"
        found = compare_versions(old, area(stricter), TODAY).broken_promises
        assert [each.day for each in found if isinstance(each, BrokenPromise)] == days


def test_a_kerb_may_last_until_the_last_day_that_there_is():
    lasting = area(purse(PURSE, f"valid_until: 9999-12-31, {PROMISED}"))
    assert compare_versions(lasting, lasting, TODAY).same


def test_of_a_broken_promise_the_largest_step_is_shown():
    old = purse("bands: [{at_most: 100, level: free}, {level: tell}]", PROMISED)
    new = purse(
        "bands: [{at_most: 50, level: agree}, {at_most: 60, level: 'no'}, {level: agree}]", PROMISED
    )
    found = broken(old, new)
    assert (found.before, found.after) == (Level.FREE, Level.NO)
    cost = found.example["cost"]
    assert isinstance(cost, Decimal)
    assert 50 < cost <= 60


def test_a_value_that_fits_no_more_is_shown_only_where_nothing_shrinks_more():
    old = purse("bands: [{at_most: 100, level: free}, {level: tell}]", PROMISED)
    new = purse("bands: [{level: 'no'}]", PROMISED)
    found = broken(old, new, "kind: amount, max: 1000", "kind: amount, max: 500")
    assert (found.before, found.after) == (Level.FREE, Level.NO)


def test_an_example_is_on_the_grid_of_both_versions():
    old = area(purse(FREE), cost="kind: amount, max: 20000, step: 20")
    new = area(
        purse("bands: [{at_most: 20, level: free}, {level: tell}]"),
        cost="kind: amount, max: 20000, step: 30",
    )
    (move,) = compare_versions(old, new, TODAY).moves
    cost = move.example["cost"]
    assert isinstance(cost, Decimal)
    assert cost > 20
    assert cost % 60 == 0


def test_a_condition_on_a_choice_of_which_one_value_is_gone_still_holds_for_the_others():
    kerb = "id: purse, on: cost, bands: [{level: tell}], when: {who: {in: [residents, school]}}"
    old = area(kerb, more="  who: {kind: choice, values: [residents, company, school]}")
    new = area(more="  who: {kind: choice, values: [residents, company]}")
    (move,) = compare_versions(old, new, TODAY).moves
    assert (move.before, move.after, move.example["who"]) == (Level.TELL, Level.FREE, "residents")
