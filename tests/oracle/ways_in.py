"""What `stoeprand way-in` must say of a complete idea: every change there is, then the best.

Where the contract leaves a choice this is how it is read here:

- Which members a changed set "keeps" is asked of each member in file order: of two sets that cost
  the same the one comes first that has the first member in which they differ, had it before or not.
- A printed cost is the number of six decimals that is nearest; of two that are just as near either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

from .domains import Document, Values, every_value, stricter, strictest
from .judge import differs
from .kerbs import counting, kerb_levels, level

AT_MOST_SHOWN = 5
SMALLEST_PRINTED = Fraction(1, 10**6)


@dataclass(frozen=True)
class Way:
    """A change of an idea: the new values by dimension, in file order, what it costs, its level."""

    changes: dict[str, Any]
    cost: Fraction
    level: str


def every_way(document: Document, values: Values, at: date) -> list[Way]:
    """All changes of what can be changed in a complete idea, the one that changes nothing too."""
    choices = [options(document, name, values[name]) for name in document["dimensions"]]
    ways = []
    for combination in product(*choices):
        idea = dict(zip(document["dimensions"], combination, strict=True))
        changed = [name for name in idea if is_other(idea[name], values[name])]
        cost = sum(
            (cost_of(document, name, values[name], idea[name]) for name in changed), Fraction()
        )
        ways.append(Way({name: idea[name] for name in changed}, cost, level(document, idea, at)))
    return ways


def options(document: Document, name: str, value: Any) -> list[Any]:
    """The value that a dimension has in an idea, and each other one where it can be changed.

    In a dimension without an end the list of values stops beyond the last band: what lies still
    further costs more or changes nothing.
    """
    if not document["dimensions"][name].get("changeable", True):
        return [value]
    return [value, *(each for each in every_value(document, name) if is_other(each, value))]


def is_other(one: Any, other: Any) -> bool:
    """Whether two values differ; a set is the same in whatever order its members stand."""
    if isinstance(one, list):
        return set(one) != set(other)
    return bool(one != other)


def cost_of(document: Document, name: str, before: Any, after: Any) -> Fraction:
    """What it costs to change one value, exactly."""
    dimension = document["dimensions"][name]
    kind = dimension["kind"]
    if kind == "amount":
        whole = max(abs(Fraction(before)), Fraction(dimension.get("step", 1)))
        return abs(Fraction(after) - Fraction(before)) / whole
    if kind == "date":
        days = (date.fromisoformat(after) - date.fromisoformat(before)).days
        return Fraction(abs(days), 30)
    if kind == "set":
        return Fraction(len(set(before) ^ set(after)))
    return Fraction(1)


def best_ways(document: Document, ways: Sequence[Way], to: str) -> list[Way]:
    """`ways`: the best of each set of dimensions of which no smaller part would do, in order."""
    bringing = [way for way in ways if not stricter(way.level, to)]
    enough = {frozenset(way.changes) for way in bringing}
    smallest = [names for names in enough if not any(other < names for other in enough)]
    found = [
        min(
            (way for way in bringing if frozenset(way.changes) == names),
            key=lambda way: (way.cost, order_of_values(document, way.changes)),
        )
        for names in smallest
    ]
    found.sort(key=lambda way: (len(way.changes), way.cost, order_of_names(document, way.changes)))
    return found[:AT_MOST_SHOWN]


def order_of_names(document: Document, changes: Values) -> list[int]:
    """The places in the file of the dimensions that change: which set of them comes first."""
    return [place for place, name in enumerate(document["dimensions"]) if name in changes]


def order_of_values(document: Document, changes: Values) -> list[Any]:
    """For each dimension that changes, in file order, how early its new value comes."""
    names = [name for name in document["dimensions"] if name in changes]
    return [order_of_value(document["dimensions"][name], changes[name]) for name in names]


def order_of_value(dimension: Document, value: Any) -> Any:
    """First in the order of the file, the lower amount, the earlier day, the first member kept."""
    if dimension["kind"] == "choice":
        return dimension["values"].index(value)
    if dimension["kind"] == "set":
        return [member not in value for member in dimension["values"]]
    # Amounts as numbers, days as ISO text; of a flag only one other value is to be had.
    return value


def keeps_out(document: Document, kerbs: Sequence[str], values: Values, to: str, at: date) -> bool:
    """Whether these kerbs by themselves keep all ideas with these unchangeable values stricter."""
    choices = [options(document, name, values[name]) for name in document["dimensions"]]
    for combination in product(*choices):
        idea = dict(zip(document["dimensions"], combination, strict=True))
        row = kerb_levels(document, idea, at)
        if not stricter(strictest([row[kerb] for kerb in kerbs if kerb in row]), to):
            return False
    return True


def judge_way_in(
    document: Document, values: Values, ways: Sequence[Way], to: str, at: date, answer: Values
) -> list[str]:
    """All complaints about an answer, given every way there is; empty when it is right."""
    best = best_ways(document, ways, to)
    keys = ["from", "possible", "to", *(["changes", "cost", "ways"] if best else ["kerbs"])]
    complaints = differs("keys", sorted(answer), sorted(keys))
    complaints += differs("from", answer.get("from"), level(document, values, at))
    complaints += differs("to", answer.get("to"), to)
    complaints += differs("possible", answer.get("possible"), bool(best))
    if complaints:
        return complaints
    if not best:
        return judge_kerbs(document, values, to, at, answer["kerbs"])
    complaints += differs("ways", [way["changes"] for way in answer["ways"]], changes_of(best))
    complaints += differs("changes", answer["changes"], best[0].changes)
    for way, told in zip(best, [way["cost"] for way in answer["ways"]], strict=False):
        complaints += judge_cost(way.cost, told)
    return complaints + judge_cost(best[0].cost, answer["cost"])


def changes_of(ways: Sequence[Way]) -> list[dict[str, Any]]:
    """What each of some ways changes."""
    return [way.changes for way in ways]


def judge_cost(exact: Fraction, told: Any) -> list[str]:
    """A printed cost is a number of at most six decimals, and none is nearer."""
    if isinstance(told, bool) or not isinstance(told, int | Decimal):
        return [f"cost: {told!r} is no exact number"]
    if Fraction(told) % SMALLEST_PRINTED != 0:
        return [f"cost: {told} has more than six decimals"]
    if abs(Fraction(told) - exact) > SMALLEST_PRINTED / 2:
        return [f"cost: answered {told}, but it is {exact}"]
    return []


def judge_kerbs(document: Document, values: Values, to: str, at: date, kerbs: Any) -> list[str]:
    """The kerbs by themselves keep everything out, and none of them can be left out."""
    in_file_order = [kerb["id"] for kerb in counting(document, at) if kerb["id"] in kerbs]
    complaints = differs("kerbs, order or repeats or not counting", kerbs, in_file_order)
    if not keeps_out(document, kerbs, values, to, at):
        complaints.append(f"kerbs: {kerbs!r} let an idea through at {to} or looser")
    for kerb in kerbs:
        if keeps_out(document, [each for each in kerbs if each != kerb], values, to, at):
            complaints.append(f"kerbs: {kerb!r} can be left out of {kerbs!r}")
    return complaints
