"""`stoeprand check` on very many ideas: what a terminal shows, and what memory it takes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from stoeprand.commands import progress
from stoeprand.commands.progress import Progress, covering
from tests.commands.at_the_terminal import DAY, json_lines, run, write

pty = pytest.importorskip("pty", reason="there are no such terminals on this system")

KINDS = ("jsonl", "csv", "parquet")


class Moments:
    """A clock that goes on by so many seconds each time somebody looks."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def monotonic(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal, and two seconds for each idea."""
    monkeypatch.setattr(progress, "_is_terminal", lambda: True)
    monkeypatch.setattr(progress, "time", Moments(2.0))


def ideas_of(kind: str, folder: Path, count: int) -> Path:
    path = folder / f"ideas.{kind}"
    if kind == "parquet":
        names = [f"i{n}" for n in range(count)]
        parquet.write_table(pyarrow.table({"idea": names, "cost": list(range(count))}), path)
        return path
    lines = (
        [f"i{n},{n}" for n in range(count)]
        if kind == "csv"
        else [json.dumps({"idea": f"i{n}", "values": {"cost": n}}) for n in range(count)]
    )
    return write(folder, path.name, "\n".join((["idea,cost"] if kind == "csv" else []) + lines))


def shown(err: str) -> list[str]:
    return [line.rstrip() for line in err.split("\r") if line.strip()]


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("kind", KINDS)
def test_on_a_terminal_it_is_told_how_far_it_is(area, tmp_path, kind):
    ideas = ideas_of(kind, tmp_path, 5)
    ran = run("check", area, ideas, "--at", DAY, "--lang", "en", "-o", tmp_path / f"out.{kind}")
    assert (ran.code, ran.out) == (0, "")
    lines = shown(ran.err)
    assert [line.split("] ")[-1].split(" ideas")[0].split()[-1] for line in lines] == list("12345")
    assert lines[-1].endswith("5 ideas, 0 a second, 0:00 to go")
    assert ran.err.endswith("\r" + " " * (len(lines[-1]) + 2) + "\r")


@pytest.mark.usefixtures("terminal")
def test_where_nobody_knows_the_end_only_the_number_is_told(area, tmp_path):
    given = json_lines({"values": {}}, {"values": {}})
    ran = run("check", area, "-", "--lang", "en", "-o", tmp_path / "out.csv", given=given)
    assert shown(ran.err) == ["1 ideas, 0 a second", "2 ideas, 0 a second"]


@pytest.mark.usefixtures("terminal")
def test_the_line_is_gone_when_something_goes_wrong(area, tmp_path):
    ideas = write(tmp_path, "ideas.csv", 'idea,cost\na,1\nb,"2\n')
    ran = run("check", area, ideas, "--lang", "en", "-o", tmp_path / "out.csv")
    assert ran.code == 2
    told, wiped, fault = ran.err.split("\r")[1:]
    assert told.rstrip().endswith("to go")
    assert not wiped.strip()
    assert fault.startswith(str(f"'{ideas}': line 3 is no CSV"))


def test_nothing_is_shown_where_there_is_no_terminal(area, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "time", Moments(2.0))
    ideas = ideas_of("jsonl", tmp_path, 5)
    assert run("check", area, ideas, "-o", tmp_path / "out.jsonl").err == ""


@pytest.mark.usefixtures("terminal")
def test_nothing_is_shown_of_what_is_done_at_once(area, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "time", Moments(0.01))
    ideas = ideas_of("jsonl", tmp_path, 5)
    assert run("check", area, ideas, "-o", tmp_path / "out.jsonl").err == ""


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.001, "2 000 ideas, 0 a second"),
        (0.5, "[##########..........]  50%  2 000 ideas, 0 a second, 1:06:40 to go"),
        (0.999, "[###################.] 100%  2 000 ideas, 0 a second, 0:04 to go"),
        (1.5, "[####################] 100%  2 000 ideas, 0 a second, 0:00 to go"),
    ],
)
def test_time_and_numbers_are_easy_to_read(share, told, capsys, monkeypatch):
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((90, 24)))
    with Progress(str, is_shown=True) as seen:
        seen.watch(lambda: share)
        for _ in seen.over(range(2000)):
            pass
        assert shown(capsys.readouterr().err)[-1] == told


@pytest.mark.usefixtures("terminal")
def test_a_line_fits_the_terminal_and_what_is_written_over_it_covers_it(capsys, monkeypatch):
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((20, 24)))
    with Progress(str, is_shown=True) as seen:
        for _ in seen.over(range(3)):
            pass
    lines = [line for line in capsys.readouterr().err.split("\r") if line]
    assert max(map(len, lines)) <= 21
    assert len(covering(str)("busy")) >= max(map(len, lines)) - 2


def program_on_a_terminal(*arguments: object) -> tuple[int, str]:
    """Run the real program with a terminal for all its streams."""
    child, terminal = pty.fork()
    if not child:
        program = [sys.executable, "-m", "stoeprand", *map(str, arguments)]
        os.execv(sys.executable, program)  # noqa: S606  (a terminal of its own, and no shell)
    told = b"".join(_all_of(terminal))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), told.decode()


def _all_of(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            read = os.read(terminal, 65_536)
        except OSError:  # so a terminal ends
            return
        if not read:
            return
        yield read


def test_answers_on_the_terminal_have_no_bar_between_them(area, tmp_path):
    ideas = ideas_of("jsonl", tmp_path, 3)
    code, told = program_on_a_terminal("check", area, ideas, "--json", "--at", DAY)
    assert code == 0
    assert [json.loads(line)["idea"] for line in told.split("\r\n") if line] == ["i0", "i1", "i2"]


MEASURED = """\
import pathlib, sys
from stoeprand.commands import main
try:
    main()
finally:
    print(pathlib.Path("/proc/self/status").read_text(), file=sys.stderr)
"""


def kilobytes_to_check(area: Path, ideas: Path, output: Path) -> int:
    command: list[Any] = [sys.executable, "-c", MEASURED, "check", area, ideas, "-o", output]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    [most] = [line for line in done.stderr.splitlines() if line.startswith("VmHWM")]
    return int(most.split()[1])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell it elsewhere")
@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_memory_does_not_grow_with_the_number_of_ideas(area, tmp_path, kind):
    few, many = (
        kilobytes_to_check(area, ideas_of(kind, tmp_path, count), tmp_path / f"out.{kind}")
        for count in (5_000, 40_000)
    )
    assert many - few < 3_000  # all of the ideas would take 40 MB
