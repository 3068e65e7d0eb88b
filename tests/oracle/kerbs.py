"""What one kerb says about one complete idea: does it count, does it apply, at which level."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from .domains import Document, Values, strictest


def in_force(kerb: Document, at: date) -> bool:
    """Whether a day is one of those from `valid_from` to `valid_until`, both included."""
    begun = "valid_from" not in kerb or date.fromisoformat(kerb["valid_from"]) <= at
    ended = "valid_until" in kerb and date.fromisoformat(kerb["valid_until"]) < at
    return begun and not ended


def is_open(kerb: Document) -> bool:
    """Whether nobody has said the bands yet."""
    return bool(kerb["bands"] == "open")


def counting(document: Document, at: date) -> list[Document]:
    """The kerbs that count on a day, in file order."""
    # Only these two things make a kerb count. One that is claimed, or past its review, counts too.
    return [kerb for kerb in document["kerbs"] if in_force(kerb, at) and not is_open(kerb)]


def open_ones(document: Document, at: date) -> list[Document]:
    """The open kerbs in force on a day, in file order."""
    return [kerb for kerb in document["kerbs"] if in_force(kerb, at) and is_open(kerb)]


def applies(document: Document, kerb: Document, idea: Values) -> bool:
    """Whether all conditions of the kerb hold for a complete idea; without any they do."""
    return all(
        holds(document["dimensions"][name]["kind"], test, idea[name])
        for name, test in kerb.get("when", {}).items()
    )


def holds(kind: str, test: Document, value: Any) -> bool:
    """Whether a value passes a test; a test of several parts is passed when each part is."""
    return all(part_holds(kind, word, operand, value) for word, operand in test.items())


def part_holds(kind: str, word: str, operand: Any, value: Any) -> bool:
    """Whether a value passes one part of a test, such as `at_least: 5`."""
    if kind in ("amount", "date"):
        return lies(word, comparable(kind, operand), comparable(kind, value))
    members = set(value) if kind == "set" else {value}
    outcomes = {
        "is": lambda: value == operand,
        "in": lambda: value in operand,
        "any_of": lambda: bool(members & set(operand)),
        "all_of": lambda: members >= set(operand),
        "none_of": lambda: not members & set(operand),
    }
    return bool(outcomes[word]())


def lies(word: str, bound: Any, value: Any) -> bool:
    """Whether a value lies on the side of a bound that the word says."""
    if word == "at_least":
        return bool(value >= bound)
    if word == "above":
        return bool(value > bound)
    if word == "at_most":
        return bool(value <= bound)
    assert word == "below", word
    return bool(value < bound)


def comparable(kind: str, value: Any) -> Any:
    """A number as a Decimal, a day as a date, so that they compare as they should."""
    return Decimal(value) if kind == "amount" else date.fromisoformat(value)


def band_level(document: Document, kerb: Document, value: Any) -> str:
    """The level of the band that a value of the kerb's own dimension falls in."""
    kind = document["dimensions"][kerb["on"]]["kind"]
    bands = kerb["bands"]
    if kind in ("amount", "date"):
        return level_in_list(kind, bands, value)
    if kind == "set":
        return level_of_set(bands, value)
    key = {True: "true", False: "false"}[value] if kind == "flag" else value
    return str(bands[key] if key in bands else bands["otherwise"])


def level_in_list(kind: str, bands: list[Document], value: Any) -> str:
    """The level of the first band, from the lowest on, that still holds the value."""
    for band in bands:
        ends = {word: bound for word, bound in band.items() if word != "level"}
        if all(
            lies(word, comparable(kind, bound), comparable(kind, value))
            for word, bound in ends.items()
        ):
            return str(band["level"])
    raise AssertionError(f"no band holds {value!r}: the last one must have no end")


def level_of_set(bands: Document, members: Any) -> str:
    """The strictest level of the members; the empty set has one of its own."""
    # `otherwise` is for members that have no level of their own: the empty set has no members.
    if not members:
        return str(bands.get("empty", "free"))
    return strictest([bands.get(member, bands.get("otherwise", "free")) for member in members])


def kerb_levels(document: Document, idea: Values, at: date) -> dict[str, str]:
    """For each kerb that counts and applies to a complete idea its level, by id, in file order."""
    return levels_among(document, counting(document, at), idea)


def levels_among(document: Document, kerbs: Sequence[Document], idea: Values) -> dict[str, str]:
    """For each of these kerbs, all said, that applies to a complete idea its level, by id."""
    return {
        kerb["id"]: band_level(document, kerb, idea[kerb["on"]])
        for kerb in kerbs
        if applies(document, kerb, idea)
    }


def level(document: Document, complete_values: Values, at: date) -> str:
    """The level of a complete idea: the strictest of all kerbs' levels, free where none applies."""
    return strictest(list(kerb_levels(document, complete_values, at).values()))
