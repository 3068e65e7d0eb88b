"""How long `stoeprand check` takes beside Python's own start. Goal: at most 0.15 s more."""

import statistics
import subprocess
import sys
import tempfile
from functools import partial
from importlib.resources import files
from pathlib import Path

from benchmarks.side_by_side import HEADING, in_turn, row


def main() -> None:
    """Print the times of both, and how much longer the command takes at the median."""
    demo = files("stoeprand.demo") / "wijkbudget"
    with tempfile.TemporaryDirectory() as folder:
        area, idea = Path(folder) / "area.yaml", Path(folder) / "idea.jsonl"
        area.write_bytes((demo / "area.yaml").read_bytes())
        idea.write_bytes((demo / "ideas.jsonl").read_bytes().splitlines()[0])
        check = [sys.executable, "-m", "stoeprand", "check", str(area), str(idea)]
        print(HEADING)
        for command in (check, [*check, "--json"]):
            _compare(command)


def _compare(command: list[str]) -> None:
    bare, checked = in_turn(partial(_run, [sys.executable, "-c", "pass"]), partial(_run, command))
    more = statistics.median(checked) - statistics.median(bare)
    print(row("python -c pass", bare))
    print(row("stoeprand check" + " --json" * ("--json" in command), checked))
    print(f"{'more than bare Python':<42} {'':>9} {1000 * more:9.1f}")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
