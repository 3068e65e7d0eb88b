"""`stoeprand ledger`: does it still hold, where does it end, and what others need to check it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stoeprand.ledger.verifying import head_of
from stoeprand.people.models import Organisation
from tests.commands.at_the_terminal import Ran, run
from tests.ledger.writing import by_hand, let_entries_be_changed, organisation, person, write

pytestmark = pytest.mark.django_db

EXPLAINED = Path(__file__).parents[2] / "docs" / "explanation" / "ledger.md"


@pytest.fixture
def owner() -> Organisation:
    """An organisation that did three things."""
    let_entries_be_changed()
    owner = organisation()
    noor = person(owner, "Noor ‘é’ Linde")
    for number in (1, 2, 3):
        write(owner, number, noor)
    return owner


def english(*arguments: str) -> Ran:
    return run("ledger", *arguments, "--lang", "en")


def test_a_ledger_that_holds_says_so_and_where_it_ends(owner):
    assert english("verify") == Ran(
        0,
        "Gemeente Waterdam (waterdam): nothing was altered, up to and including entry 3.\n"
        f"Head: {head_of(owner)}\n",
        "",
    )


def test_what_was_altered_is_told_on_standard_error_with_exit_code_2(owner):
    by_hand("DELETE FROM ledger_particular")
    by_hand("DELETE FROM ledger_entry WHERE number = 2")
    ran = english("verify")
    assert (ran.code, ran.out) == (2, "")
    assert "Gemeente Waterdam (waterdam): entry 2 is missing" in ran.errors


def test_as_json_there_is_a_line_for_each_organisation(owner):
    organisation("polderveen")
    by_hand("UPDATE ledger_entry SET number = 9 WHERE number = 3")
    ran = english("verify", "--json")
    polderveen, waterdam = ran.lines
    assert (ran.code, ran.err) == (2, "")
    assert polderveen == {
        "organisation": "polderveen",
        "number": 0,
        "hash": "0" * 64,
        "faults": [],
    }
    assert (waterdam["organisation"], waterdam["number"]) == ("waterdam", 3)
    assert waterdam["faults"][0] == {
        "number": 3,
        "message": "entries 3 up to and including 8 are missing",
    }


def test_one_organisation_can_be_looked_at_alone(owner):
    write(organisation("polderveen"))
    by_hand("UPDATE ledger_entry SET action = 'x' WHERE organisation_id = %s", [owner.pk])
    assert english("verify", "--organisation", "polderveen").code == 0
    assert english("verify", "--organisation", "waterdam").code == 2
    ran = english("verify", "--organisation", "veen")
    wrong = "there is no organisation 'veen', expected one of polderveen, waterdam\n"
    assert ran == Ran(2, "", wrong)


def test_a_head_that_was_printed_can_be_compared_with_later(owner):
    printed = english("head").out.split(": ")[1].strip()
    assert printed == str(head_of(owner))
    write(owner, 4)
    assert english("verify", "--head", printed).code == 0
    ran = english("verify", "--head", f"3:{'f' * 64}")
    assert ran.code == 2
    assert f"expected {'f' * 64} that was given" in ran.err


def test_a_head_is_of_one_organisation(owner):
    organisation("polderveen")
    printed = str(head_of(owner))
    ran = english("verify", "--head", printed)
    assert (ran.code, len(ran.errors)) == (2, 1)
    assert "say which with --organisation, one of polderveen, waterdam" in ran.err
    assert english("verify", "--head", printed, "--organisation", "waterdam").code == 0


@pytest.mark.parametrize("written", ["", "3", "3:abc", f"x:{'f' * 64}", f"3:{'F' * 64}"])
def test_what_is_no_head_is_refused(written):
    ran = english("verify", "--head", written)
    assert (ran.code, ran.out) == (2, "")
    assert f"Error: --head: '{written[:60]}" in ran.err
    assert "is no head, expected a number, a colon and a hash of 64 digits" in ran.err


def test_a_head_is_printed_as_json_too(owner):
    number, hash_ = head_of(owner)
    (line,) = run("ledger", "head", "--json").lines
    assert line == {"organisation": "waterdam", "number": number, "hash": hash_}


def test_a_part_that_there_is_not_is_refused_in_the_language_asked_for():
    assert "expected one of export, head, verify" in english("verifi").err
    assert english("verifi").code == run("ledger").code == 2
    assert "export, head, verify" in run("ledger").err


def program() -> str:
    """The few lines with which somebody else can check a ledger, as the documentation has them."""
    (found,) = re.findall(r"```python\n(.*?)```", EXPLAINED.read_text("utf-8"), re.DOTALL)
    assert len(found.strip().splitlines()) <= 15
    return str(found)


def checked(exported: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program()],
        input=exported,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_somebody_else_can_check_what_was_exported(owner):
    write(organisation("polderveen"))
    exported = run("ledger", "export")
    assert (exported.code, exported.err, "Noor" in exported.out) == (0, "", False)
    done = checked(exported.out)
    assert done.returncode == 0, done.stderr
    assert str(head_of(owner).hash) in done.stdout
    assert checked(exported.out.replace("kerb-2", "kerb-9")).returncode != 0
    lines = exported.out.splitlines(keepends=True)
    assert checked("".join(lines[:1] + lines[2:])).returncode != 0


def test_what_is_exported_is_what_the_chain_is_made_of(owner):
    first = run("ledger", "export").lines[0]
    assert list(first) == [
        *("previous", "organisation", "number", "at", "action", "facts", "sealed", "hash")
    ]
    assert json.loads(str(first["facts"]))["kerb"] == "kerb-1"
    assert str(first["at"]).endswith("Z")


def test_without_tables_it_says_how_they_come_about(tmp_path, monkeypatch):
    monkeypatch.setattr("stoeprand.site.preparing.tables_are_up_to_date", lambda: False)
    ran = english("verify")
    assert (ran.code, ran.out) == (2, "")
    assert "`stoeprand serve` brings them about" in ran.err


def test_a_database_that_cannot_be_read_is_told_in_a_line(monkeypatch):
    from django.db import OperationalError

    def unreachable() -> bool:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr("stoeprand.site.preparing.tables_are_up_to_date", unreachable)
    assert english("head") == Ran(2, "", "the database cannot be read: connection refused\n")
