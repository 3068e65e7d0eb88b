"""Commands as a person runs them, and a small area and ideas to run them on."""

import json
import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from stoeprand.commands import main

DAY = "2026-11-23"
AREA = """\
format: 1
area: square
title: {nl: Het plein, en: The square}
direction: {nl: Het plein is van wie er komt., en: The square belongs to whoever comes.}
people:
  noor: {name: Noor, role: {nl: wijkmanager, en: district manager}}
  chris: {name: Chris, role: controller}
dimensions:
  cost: {kind: amount, unit: EUR, step: 0.01, expected: true}
  weeks: {kind: amount, unit: weeks, max: 520, expected: true}
  start: {kind: date}
  partner: {kind: choice, values: [residents, company, nobody]}
  data: {kind: set, values: [name, health]}
  outside: {kind: flag}
kerbs:
  - id: purse
    title: {nl: De beurs, en: The purse}
    nature: money
    source: Register 2026
    owner: noor
    signs: chris
    movable_by: director
    on: cost
    bands: [{at_most: 1000, level: free}, {at_most: 5000, level: tell},
            {at_most: 20000, level: agree}, {level: no}]
  - id: health data
    title: {nl: Gezondheid, en: Health}
    nature: law
    source: AVG
    owner: chris
    movable_by: nobody
    when: {partner: {in: [company, residents]}}
    on: data
    bands: {health: no, otherwise: tell}
  - id: how-long
    title: {nl: Hoe lang, en: How long}
    nature: time
    source: still to be said
    owner: noor
    movable_by: manager
    on: weeks
    bands: open
  - id: summer
    title: {nl: Zomer, en: Summer}
    nature: policy
    source: Festival plan
    owner: noor
    movable_by: team
    valid_from: 2027-06-01
    valid_until: 2027-08-31
    on: outside
    bands: {true: consult, false: free}
"""
PARTY: dict[str, Any] = {
    "idea": "party",
    "values": {
        "cost": 3000,
        "weeks": 1,
        "start": "2026-12-05",
        "partner": "residents",
        "data": [],
        "outside": True,
    },
}
WRONG = {"idea": "wrong", "values": {"cost": -1}}
NEW = {"idea": "new", "values": {}}


@dataclass(frozen=True)
class Ran:
    """What a command left behind: its exit code, and what stands on both streams."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The lines of JSON on standard output; numbers as exact decimals."""
        return [json.loads(line, parse_float=Decimal) for line in self.out.split("\n") if line]

    @property
    def errors(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


def run(*arguments: object, given: str | bytes = "") -> Ran:
    """Run a command inside this process, at once."""
    done = CliRunner().invoke(main, [str(a) for a in arguments], input=given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)


def run_program(*arguments: object, given: bytes = b"", **options: Any) -> Ran:
    """Run the real program, as a shell would."""
    command = [sys.executable, "-m", "stoeprand", *map(str, arguments)]
    done = subprocess.run(command, input=given, capture_output=True, check=False, **options)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a file and say where it is."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def json_lines(*ideas: object) -> str:
    """Ideas as JSON Lines."""
    return "".join(json.dumps(idea) + "\n" for idea in ideas)
