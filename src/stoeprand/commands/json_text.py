"""JSON out without a float in between: amounts stay the exact decimals that were read."""

import json
from collections.abc import Mapping
from decimal import Decimal

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: object) -> str:
    """Return `value` as JSON on one line; decimals without an exponent."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_encode(k)}: {json_text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(json_text(item) for item in value) + "]"
    return _encode(value)
