"""A document as JSON: the same as the YAML, every amount digit by digit."""

from collections.abc import Mapping, Sequence
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.garbage import garbage_left_alone
from stoeprand.engine.writing.documents import document_of
from stoeprand.engine.writing.plain_values import written_as_json, written_plain
from stoeprand.engine.writing.values import Written

LINE = 100
"""What takes more characters than this is spread over lines."""


@garbage_left_alone()
def write_area_json(area: Area) -> str:
    """Return the JSON file of an area: reading it gives an equal area again, save for its lines.

    The same area gives the same text everywhere.
    """
    return "".join(f"{line}\n" for line in _lines_of(document_of(area), LINE))


def _lines_of(held: Written, room: int) -> list[str]:
    """Return a value on one line where that takes no more than `room`, else spread over more."""
    if isinstance(held, str):
        return [written_as_json(held)]
    if isinstance(held, Mapping):
        keys = [f"{written_as_json(key)}: " for key in held]
        parts = [_part(key, each, room - 2) for key, each in zip(keys, held.values(), strict=True)]
        return _between("{", parts, "}", room)
    if isinstance(held, Sequence):
        return _between("[", [_part("", each, room - 2) for each in held], "]", room)
    return [written_as_json(held.isoformat()) if isinstance(held, date) else written_plain(held)]


def _part(key: str, held: Written, room: int) -> list[str]:
    """Return the lines of one entry; behind it there is to be room for a comma."""
    first, *rest = _lines_of(held, room - len(key) - 1)
    return [key + first, *rest]


def _between(opening: str, parts: list[list[str]], closing: str, room: int) -> list[str]:
    if all(len(lines) == 1 for lines in parts):
        short = opening + ", ".join(lines[0] for lines in parts) + closing
        if len(short) <= room or not parts:
            return [short]
    *before, last = parts
    spread = [line for lines in before for line in (*lines[:-1], f"{lines[-1]},")]
    return [opening, *(f"  {line}" for line in (*spread, *last)), closing]
