"""Where the answers of `stoeprand check` go: the terminal, JSON Lines, or a table."""

import csv
import json

import pytest
from pyarrow import parquet

from tests.commands.at_the_terminal import DAY, NEW, PARTY, WRONG, json_lines, run, write

COLUMNS = ["idea", "level", "best", "worst", "because", "error"]
BOTH = {"idea": "both", "values": {**PARTY["values"], "cost": 7000, "data": ["name"]}}
NAMELESS = {"values": {"cost": 0, "partner": "nobody"}}
IDEAS = (PARTY, NEW, BOTH, WRONG, NAMELESS)
ROWS = [
    ("party", "tell", "tell", "tell", "purse", None),
    ("new", None, "free", "no", "", None),
    ("both", "agree", "agree", "agree", "purse|health data", None),
    ("wrong", None, None, None, None, "'cost': -1 is too little, expected at least 0"),
    (None, "free", "free", "free", "", None),
]


def check_to(area, output, *ideas: object):
    given = json_lines(*ideas)
    return run("check", area, "-", "--at", DAY, "--lang", "en", "-o", output, given=given)


def test_json_lines_in_a_file_are_those_of_the_terminal(area, tmp_path):
    ran = check_to(area, tmp_path / "out.jsonl", *IDEAS)
    assert (ran.code, ran.out, ran.err) == (2, "", "ideas that do not fit the area: 1\n")
    shown = run("check", area, "-", "--json", "--at", DAY, "--lang", "en", given=json_lines(*IDEAS))
    assert (tmp_path / "out.jsonl").read_text() == shown.out


def test_a_sheet_has_a_row_per_idea(area, tmp_path):
    ran = check_to(area, tmp_path / "out.csv", *IDEAS)
    assert (ran.code, ran.out) == (2, "")
    with (tmp_path / "out.csv").open(newline="") as stream:
        header, *rows = csv.reader(stream)
    assert header == COLUMNS
    assert rows == [[cell or "" for cell in row] for row in ROWS]


def test_a_parquet_table_has_a_row_per_idea(area, tmp_path):
    ran = check_to(area, tmp_path / "out.parquet", *IDEAS)
    assert (ran.code, ran.out) == (2, "")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.column_names == COLUMNS
    assert [tuple(row.values()) for row in table.to_pylist()] == ROWS


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_without_ideas_there_is_an_empty_table(area, tmp_path, kind):
    output = tmp_path / f"out.{kind}"
    assert check_to(area, output).code == 0
    if kind == "parquet":
        assert parquet.read_table(output).to_pylist() == []
    else:
        assert output.read_text().strip() == ("" if kind == "jsonl" else ",".join(COLUMNS))


def test_what_was_written_can_be_read_again(area, tmp_path):
    for kind in ("csv", "parquet"):
        check_to(area, tmp_path / f"out.{kind}", PARTY, BOTH)
        assert (tmp_path / f"out.{kind}").stat().st_size
    lines = (tmp_path / "out.csv").read_text().splitlines()
    assert lines[1] == "party,tell,tell,tell,purse,"


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_a_spreadsheet_does_not_run_what_somebody_called_an_idea(area, tmp_path, name):
    check_to(area, tmp_path / "out.csv", {"idea": name, "values": {}})
    with (tmp_path / "out.csv").open(newline="") as stream:
        [_, row] = csv.reader(stream)
    assert row[0] == f"'{name}"
    check_to(area, tmp_path / "out.jsonl", {"idea": name, "values": {}})
    assert json.loads((tmp_path / "out.jsonl").read_text())["idea"] == name


@pytest.mark.parametrize("name", ["out", "out.txt", "out.json", "out.xlsx", "csv"])
def test_another_kind_of_file_is_refused_and_not_made(area, tmp_path, name):
    ran = check_to(area, tmp_path / name, PARTY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors == [
        f"'{tmp_path / name}': unknown kind of file, expected .jsonl, .csv, .parquet"
    ]
    assert not (tmp_path / name).exists()


def test_what_is_read_is_never_overwritten(area, tmp_path):
    ideas = write(tmp_path, "ideas.jsonl", json_lines(PARTY))
    link = tmp_path / "link.jsonl"
    link.symlink_to(ideas)
    for output in (ideas, link, f"{tmp_path}/./ideas.jsonl"):
        ran = run("check", area, ideas, "-o", output, "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert "is read here, expected another file" in ran.err
    assert ideas.read_text() == json_lines(PARTY)


def test_what_was_there_stays_when_nothing_can_be_answered(area, tmp_path):
    output = write(tmp_path, "out.csv", "precious\n")
    broken = write(tmp_path, "broken.json", "{")
    for bad_area, ideas in (
        (area, tmp_path / "missing.jsonl"),
        (area, broken),
        (area, write(tmp_path, "ideas.csv", "colour\nred\n")),
        (broken, write(tmp_path, "ideas.jsonl", json_lines(PARTY))),
    ):
        assert run("check", bad_area, ideas, "-o", output).code == 2
        assert output.read_text() == "precious\n"


def test_where_nothing_can_be_written_it_is_told(area, tmp_path):
    (tmp_path / "folder.csv").mkdir()
    for name in ("folder.csv", "missing/out.csv", "missing/out.parquet"):
        output = tmp_path / name
        ran = check_to(area, output, PARTY)
        assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
        assert str(output) in ran.err


def test_a_table_that_breaks_halfway_leaves_the_answers_of_before_as_they_were(area, tmp_path):
    broken = tmp_path / "ideas.csv"
    broken.write_text('idea,cost\na,1\nb,"2\n', encoding="utf-8")
    for name in ("out.jsonl", "out.csv", "out.parquet"):
        output = tmp_path / name
        output.write_bytes(b"of before")
        ran = run("check", area, broken, "-o", output)
        assert ran.code == 2
        assert output.read_bytes() == b"of before"
    assert not list(tmp_path.glob(".*.part"))
