"""The map of an idea as a page shows it: the drawing, its words, and the axes to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import AmountDomain, DayDomain
from stoeprand.room.speaking import speech_in

if TYPE_CHECKING:
    from stoeprand.room.actions import Drawn

Axes = tuple[str, str]
"""What the map shows across and what it shows up, by dimension."""


@dataclass(frozen=True, slots=True)
class AxisOption:
    """A dimension that an axis can show."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MapShown:
    """The map, as SVG for three widths. Without drawings (None) there was no time to be certain."""

    across: list[AxisOption]
    up: list[AxisOption]
    broad: str | None
    wide: str | None
    narrow: str | None
    words: list[str]


def map_of_idea(area: Area, axes: Axes, drawn: "Drawn | None", language: str) -> MapShown:
    """Return what a page shows of a map of an idea in `area`, over the dimensions `axes`."""
    across, up = axes
    return MapShown(
        across=_options(area, across, language),
        up=_options(area, up, language),
        broad=drawn.broad if drawn else None,
        wide=drawn.wide if drawn else None,
        narrow=drawn.narrow if drawn else None,
        words=[f"{part.rstrip('.')}." for part in drawn.words.split(". ")] if drawn else [],
    )


def default_axes(area: Area, decision: Decision, asked: Sequence[str]) -> Axes | None:
    """Return what to show: what was `asked` where that can be, else what tells most of the answer.

    That is what the kerbs that count look at, an amount or a day across. None where the area has
    fewer than two dimensions.
    """
    telling = list(_telling(area, decision))
    lines = [each for each in telling if _is_line(area, each)]
    wanted = [each for each in asked if each in area.dimensions]
    chosen = list(dict.fromkeys([*wanted, *lines[:1], *telling]))
    return (chosen[0], chosen[1]) if len(chosen) > 1 else None


def _telling(area: Area, decision: Decision) -> Iterator[str]:
    """Yield dimensions, what the kerbs that count look at first."""
    kerbs = [area.kerb(reason.kerb) for reason in decision.because]
    yield from (kerb.on for kerb in kerbs)
    yield from (each for kerb in kerbs for each in kerb.when)
    kerbed = {kerb.on for kerb in area.kerbs if not kerb.is_open}
    yield from (each for each in area.dimensions if each in kerbed)
    yield from area.dimensions


def _is_line(area: Area, dimension_id: str) -> bool:
    return isinstance(area.dimensions[dimension_id].domain, AmountDomain | DayDomain)


def _options(area: Area, chosen: str, language: str) -> list[AxisOption]:
    speech = speech_in(language)
    return [
        AxisOption(each.id, speech.name_of(each), each.id == chosen)
        for each in area.dimensions.values()
    ]
