"""The options that every command has, and how each way of failing ends."""

import re
import time

import pytest

from tests.commands.at_the_terminal import AREA, DAY, NEW, PARTY, json_lines, run, write

PATIENCE = 20
COMMANDS = ("check", "room", "validate")


def arguments(command: str, area) -> list[object]:
    return [command, area, *(["-"] if command == "check" else [])]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "option",
    [
        *(["--at", "2026-02-30"], ["--at", "23-11-2026"], ["--at", "tomorrow"], ["--at", ""]),
        *(["--lang", "de"], ["--lang", "NL"], ["--limit", "-1"], ["--limit", "soon"]),
        *(["--limit", "nan"], ["--colour"], ["--at"]),
    ],
)
def test_an_option_that_means_nothing_is_refused_with_exit_code_2(area, command, option):
    ran = run(*arguments(command, area), *option, given=json_lines(PARTY))
    assert (ran.code, ran.out) == (2, "")
    assert option[0] in ran.errors[-1]


@pytest.mark.parametrize(
    "command", [[], ["check"], ["room"], ["validate"], ["fly"], ["check", "a"]]
)
def test_a_command_that_lacks_something_says_how_it_is_used(command):
    ran = run(*command)
    assert (ran.code, "Usage: " in ran.err + ran.out) == (2, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_day_it_is_today(area, command):
    today = time.strftime("%Y-%m-%d")
    ran = run(*arguments(command, area), "--json", given=json_lines(PARTY))
    if command != "check":
        assert ran.lines[0]["at"] in (today, time.strftime("%Y-%m-%d"))
    assert ran.code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_day_asked_for_is_the_day_answered_for(area, command):
    area.write_text(AREA + "examples: [{title: T, values: {outside: true}, level: free}]\n")
    given = json_lines({"values": {"outside": True, "cost": 0, "partner": "nobody"}})
    outs = {
        day: run(*arguments(command, area), "--json", "--at", day, given=given).out
        for day in ("2027-05-31", "2027-06-01")
    }
    assert "consult" not in re.sub('"consult": null', "", outs["2027-05-31"])
    assert "consult" in re.sub('"consult": null', "", outs["2027-06-01"])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("limit", ["60", "0.5e2", "1e300", "inf"])
def test_a_limit_that_is_long_enough_changes_nothing(area, command, limit):
    given = json_lines(PARTY, NEW)
    without = run(*arguments(command, area), "--json", "--at", DAY, given=given)
    with_limit = run(
        *arguments(command, area), "--json", "--at", DAY, "--limit", limit, given=given
    )
    assert with_limit.code == without.code == 0
    assert with_limit.err == without.err == ""
    if command != "room":  # of which another example may be shown
        assert with_limit.out == without.out


def test_what_cannot_be_answered_in_time_is_not_answered_and_says_what_that_was(area):
    ran = run("room", area, "--limit", "0", "--json", "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "out of time, so not answered: whether an idea comes out at free\n"
    given = json_lines(PARTY)
    ran = run("check", area, "-", "--limit", "0", "--json", "--lang", "en", given=given)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "out of time, so not answered: what the idea may (idea 'party')\n"
    area.write_text(AREA + "examples: [{title: T, values: {}, level: free}]\n")
    ran = run("validate", area, "--limit", "0", "--json", "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("out of time, so not answered: ")


def test_a_question_too_hard_for_its_limit_ends_in_time(tmp_path):
    area = write(tmp_path, "area.yaml", pigeons(11))
    began = time.monotonic()
    ran = run("room", area, "--limit", "0.5", "--json", "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "out of time, so not answered: whether an idea comes out at free\n"
    began, spent = time.monotonic(), time.monotonic() - began
    assert spent < 10
    ran = run(
        "check", area, "-", "--limit", "0.5", "--lang", "en", given='{"idea": "i", "values": {}}'
    )
    assert (ran.code, time.monotonic() - began < 10) == (3, True)
    assert (
        ran.err
        == "out of time, so not answered: how loose the idea can come out at best (idea 'i')\n"
    )


def pigeons(holes: int) -> str:
    """An area in which no two of one dimension too many may be alike: hard to see that none is."""
    values = ", ".join(f"h{number}" for number in range(holes))
    dimensions = "".join(
        f"  d{n}: {{kind: choice, values: [{values}]}}\n" for n in range(holes + 1)
    )
    head = "format: 1\narea: pigeons\ntitle: T\ndirection: D\npeople: {o: {name: N, role: R}}\n"
    paper = "title: T, nature: law, source: S, owner: o, movable_by: nobody"
    kerbs = "".join(
        f"  - {{id: k{one}-{other}-{hole}, {paper}, on: d{one}, "
        f"when: {{d{other}: {{is: h{hole}}}}}, bands: {{h{hole}: no, otherwise: free}}}}\n"
        for one in range(holes + 1)
        for other in range(one)
        for hole in range(holes)
    )
    return f"{head}dimensions:\n{dimensions}kerbs:\n{kerbs}"


@pytest.mark.parametrize("command", COMMANDS)
def test_an_area_that_is_at_fault_is_told_by_every_command_alike(area, command):
    area.write_text(
        AREA.replace("nature: money", "nature: rule").replace("kind: flag", "kind: bool")
    )
    ran = run(*arguments(command, area), "--lang", "en", given=json_lines(PARTY))
    assert (ran.code, ran.out) == (2, "")
    told = [error.split(": ")[0] for error in ran.errors]
    lines = area.read_text().splitlines()
    expected = [
        n for n, line in enumerate(lines, 1) if "kind: bool" in line or "nature: rule" in line
    ]
    assert told == [f"{area}:{line}" for line in expected]


def test_help_names_every_command_and_what_it_reads():
    ran = run("--help")
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)
    for command in COMMANDS:
        assert "AREA" in run(command, "--help").out


def test_the_version_is_that_of_the_package():
    from stoeprand import __version__

    assert run("--version").out == f"stoeprand, version {__version__}\n"
