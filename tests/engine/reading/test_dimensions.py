"""Dimensions: the values that each kind has, and that there is at least one."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine.area import Total
from tests.engine.reading.files_to_read import area_file, faults_of, kerb, lines_told, read


def with_dimension(dimension: str, more: str = "") -> str:
    return area_file(dimensions=f"cost: {{kind: amount}}\nx: {dimension}\n{more}")


@pytest.mark.parametrize(
    "dimension",
    [
        "{kind: amount, min: 2, max: 1}",
        "{kind: amount, step: 3, min: 1, max: 2}",
        "{kind: amount, max: -1}",
        "{kind: amount, step: 0.07, min: 0.01, max: 0.06}",
        "{kind: date, min: 2026-01-02, max: 2026-01-01}",
    ],
)
def test_a_dimension_without_any_value_is_a_fault(dimension):
    [fault] = faults_of(with_dimension(dimension))
    assert str(fault.message).endswith("expected at least one")


@pytest.mark.parametrize(
    "dimension",
    [
        "{kind: amount, min: 2, max: 2}",
        "{kind: amount, step: 3, min: 1, max: 3}",
        "{kind: amount, min: -5, max: -1}",
        "{kind: amount, step: 1000, max: 999}",
        "{kind: amount, min: 999999999999999}",
        "{kind: date, min: 2026-01-01, max: 2026-01-01}",
        "{kind: date, min: 0001-01-01, max: 9999-12-31}",
        "{kind: choice, values: [only]}",
        "{kind: set, values: []}",
        "{kind: flag}",
    ],
)
def test_one_value_is_enough(dimension):
    assert faults_of(with_dimension(dimension)) == ()


@pytest.mark.parametrize("step", ["0", "-1", "-0.01", "-0"])
def test_a_step_is_above_nought(step):
    [fault] = faults_of(with_dimension(f"{{kind: amount, step: {step}}}"))
    assert "expected above 0" in str(fault.message)


def test_without_a_word_an_amount_has_steps_of_one_from_nought_and_no_end():
    domain = read(with_dimension("{kind: amount}")).dimensions["x"].domain
    assert (domain.min, domain.max, domain.step) == (Decimal(0), None, Decimal(1))


def test_days_are_all_days_or_those_between_two():
    domain = read(with_dimension("{kind: date}")).dimensions["x"].domain
    assert (domain.min, domain.max) == (date.min, date.max)
    domain = read(with_dimension("{kind: date, min: 2026-02-28}")).dimensions["x"].domain
    assert (domain.min, domain.max) == (date(2026, 2, 28), date.max)


def test_a_choice_has_at_least_one_value():
    for values in ("[]", "a", "{a: b}", "[[a]]", "[{a: b}]", "null", "[null]"):
        assert len(faults_of(with_dimension(f"{{kind: choice, values: {values}}}"))) == 1


def test_labels_are_texts_for_values_that_there_are():
    good = "{kind: set, values: [a, b], labels: {a: {nl: Aa, en: A}, b: B}}"
    x = read(with_dimension(good)).dimensions["x"]
    assert [x.label_in("en", value) for value in ("a", "b")] == ["A", "B"]
    without = read(with_dimension("{kind: choice, values: [a]}")).dimensions["x"]
    assert without.label_in("nl", "a") == "a"
    for labels in ("{c: C}", "{a: 1}", "{a: }", "[a]", "text"):
        assert (
            len(faults_of(with_dimension(f"{{kind: choice, values: [a], labels: {labels}}}"))) == 1
        )


def test_a_choice_may_be_filled_in_with_the_role_of_who_asks():
    x = read(with_dimension("{kind: choice, values: [a], filled_by: asker}")).dimensions["x"]
    assert x.filled_by_asker
    for by in ("me", "{total_of: cost, per: year, over: team}", "[asker]", "true"):
        assert (
            len(faults_of(with_dimension(f"{{kind: choice, values: [a], filled_by: {by}}}"))) == 1
        )


@pytest.mark.parametrize("per", ["year", "quarter", "month"])
@pytest.mark.parametrize("over", ["team", "area"])
def test_an_amount_may_be_filled_in_with_a_total(per, over):
    by = f"{{total_of: cost, per: {per}, over: {over}}}"
    x = read(with_dimension(f"{{kind: amount, filled_by: {by}}}")).dimensions["x"]
    assert x.total == Total("cost", per, over)


@pytest.mark.parametrize(
    "by",
    [
        "asker",
        "{total_of: cost, per: year}",
        "{per: year, over: team}",
        "{total_of: cost, over: team}",
        "{total_of: cost, per: week, over: team}",
        "{total_of: cost, per: year, over: city}",
        "{total_of: nothing, per: year, over: team}",
        "{total_of: x, per: year, over: team}",
        "{total_of: when, per: year, over: team}",
        "{total_of: cost, per: year, over: team, from: 2026}",
        "{total_of: [cost], per: year, over: team}",
    ],
)
def test_a_total_is_of_another_amount_per_period_over_somebody(by):
    told = faults_of(with_dimension(f"{{kind: amount, filled_by: {by}}}", "when: {kind: date}\n"))
    assert [fault.line for fault in told] == [10]


def test_a_total_may_be_of_an_amount_further_on_in_the_file():
    by = "{total_of: later, per: year, over: team}"
    more = "later: {kind: amount}\n"
    assert faults_of(with_dimension(f"{{kind: amount, filled_by: {by}}}", more)) == ()


def numbered(count: int) -> str:
    return "".join(f"d{number}: {{kind: flag}}\n" for number in range(count))


def test_an_area_has_at_most_64_dimensions():
    assert faults_of(area_file(dimensions=numbered(64))) == ()
    [fault] = faults_of(area_file(dimensions=numbered(65)))
    assert str(fault.message) == "area: 65 dimensions, expected at most 64"


@pytest.mark.parametrize("kind", ["choice", "set"])
def test_a_dimension_has_at_most_256_values(kind):
    def of(count: int) -> str:
        values = ", ".join(f"v{number}" for number in range(count))
        return with_dimension(f"{{kind: {kind}, values: [{values}]}}")

    assert faults_of(of(256)) == ()
    [fault] = faults_of(of(257))
    assert str(fault.message) == "dimension 'x': 257 values, expected at most 256"


def test_what_refers_to_a_faulty_dimension_is_not_at_fault_for_that():
    dimensions = """\
cost: {kind: amount, step: 0}
who: {kind: choice, values: [a, a, 5, otherwise]}
what: {kind: sum}
when: {kind: date, min: soon}
"""
    own = """\
on: who
when: {cost: {above: 3}, what: {above: 3}, when: {above: 2026-01-01}}
bands: {a: free, "5": tell, otherwise: tell}
"""
    examples = "examples:\n  - {title: T, level: free, values: {cost: -7, what: x, who: b}}\n"
    text = area_file(kerb(own), dimensions=dimensions, rest=examples)
    assert lines_told(text) == [9, 10, 11, 12]
