"""Counts how far the drawn areas and ideas reach: `python -m tests.oracle.spread [AREAS]`.

A comparison proves nothing about what the areas never contain; the counts show what they contain.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from . import naive, strategies
from .domains import Document, stricter, strictest
from .kerbs import counting
from .strategies import Case
from .worked_examples import kerbs_nobody_meets

Counts = Counter[str]
T = TypeVar("T")


def spread(areas: int) -> dict[str, float]:
    """Which shares of so many areas, their ideas and their worked examples have what."""

    def count(counts: Counts, case: Case) -> None:
        count_area(counts, case.document, case.at)
        for values in case.ideas:
            count_idea(counts, case.document, values, case.at)

    found = counted(areas, strategies.cases_with_examples(), count)
    return {**shares(found), "complete ideas": found["complete ideas"] / found["area"]}


def counted(
    how_many: int, strategy: st.SearchStrategy[T], count: Callable[[Counts, T], None]
) -> Counts:
    """What a function counts of so many cases that are drawn."""
    counts: Counts = Counter()

    @settings(
        max_examples=how_many,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(case: T) -> None:
        count(counts, case)

    draw()
    return counts


def count_area(counts: Counts, document: Document, at: date) -> None:
    """Counts one area, what its room is like, what is in it."""
    facts = naive.room(document, at)
    size = sum(1 for _ in naive.everything(document))
    counts["area"] += 1
    counts["complete ideas"] += size
    counts["area: over 2000 complete ideas"] += size > 2000
    counts[f"area: floor {facts['floor']}"] += 1
    counts["area: levels, three or more"] += len(facts["levels"]) >= 3
    counts["area: floor held by several"] += floor_takes_several(document, facts["floor"], at)
    counts["area: idle"] += bool(facts["idle"])
    counts["area: open"] += bool(facts["open"])
    counts["area: not in force"] += len(document["kerbs"]) > len(facts["open"]) + len(
        counting(document, at)
    )
    counts["area: condition nobody meets"] += bool(kerbs_nobody_meets(document))
    for word in {*facts["verdict"], *(each["kerbed"] for each in facts["dimensions"].values())}:
        counts[f"area: {word}"] += 1
    for kind in {each["kind"] for each in document["dimensions"].values()}:
        counts[f"area: has {kind}"] += 1
    for test in {test for kerb in document["kerbs"] for test in tests_of(kerb)}:
        counts[f"area: tests {test}"] += 1
    for entry in naive.validate_examples(document, at):
        counts["example"] += 1
        counts["example: ok"] += entry["ok"]
        counts["example: kerbs"] += bool(entry["kerbs"])


def floor_takes_several(document: Document, floor: str, at: date) -> bool:
    """Whether the floor is not free and no kerb alone holds it."""
    return floor != "free" and not any(
        naive.room({**document, "kerbs": [kerb]}, at)["floor"] == floor
        for kerb in counting(document, at)
    )


def tests_of(kerb: Document) -> list[str]:
    """The words of the tests in the conditions of a kerb."""
    return [word for test in kerb.get("when", {}).values() for word in test]


def count_idea(counts: Counts, document: Document, values: dict[str, Any], at: date) -> None:
    """Counts one idea and which parts of its answer hold something."""
    answer = naive.check(document, values, at)
    known = [values.get(name) is not None for name in document["dimensions"]]
    counts["idea"] += 1
    counts["idea: with unknowns"] += not all(known)
    counts["idea: wholly unknown"] += not any(known)
    counts[f"idea: level {answer['level']}"] += 1
    counts[f"idea: best {answer['best']}"] += 1
    counts[f"idea: worst {answer['worst']}"] += 1
    for key in ("matters", "because", "perhaps", "left", "talk_to", "unsaid"):
        counts[f"idea: {key}"] += bool(answer[key])
    apart = answer["best"] != answer["worst"]
    counts["idea: not all unknowns matter"] += apart and len(answer["matters"]) < known.count(False)
    counts["idea: best only jointly"] += best_only_jointly(answer)
    counts["idea: unsaid, with an open kerb"] += any(each["kerbs"] for each in answer["unsaid"])


def best_only_jointly(answer: dict[str, Any]) -> bool:
    """Whether the best is stricter than each kerb is by itself at its loosest."""
    return stricter(answer["best"], strictest([entry["level"] for entry in answer["because"]]))


def shares(counts: Counts) -> dict[str, float]:
    """Counts as shares of what stands before the colon: areas, ideas, examples."""
    of_which = {what: counts[what.split(":")[0]] if ":" in what else 1 for what in sorted(counts)}
    return {what: counts[what] / total for what, total in of_which.items()}


if __name__ == "__main__":
    for what, share in spread(int(sys.argv[1]) if len(sys.argv) > 1 else 500).items():
        print(f"{share:9.3f}  {what}")
