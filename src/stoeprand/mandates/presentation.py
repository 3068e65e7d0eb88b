"""Registers as values for templates, in the language that is spoken."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from stoeprand.mandates.columns import Column
from stoeprand.mandates.comparing import ChangedCell, ChangedRow, Comparison, others_of
from stoeprand.mandates.headers import Header
from stoeprand.mandates.models import RegisterRow, RegisterVersion
from stoeprand.sheets.cells import Row

SAMPLES = 3
LONGEST_SAMPLE = 120
MOST_LISTED = 200
"""So many rows of each kind are shown of a comparison."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A mandate to read and to tick; `more` are its other cells, each with what its column says."""

    id: int
    number: str
    power: str
    to: str
    more: tuple[tuple[str, str], ...]
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose in a list."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of a table that was sent: what it is called, some cells, and what it is about."""

    place: int
    name: str
    samples: tuple[str, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A mandate that changed, with the cells that did."""

    row: ShownRow
    cells: tuple[ChangedCell, ...]


@dataclass(frozen=True, slots=True)
class ShownComparison:
    """What a version changes; of very much only the first rows are shown, `left` are the others."""

    new: tuple[ShownRow, ...]
    gone: tuple[ShownRow, ...]
    changed: tuple[ShownChange, ...]
    count_new: int
    count_gone: int
    count_changed: int
    same: int
    left: int


def shown_row(version: RegisterVersion, row: RegisterRow, ticked: Collection[int] = ()) -> ShownRow:
    """Return a mandate for the page."""
    first = (Column.NUMBER, Column.POWER, Column.MANDATED_TO)
    more = [(str(each.label), row.text_of(each)) for each in Column if each not in first]
    more += others_of(version, row).items()
    return ShownRow(
        id=row.pk,
        number=row.number,
        power=row.power,
        to=row.mandated_to,
        more=tuple((name, text) for name, text in more if text),
        is_ticked=row.pk in ticked,
    )


def shown_columns(rows: Sequence[Row], header: Header, columns: Sequence[str]) -> list[ShownColumn]:
    """Return the columns of a table with what each is thought to be about."""
    return [
        ShownColumn(
            place=place,
            name=name,
            samples=tuple(islice(_samples(rows[header.row :], place), SAMPLES)),
            options=tuple(
                Option(column.value, str(column.label), column == chosen) for column in Column
            ),
        )
        for place, (name, chosen) in enumerate(zip(header.names, columns, strict=True))
    ]


def shown_comparison(
    old: RegisterVersion, new: RegisterVersion, comparison: Comparison
) -> ShownComparison:
    """Return what a version changes of another one, for the page."""
    parts: tuple[Sequence[RegisterRow | ChangedRow], ...] = (
        comparison.new,
        comparison.gone,
        comparison.changed,
    )
    return ShownComparison(
        new=tuple(shown_row(new, row) for row in comparison.new[:MOST_LISTED]),
        gone=tuple(shown_row(old, row) for row in comparison.gone[:MOST_LISTED]),
        changed=tuple(
            ShownChange(shown_row(new, each.new), each.cells)
            for each in comparison.changed[:MOST_LISTED]
        ),
        count_new=len(comparison.new),
        count_gone=len(comparison.gone),
        count_changed=len(comparison.changed),
        same=comparison.same,
        left=sum(max(0, len(part) - MOST_LISTED) for part in parts),
    )


def versions_to_choose(versions: Sequence[RegisterVersion], chosen: int) -> list[Option]:
    """Return versions to choose one of, by name."""
    return [Option(str(each.pk), each.name, each.pk == chosen) for each in versions]


def _samples(rows: Sequence[Row], place: int) -> Iterator[str]:
    """Yield different texts of a column, from the top."""
    seen = set()
    for row in rows:
        text = row[place].text if place < len(row) else ""
        if text and text not in seen:
            seen.add(text)
            yield text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…"
