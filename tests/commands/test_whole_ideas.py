"""Commands that take all of their ideas or none: every faulty one is named in one go."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from stoeprand.commands.areas import read_area_file
from stoeprand.commands.ending import ending_well
from stoeprand.commands.faulty_ideas import FaultyIdeas
from stoeprand.commands.whole_ideas import read_one, read_whole
from tests.commands.at_the_terminal import NEW, PARTY, WRONG, json_lines, write

FETE = {**PARTY, "idea": "fete"}
NAMELESS = {"values": PARTY["values"]}


@pytest.fixture
def read(area, tmp_path):
    """Read a file of ideas whole; what is wrong comes back as lines of English."""
    loaded = read_area_file(area)

    def reading(content: str | bytes, name: str = "ideas.jsonl", **asked: bool) -> list[str | None]:
        path = write(tmp_path, name, content)
        return [idea.id for idea in read_whole(loaded, str(path), **asked)]

    return reading


def faults(read, content: str | bytes, name: str = "ideas.jsonl", **asked: bool) -> list[str]:
    with pytest.raises(FaultyIdeas) as error:
        read(content, name, **asked)
    assert str(error.value) == "\n".join(map(str, error.value.faults))
    return str(error.value).splitlines()


def test_ideas_without_a_fault_come_in_the_order_of_the_file(read):
    assert read(json_lines(PARTY, NEW, FETE)) == ["party", "new", "fete"]
    assert read(json.dumps([FETE, PARTY]), "i.json", complete=True) == ["fete", "party"]
    assert read("idea,cost\nparty,1\nnew,\n", "i.csv", different_ids=True) == ["party", "new"]
    assert read("") == []


def test_ideas_come_on_standard_input_too(area, monkeypatch):
    given = BytesIO(json_lines(PARTY, NEW).encode())
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(given))
    assert [idea.id for idea in read_whole(read_area_file(area), "-")] == ["party", "new"]


def test_every_faulty_idea_is_named_by_its_id_and_a_line_that_holds_none_by_its_line(read):
    nameless = {"values": {"cost": -1}}
    lines = json_lines(PARTY, WRONG) + "{\n" + json_lines({**WRONG, "idea": "worse"}, nameless)
    assert faults(read, lines) == [
        "idea 'wrong': 'cost': -1 is too little, expected at least 0",
        "line 3 is no JSON: Expecting property name enclosed in double quotes (column 2)",
        "idea 'worse': 'cost': -1 is too little, expected at least 0",
        "idea number 5: 'cost': -1 is too little, expected at least 0",
    ]


def test_faults_before_the_place_where_a_file_breaks_are_told_too(read):
    found = faults(read, 'idea,cost\nwrong,-1\nparty,"1"2\n', "i.csv")
    assert found[0] == "idea 'wrong': 'cost': -1 is too little, expected at least 0"
    assert "line 3 is no CSV" in found[1]
    assert len(found) == 2


def test_a_file_that_cannot_be_read_is_refused_with_one_reason(read, tmp_path):
    assert faults(read, "{", "i.json", complete=True, different_ids=True) == [
        f"'{tmp_path / 'i.json'}' is no JSON: "
        "Expecting property name enclosed in double quotes (column 2)"
    ]


@pytest.mark.parametrize("name", ["i.parquet", "I.PARQUET"])
def test_parquet_is_for_check_alone(read, name, tmp_path):
    assert faults(read, "", name) == [
        f"'{tmp_path / name}': only check reads Parquet, expected .json, .jsonl or .csv"
    ]


def test_an_incomplete_idea_is_faulty_where_complete_ones_are_asked(read):
    little = {"idea": "little", "values": {**PARTY["values"], "cost": None, "outside": None}}
    assert read(json_lines(PARTY, little)) == ["party", "little"]
    assert faults(read, json_lines(little, WRONG, PARTY, {"values": {}}), complete=True) == [
        "idea 'little': lacks cost, outside, expected a value for each",
        "idea 'wrong': 'cost': -1 is too little, expected at least 0",
        "idea number 4: lacks cost, weeks, start, partner, data, outside, "
        "expected a value for each",
    ]


@pytest.mark.parametrize(("ideas", "count"), [([], 0), ([PARTY, FETE], 2)])
def test_where_one_idea_is_asked_a_file_with_more_or_none_is_refused(area, tmp_path, ideas, count):
    loaded = read_area_file(area)
    path = write(tmp_path, "i.jsonl", json_lines(*ideas))
    with pytest.raises(FaultyIdeas) as error:
        read_one(loaded, str(path))
    assert str(error.value) == f"'{path}': holds {count} ideas, expected one"
    only = write(tmp_path, "i.jsonl", json_lines(FETE))
    assert read_one(loaded, str(only)).id == "fete"


def test_where_ids_tell_ideas_apart_one_without_and_one_twice_is_a_fault(read):
    lines = json_lines(PARTY, NAMELESS, FETE, PARTY, {**NAMELESS, "idea": ""}, PARTY, FETE)
    assert len(read(lines)) == 7
    assert faults(read, lines, different_ids=True) == [
        "idea number 2: has no id, expected one",
        "idea number 5: has no id, expected one",
        "idea 'party': stands 3 times, expected it once",
        "idea 'fete': stands 2 times, expected it once",
    ]


def test_all_that_is_wrong_is_told_in_one_go(read):
    lines = json_lines(PARTY, {"values": {}}, WRONG, WRONG)
    assert faults(read, lines, complete=True, different_ids=True) == [
        "idea number 2: has no id, expected one",
        "idea number 2: lacks cost, weeks, start, partner, data, outside, "
        "expected a value for each",
        "idea 'wrong': 'cost': -1 is too little, expected at least 0",
        "idea 'wrong': 'cost': -1 is too little, expected at least 0",
        "idea 'wrong': stands 2 times, expected it once",
    ]


def test_an_id_steers_no_terminal(read):
    [fault] = faults(read, json_lines({**WRONG, "idea": "\x1b[2J"}))
    assert fault.startswith("idea '\\u001b[2J': ")


def test_a_command_ends_with_every_fault_on_a_line_of_its_own(area, tmp_path, capsys):
    path: Path = write(tmp_path, "i.jsonl", json_lines(WRONG, {**WRONG, "idea": "worse"}))
    with pytest.raises(SystemExit) as ended, ending_well(str):
        read_whole(read_area_file(area), str(path))
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert [line.split(":")[0] for line in printed.err.splitlines()] == [
        "idea 'wrong'",
        "idea 'worse'",
    ]
