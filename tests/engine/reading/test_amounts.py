"""Amounts are exact, from the file to the answer: nothing is rounded, nothing passes a float."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand import engine
from stoeprand.engine.area import Area
from tests.engine.reading.files_to_read import area_file, faults_of, kerb, read

TODAY = date(2026, 11, 23)
NINES = "999999999999999.999999"


def level_of(area: Area, written: str, dimension: str = "cost") -> str:
    values = engine.read_values(area, {dimension: Decimal(written)})
    decided = engine.check(area, values, TODAY).level
    assert decided is not None
    return decided.id


def with_threshold(end: str, kind: str = "at_most", dimension: str = "") -> Area:
    bands = f"bands: [{{{kind}: {end}, level: free}}, {{level: tell}}]"
    cost = dimension or "{kind: amount, step: 0.000001, min: -1000000}"
    area: Area = read(area_file(kerb(bands), dimensions=f"cost: {cost}\n"))
    return area


@pytest.mark.parametrize(
    ("end", "within", "beyond"),
    [
        ("0.3", "0.3", "0.300001"),
        ("0.1", "0.100000", "0.100001"),
        ("1.1", "1.1", "1.100001"),
        ("2500", "2500.000000", "2500.000001"),
        ("1e3", "1000", "1000.000001"),
        ("-0", "0", "0.000001"),
        ("-0.5", "-0.5", "-0.499999"),
        ("0.7000000000000000", "0.7", "0.700001"),
        ("999999999999999.999998", "999999999999999.999998", NINES),
        ("123456789012345.678901", "123456789012345.678901", "123456789012345.678902"),
    ],
)
def test_an_end_is_where_it_was_written(end, within, beyond):
    area = with_threshold(end)
    assert (level_of(area, within), level_of(area, beyond)) == ("free", "tell")


@pytest.mark.parametrize(("kind", "at_the_end"), [("at_most", "free"), ("below", "tell")])
def test_at_most_includes_its_end_and_below_does_not(kind, at_the_end):
    area = with_threshold("0.3", kind)
    assert level_of(area, "0.299999") == "free"
    assert level_of(area, "0.3") == at_the_end
    assert level_of(area, "0.300001") == "tell"


@pytest.mark.parametrize(
    ("step", "taken", "refused"),
    [
        ("0.07", ["0", "0.07", "0.21", "70", "-0.07"], ["0.1", "0.14000001", "1", "-1"]),
        ("3", ["-3", "0", "3", "300000000000000"], ["1", "2", "3.5", "-2"]),
        ("0.01", ["0.1", "1e3", "12.34"], ["0.001", "12.345"]),
        ("2.5", ["2.5", "5", "7.50"], ["1", "2.4"]),
        ("1e3", ["0", "1000", "2e3"], ["1", "999.99"]),
        ("0.000001", [NINES, "-1000000", "0.000001"], ["0.0000001"]),
    ],
)
def test_an_amount_is_a_multiple_of_the_step(step, taken, refused):
    area = with_threshold("1", dimension=f"{{kind: amount, step: {step}, min: -1000000}}")
    for written in taken:
        assert engine.read_values(area, {"cost": Decimal(written)}) == {"cost": Decimal(written)}
    for written in refused:
        with pytest.raises(engine.UnfitIdea):
            engine.read_values(area, {"cost": Decimal(written)})


def test_the_grid_begins_at_nought_and_not_at_the_least_value():
    area = with_threshold("4", dimension="{kind: amount, step: 3, min: 1, max: 10}")
    assert [level_of(area, written) for written in ("3", "6", "9")] == ["free", "tell", "tell"]
    for off_the_grid in ("1", "4", "10"):
        with pytest.raises(engine.UnfitIdea):
            engine.read_values(area, {"cost": Decimal(off_the_grid)})


def test_an_end_off_the_grid_or_outside_the_dimension_means_what_it_says():
    dimension = "{kind: amount, step: 3, min: 0, max: 9}"
    assert level_of(with_threshold("4", dimension=dimension), "3") == "free"
    assert level_of(with_threshold("4", dimension=dimension), "6") == "tell"
    assert level_of(with_threshold("-1", dimension=dimension), "0") == "tell"
    assert level_of(with_threshold("1000", dimension=dimension), "9") == "free"


def test_without_anything_said_an_amount_is_whole_and_not_below_nought():
    area = with_threshold("5", dimension="{kind: amount}")
    assert level_of(area, "999999999999999") == "tell"
    for refused in ("-1", "0.5"):
        with pytest.raises(engine.UnfitIdea):
            engine.read_values(area, {"cost": Decimal(refused)})


@pytest.mark.parametrize(
    "written",
    [
        NINES,
        f"{NINES}0000",
        f"-{NINES}",
        "1e14",
        "0.000001",
        "1e-6",
        "0" * 40 + "1",
        "1." + "0" * 40,
    ],
)
def test_an_amount_may_have_15_digits_before_and_6_after_the_point(written):
    assert not faults_of(area_file(kerb(bands_to(written))))


@pytest.mark.parametrize(
    "written",
    [
        *("1000000000000000", "-1000000000000000", "1e15", "0.0000001", "1e-7", "0.1234567"),
        *("1e999999999", "1e-999999999", "-1e99999999999999999999", "0x38D7EA4C68000", "9" * 5000),
    ],
)
def test_an_amount_with_more_digits_is_a_fault(written):
    [fault] = faults_of(area_file(kerb(bands_to(written))))
    assert "expected at most 15 digits before the point and 6 after it" in str(fault.message)
    assert len(str(fault)) < 250


@pytest.mark.parametrize("written", [".nan", ".NaN", ".inf", "-.inf", "+.Inf"])
def test_what_is_no_finite_number_is_a_fault(written):
    [fault] = faults_of(area_file(kerb(bands_to(written))))
    assert "expected a finite number" in str(fault.message)


def bands_to(end: str) -> str:
    return f"bands: [{{at_most: {end}, level: free}}, {{level: tell}}]"


@pytest.mark.parametrize("place", ["min", "max", "step"])
@pytest.mark.parametrize("written", ["1e15", ".inf", "0.0000001", "ten", '"10"', "[10]", "true"])
def test_what_an_amount_lies_between_is_an_amount_itself(place, written):
    dimensions = f"cost: {{kind: amount, {place}: {written}}}\n"
    [fault] = faults_of(area_file(kerb(), dimensions=dimensions))
    assert f"'{place}'" in str(fault.message)


@pytest.mark.parametrize(
    ("written", "until", "left"),
    [("0.2", "0.3", "0.1"), ("0.1", "0.3", "0.2"), ("0.299999", "0.3", "0.000001")],
)
def test_what_is_left_is_exact(written, until, left):
    area = with_threshold("0.3")
    values = engine.read_values(area, {"cost": Decimal(written)})
    [found] = engine.check(area, values, TODAY).left
    assert (str(found.until), str(found.left)) == (until, left)


def test_what_is_left_goes_to_the_last_amount_on_the_grid():
    area = with_threshold("2500.005", dimension="{kind: amount, step: 0.07}")
    [found] = engine.check(area, engine.read_values(area, {"cost": Decimal("7")}), TODAY).left
    assert (found.until, found.left) == (Decimal("2499.98"), Decimal("2492.98"))
    assert level_of(area, "2499.98") == "free"
    assert level_of(area, "2500.05") == "tell"
