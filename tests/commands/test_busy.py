"""A hard question on a terminal: how long it has been, and Ctrl-C; elsewhere not a word of it."""

import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from stoeprand.commands import clock as clock_program
from tests.commands.at_the_terminal import AREA, DAY, json_lines, write
from tests.commands.in_a_terminal import PATIENCE, Watched, watching
from tests.commands.test_options import pigeons

UNKNOWN = json_lines({"idea": "i", "values": {}})
WORDS = "busy for {seconds} seconds; Ctrl-C stops it"


@pytest.fixture
def hard(tmp_path):
    """An area about which a question takes longer than anybody waits."""
    return write(tmp_path, "hard.yaml", pigeons(14))


@pytest.fixture
def hard_questions(hard, tmp_path):
    """Each way to ask something hard."""
    ideas = write(tmp_path, "i.jsonl", UNKNOWN)
    example = "examples: [{title: T, values: {}, level: free}]\n"
    tested = write(tmp_path, "tested.yaml", pigeons(14) + example)
    kerb = "title: T, nature: law, source: S, owner: o, movable_by: board, on: d0"
    more = pigeons(14) + f"  - {{id: more, {kerb}, bands: {{otherwise: tell}}}}\n"
    told = write(tmp_path, "told.yaml", more)
    return {
        "room": ("room", hard),
        "room within a limit": ("room", hard, "--limit", 600),
        "check": ("check", hard, ideas, "--json"),
        "validate": ("validate", tested),
        "diff": ("diff", hard, told, "--json"),
    }


def said(seconds: int) -> str:
    return WORDS.format(seconds=seconds)


def children_of(parent: int) -> list[int]:
    """The programs that a program has started, by their numbers."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(FileNotFoundError, ProcessLookupError):  # gone in the meantime
            number, _, rest = stat.read_text().partition(" (")
            if int(rest.rpartition(") ")[2].split()[1]) == parent:
                found.append(int(number))
    return found


def is_gone(pid: int) -> bool:
    """Say whether a program ends within a second or two."""
    for _ in range(40):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def on_screen(written: str) -> str:
    """What stands on the last line of a terminal to which this was written."""
    line = ""
    for part in written.rsplit("\n", 1)[-1].split("\r"):
        line = part + line[len(part) :]
    return line.rstrip()


@pytest.mark.parametrize(
    "question",
    ["room", "room within a limit", "check", "validate", "diff"],
)
def test_the_time_is_told_and_ctrl_c_ends_it_with_one_line(hard_questions, question):
    with watching(*hard_questions[question], "--lang", "en") as seen:
        assert seen.wait_for(lambda written: said(2) in written), seen.seen
        assert on_screen(seen.seen) == said(2)
        seen.press_ctrl_c()
        assert seen.end() == 130
        *_, last = seen.seen.rstrip("\r\n").split("\n")
        assert on_screen(last) == "stopped before it was done"
        assert "Traceback" not in seen.seen


def test_the_line_is_gone_when_the_answer_comes(hard):
    with watching("room", hard, "--limit", 3.5, "--lang", "en") as seen:
        assert seen.wait_for(lambda written: "\n" in written)
        assert seen.end() == 3
    busy_lines, _, rest = seen.seen.partition("\n")
    assert said(3) in busy_lines
    assert on_screen(busy_lines).startswith("out of time, so not answered: whether an idea")
    assert rest == ""


def test_what_is_answered_at_once_says_nothing_more(tmp_path):
    area = write(tmp_path, "area.yaml", AREA)
    ideas = write(tmp_path, "i.jsonl", UNKNOWN * 50)
    for asked in (("room", area), ("check", area, ideas, "--at", DAY), ("validate", area)):
        with watching(*asked) as seen:
            assert seen.program.stdout is not None
            assert seen.program.stdout.read()
            assert seen.end() == 0
        assert seen.seen == ""


def clock_of(seen: Watched) -> int:
    assert seen.wait_for(lambda written: said(2) in written), seen.seen
    [clock] = children_of(seen.program.pid)
    return clock


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
def test_the_clock_ends_with_the_command_however_that_ends(hard, ending):
    with watching("room", hard, "--lang", "en") as seen:
        clock = clock_of(seen)
        seen.program.send_signal(ending)
        seen.program.wait(PATIENCE)
        assert is_gone(clock)
        seen.end()
        assert on_screen(seen.seen) == ""


def test_a_command_goes_on_without_its_clock(hard):
    with watching("room", hard, "--limit", 4, "--lang", "en") as seen:
        os.kill(clock_of(seen), signal.SIGKILL)
        assert seen.end() == 3
    assert seen.seen.endswith("out of time, so not answered: whether an idea comes out at free\r\n")


def test_where_nobody_watches_only_the_end_is_told(hard):
    command = [sys.executable, "-m", "stoeprand", "room", str(hard), "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        time.sleep(3)
        assert children_of(program.pid) == []
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=PATIENCE)
    assert (program.returncode, out, err) == (130, b"", b"stopped before it was done\n")


def test_every_question_is_timed_from_its_own_beginning():
    terminal, other_end = pty.openpty()
    words = "{seconds} seconds"
    clock = subprocess.Popen(
        [sys.executable, "-I", "-S", clock_program.__file__, words],
        stdin=subprocess.PIPE,
        stderr=other_end,
        bufsize=0,
    )
    os.close(other_end)
    with clock:
        assert clock.stdin is not None
        seen = Watched(clock, terminal)
        for _ in range(2):
            seen.seen = ""
            clock.stdin.write(b"1")
            assert seen.wait_for(lambda written: "3 seconds" in written)
            assert seen.seen == "\r2 seconds\r3 seconds"
            clock.stdin.write(b"0")
            assert seen.wait_for(lambda written: on_screen(written) == "")
        clock.stdin.write(b"1")
        clock.stdin.close()
        assert seen.end() == 0
    os.close(terminal)
