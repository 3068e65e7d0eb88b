"""The table on a page of the web: pasted, or in a file that a browser saved.

A page may have several tables: the one with the most cells counts, and with it those that begin
with the same row, as where a register has a table for each chapter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from stoeprand.engine.messages import message
from stoeprand.sheets.cells import EMPTY, Cell, Row, without_empty_end
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.refusals import FaultySheet
from stoeprand.sheets.tags import Tag, pieces_of

BREAKS = frozenset(("br", "p", "div", "li", "ul", "ol", "dt", "dd", "h1", "h2", "h3", "h4"))
"""Tags before and behind which a new line begins."""

_WHITE = re.compile(r"\s+")
_SPACES = re.compile(" +")
_BETWEEN_LINES = re.compile(r" *\n[ \n]*")


def is_page(text: str) -> bool:
    """Say whether a text is (part of) a page with a table on it."""
    return re.search(r"<table[\s>]", text, re.IGNORECASE) is not None


def rows_of_page(page: str, limits: Limits) -> Iterator[tuple[int, Row]]:
    """Yield the rows of the table on a page with their numbers, from 1, empty ones too.

    Each place of a cell that takes several holds what stands in it. Raises FaultySheet.
    """
    tables = _tables(page)
    largest = max(tables, key=lambda table: table.size, default=_Table())
    if not largest.size:
        raise FaultySheet(message("There is no table in what you pasted. Copy the whole table."))
    rows = largest.laid_out(limits)[:1]
    for table in tables:
        if len(table.rows) > 1 and table.heading == largest.heading:
            rows += table.laid_out(limits)[1:]
        if len(rows) > limits.rows:
            raise FaultySheet(limits.too_long)
    yield from enumerate(rows, start=1)


@dataclass(slots=True)
class _Held:
    """A cell as the page has it: its text in pieces, and how many columns and rows it takes."""

    columns: int
    rows: int
    pieces: list[str] = field(default_factory=list)

    @property
    def cell(self) -> Cell:
        """What it holds: one space where there are several, and no empty lines."""
        text = _SPACES.sub(" ", "".join(self.pieces))
        return Cell(_BETWEEN_LINES.sub("\n", text).strip())


@dataclass(slots=True)
class _Table:
    rows: list[list[_Held]] = field(default_factory=list)
    open_cell: _Held | None = None

    @property
    def size(self) -> int:
        """How many cells it has, as the page names them."""
        return sum(map(len, self.rows))

    @property
    def heading(self) -> list[Cell]:
        """The cells of its first row, as the page names them."""
        return [held.cell for held in self.rows[0]]

    def take(self, piece: Tag | str) -> None:
        """Add a text, or what a tag says, to the table."""
        if isinstance(piece, str):
            self._write(_WHITE.sub(" ", piece))
        elif piece.name == "tr":
            self.open_cell = None
            if not piece.closes:
                self.rows.append([])
        elif piece.name in ("td", "th"):
            self.open_cell = None if piece.closes else self._new_cell(piece)
        elif piece.name in BREAKS:
            self._write("\n")

    def laid_out(self, limits: Limits) -> list[Row]:
        """Return the rows with a cell in each place. Raises FaultySheet."""
        carried: dict[int, tuple[int, Cell]] = {}
        rows: list[Row] = []
        for held in self.rows:
            if len(rows) > limits.rows:
                raise FaultySheet(limits.too_long)
            rows.append(_laid_out(held, carried, limits))
        return rows

    def _write(self, text: str) -> None:
        if self.open_cell is not None:
            self.open_cell.pieces.append(text)

    def _new_cell(self, tag: Tag) -> _Held:
        if not self.rows:
            self.rows.append([])
        # a cell that takes 0 rows takes all that follow
        held = _Held(max(1, tag.number("colspan")), tag.number("rowspan") or 10_000)
        self.rows[-1].append(held)
        return held


def _tables(page: str) -> list[_Table]:
    """Return the tables in the order in which they begin; one within a cell stands by itself."""
    tables: list[_Table] = []
    around: list[_Table] = []
    for piece in pieces_of(page):
        if isinstance(piece, Tag) and piece.name == "table":
            if piece.closes:
                del around[-1:]
            else:
                around.append(_Table())
                tables.append(around[-1])
        elif around:
            around[-1].take(piece)
    return tables


def _laid_out(row: list[_Held], carried: dict[int, tuple[int, Cell]], limits: Limits) -> Row:
    """Return a row with what is `carried` into it from above, by place; it may carry on itself."""
    cells: list[Cell] = []
    for held in row:
        _fill_up(cells, carried)
        cell = held.cell
        for _ in range(held.columns):
            if held.rows > 1:
                carried[len(cells)] = (held.rows - 1, cell)
            cells.append(cell)
            if len(cells) > limits.columns:
                raise FaultySheet(limits.too_wide)
    # what is left of the carried cells stands to the right of what the row has itself
    right = range(len(cells), max(carried, default=-1) + 1)
    cells += [_carried_on(place, carried) if place in carried else EMPTY for place in right]
    return without_empty_end(cells)


def _fill_up(cells: list[Cell], carried: dict[int, tuple[int, Cell]]) -> None:
    while len(cells) in carried:
        cells.append(_carried_on(len(cells), carried))


def _carried_on(place: int, carried: dict[int, tuple[int, Cell]]) -> Cell:
    left, cell = carried.pop(place)
    if left > 1:
        carried[place] = (left - 1, cell)
    return cell
