"""The options that every command has, and how each way of failing ends."""

import re
import time

import click
import pytest

from stoeprand.commands import main
from stoeprand.commands.usage import Refusal
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
    ran = run(*command, *(["--lang", "en"] if command else []))
    assert (ran.code, "Usage: " in ran.err + ran.out) == (2, True)


WRONG_CALLS = [
    (["check"], "AREA ontbreekt", "AREA is missing"),
    (["map", "a", "b", "--y", "cost"], "--x ontbreekt", "--x is missing"),
    (
        ["check", "a", "b", "c"],
        "er staat meer dan bij dit commando hoort",
        "more was given than this command takes",
    ),
    (
        ["room", "a", "--colour"],
        "de optie '--colour' bestaat niet",
        "there is no option '--colour'",
    ),
    (
        ["room", "a", "--jsn"],
        "de optie '--jsn' bestaat niet; bedoel je --json?",
        "there is no option '--jsn'; did you mean --json?",
    ),
    (["room", "a", "--json=3"], "achter '--json' hoort geen waarde", "'--json' takes no value"),
    (["room", "a", "--at"], "achter '--at' hoort een waarde", "'--at' needs a value"),
    (
        ["room", "a", "--at", "x"],
        "--at: 'x' is geen dag, verwacht: bijvoorbeeld 2026-12-31",
        "--at: 'x' is no day, expected one like 2026-12-31",
    ),
    (
        ["room", "a", "--limit", "-1"],
        "--limit: '-1' is geen aantal seconden, verwacht: 0 of meer",
        "--limit: '-1' is no number of seconds, expected 0 or more",
    ),
    (
        ["openings", "a", "b", "--to", "maybe"],
        "--to: 'maybe' bestaat niet, verwacht: free, tell, consult, agree, no",
        "--to: 'maybe' is not among free, tell, consult, agree, no",
    ),
    (
        ["openings", "a", "b", "--moves=0"],
        "--moves: '0' is geen heel getal van 1 tot en met 5000",
        "--moves: '0' is no whole number from 1 up to and including 5000",
    ),
    (
        ["serve", "--workers", "few"],
        "--workers: 'few' is geen heel getal van 1 of meer",
        "--workers: 'few' is no whole number of at least 1",
    ),
]


@pytest.mark.parametrize(("call", "in_dutch", "in_english"), WRONG_CALLS)
def test_a_call_that_means_nothing_is_refused_in_the_language_asked_for(call, in_dutch, in_english):
    command, *others = call
    in_default = run(*call)
    assert (in_default.code, in_default.out) == (2, "")
    assert in_default.errors[-1] == f"Fout: {in_dutch}"
    assert run(command, "--lang", "en", "--lang=nl", *others).errors[-1] == f"Fout: {in_dutch}"
    assert run(command, "--lang", "en", *others).errors[-1] == f"Error: {in_english}"
    assert run(command, "--lang=en", *others).errors[-1] == f"Error: {in_english}"


def test_a_refused_call_says_how_the_command_is_used_and_where_to_read_more():
    assert run("check").err == (
        "Gebruik: main check [OPTIONS] AREA IDEAS\nMeer hierover: main check --help\n\n"
        "Fout: AREA ontbreekt\n"
    )


def test_a_command_that_does_not_exist_is_refused_with_those_that_do():
    known = ", ".join(main.list_commands(click.Context(main)))
    assert run("fly").errors[-1] == f"Fout: het commando 'fly' bestaat niet, verwacht: {known}"
    assert run("--fly").errors[-1] == "Fout: de optie '--fly' bestaat niet"
    english = f"Error: there is no command 'fly', expected one of {known}"
    assert run("fly", "--lang", "en").errors[-1] == english


def test_a_language_that_nobody_speaks_is_refused_in_dutch():
    assert (
        run("room", "a", "--lang", "de").errors[-1]
        == "Fout: --lang: 'de' bestaat niet, verwacht: nl, en"
    )


def test_a_refusal_that_click_alone_knows_of_is_passed_on_as_it_is():
    error = click.BadParameter("too odd", param=click.Argument(["area"]))
    assert Refusal(error, ["--lang", "en"]).message == "AREA: too odd"
    assert Refusal(click.BadParameter("odd"), ["x"]).message == "Invalid value: odd"


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
