"""A cell of a table, whatever file it came from."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, without spaces around it; an empty text where nothing does.

    `text` is what somebody typed; where `is_plain`, a number, day, moment or flag of the
    spreadsheet itself: `3200.5`, `2026-12-31`, `2026-12-31T09:30:00`, `true`. `unit` is the unit
    that the spreadsheet shows it with, if any.
    """

    text: str
    is_plain: bool = False
    unit: str | None = None


EMPTY = Cell("")

Row = Sequence[Cell]
"""The cells of a row, without the empty ones behind the last."""


def without_empty_end(cells: list[Cell]) -> list[Cell]:
    """Return the same list, the empty cells behind the last one taken off."""
    while cells and not cells[-1].text:
        cells.pop()
    return cells
