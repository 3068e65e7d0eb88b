"""How entries are chained: what exactly is hashed. Pure; docs/explanation/ledger.md says the same.

Every hash here is SHA-256, written in 64 small hexadecimal digits, over the UTF-8 of a JSON list
without spaces: `json.dumps(parts, ensure_ascii=False, separators=(",", ":"))`. A text in it is
between quotes and its own quotes are escaped, so two different lists never look the same.

The hash of an entry is taken over

    [previous, organisation, number, at, action, facts, sealed]

- `previous`: the hash of the entry before, as text; of the first entry 64 zeros.
- `organisation`: the number by which the database knows the organisation, a JSON number.
- `number`: 1, 2, 3, …, a JSON number.
- `at`: the moment as text, in UTC with six decimals and a Z: `2026-11-24T10:15:30.000000Z`.
- `action`, `facts`, `sealed`: texts as they are kept. `facts` and `sealed` happen to be JSON; they
  are hashed as they stand, so whoever checks need not read them.

`sealed` has for each thing that is kept beside the chain a seal under its name, taken over

    [salt, organisation, name, person, text]

where `person` is the number of the person that it is about, or null. The salt is 64 random
hexadecimal digits, kept with the text and gone with it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What facts are made of. Amounts are texts: a float would not come back as it went in."""

BEFORE_THE_FIRST = "0" * 64
"""What the first entry has in the place of the hash of the entry before."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Head(NamedTuple):
    """The last entry of a chain: its number and its hash. It stands for all that came before."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


NO_ENTRIES = Head(0, BEFORE_THE_FIRST)
"""The head of a ledger in which nothing was written yet."""


def canonical(value: Json) -> str:
    """Return JSON without spaces, keys in order: the one text for this value.

    Raises TypeError for what is no Json, and ValueError for text that no file can hold (half of a
    surrogate pair).
    """
    _expect_json(value)
    text = _encode(value)
    text.encode()
    return text


def _expect_json(value: object) -> None:
    match value:
        case None | str() | int():
            return
        case dict():
            for name, inner in value.items():
                if not isinstance(name, str):
                    raise TypeError(f"a name in facts is a text, not {name!r}")
                _expect_json(inner)
        case list() | tuple():
            for inner in value:
                _expect_json(inner)
        case _:
            raise TypeError(f"facts are texts, whole numbers, yes, no and nothing, not {value!r}")


def hash_of_entry(
    previous: str,
    organisation: int,
    number: int,
    at: datetime,
    action: str,
    facts: str,
    sealed: str,
) -> str:
    """Return the hash of an entry; see the top of this module. `at` knows its time zone."""
    return _hash(previous, organisation, number, written(at), action, facts, sealed)


def seal(salt: str, organisation: int, name: str, person: int | None, text: str) -> str:
    """Return the seal of what is kept beside the chain; see the top of this module."""
    return _hash(salt, organisation, name, person, text)


def written(at: datetime) -> str:
    """Return a moment as the chain writes it: in UTC, always with six decimals, and a Z."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _hash(*parts: str | int | None) -> str:
    return sha256(_encode(parts).encode()).hexdigest()
