"""Area files as text, with room for whatever a test wants to put in them.

A line that ends in `# !` is one at which a fault is to be told: see `told_where_marked`.
"""

import json
from textwrap import indent
from typing import Any

from stoeprand.engine import FaultyFile, read_area
from stoeprand.engine.faults import Fault

MARK = "# !"

HEAD = """\
format: 1
area: square
title: {nl: Plein, en: Square}
direction: Whoever comes there decides on the square.
"""
PEOPLE = """\
people:
  noor: {name: Noor, role: manager}
  chris: {name: Chris, role: controller}
"""
DIMENSIONS = """\
cost: {kind: amount, unit: EUR, step: 0.01}
weeks: {kind: amount}
start: {kind: date}
partner: {kind: choice, values: [residents, company, nobody]}
data: {kind: set, values: [name, address, health]}
outside: {kind: flag}
"""
USUAL = {
    "id": "purse",
    "title": "Purse",
    "nature": "money",
    "source": "Register",
    "owner": "noor",
    "movable_by": "team",
    "on": "cost",
    "bands": '[{at_most: 2500, level: free}, {level: "no"}]',
}
ANY_BANDS = {
    "cost": "[{at_most: 10, level: free}, {level: tell}]",
    "weeks": "[{at_most: 10, level: free}, {level: tell}]",
    "start": "[{below: 2027-01-01, level: free}, {level: tell}]",
    "partner": "{otherwise: tell}",
    "data": "{otherwise: tell}",
    "outside": "{otherwise: tell}",
}


def area_file(
    *kerbs: str,
    dimensions: str = DIMENSIONS,
    people: str = PEOPLE,
    head: str = HEAD,
    rest: str = "",
) -> str:
    """A whole file; `kerbs` as `kerb` makes them, `rest` are more keys at the end."""
    listed = "".join(indent(f"- {each[2:]}", "  ") for each in kerbs)
    body = "kerbs:\n" + listed if kerbs else "kerbs: []\n"
    return f"{head}{people}dimensions:\n{indent(dimensions, '  ')}{body}{rest}"


def kerb(own: str = "", *, without: str = "") -> str:
    """The lines of a kerb: what is usual, save for the keys in `own` (lines) and `without`."""
    given = {line.split(":")[0] for line in own.splitlines() if not line.startswith((" ", "-"))}
    lines = [f"{key}: {text}" for key, text in USUAL.items() if key not in given | {without}]
    return indent("\n".join([*lines, *own.splitlines()]) + "\n", "  ")


def document(**instead: Any) -> dict[str, Any]:
    """A small sound area as JSON holds it, with other keys instead."""
    usual = {key: value for key, value in USUAL.items() if key != "bands"}
    bands = [{"at_most": 2500, "level": "free"}, {"level": "no"}]
    whole = {
        "format": 1,
        "area": "square",
        "title": "Square",
        "direction": "Whoever comes there decides.",
        "people": {"noor": {"name": "Noor", "role": "manager"}},
        "dimensions": {"cost": {"kind": "amount"}},
        "kerbs": [{**usual, "bands": bands}],
    }
    return whole | instead


def as_json(whole: dict[str, Any]) -> str:
    """An area in JSON, with a line for every key and value."""
    return json.dumps(whole, indent=1, ensure_ascii=False)


def read(text: str, name: str = "area.yaml") -> Any:
    """The area in a text; a fault ends the test with what is wrong.

    Without a type: a test knows which kind of bands, domain or source it has written.
    """
    return read_area(text.encode(), name)


def read_kerb(own: str = "", **around: str) -> Any:
    """The only kerb of an area."""
    return read(area_file(kerb(own), **around)).kerbs[0]


def faults_of(text: str | bytes, name: str = "area.yaml") -> tuple[Fault, ...]:
    """Every fault that is told of a file; none when it is taken."""
    try:
        read_area(text if isinstance(text, bytes) else text.encode(), name)
    except FaultyFile as error:
        return error.faults
    return ()


def lines_told(text: str, name: str = "area.yaml") -> list[int]:
    """The lines at which something is told to be wrong, each once."""
    return sorted({fault.line for fault in faults_of(text, name)})


def lines_marked(text: str) -> list[int]:
    """The lines that end in the mark."""
    return [n for n, line in enumerate(text.splitlines(), 1) if line.endswith(MARK)]


def words_told(text: str | bytes, name: str = "area.yaml") -> str:
    """All that is told of a file, a line per fault, as on a terminal."""
    return "\n".join(str(fault) for fault in faults_of(text, name))
