"""Maps to look at in the tests: of areas made at random, and of every demo area."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import permutations
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stoeprand import engine
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value, Values
from stoeprand.engine.drawing.boxes import Box
from tests.oracle.domains import every_value
from tests.oracle.strategies import as_json, cases

DAY = date(2026, 11, 23)
WIDTHS = (960, 720, 360)
WORDY = ("Hoeveel", "een", "wijkteam", "zelf", "uitgeeft", "aan", "Huishoudelijkehulpmiddelen")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawable:
    """An area, a complete idea in it, two of its dimensions, and all values of each of these."""

    area: Area
    at: date
    values: Values
    x: str
    y: str
    x_values: list[Value]
    y_values: list[Value]


@st.composite
def drawables(draw: st.DrawFn) -> Drawable:
    """Areas at random that have two dimensions, with a complete idea; some are wordy."""
    case = draw(cases().filter(lambda each: len(each.document["dimensions"]) > 1))
    if draw(st.booleans()):
        for number, kerb in enumerate(case.document["kerbs"]):
            kerb["title"] = " ".join(WORDY[: 1 + number % len(WORDY)])
        for dimension in case.document["dimensions"].values():
            if dimension["kind"] == "amount":
                dimension["unit"] = WORDY[-1]
            dimension["title"] = " ".join(WORDY)
    area = engine.read_area(as_json(case.document), "area.json")
    every = {key: every_value(case.document, key) for key in area.dimensions}
    raw = {key: draw(st.sampled_from(values)) for key, values in every.items()}
    x, y = draw(st.permutations(list(area.dimensions)))[:2]
    fitted = {
        key: [engine.read_values(area, {key: value})[key] for value in every[key]] for key in (x, y)
    }
    values = engine.read_values(area, raw)
    return Drawable(area, case.at, values, x, y, fitted[x], fitted[y])


def over_drawables(count: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Run a test over so many areas, the same ones every time."""

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        run = settings(
            max_examples=count,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        return run(given(drawables())(test))

    return decorate


def demo_maps() -> Iterator[tuple[Area, Values, str, str]]:
    """Every pair of dimensions of every demo area, with its first complete idea."""
    for folder in sorted(files("stoeprand.demo").iterdir(), key=lambda each: each.name):
        if not folder.joinpath("area.yaml").is_file():
            continue
        area = engine.read_area(folder.joinpath("area.yaml").read_bytes(), folder.name)
        lines = folder.joinpath("ideas.jsonl").read_text(encoding="utf-8").splitlines()
        ideas = [engine.read_idea(area, json.loads(line, parse_float=Decimal)) for line in lines]
        whole = next(idea for idea in ideas if len(idea.values) == len(area.dimensions))
        for x, y in permutations(area.dimensions, 2):
            yield area, whole.values, x, y


def parsed(svg: str) -> ET.Element:
    """A document as a parser reads it."""
    return ET.fromstring(svg)  # noqa: S314  (we wrote it)


def grounds_of(svg: str) -> list[tuple[str, list[Box]]]:
    """The levels in a document, each with the rectangles that it fills, also in the legend."""
    found = []
    for group in parsed(svg).iter(f"{SVG}g"):
        [level] = re.findall(r"level--(\w+)", group.get("class", ""))
        path = group.find(f"{SVG}path")
        assert path is not None
        rectangles = re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-\d+z", path.get("d", ""))
        boxes = [Box(x, y, x + w, y + h) for x, y, w, h in (map(int, each) for each in rectangles)]
        found.append((level, boxes))
    return found


def dot_of(svg: str) -> tuple[int, int]:
    """Where the idea is on the map."""
    circle = next(parsed(svg).iter(f"{SVG}circle"))
    return int(circle.get("cx", "")), int(circle.get("cy", ""))


def texts_of(svg: str) -> str:
    """All that stands on the map, without the title and description behind it."""
    return " ".join(text.text or "" for text in parsed(svg).iter(f"{SVG}text"))
