"""What is written without quotes is what YAML 1.2 says it is, wherever it stands.

Quotes make text of anything. In the places below a text, a number, a flag or a day is asked for.
"""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine.reading.yaml_nodes import kind_of_plain
from tests.engine.reading.files_to_read import area_file, faults_of, kerb, read, read_kerb

NUMBERS = [
    *("0", "12", "-3", "+5", "0123", "1.50", ".5", "5.", "-.5", "1e3", "1E3", "2.5e-2", "1e+2"),
    *("0o17", "0x1F", ".inf", "-.Inf", "+.INF", ".nan", ".NaN", ".NAN"),
]
FLAGS = ["true", "false"]
NOTHING = ["null", "~", ""]
TEXTS = [
    *("yes", "no", "on", "off", "Yes", "NO", "y", "n", "True", "FALSE", "Null", "NULL"),
    *(
        "1_000",
        "1,000",
        "0b101",
        "0o8",
        "0xG",
        "0O17",
        "0X1F",
        "+0x1F",
        "-0o7",
        "1e",
        "e3",
        "1e3.5",
    ),
    *("2026-01-01", "12:30:00", "1:30", "190:20:30", "2026-01-01T12:00:00Z"),
    *(".", "+", "-x", "+-1", "1.2.3", "--1", ".infinity", "NaN", "nan", "inf", "Infinity"),
    *("١٢", "½", "१२", "12 ", "€ 5", "=", "<<", "truer", "nulls", "~1"),
]
KINDS = [
    *((text, "number") for text in NUMBERS),
    *((text, "flag") for text in FLAGS),
    *((text, "null") for text in NOTHING),
    *((text, "text") for text in TEXTS),
]
IN_A_FILE = [(text, kind) for text, kind in KINDS if text == text.strip() and text not in ("", "=")]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_only_what_yaml_1_2_calls_so_is_a_number_a_flag_or_nothing(text, kind):
    assert kind_of_plain(text) == kind


@pytest.mark.parametrize(("text", "kind"), IN_A_FILE)
def test_a_title_must_be_text(text, kind):
    found = area_file(kerb(f"title: {text}"))
    if kind == "text":
        assert read(found).kerbs[0].title.said_in("nl") == text
    else:
        assert len(faults_of(found)) == 1


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_between_quotes_everything_is_text(text, kind):
    if text:
        assert read_kerb(f'title: "{text}"').title.said_in("nl") == text
        assert read_kerb(f"title: '{text}'").title.said_in("nl") == text
    else:
        assert faults_of(area_file(kerb('title: ""')))


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("0", "0"),
        ("0123", "123"),
        ("+5", "5"),
        ("1.50", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("1e3", "1000"),
        ("25e-2", "0.25"),
        ("0o17", "15"),
        ("0x1F", "31"),
        ("-0", "0"),
    ],
)
def test_a_number_keeps_every_decimal_as_written(written, amount):
    read_it = read_kerb(f"bands: [{{at_most: {written}, level: free}}, {{level: tell}}]")
    end = read_it.bands.bands[0].end
    assert (end, str(end)) == (Decimal(amount), amount)


@pytest.mark.parametrize("text", [*TEXTS[:12], "1_000", "0b101", '"5"', "'1e3'", "2026-01-01"])
def test_an_amount_must_be_a_number(text):
    [fault] = faults_of(
        area_file(kerb(f"bands: [{{at_most: {text}, level: free}}, {{level: tell}}]"))
    )
    assert str(fault.message).endswith("expected a number")


@pytest.mark.parametrize("text", ["yes", "no", "True", "0", "1", '"true"', "'false'", "on", "off"])
def test_only_true_and_false_without_quotes_are_flags(text):
    dimensions = f"cost: {{kind: amount, expected: {text}}}\n"
    [fault] = faults_of(area_file(kerb(), dimensions=dimensions))
    assert str(fault.message).endswith("expected true or false")


@pytest.mark.parametrize("written", ["true", "false"])
def test_flags_are_taken_without_quotes(written):
    dimensions = f"cost: {{kind: amount, expected: {written}, changeable: {written}}}\n"
    cost = read(area_file(kerb(), dimensions=dimensions)).dimensions["cost"]
    assert (cost.expected, cost.changeable) == (written == "true", written == "true")


@pytest.mark.parametrize("written", ["2026-12-31", '"2026-12-31"', "'2026-12-31'"])
def test_a_day_is_the_same_with_and_without_quotes(written):
    assert read_kerb(f"review_on: {written}").review_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    "written",
    [
        *("2026-02-30", "2026-13-01", "2026-00-10", "2027-02-29", "0000-01-01", "2026-1-5"),
        *("20261231", '"20261231"', "2026-12-31T00:00:00", "31-12-2026", "2026-W53-4", "26-12-31"),
        *("2026", "true", "tomorrow", "[2026-12-31]", '" 2026-12-31"', "10000-01-01"),
    ],
)
def test_a_day_that_the_calendar_lacks_is_a_fault(written):
    [fault] = faults_of(area_file(kerb(f"review_on: {written}")))
    assert "'review_on'" in str(fault.message)


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_may_lack_may_also_hold_nothing(nothing):
    assert read_kerb(f"promised_until: {nothing}").promised_until is None


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_must_be_there_must_hold_something(nothing):
    [fault] = faults_of(area_file(kerb(f"nature: {nothing}")))
    assert str(fault.message) == "kerb 'purse': 'nature' is missing, expected it here"


def test_a_key_that_is_unknown_is_a_fault_also_when_it_holds_nothing():
    [fault] = faults_of(area_file(kerb("promised_til:")))
    assert "unknown key 'promised_til'" in str(fault.message)


def test_keys_are_text_whatever_they_look_like():
    dimensions = (
        'answer: {kind: choice, values: ["yes", "no", "1", "true", "null", "2026-01-01"]}\n'
    )
    bands = "bands: {yes: free, no: tell, 1: consult, true: agree, null: free, 2026-01-01: tell}"
    levels = read_kerb(f"on: answer\n{bands}", dimensions=dimensions).bands.levels
    assert list(levels) == ["yes", "no", "1", "true", "null", "2026-01-01"]


@pytest.mark.parametrize("value", ["1", "0x1F", "1e3", "true", "false", "null"])
def test_a_value_that_looks_like_something_else_needs_quotes(value):
    dimensions = f"answer: {{kind: choice, values: [a, {value}]}}\n"
    text = area_file(kerb("on: answer\nbands: {otherwise: free}"), dimensions=dimensions)
    [fault] = faults_of(text)
    assert str(fault.message).endswith("expected a text")
    assert not faults_of(text.replace(f"[a, {value}]", f'[a, "{value}"]'))


@pytest.mark.parametrize("level", ["free", "tell", "consult", "agree", "no", '"no"', "'free'"])
def test_a_level_may_be_written_with_or_without_quotes(level):
    assert read_kerb(f"bands: [{{level: {level}}}]").bands.bands[0].level.id == level.strip("\"'")


@pytest.mark.parametrize("level", ["Free", "doen", "false", "nee", "1", "null", "[free]", '""'])
def test_only_the_five_levels_are_levels(level):
    [fault] = faults_of(area_file(kerb(f"bands: [{{level: {level}}}]")))
    assert "level" in str(fault.message)


def test_bands_that_nobody_has_said_are_open_with_and_without_quotes():
    assert read_kerb("bands: open").is_open
    assert read_kerb('bands: "open"').is_open
    assert not read_kerb("bands: [{level: free}]").is_open


def test_a_text_over_several_lines_is_one_text():
    assert read_kerb("why: >\n  So that\n  it goes.").why.said_in("nl") == "So that it goes.\n"
    assert read_kerb("why: |\n  So that\n  it goes.").why.said_in("nl") == "So that\nit goes.\n"
    assert read_kerb("why: So that\n  it goes.").why.said_in("nl") == "So that it goes."
