"""JSON in and out without a float in between: amounts stay the exact decimals that were written."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from stoeprand.engine.messages import Message, message, quoted

_encode = json.JSONEncoder(ensure_ascii=False).encode


class NoJson(ValueError):
    """A text that is not the JSON that an idea may be."""


def json_text(value: object) -> str:
    """Return `value` as JSON on one line; decimals without an exponent."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_encode(k)}: {json_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(json_text(item) for item in value) + "]"
    return _encode(value)


def read_json_text(text: str | bytes) -> Any:
    """Return what a JSON text holds, numbers as Decimal; NoJson says what is wrong with it."""
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return _DECODER.decode(decoded)
    except UnicodeDecodeError:
        raise NoJson("not UTF-8") from None
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in decoded else ""
        raise NoJson(f"{error.msg} ({line}column {error.colno})") from None
    except RecursionError:
        raise NoJson("nests too deeply") from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NoJson("a key stands twice")
    return found


def _number(text: str) -> Decimal | Message:
    """Return the exact number; one that no Decimal can hold is left to whoever asked for it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return message("{written} is out of reach", written=quoted(text))


def _no_number(text: str) -> Any:
    raise NoJson(f"{text} is no number")


_DECODER = json.JSONDecoder(
    parse_float=_number,
    parse_int=_number,
    parse_constant=_no_number,
    object_pairs_hook=_without_doubles,
)
