"""The program as a shell starts it: pipes that close, files that are none, and what it imports."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.commands.at_the_terminal import (
    AREA,
    DAY,
    NEW,
    PARTY,
    Ran,
    json_lines,
    run,
    run_program,
    write,
)

TELLING_MODULES = """\
import atexit, sys
from stoeprand.commands import main
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
main()
"""
NOBODY = 65534
LONG = 60.0
"""Seconds that no command here should ever need."""


def test_an_answer_comes_on_standard_output_alone(area):
    ran = run_program("check", area, "-", "--json", "--at", DAY, given=json_lines(PARTY).encode())
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["level"] == "tell"


def test_faults_come_on_standard_error_alone_without_a_traceback(area):
    area.write_text(AREA.replace("kind: flag", "kind: bool"))
    for arguments in (["check", area, "-"], ["room", area], ["validate", area]):
        ran = run_program(*arguments)
        assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
        assert ran.err.startswith(f"{area}:")


def test_one_idea_is_answered_without_django_numpy_or_a_solver(area):
    for ideas in (PARTY, NEW):
        for extra in ([], ["--json"]):
            done = subprocess.run(
                [sys.executable, "-c", TELLING_MODULES, "check", str(area), "-", *extra],
                input=json_lines(ideas),
                capture_output=True,
                text=True,
                check=True,
            )
            loaded = {name.split(".")[0] for name in done.stderr.split()}
            assert done.stdout
            assert {"stoeprand", "yaml", "click"} <= loaded
            assert loaded.isdisjoint({"django", "numpy", "pysat", "pyarrow", "hypothesis"})


def test_whoever_reads_only_the_first_line_sees_no_complaint(area, tmp_path):
    many = write(tmp_path, "many.jsonl", json_lines(NEW) * 20_000)
    program = [sys.executable, "-m", "stoeprand", "check", str(area), str(many)]
    for extra in (["--json"], []):
        with subprocess.Popen(
            [*program, *extra], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdout is not None
            assert running.stderr is not None
            assert running.stdout.readline()
            running.stdout.close()
            assert running.stderr.read() == b""
            assert running.wait(LONG) == 0


def test_a_closed_standard_input_or_output_is_no_accident(area, tmp_path):
    ideas = write(tmp_path, "i.jsonl", json_lines(PARTY))
    ran = with_streams("<&-", "check", area, "-", "--lang", "en")
    assert ran == (2, "", "standard input is closed, expected ideas there\n")
    assert with_streams(">&-", "check", area, ideas, "--json") == (0, "", "")
    assert with_streams(">&-", "room", area) == (0, "", "")


def with_streams(redirected: str, *arguments: object) -> tuple[int, str, str]:
    """Run the program from a shell that closes or redirects a stream, in a folder of any name."""
    program = shlex.join([sys.executable, "-m", "stoeprand", *map(str, arguments)])
    command = ["bash", "-c", f"{program} {redirected}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk here is always full")
def test_a_full_disk_is_told_in_a_line(area):
    code, _, err = with_streams(">/dev/full", "room", area, "--json", "--lang", "en")
    assert (code, err) == (2, "standard output: No space left on device\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_that_lacks_a_sign_gets_something_in_its_place(area, encoding):
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    area.write_text(AREA.replace("Het plein, en", "Één plein 🎈, en"))
    for arguments in (["room", area], ["check", area, "-"], ["room", area, "--json"]):
        command = [sys.executable, "-m", "stoeprand", *map(str, arguments)]
        done = subprocess.run(
            command,
            input=json_lines(PARTY).encode(),
            capture_output=True,
            env=environment,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        # what calls itself ascii is mostly set up wrongly, and gets UTF-8
        assert done.stdout.decode("utf-8" if encoding == "ascii" else encoding)


def test_a_missing_file_a_folder_a_pipe_and_a_loop_are_told_at_once(area, tmp_path):
    for suffix in (".yaml", ".jsonl", ".csv", ".parquet"):
        (tmp_path / f"folder{suffix}").mkdir()
        os.mkfifo(tmp_path / f"pipe{suffix}")
        (tmp_path / f"loop{suffix}").symlink_to(tmp_path / f"loop{suffix}")
        (tmp_path / f"to-nowhere{suffix}").symlink_to(tmp_path / "nowhere")
    for name in ("folder", "pipe", "loop", "to-nowhere", "missing"):
        odd = tmp_path / f"{name}.yaml"
        attempts = [["room", odd], ["validate", odd]]
        attempts += [
            ["check", area, tmp_path / f"{name}{kind}"] for kind in (".jsonl", ".csv", ".parquet")
        ]
        for arguments in attempts[:: 1 if name == "pipe" else 2]:
            ran = run_program(*arguments, timeout=LONG)
            assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
            assert str(tmp_path / name) in ran.err
            assert "Traceback" not in ran.err


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything; within this it may not."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_file_that_one_may_not_read_is_told(area, tmp_path):
    ideas = write(tmp_path, "i.jsonl", json_lines(PARTY))
    assert run("check", area, ideas).code == run("room", area).code == 0
    area.chmod(0)
    with as_nobody():
        ran = run("room", area, "--lang", "en")
    denied = f"{area}:1: cannot be opened: Permission denied, expected an area file\n"
    assert ran == Ran(2, "", denied)
    area.chmod(0o644)
    ideas.chmod(0)
    with as_nobody():
        assert run("check", area, ideas, "--lang", "en").code == 2


def test_very_many_ideas_come_out_as_they_went_in(area, tmp_path):
    values = ({"cost": number, "partner": "nobody"} for number in range(5_500))
    ideas = [{"idea": f"i{each['cost']}", "values": each} for each in values]
    path = write(tmp_path, "many.jsonl", json_lines(*ideas))
    ran = run_program("check", area, path, "--json", "--at", DAY)
    assert ran.code == 0
    levels = {line["idea"]: line["level"] for line in ran.lines}
    assert list(levels) == [idea["idea"] for idea in ideas]
    assert [levels[f"i{n}"] for n in (1000, 1001, 5001)] == ["free", "tell", "agree"]
