"""JSON in without a float in between: amounts stay the exact decimals that were written.

For ideas, which need no line of each value; area files are read by `json_nodes`.
"""

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from stoeprand.engine.messages import Message, message, quoted


class NoJson(ValueError):
    """A text that is not the JSON that an idea may be."""


def read_json_text(text: str | bytes) -> Any:
    """Return what a JSON text holds, numbers as Decimal; NoJson says what is wrong with it."""
    try:
        decoded = text.decode().removeprefix(_BYTE_ORDER_MARK) if isinstance(text, bytes) else text
        try:
            return _QUICK.decode(decoded)
        except InvalidOperation:
            return _CAREFUL.decode(decoded)
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


def _decoder(number: Callable[[str], Any]) -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_float=number,
        parse_int=number,
        parse_constant=_no_number,
        object_pairs_hook=_without_doubles,
    )


_QUICK, _CAREFUL = _decoder(Decimal), _decoder(_number)
_BYTE_ORDER_MARK = "\ufeff"
