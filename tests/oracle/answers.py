"""What `stoeprand check` must say of one idea: the completions are listed, the answer read off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from .domains import (
    Document,
    Values,
    completions,
    every_value,
    loosest,
    names_of,
    stricter,
    strictest,
)
from .kerbs import applies, band_level, counting, kerb_levels, open_ones

Idea = dict[str, Any]
Levels = dict[str, str]


def check(document: Document, values: Values, at: date) -> dict[str, Any]:
    """The whole answer to one idea, known or not in part, without its name."""
    ideas = list(completions(document, values))
    rows = [kerb_levels(document, idea, at) for idea in ideas]
    outcomes = [strictest(list(row.values())) for row in rows]
    best, worst = loosest(outcomes), strictest(outcomes)
    because = causes(document, rows, at)
    return {
        "level": best if best == worst else None,
        "best": best,
        "worst": worst,
        "matters": what_matters(document, values, ideas, outcomes),
        "because": because,
        "perhaps": possible_causes(document, rows, because, at),
        "left": what_is_left(document, values, rows, at),
        "talk_to": whom_to_talk_to(document, because),
        "unsaid": what_nobody_said(document, ideas, rows, at),
    }


def what_matters(
    document: Document, values: Values, ideas: Sequence[Idea], outcomes: Sequence[str]
) -> list[str]:
    """The unknown dimensions in which alone two completions differ that differ in level."""
    unknown = [name for name in names_of(document) if values.get(name) is None]
    return [name for name in unknown if makes_a_difference(name, ideas, outcomes)]


def makes_a_difference(name: str, ideas: Sequence[Idea], outcomes: Sequence[str]) -> bool:
    """Whether among ideas that are alike in all the rest there are two levels."""
    levels_by_rest: dict[tuple[Any, ...], set[str]] = {}
    for idea, outcome in zip(ideas, outcomes, strict=True):
        rest = tuple(
            tuple(value) if isinstance(value, list) else value
            for other, value in idea.items()
            if other != name
        )
        levels_by_rest.setdefault(rest, set()).add(outcome)
    return any(len(levels) > 1 for levels in levels_by_rest.values())


def causes(document: Document, rows: Sequence[Levels], at: date) -> list[dict[str, str]]:
    """`because`: the kerbs above free in every completion, strictest first, then file order."""
    found = []
    for kerb in counting(document, at):
        # Of its levels the loosest is given; where it does not apply it stands at free.
        at_its_loosest = loosest([row.get(kerb["id"], "free") for row in rows])
        if at_its_loosest != "free":
            entry = {"kerb": kerb["id"], "level": at_its_loosest, "owner": kerb["owner"]}
            found.append(entry)
    strict_first = ("no", "agree", "consult", "tell")
    return [entry for level in strict_first for entry in found if entry["level"] == level]


def possible_causes(
    document: Document, rows: Sequence[Levels], because: Sequence[Levels], at: date
) -> list[str]:
    """`perhaps`: the other kerbs that are above free in some completion."""
    certain = [entry["kerb"] for entry in because]
    return [
        kerb["id"]
        for kerb in counting(document, at)
        if kerb["id"] not in certain and any(row.get(kerb["id"], "free") != "free" for row in rows)
    ]


def what_is_left(
    document: Document, values: Values, rows: Sequence[Levels], at: date
) -> list[dict[str, Any]]:
    """`left`: how far a known amount is from the band that begins something stricter."""
    entries = []
    for kerb in counting(document, at):
        is_amount = document["dimensions"][kerb["on"]]["kind"] == "amount"
        known = values.get(kerb["on"]) is not None
        if is_amount and known and all(kerb["id"] in row for row in rows):
            entries += left_within(document, kerb, values[kerb["on"]])
    return entries


def left_within(document: Document, kerb: Document, value: Any) -> list[dict[str, Any]]:
    """The entry of one kerb for one amount, or none.

    All values of the dimension stand in a row and are cut where the level changes. So neighbouring
    bands of one level are one stretch, a band without any value is nowhere, and the last stretch
    has nothing after it: "no entry when that is the greatest value of all".
    """
    row = every_value(document, kerb["on"])
    cut = groupby(row, key=lambda each: band_level(document, kerb, each))
    stretches = [(level, list(stretch)) for level, stretch in cut]
    for (level, stretch), (following, _) in pairwise(stretches):
        if value in stretch and stricter(following, level):
            entry = {"kerb": kerb["id"], "dimension": kerb["on"], "level": level}
            until = stretch[-1]
            return [{**entry, "next": following, "until": until, "left": until - value}]
    return []


def whom_to_talk_to(document: Document, because: Sequence[Levels]) -> list[dict[str, Any]]:
    """`talk_to`: each person once, in the order of the first kerb that leads to them."""
    kerbs = {kerb["id"]: kerb for kerb in document["kerbs"]}
    by_person: dict[str, list[Levels]] = {}
    for entry in because:
        kerb = kerbs[entry["kerb"]]
        # Only for an agreement is there someone else to ask: who signs, if not the owner.
        signs = kerb.get("signs", kerb["owner"])
        person = signs if entry["level"] == "agree" else kerb["owner"]
        by_person.setdefault(person, []).append(entry)
    return [
        {
            "person": person,
            "level": strictest([entry["level"] for entry in entries]),
            "kerbs": [entry["kerb"] for entry in entries],
        }
        for person, entries in by_person.items()
    ]


def what_nobody_said(
    document: Document, ideas: Sequence[Idea], rows: Sequence[Levels], at: date
) -> list[dict[str, Any]]:
    """`unsaid`: the dimensions on which a kerb is called for and none is said."""
    entries = []
    for name, dimension in document["dimensions"].items():
        # A kerb that applies at level free has been said too, and one completion to which a said
        # kerb applies is enough: then there is no silence.
        said = [kerb["id"] for kerb in counting(document, at) if kerb["on"] == name]
        if any(kerb in row for kerb in said for row in rows):
            continue
        unsaid = [
            kerb["id"]
            for kerb in open_ones(document, at)
            if kerb["on"] == name and any(applies(document, kerb, idea) for idea in ideas)
        ]
        if unsaid or dimension.get("expected", False):
            entries.append({"dimension": name, "kerbs": unsaid})
    return entries
