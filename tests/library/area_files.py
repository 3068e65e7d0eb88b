"""The area files of the library and the demo as plain data, read without the engine."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

Document = dict[str, Any]

LIBRARY = Path(str(files("stoeprand.library")))
DEMO = Path(str(files("stoeprand.demo")))

LIBRARY_FILES = sorted(LIBRARY.glob("*.yaml"))
DEMO_FOLDERS = sorted(path.parent for path in DEMO.glob("*/area.yaml"))
EARLIER_FILES = sorted(DEMO.glob("*/earlier/*.yaml"))
AREA_FILES = [*LIBRARY_FILES, *(folder / "area.yaml" for folder in DEMO_FOLDERS), *EARLIER_FILES]

PLAYED_WITH = ["evenement", "gegevens", "inkoop", "paspoorten", "samenwerken", "wijkbudget"]
"""What the demo holds as well."""

SUBJECTS = sorted([*PLAYED_WITH, "verandering"])
"""What the library holds: with each change comes an area about the change itself."""
AMOUNT_ENDS = ("at_most", "below")


def name_of(path: Path) -> str:
    """Name a file or folder in the output of a test."""
    return f"{path.parent.name}/{path.name}"


@cache
def load(path: Path) -> Document:
    """Return an area file as data in which every scalar is text, as written; do not change it."""
    document: Document = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  (texts only)
    return document


def is_local(kerb: Mapping[str, Any]) -> bool:
    """Say whether the municipality must say this kerb itself; its source then says so."""
    text = kerb["source"]["text"]
    return isinstance(text, dict) and text["nl"].startswith("Lokaal: ")


def texts_that_people_see(document: Document) -> Iterator[tuple[str, Any]]:
    """Yield every text on a screen with where it stands, save names of people and sources."""
    yield from _texts_of("area", document, ("title", "direction"))
    for person_id, person in document["people"].items():
        yield from _texts_of(f"person {person_id}", person, ("role",))
    for dimension_id, dimension in document["dimensions"].items():
        place = f"dimension {dimension_id}"
        yield from _texts_of(place, dimension, ("title", "ask", "help"))
        for value, label in dimension.get("labels", {}).items():
            yield f"{place}, label {value}", label
    for kerb in document["kerbs"]:
        yield from _texts_of(f"kerb {kerb['id']}", kerb, ("title", "why", "ask"))
    for example in document["examples"]:
        yield "example", example["title"]


def _texts_of(place: str, holder: Document, keys: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for key in keys:
        if key in holder:
            yield f"{place}, {key}", holder[key]


def ideas_of(folder: Path) -> list[Document]:
    """Return the ideas of a demo folder out of its JSON lines; a number keeps its decimals."""
    lines = (folder / "ideas.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines]


def ideas_of_sheet(folder: Path) -> list[Document]:
    """Return the ideas of a demo folder out of the sheet, each cell by its dimension."""
    dimensions = load(folder / "area.yaml")["dimensions"]
    text = (folder / "ideas.csv").read_bytes().decode("utf-8-sig")
    return [
        {
            "idea": row.pop("idea"),
            "values": {
                dimension_id: _value_of(cell, dimensions[dimension_id]["kind"])
                for dimension_id, cell in row.items()
                if cell
            },
        }
        for row in csv.DictReader(io.StringIO(text), delimiter=";")
    ]


def _value_of(cell: str, kind: str) -> object:
    if kind == "amount":
        return Decimal(cell.replace(",", "."))
    if kind == "flag":
        return {"true": True, "false": False}[cell]
    if kind == "set":
        return [] if cell == "-" else cell.split("|")
    return cell
