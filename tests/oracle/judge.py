"""Judges a whole answer of `stoeprand room`: each complaint is a sentence, no complaint is right.

An answer holds examples and a choice of kerbs, of which several can be right. So it is not compared
with one answer, but held against the facts of `rooms` and tried out, idea by idea.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from .domains import LEVELS, Document, names_of, what_does_not_fit
from .kerbs import counting, kerb_levels, level
from .rooms import applying_on, holds_the_floor, room

KEYS = ["area", "at", "verdict", "levels", "floor", "dimensions", "idle", "open"]


def judge_room(document: Document, at: date, answer: Mapping[str, Any]) -> list[str]:
    """All complaints about an answer for an area on a day; empty when it is right."""
    complaints = differs("keys", sorted(answer), sorted(KEYS))
    if complaints:
        return complaints
    facts = room(document, at)
    plain = {**facts, "area": document["area"], "at": at.isoformat()}
    for key in ("area", "at", "verdict", "idle", "open"):
        complaints += differs(key, answer[key], plain[key])
    complaints += judge_levels(document, at, answer["levels"], facts["levels"])
    complaints += judge_floor(document, at, answer["floor"], facts["floor"])
    complaints += judge_dimensions(document, at, answer["dimensions"], facts["dimensions"])
    return complaints


def differs(what: str, answered: Any, fact: Any) -> list[str]:
    """A complaint when an answer is not exactly the fact."""
    if exactly(answered) == exactly(fact):
        return []
    return [f"{what}: answered {answered!r}, but it is {fact!r}"]


def exactly(value: Any) -> Any:
    """A value such that two are equal only if they are the same to whoever reads the JSON.

    To Python True equals 1 and half as a float equals half as a Decimal; here they differ.
    """
    if isinstance(value, Mapping):
        return {key: exactly(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [exactly(each) for each in value]
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return ("a number", Fraction(value))
    return (type(value).__name__, value)


def judge_levels(
    document: Document, at: date, answer: Mapping[str, Any], there: Sequence[str]
) -> list[str]:
    """Each level has an example of exactly that level, and null exactly where there is none."""
    complaints = differs("levels", sorted(answer), sorted(LEVELS))
    for name, entry in answer.items():
        if name not in there:
            complaints += differs(f"levels.{name}", entry, None)
        elif entry is None or list(entry) != ["example"]:
            complaints.append(f"levels.{name}: there are such ideas, but it is {entry!r}")
        else:
            complaints += judge_example(document, at, name, entry["example"])
    return complaints


def judge_example(document: Document, at: date, wanted: str, example: Any) -> list[str]:
    """An example is a complete idea of exactly the level that it is an example of."""
    complaints = what_is_wrong_with(document, example)
    if not complaints:
        complaints = differs("its level", level(document, example, at), wanted)
    return [f"levels.{wanted}, example {example!r}: {complaint}" for complaint in complaints]


def what_is_wrong_with(document: Document, example: Any) -> list[str]:
    """Complaints about an example that should be a complete idea."""
    if not isinstance(example, Mapping):
        return ["is no idea"]
    return what_does_not_fit(document, example)


def judge_floor(
    document: Document, at: date, answer: Mapping[str, Any], level_there: str
) -> list[str]:
    """The floor is the loosest level, and its kerbs hold it by themselves, none to spare."""
    complaints = differs("floor", sorted(answer), ["kerbs", "level"])
    if complaints:
        return complaints
    kerbs = answer["kerbs"]
    in_file_order = [kerb["id"] for kerb in counting(document, at) if kerb["id"] in kerbs]
    complaints += differs("floor.level", answer["level"], level_there)
    complaints += differs("floor.kerbs, order or repeats or not counting", kerbs, in_file_order)
    if level_there == "free":
        return complaints + differs("floor.kerbs", kerbs, [])
    if not holds_the_floor(document, kerbs, level_there, at):
        complaints.append(f"floor.kerbs: {kerbs!r} do not keep every idea at {level_there}")
    for kerb in kerbs:
        others = [other for other in kerbs if other != kerb]
        if holds_the_floor(document, others, level_there, at):
            complaints.append(f"floor.kerbs: {kerb!r} can be left out of {kerbs!r}")
    return complaints


def judge_dimensions(
    document: Document, at: date, answer: Mapping[str, Any], facts: Mapping[str, Any]
) -> list[str]:
    """Per dimension whether kerbs are expected and there, and an idea without them."""
    complaints = differs("dimensions", sorted(answer), sorted(names_of(document)))
    if complaints:
        return complaints
    for name, entry in answer.items():
        where, fact = f"dimensions.{name}", facts[name]
        complaints += differs(where, sorted(entry), ["expected", "kerbed", "without"])
        complaints += differs(f"{where}.expected", entry.get("expected"), fact["expected"])
        complaints += differs(f"{where}.kerbed", entry.get("kerbed"), fact["kerbed"])
        complaints += judge_without(document, at, name, entry.get("without"), fact["kerbed"])
    return complaints


def judge_without(document: Document, at: date, name: str, example: Any, kerbed: str) -> list[str]:
    """An idea to which no said kerb on the dimension applies; null when there always is one."""
    if kerbed == "always":
        return differs(f"dimensions.{name}.without", example, None)
    complaints = what_is_wrong_with(document, example)
    if not complaints:
        applying = applying_on(document, name, kerb_levels(document, example, at))
        complaints = differs("kerbs that apply", applying, [])
    return [f"dimensions.{name}.without {example!r}: {complaint}" for complaint in complaints]
