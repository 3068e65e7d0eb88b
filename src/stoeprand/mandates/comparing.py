"""What a new version of a register changes: mandates that are new, gone, or not the same any more.

Two rows are the same mandate where number and power are the same; of the others first where the
power is (then only the number changed), and last where the number is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stoeprand.mandates.columns import DAYS, Column
from stoeprand.mandates.keys import bare, bare_number
from stoeprand.mandates.models import RegisterRow, RegisterVersion
from stoeprand.people.models import Organisation

_DAY = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")

Sign = tuple[str, ...]
"""By what a mandate is known again; empty where it cannot be."""


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A cell that is not the same: `column` is what the register calls its column.

    Either text may be empty, where nothing stands or stood there.
    """

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A mandate that is in both versions, with the cells that differ; at least one."""

    old: RegisterRow
    new: RegisterRow
    cells: tuple[ChangedCell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions beside each other, in the order of the register; `same` counts the others."""

    new: tuple[RegisterRow, ...]
    gone: tuple[RegisterRow, ...]
    changed: tuple[ChangedRow, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Source:
    """The row of a register that something stands on: a version by its id, and the key of a row."""

    version_id: int
    key: str


@dataclass(frozen=True, slots=True)
class RowToLookAt:
    """A source whose row is gone (`new` is None), or has other `cells` in the newest version."""

    source: Source
    old: RegisterRow
    newest: RegisterVersion
    new: RegisterRow | None
    cells: tuple[ChangedCell, ...] = ()


def compare_versions(old: RegisterVersion, new: RegisterVersion) -> Comparison:
    """Return what a version changes of another one. Two queries."""
    old_rows, new_rows = (list(version.rows.order_by("place")) for version in (old, new))
    pairs = pairs_of(old_rows, new_rows)
    both = [
        ChangedRow(row, pairs[row.pk], changed_cells(old, row, new, pairs[row.pk]))
        for row in old_rows
        if row.pk in pairs
    ]
    found = {row.pk for row in pairs.values()}
    changed = tuple(each for each in both if each.cells)
    return Comparison(
        new=tuple(row for row in new_rows if row.pk not in found),
        gone=tuple(row for row in old_rows if row.pk not in pairs),
        changed=changed,
        same=len(both) - len(changed),
    )


def rows_to_look_at(organisation: Organisation, sources: Iterable[Source]) -> list[RowToLookAt]:
    """Return the sources whose row is gone or changed in the newest version of its register.

    The newest is the last one that was not withdrawn. A source that is not known here is left out.
    The order is that of the sources.
    """
    wanted = list(dict.fromkeys(sources))
    versions = _versions(organisation, {source.version_id for source in wanted})
    newest = _newest_of({version.register_id for version in versions.values()})
    found: dict[Source, RowToLookAt] = {}
    for version in versions.values():
        latest = newest.get(version.register_id)
        if latest is not None and latest != version:
            keys = {source.key for source in wanted if source.version_id == version.pk}
            found |= {each.source: each for each in _to_look_at(version, latest, keys)}
    return [found[source] for source in wanted if source in found]


def pairs_of(old: Sequence[RegisterRow], new: Sequence[RegisterRow]) -> Mapping[int, RegisterRow]:
    """Return for the id of an old row the new one that is the same mandate, where there is one."""
    pairs: dict[int, RegisterRow] = {}
    for sign in (_number_and_power, _power, _number, _power_and_to_whom):
        free = {row.pk for row in pairs.values()}
        old_signs = _once([row for row in old if row.pk not in pairs], sign)
        new_signs = _once([row for row in new if row.pk not in free], sign)
        pairs |= {row.pk: new_signs[said] for said, row in old_signs.items() if said in new_signs}
    return pairs


def changed_cells(
    old: RegisterVersion, old_row: RegisterRow, new: RegisterVersion, new_row: RegisterRow
) -> tuple[ChangedCell, ...]:
    """Return the cells in which a mandate of two versions differs, in the order of the columns."""
    cells = [
        ChangedCell(_name_of(column, new, old), old_row.text_of(column), new_row.text_of(column))
        for column in Column
        if _said(column, old_row) != _said(column, new_row)
    ]
    before, after = others_of(old, old_row), others_of(new, new_row)
    cells += [
        ChangedCell(name, before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys((*before, *after))
        if bare(before.get(name, "")) != bare(after.get(name, ""))
    ]
    return tuple(cells)


def others_of(version: RegisterVersion, row: RegisterRow) -> dict[str, str]:
    """Return the cells of a row that are about nothing we know, by the names of their columns."""
    return {version.names[int(place)]: text for place, text in row.others.items()}


def _to_look_at(
    version: RegisterVersion, newest: RegisterVersion, keys: set[str]
) -> Iterator[RowToLookAt]:
    comparison = compare_versions(version, newest)
    for row in comparison.gone:
        if row.key in keys:
            yield RowToLookAt(Source(version.pk, row.key), row, newest, None)
    for each in comparison.changed:
        if each.old.key in keys:
            source = Source(version.pk, each.old.key)
            yield RowToLookAt(source, each.old, newest, each.new, each.cells)


def _versions(organisation: Organisation, ids: set[int]) -> dict[int, RegisterVersion]:
    found = RegisterVersion.objects.filter(organisation=organisation, pk__in=ids).defer("stems")
    return {version.pk: version for version in found.order_by("pk")}


def _newest_of(registers: set[int]) -> dict[int, RegisterVersion]:
    """Return the newest version of each register, by the id of the register."""
    newest: dict[int, RegisterVersion] = {}
    in_use = RegisterVersion.objects.in_use().filter(register__in=registers).defer("stems")
    for version in in_use:
        newest.setdefault(version.register_id, version)
    return newest


def _once(
    rows: Iterable[RegisterRow], sign: Callable[[RegisterRow], Sign]
) -> dict[Sign, RegisterRow]:
    """Return the rows by a sign that no other one of them has; a row without one is left out."""
    found: dict[Sign, RegisterRow | None] = {}
    for row in rows:
        said = sign(row)
        found[said] = None if said in found else row
    return {said: row for said, row in found.items() if said and row is not None}


def _number_and_power(row: RegisterRow) -> Sign:
    number = bare_number(row.number)
    return (number, bare(row.power)) if number else ()


def _power(row: RegisterRow) -> Sign:
    power = bare(row.power)
    return (power,) if power else ()


def _number(row: RegisterRow) -> Sign:
    number = bare_number(row.number)
    return (number,) if number else ()


def _power_and_to_whom(row: RegisterRow) -> Sign:
    power = bare(row.power)
    return (power, bare(row.mandated_to), bare(row.legal_basis)) if power else ()


def _name_of(column: Column, *versions: RegisterVersion) -> str:
    """Return what the first of the versions that has a column calls it."""
    return next(
        str(version.names[version.columns.index(column)])
        for version in versions
        if column in version.columns
    )


def _said(column: Column, row: RegisterRow) -> str:
    """Return what a cell says, however it is written: `1-3-2026` and `2026-03-01` are one day."""
    if column is Column.NUMBER:
        return bare_number(row.number)
    text = bare(row.text_of(column))
    if column in DAYS and (written := _DAY.fullmatch(text)):
        day, month, year = written.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    return text
