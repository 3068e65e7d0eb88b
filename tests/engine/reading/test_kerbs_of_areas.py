"""Kerbs: who owns them, where they come from, when they count, and how many there may be."""

from datetime import date

import pytest

from stoeprand.engine.levels import Level
from tests.engine.reading.files_to_read import (
    area_file,
    as_json,
    document,
    faults_of,
    kerb,
    read_kerb,
    words_told,
)

DAYS = ["promised_until", "valid_from", "valid_until", "review_on", "confirmed_on"]


@pytest.mark.parametrize("nature", ["law", "policy", "money", "time", "people", "values"])
def test_a_kerb_has_one_of_six_natures(nature):
    assert read_kerb(f"nature: {nature}").nature == nature


@pytest.mark.parametrize("mover", ["nobody", "council", "board", "director", "manager", "team"])
def test_a_kerb_says_who_could_move_it(mover):
    assert read_kerb(f"movable_by: {mover}").movable_by == mover


@pytest.mark.parametrize(
    "own",
    [
        *("nature: rule", "nature: Law", "nature: [law]", "nature: 1"),
        *("movable_by: mayor", "movable_by: ", "movable_by: {team: true}"),
        *("checked: {status: sure}", "checked: {on: 2026-01-01}", "checked: verified"),
        "checked: {status: memory, on: soon}",
    ],
)
def test_another_word_is_a_fault(own):
    [fault] = faults_of(area_file(kerb(own)))
    assert "expected" in str(fault.message)


@pytest.mark.parametrize("status", ["verified", "secondary", "memory"])
def test_a_kerb_says_how_sure_we_are_of_its_source(status):
    checked = read_kerb(f"checked: {{status: {status}, on: 2026-11-23}}").checked
    assert (checked.status, checked.on) == (status, date(2026, 11, 23))


@pytest.mark.parametrize("key", ["owner", "signs", "stands_for"])
def test_who_has_to_do_with_a_kerb_is_one_of_the_people(key):
    assert getattr(read_kerb(f"{key}: chris"), key) == "chris"
    told = words_told(area_file(kerb(f"{key}: somebody")))
    assert told.endswith(f"'{key}' is 'somebody', expected somebody of people: one of noor, chris")
    told = words_told(area_file(kerb(), people=""))
    assert told.endswith("'owner' is 'noor', expected somebody of people: nobody is there yet")


def test_the_owner_stands_for_a_kerb_and_signs_where_nobody_else_does():
    alone, shared = read_kerb(), read_kerb("signs: chris\nstands_for: chris")
    assert (alone.who_stands_for_it, shared.who_stands_for_it) == ("noor", "chris")
    assert [alone.whom_to_ask(level) for level in (Level.AGREE, Level.NO)] == ["noor", "noor"]
    assert [shared.whom_to_ask(level) for level in Level] == [*["noor"] * 3, "chris", "noor"]


def test_a_source_is_a_text_or_says_more():
    assert read_kerb("source: {nl: Register, en: Book}").source.text.said_in("en") == "Book"
    source = read_kerb(
        'source: {text: {nl: R, en: B}, url: "https://example.org/4", version: 1.10, row: 0012}'
    ).source
    assert (source.text.said_in("en"), source.url) == ("B", "https://example.org/4")
    assert (source.version, source.row) == ("1.10", "0012")


@pytest.mark.parametrize(
    "source",
    [
        *("{url: https://example.org}", "{text: R, page: 4}", "{text: 4}", "{text: R, row: [1]}"),
        *('{text: R, url: "javascript:alert(1)"}', "{text: R, url: example.org}", "[R]", "2026"),
        *("{}", '""', "{text: R, version: true}"),
    ],
)
def test_a_source_that_cannot_be_looked_up_is_a_fault(source):
    assert len(faults_of(area_file(kerb(f"source: {source}")))) == 1


@pytest.mark.parametrize("key", DAYS)
def test_the_days_of_a_kerb_are_days(key):
    assert getattr(read_kerb(f"{key}: 2026-03-01"), key) == date(2026, 3, 1)
    [fault] = faults_of(area_file(kerb(f"{key}: 1 March 2026")))
    assert f"'{key}'" in str(fault.message)


def test_a_kerb_counts_from_its_first_up_to_and_with_its_last_day():
    both = read_kerb("valid_from: 2026-02-01\nvalid_until: 2026-02-28")
    assert [both.is_in_force(date(2026, 1, 31)), both.is_in_force(date(2026, 3, 1))] == [False] * 2
    assert [both.is_in_force(date(2026, 2, 1)), both.is_in_force(date(2026, 2, 28))] == [True] * 2
    assert read_kerb().is_in_force(date.min)
    assert read_kerb().is_in_force(date.max)


def test_silence_is_a_term_and_never_a_permission_by_law():
    assert read_kerb("silence: {working_days: 5}").silence == 5
    told = words_told(area_file(kerb("nature: law\nsilence: {working_days: 5}")))
    assert "silence on a kerb of law, expected none" in told
    assert len(faults_of(area_file(kerb("nature: law\nsilence: {working_days: 0}")))) == 2
    for faulty in ("5", "{}", "{days: 5}", "{working_days: }", "[5]"):
        assert faults_of(area_file(kerb(f"silence: {faulty}")))


@pytest.mark.parametrize("on", ["cots", "3", "[cost]", "{cost: }", '""'])
def test_a_kerb_is_on_a_dimension_of_its_area(on):
    [fault] = faults_of(area_file(kerb(f"on: {on}\nbands: open")))
    assert "kerb 'purse'" in str(fault.message)


@pytest.mark.parametrize("own", ["- purse", "-", "- [a]", "- 5"])
def test_a_kerb_is_a_map(own):
    text = area_file().replace("kerbs: []", f"kerbs:\n  {own}")
    [fault] = faults_of(text)
    assert str(fault.message).startswith("kerb: ")


def many(count: int) -> str:
    [usual] = document()["kerbs"]
    return as_json(document(kerbs=[usual | {"id": f"k{number}"} for number in range(count)]))


def test_an_area_has_at_most_5000_kerbs():
    assert faults_of(many(5000), "area.json") == ()
    [fault] = faults_of(many(5001), "area.json")
    assert str(fault.message) == "area: 5001 kerbs, expected at most 5000"
