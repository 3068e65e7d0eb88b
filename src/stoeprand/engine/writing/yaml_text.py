"""A document as YAML that people like to read: blocks outside, one line for what fits on one."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeGuard

from stoeprand.engine.area import Area
from stoeprand.engine.garbage import garbage_left_alone
from stoeprand.engine.writing.documents import document_of
from stoeprand.engine.writing.paragraphs import filled, lines_of_text
from stoeprand.engine.writing.plain_values import (
    written_between_brackets,
    written_on_its_own,
    written_plain,
)
from stoeprand.engine.writing.values import Document, Written

LINE = 100
"""So many characters a line has at most, where its words leave a choice."""

_TERSE = ("values:", "bands:")
"""What stands there are ids, words and numbers: it reads well between brackets on several lines."""

_SECTIONS = ("people", "dimensions", "kerbs", "examples")


@garbage_left_alone()
def write_area(area: Area) -> str:
    """Return the YAML file of an area: reading it gives an equal area again, save for its lines.

    The same area gives the same text everywhere. Comments of the file that it was read from are not
    in it. An area that only just keeps to the limits of size may come out too large to be read.
    """
    return "".join(f"{line}\n" for line in _lines_of(document_of(area)))


def _lines_of(document: Document) -> Iterator[str]:
    for key, held in document.items():
        if key in _SECTIONS:
            yield ""
        if key in _SECTIONS and held:
            yield f"{key}:"
            yield from _section(key, held)
        else:
            yield from _entry(f"{key}:", held, 0)


def _section(key: str, held: Written) -> Iterator[str]:
    """Give what stands below the name of a section; kerbs with an empty line between them."""
    if isinstance(held, Mapping):
        yield from _block(held, "  ")
        return
    assert isinstance(held, Sequence)  # noqa: S101  (what is no map is a list here)
    for number, item in enumerate(held):
        if key == "kerbs" and isinstance(item, Mapping):
            if number:
                yield ""
            yield from _block(item, "  - ")
        else:
            yield from _item(item, 2)


def _block(document: Document, lead: str) -> Iterator[str]:
    """Give a map with a line or more for each key; the first line begins with `lead`."""
    edge = len(lead)
    for key, held in document.items():
        yield from _entry(f"{lead}{written_between_brackets(key)}:", held, edge)
        lead = " " * edge


def _entry(begun: str, held: Written, edge: int) -> Iterator[str]:
    """Give what a key holds, behind it or below it; `edge` is how far the key stands to the right.

    A list of maps always has a line for each of them.
    """
    if _is_list_of_maps(held):
        yield begun
        for item in held:
            yield from _item(item, edge + 2)
    elif (short := _on_one_line(held, LINE - len(begun) - 1)) is not None:
        yield f"{begun} {short}"
    elif isinstance(held, str):
        yield from _text(begun, held, edge + 2)
    elif isinstance(held, Mapping) and not begun.endswith(_TERSE):
        yield begun
        yield from _block(held, " " * (edge + 2))
    else:
        assert isinstance(held, Mapping | Sequence)  # noqa: S101  (all else is on one line)
        yield from _wrapped(begun, held, edge + 2)


def _is_list_of_maps(held: Written) -> TypeGuard[Sequence[Document]]:
    return isinstance(held, list | tuple) and any(isinstance(item, Mapping) for item in held)


def _item(item: Written, edge: int) -> Iterator[str]:
    dash = f"{' ' * edge}- "
    short = _on_one_line(item, LINE - len(dash))
    if short is None and isinstance(item, Mapping):
        yield from _block(item, dash)
    else:
        yield f"{dash}{_flow(item) if short is None else short}"


def _text(begun: str, text: str, edge: int) -> Iterator[str]:
    lines = lines_of_text(text, LINE - edge)
    if lines is None:
        yield f"{begun} {written_on_its_own(text)}"
        return
    yield f"{begun} {lines[0]}"
    for line in lines[1:]:
        yield f"{' ' * edge}{line}" if line else ""


def _wrapped(begun: str, held: Document | Sequence[Written], edge: int) -> Iterator[str]:
    """Give what stands between brackets on as many lines as it takes, each part of it whole."""
    opening, closing = "{}" if isinstance(held, Mapping) else "[]"
    *before, last = _parts(held)
    words = [*(f"{part}," for part in before), f"{last}{closing}"]
    first, *others = filled([f"{begun} {opening}{words[0]}", *words[1:]], LINE - edge)
    yield first
    yield from (f"{' ' * edge}{line}" for line in others)


def _on_one_line(held: Written, room: int) -> str | None:
    """Return a value as it stands within a line, or None where it takes more than there is.

    An amount, a day or a flag stands on one line however little room there is.
    """
    if not isinstance(held, str | Mapping | Sequence):
        return written_plain(held)
    if _has_lines(held):
        return None
    written = written_on_its_own(held) if isinstance(held, str) else _flow(held)
    return written if len(written) <= room else None


def _has_lines(held: Written) -> bool:
    """Say whether some text in it has several lines, and is better read on lines of its own."""
    if isinstance(held, str):
        return "\n" in held
    if isinstance(held, Mapping):
        return any(_has_lines(each) for each in held.values())
    return isinstance(held, Sequence) and any(map(_has_lines, held))


def _flow(held: Written) -> str:
    """Return a value as it stands between brackets, or with its own, all on one line."""
    if isinstance(held, str):
        return written_between_brackets(held)
    if isinstance(held, Mapping):
        return "{" + ", ".join(_parts(held)) + "}"
    if isinstance(held, Sequence):
        return "[" + ", ".join(_parts(held)) + "]"
    return written_plain(held)


def _parts(held: Document | Sequence[Written]) -> list[str]:
    """Return what stands between the commas of a map or list."""
    if isinstance(held, Mapping):
        return [f"{written_between_brackets(key)}: {_flow(each)}" for key, each in held.items()]
    return [_flow(item) for item in held]
