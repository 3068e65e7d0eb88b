"""Writes a document as an area file, by plain means of our own.

Numbers are written digit by digit as the document has them, never through a float. In the YAML
each kerb has lines of its own and each worked example has one line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from .domains import Document

# Texts that stand without quotes in YAML and are still text, `no` and `yes` among them.
BARE_WORD = re.compile(r"(?!(?:true|false|null)$)[a-z][a-z_-]*")


def as_json(document: Document) -> bytes:
    """The document as a JSON area file."""
    return json_text(document).encode()


def json_text(value: Any) -> str:
    """One value as JSON."""
    if isinstance(value, Mapping):
        pairs = (f"{quoted(key)}: {json_text(each)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(json_text(each) for each in value) + "]"
    return quoted(value) if isinstance(value, str) else plain(value)


def quoted(text: str) -> str:
    """A text between double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def plain(value: Any) -> str:
    """A flag, a number or null."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    assert isinstance(value, int | Decimal), value
    return str(value)


def as_yaml(document: Document) -> bytes:
    """The document as a YAML area file: blocks outside, one line for what is inside them."""
    return "".join(f"{line}\n" for line in yaml_lines(document)).encode()


def yaml_lines(document: Document) -> Iterator[str]:
    """The lines of the YAML file, one after another."""
    for key, value in document.items():
        if key in ("people", "dimensions"):
            yield f"{key}:"
            yield from (f"  {word(name)}: {flow(each)}" for name, each in value.items())
        elif key == "kerbs" and value:
            yield "kerbs:"
            for kerb in value:
                yield from kerb_lines(kerb)
        elif key == "examples":
            yield "examples:"
            yield from (f"  - {flow(example)}" for example in value)
        else:
            yield f"{key}: {flow(value)}"


def kerb_lines(kerb: Document) -> Iterator[str]:
    """A kerb, each key on a line; a list of bands has a line for each band."""
    lead = "  - "
    for key, value in kerb.items():
        if key == "bands" and isinstance(value, list):
            yield f"{lead}bands:"
            yield from (f"      - {flow(band)}" for band in value)
        else:
            yield f"{lead}{key}: {flow(value)}"
        lead = "    "


def flow(value: Any) -> str:
    """One value within one line of YAML."""
    if isinstance(value, Mapping):
        pairs = (f"{word(key)}: {flow(each)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return word(value) if isinstance(value, str) else plain(value)


def word(text: str) -> str:
    """A text without quotes where it needs none, else with."""
    return text if BARE_WORD.fullmatch(text) else quoted(text)
