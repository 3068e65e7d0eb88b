"""What an area, a dimension, a kerb and a person must have and may have; all else is a fault."""

import pytest

from tests.engine.reading.files_to_read import (
    DIMENSIONS,
    USUAL,
    area_file,
    as_json,
    document,
    faults_of,
    kerb,
    lines_marked,
    lines_told,
    read,
    read_kerb,
    words_told,
)

OPTIONAL_OF_KERB = {
    "why": "So that it goes.",
    "signs": "chris",
    "stands_for": "chris",
    "ask": "How long?",
    "promised_until": "2027-01-01",
    "valid_from": "2026-01-01",
    "valid_until": "2027-12-31",
    "review_on": "2026-12-01",
    "confirmed_on": "2026-03-01",
    "silence": "{working_days: 5}",
    "checked": "{status: verified, on: 2026-11-23}",
    "when": "{weeks: {above: 4}}",
}


@pytest.mark.parametrize("key", ["format", "area", "title", "direction", "dimensions", "kerbs"])
def test_an_area_lacks_none_of_what_makes_it_one(key):
    whole = document()
    del whole[key]
    told = words_told(as_json(whole), "area.json")
    assert told == f"area.json:1: area: '{key}' is missing, expected it here"


@pytest.mark.parametrize("key", USUAL)
def test_a_kerb_lacks_none_of_what_makes_it_one(key):
    [fault] = faults_of(area_file(kerb(without=key)))
    assert str(fault.message).endswith(f"'{key}' is missing, expected it here")


@pytest.mark.parametrize("key", OPTIONAL_OF_KERB)
def test_a_kerb_may_say_more(key):
    assert getattr(read_kerb(f"{key}: {OPTIONAL_OF_KERB[key]}"), key) not in (None, {})


def test_a_kerb_that_says_all_there_is_to_say_is_read():
    assert read_kerb("\n".join(f"{key}: {text}" for key, text in OPTIONAL_OF_KERB.items()))


@pytest.mark.parametrize(
    ("kind", "needed"),
    [("amount", ""), ("date", ""), ("flag", ""), ("choice", "values"), ("set", "values")],
)
def test_of_a_dimension_the_kind_is_needed_and_of_some_the_values(kind, needed):
    told = words_told(
        area_file(kerb(), dimensions=f"cost: {{kind: amount}}\nx: {{kind: {kind}}}\n")
    )
    assert told == (
        f"area.yaml:10: dimension 'x': '{needed}' is missing, expected it here" if needed else ""
    )


@pytest.mark.parametrize(
    ("dimension", "key"),
    [
        ("{kind: amount, values: [a]}", "values"),
        ("{kind: amount, labels: {a: b}}", "labels"),
        ("{kind: date, step: 1}", "step"),
        ("{kind: date, filled_by: asker}", "filled_by"),
        ("{kind: choice, values: [a], min: 1}", "min"),
        ("{kind: set, values: [a], filled_by: asker}", "filled_by"),
        ("{kind: flag, labels: {}}", "labels"),
        ("{kind: flag, values: [a]}", "values"),
        ("{kind: flag, max: 1}", "max"),
        ("{kind: flag, colour: red}", "colour"),
    ],
)
def test_a_dimension_has_no_keys_of_another_kind(dimension, key):
    [fault] = faults_of(area_file(kerb(), dimensions=f"cost: {{kind: amount}}\nx: {dimension}\n"))
    assert f"dimension 'x': unknown key '{key}', expected one of kind" in str(fault.message)


def test_every_dimension_may_have_a_title_a_unit_a_question_and_help():
    rest = "title: T, unit: hours, ask: A, help: H, expected: true, changeable: false"
    kinds = ("amount", "date", "flag", "choice, values: [a]", "set, values: [a]")
    lines = "".join(f"x{n}: {{kind: {kind}, {rest}}}\n" for n, kind in enumerate(kinds))
    area = read(area_file(kerb(), dimensions=f"cost: {{kind: amount}}\n{lines}"))
    for dimension in list(area.dimensions.values())[1:]:
        assert (dimension.unit, dimension.expected, dimension.changeable) == ("hours", True, False)
        texts = (dimension.title, dimension.ask, dimension.help)
        assert [text.said_in("nl") for text in texts] == ["T", "A", "H"]


def test_without_a_word_a_dimension_is_not_expected_and_can_be_changed():
    cost = read(area_file(kerb(), dimensions="cost: {kind: amount}\n")).dimensions["cost"]
    assert (cost.expected, cost.changeable, cost.name_in("nl")) == (False, True, "cost")


STRANGE_KEYS = """\
format: 1
area: square
title: Square
direction: D
colour: red # !
owner: # !
people:
  noor:
    name: Noor
    role: manager
    mail: none # !
    answers_within:
      days: 3 # !
      working_days: 3
dimensions:
  cost:
    kind: amount
    colour: red # !
  year:
    kind: amount
    filled_by:
      total_of: cost
      per: year
      over: team
      colour: red # !
kerbs:
  - id: purse
    title: Purse
    nature: money
    source:
      text: Register
      colour: red # !
    owner: noor
    movable_by: team
    on: cost
    colour: red # !
    silence:
      working_days: 3
      colour: red # !
    checked:
      status: memory
      colour: red # !
    when:
      year:
        above: 3
        colour: red # !
    bands:
      - at_most: 3
        level: free
        colour: red # !
      - level: tell
        above: 3 # !
examples:
  - title: T
    level: free
    colour: red # !
    values:
      cost: 1
      colour: red # !
"""


def test_a_key_that_means_nothing_is_told_at_its_own_line_wherever_it_stands():
    assert lines_told(STRANGE_KEYS) == lines_marked(STRANGE_KEYS)
    assert len(faults_of(STRANGE_KEYS)) == len(lines_marked(STRANGE_KEYS))


def test_a_person_has_a_name_a_role_and_a_term():
    people = """\
people:
  a: {name: N, role: R}
  b: {name: {nl: N}, role: {en: R}, answers_within: {working_days: 10}}
"""
    area = read(area_file(people=people))
    assert [person.answers_within for person in area.people.values()] == [5, 10]
    for faulty in ("{role: R}", "{name: N}", "{}", "N", "[N, R]", ""):
        [*told] = faults_of(area_file(people=f"people:\n  a: {faulty}\n"))
        assert told
        assert all(fault.line == 6 for fault in told)


@pytest.mark.parametrize("term", ["0", "-1", "2.5", '"5"', "true", "1e99", "[5]"])
def test_a_term_is_a_whole_number_of_working_days_above_nought(term):
    people = f"people:\n  a: {{name: N, role: R, answers_within: {{working_days: {term}}}}}\n"
    [fault] = faults_of(area_file(people=people))
    assert "'working_days'" in str(fault.message)
    [fault] = faults_of(area_file(kerb(f"silence: {{working_days: {term}}}")))
    assert "'working_days'" in str(fault.message)


def test_an_area_without_people_kerbs_or_dimensions_is_an_area():
    area = read(area_file(people="", dimensions="{}\n"))
    assert (area.people, area.dimensions, area.kerbs) == ({}, {}, ())


def test_an_area_may_be_promised_and_have_words():
    area = read(area_file(rest="promised_until: 2027-01-01\nwords: [wijk, één buurt]\n"))
    assert (area.promised_until.isoformat(), area.words) == ("2027-01-01", ("wijk", "één buurt"))
    for faulty in ("words: wijk\n", "words: [1]\n", "words: [[a]]\n", "words: {a: b}\n"):
        assert len(faults_of(area_file(rest=faulty))) == 1


@pytest.mark.parametrize("version", ["2", "0", '"1"', "one", "1.1", "true", "[1]", "-1"])
def test_another_format_is_refused(version):
    whole = area_file(kerb()).replace("format: 1", f"format: {version}")
    [fault] = faults_of(whole)
    assert (fault.line, "format" in str(fault.message)) == (1, True)


@pytest.mark.parametrize(
    "whole", ["", "null", "5", "text", "[]", "- a\n- b\n", "# only this\n", "---\n"]
)
def test_what_is_no_map_is_no_area(whole):
    [fault] = faults_of(whole)
    assert str(fault.message).endswith("expected a map")


@pytest.mark.parametrize("key", ["dimensions", "people", "kerbs", "examples", "words"])
@pytest.mark.parametrize("held", ["5", "text", "true"])
def test_a_part_that_is_no_map_or_list_is_told_once(key, held):
    whole = as_json(document() | {key: held, "examples": []} | {key: held})
    [fault] = faults_of(whole, "area.json")
    assert f"'{key}' is the text '{held}', expected a" in str(fault.message)


def test_all_kinds_of_dimension_are_read():
    area = read(area_file(dimensions=DIMENSIONS))
    assert list(area.dimensions) == ["cost", "weeks", "start", "partner", "data", "outside"]
    [fault] = faults_of(area_file(dimensions="x: {kind: number}\n"))
    assert str(fault.message).endswith("expected one of amount, date, choice, set, flag")


def test_a_key_that_must_hold_something_and_does_not_is_told_on_its_own_line():
    text = area_file(kerb("why: Because\ntitle:  # !\nowner: null  # !"))
    assert lines_told(text) == lines_marked(text)
