"""Whoever types `make` finds all that the house can do."""

import re
import subprocess

from tests.house.project import ROOT, make_targets

MAKEFILE = (ROOT / "Makefile").read_text()
# the first .PHONY names what people ask for, the second the steps in between
PUBLIC, STEPS = (
    set(line.split()) for line in re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
)


def test_make_help_lists_every_command():
    command = ["make", "--no-print-directory"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = {line.split()[1] for line in shown.splitlines()}
    assert listed == PUBLIC
    assert listed == set(make_targets())


def test_every_command_and_step_exists():
    for target in PUBLIC | STEPS:
        assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE), target


def test_the_build_server_runs_all_tests():
    assert "make test" in (ROOT / ".ci/run").read_text()
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
