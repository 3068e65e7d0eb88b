"""`stoeprand examples`: the made-up municipality written out, with nothing of yours lost."""

import pytest

from tests.commands.at_the_terminal import run

FOLDERS = ["evenement", "gegevens", "inkoop", "paspoorten", "samenwerken", "wijkbudget"]


def test_the_examples_can_be_played_with_at_once(tmp_path):
    ran = run("examples", tmp_path / "play", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.name for path in (tmp_path / "play").iterdir() if path.is_dir()) == FOLDERS
    assert list((tmp_path / "play").glob("*/earlier")) == []
    checked = run("validate", tmp_path / "play", "--json")
    assert (checked.code, [line["area"] for line in checked.lines]) == (0, FOLDERS)


def test_what_it_says_to_try_works(tmp_path):
    ran = run("examples", tmp_path, "--lang", "en")
    commands = [line.split()[1:] for line in ran.out.splitlines() if "stoeprand " in line]
    assert [command[0] for command in commands] == ["check", "room", "validate"]
    assert [run(*command).code for command in commands] == [0, 0, 0]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_ideas_of_every_area_fit_it_in_lines_and_in_sheets(tmp_path, folder):
    run("examples", tmp_path)
    area = tmp_path / folder / "area.yaml"
    lines, sheet = (
        run("check", area, tmp_path / folder / f"ideas.{kind}", "--json", "--at", "2026-11-23")
        for kind in ("jsonl", "csv")
    )
    assert (lines.code, lines.err) == (0, "")
    assert lines.lines
    assert lines == sheet


def test_a_file_that_is_there_already_is_not_overwritten(tmp_path):
    own = tmp_path / "wijkbudget" / "area.yaml"
    own.parent.mkdir()
    own.write_text("mine")
    ran = run("examples", tmp_path, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{own} is there already; choose an empty folder\n"
    assert own.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["wijkbudget"]


def test_where_no_folder_can_be_it_is_told(tmp_path):
    (tmp_path / "file").write_text("mine")
    ran = run("examples", tmp_path / "file", "--lang", "en")
    assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
    assert (tmp_path / "file").read_text() == "mine"
