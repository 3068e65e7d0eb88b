"""An area that is written is the same area when it is read again, by whatever reads YAML."""

import os
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from stoeprand.engine import read_area
from stoeprand.engine.versions import compare_versions
from stoeprand.engine.writing import write_area, write_area_json
from stoeprand.engine.writing.documents import document_of
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.engine.writing.again import (
    as_by_other_readers,
    assert_written_and_read_again,
    read_again,
)
from tests.oracle.strategies import Case, as_yaml, cases, cases_with_examples
from tests.oracle.trials import over_areas

OURS = sorted(
    path
    for package in ("stoeprand.library", "stoeprand.demo")
    for path in Path(str(files(package))).rglob("*.yaml")
)


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_area_of_the_library_or_the_demo_is_the_same_when_it_is_read_again(path):
    assert_written_and_read_again(read_area(path.read_bytes(), path.name))


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_area_that_was_written_gives_and_takes_nothing_on_any_day(path):
    area = read_area(path.read_bytes(), path.name)
    found = compare_versions(area, read_again(area), date(2026, 11, 24))
    assert found.same
    assert found.broken_promises == ()


@over_areas(15, cases())
def test_every_area_that_can_be_read_is_the_same_when_it_is_read_again(case: Case) -> None:
    area = read_area(as_yaml(case.document), "area.yaml")
    assert_written_and_read_again(area)


@over_areas(5, cases_with_examples())
def test_worked_examples_are_the_same_when_they_are_read_again(case: Case) -> None:
    assert_written_and_read_again(read_area(as_yaml(case.document), "area.yaml"))


@over_areas(5, cases_with_examples())
def test_readers_of_older_yaml_find_the_same_in_a_file(case: Case) -> None:
    area = read_area(as_yaml(case.document), "area.yaml")
    expected = as_by_other_readers(document_of(area))
    assert yaml.load(write_area(area), yaml.SafeLoader) == expected
    if hasattr(yaml, "CSafeLoader"):
        assert yaml.load(write_area(area), yaml.CSafeLoader) == expected


ALL_THERE_IS = area_file(
    kerb(
        "title: {nl: Beurs, en: Purse}\nwhy: Because.\nsource: {text: {nl: Register}, url: "
        "'https://a.example/b?c=d#e', version: 2026, row: 31.50}\nsigns: chris\nstands_for: noor\n"
        "when:\n  weeks: {at_least: 1, at_most: 9, above: 0.5, below: 10}\n"
        "  start: {above: 2026-01-01}\n  partner: {in: [company, nobody]}\n"
        "  data: {any_of: [name, health], all_of: [name], none_of: [address]}\n"
        "  outside: {is: false}\npromised_until: 2027-01-01\nvalid_from: 2026-01-01\n"
        "valid_until: 2027-12-31\nreview_on: 2026-12-01\nconfirmed_on: 2026-03-01\n"
        "silence: {working_days: 5}\nchecked: {status: verified, on: 2026-11-23}"
    ),
    kerb("id: open one\nbands: open\nask: {en: How much, nl: Hoeveel}\nwhen: {}"),
    kerb("id: said and still asked\nask: How much?"),
    kerb("id: choice\non: partner\nbands: {company: 'no', otherwise: free}"),
    kerb("id: set\non: data\nbands: {health: 'no', otherwise: tell, empty: consult}"),
    kerb("id: usual set\non: data\nbands: {otherwise: free}"),
    kerb("id: flag\non: outside\nbands: {'true': tell, 'false': free}\nchecked: {status: memory}"),
    kerb("id: days\non: start\nbands: [{below: 2027-01-01, level: tell}, {at_most: 2027-01-01, "
         "level: agree}, {level: free}]"),
    people="people:\n  noor: {name: {nl: Noor}, role: {en: head, nl: hoofd}, "
    "answers_within: {working_days: 9}}\n  chris: {name: Chris, role: controller}\n",
    dimensions="cost: {kind: amount, unit: EUR, min: -5, max: 1000000.50, step: 0.01, "
    "title: T, ask: A, help: H, expected: true, changeable: false}\n"
    "weeks: {kind: amount}\n"
    "year: {kind: amount, filled_by: {total_of: cost, per: year, over: team}}\n"
    "start: {kind: date, min: 2026-01-01, max: 2028-01-01}\n"
    "partner: {kind: choice, values: [residents, company, nobody], filled_by: asker, "
    "labels: {nobody: {en: Nobody}, company: Firma}}\n"
    "data: {kind: set, values: [name, address, health]}\noutside: {kind: flag}\n",
    rest="promised_until: 2027-01-01\nwords: [b, a, '']\nexamples:\n"
    "  - {title: T, level: free, on: 2026-05-05, values: {outside: true, cost: 12.50, "
    "start: 2026-02-02, data: [health, name], partner: nobody, weeks: null}}\n"
    "  - {title: T, level: 'no', values: {}}\n",
)  # fmt: skip


def test_nothing_that_a_file_may_hold_is_lost():
    area = read(ALL_THERE_IS)
    assert_written_and_read_again(area)
    again = read_again(area)
    assert again.kerb("purse").source.row == "31.50"
    assert again.kerb("said and still asked").ask
    assert list(again.kerb("purse").when) == ["weeks", "start", "partner", "data", "outside"]
    assert [each.on for each in again.examples] == [date(2026, 5, 5), None]
    assert again.words == ("b", "a", "")


def test_what_was_written_is_written_the_same_again():
    area = read(ALL_THERE_IS)
    assert write_area(read_again(area)) == write_area(area)


def test_an_area_without_anything_in_it_can_be_written():
    area = read("{format: 1, area: a, title: T, direction: D, dimensions: {}, kerbs: []}")
    assert_written_and_read_again(area)
    assert write_area(area).splitlines()[-3:] == ["dimensions: {}", "", "kerbs: []"]


def test_the_same_area_gives_the_same_bytes_however_python_orders_its_sets():
    program = (
        "from stoeprand.engine import read_area\n"
        "from stoeprand.engine.writing import write_area, write_area_json\n"
        "import sys\n"
        "area = read_area(sys.stdin.buffer.read(), 'area.yaml')\n"
        "sys.stdout.buffer.write((write_area(area) + write_area_json(area)).encode())\n"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=ALL_THERE_IS.encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    }
    area = read(ALL_THERE_IS)
    assert written == {(write_area(area) + write_area_json(area)).encode()}
