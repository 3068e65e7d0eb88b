"""Single values as YAML and JSON write them: amounts digit by digit, texts with quotes or without.

A text stands without quotes only where readers of YAML 1.2 and of 1.1 all take it for that text.
What counts as a letter is said here and not asked of Python: a later version of it knows more of
them, and the same area is to give the same bytes everywhere.
"""

import json
import re
from datetime import date
from decimal import Decimal

_LETTER = "A-Za-zÀ-ÖØ-öø-ž"
_INSIDE = rf"\-{_LETTER}0-9 _/.()'’‘“”…–€§°×·%+&;=\"!"
_BARE_ANYWHERE = re.compile(rf"[{_LETTER}][{_INSIDE}]*(?<! )")
_BARE_ON_ITS_OWN = re.compile(rf"[{_LETTER}](?:[{_INSIDE},?]|:(?=[^ ]))*(?<! )")
"""Between brackets a comma, a colon and to some readers a question mark mean something else."""

_OTHER_TO_SOMEBODY = frozenset({"y", "yes", "n", "no", "true", "false", "on", "off", "null"})
"""In capitals too: flags and nothing, to readers of YAML 1.1 or 1.2."""

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ufeff\ufff0-\uffff]"
)
"""Controls, ends of lines, marks that turn the order of letters round: never as they are."""


def written_plain(value: date | Decimal | bool | None) -> str:
    """Return what needs no quotes in YAML; in JSON a day does."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else value.isoformat()


def written_between_brackets(text: str) -> str:
    """Return a text as it may stand in YAML between brackets, and as a key anywhere."""
    return text if _is_bare(text, _BARE_ANYWHERE) else _with_quotes(text)


def written_on_its_own(text: str) -> str:
    """Return a text as it may stand in YAML behind a key or a dash, up to the end of the line."""
    return text if _is_bare(text, _BARE_ON_ITS_OWN) else _with_quotes(text)


def written_as_json(text: str) -> str:
    """Return a text between double quotes, which YAML reads as JSON does."""
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def holds_unseen(text: str) -> bool:
    """Say whether some character may only stand in a file as an escape; ends of lines do not count.

    A carriage return does: who reads YAML would make a plain end of line of it.
    """
    return bool(_UNSEEN.search(text.replace("\n", "")))


def _is_bare(text: str, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.fullmatch(text)) and text.lower() not in _OTHER_TO_SOMEBODY


def _with_quotes(text: str) -> str:
    """Return a text between the quotes that leave it as it is, where there are such."""
    needs_escapes = '"' in text or "\\" in text
    if needs_escapes and "\n" not in text and not holds_unseen(text):
        return "'" + text.replace("'", "''") + "'"
    return written_as_json(text)
