"""Where in a table the names of its columns stand.

Below a title, perhaps; or in two rows, of which the upper one is a heading over several columns.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from stoeprand.mandates.columns import OTHER, guessed, recognised
from stoeprand.sheets.cells import EMPTY, Row

ROWS_LOOKED_AT = 40
"""A title and an explanation above the names take fewer rows."""

ENOUGH = 2
"""A row with the names of so many columns is a row of names."""


@dataclass(frozen=True, slots=True)
class Header:
    """The number of the row in which the names of the columns stand, from 1, and the names.

    There is a name for each column of the table, an empty one where it has none.
    """

    row: int
    names: tuple[str, ...]


def find_header(rows: Sequence[Row], known: Mapping[str, str]) -> Header:
    """Return the header of a table that is not empty.

    It is the row with the most names that we know (`known` of them were said before, by folded
    name), or else the first of those with the most cells.
    """
    headers = [header_at(rows, number, known) for number in _numbers(rows)]
    best = max(headers, key=lambda header: _known_names(header.names, known))
    if _known_names(best.names, known) >= ENOUGH:
        return best
    return max(headers, key=lambda header: len({name for name in header.names if name}))


def header_at(rows: Sequence[Row], number: int, known: Mapping[str, str]) -> Header:
    """Return the header of a table where somebody says in which row it stands, counted from 1.

    With the row above it where more names are known then.
    """
    width = max(map(len, rows))
    own = [cell.text for cell in rows[number - 1]]
    above = [cell.text for cell in rows[number - 2]] if number > 1 else []
    alone, joined = (
        (*names, *[EMPTY.text] * (width - len(names)))
        for names in (own, [_joined(*both) for both in zip_longest(above, own, fillvalue="")])
    )
    better = _known_names(joined, known) > _known_names(alone, known)
    return Header(number, joined if better else alone)


def _numbers(rows: Sequence[Row]) -> Sequence[int]:
    return range(1, min(len(rows), ROWS_LOOKED_AT) + 1)


def _joined(above: str, own: str) -> str:
    """Return what a column is called below a heading: `besluit` below `Datum` is both."""
    if not above or above == own or recognised(own):
        return own
    return f"{above} {own}" if own else above


def _known_names(names: Sequence[str], known: Mapping[str, str]) -> int:
    return sum(column != OTHER for column in guessed(names, known))
