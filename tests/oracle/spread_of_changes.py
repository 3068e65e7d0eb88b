"""Counts how far the drawn versions and whole ideas reach, and what can be said of them.

`python -m tests.oracle.spread_of_changes [PAIRS]` prints it.
"""

from __future__ import annotations

import sys

from .diffs import diff
from .domains import LEVELS
from .made_versions import Pair, pairs
from .made_whole_cases import whole_cases
from .openings import openings
from .spread import Counts, counted, shares
from .strategies import Case
from .versions import ideas_that_fit_both, ideas_that_fit_old
from .ways_in import best_ways, every_way

ANY_BUT_NO = LEVELS[:-1]


def spread_of_pairs(how_many: int) -> dict[str, float]:
    """Which shares of so many pairs of versions, and of their broken promises, have what."""
    found = counted(how_many, pairs(), count_pair)
    return {**shares(found), "ideas that fit OLD": found["ideas that fit OLD"] / found["pair"]}


def count_pair(counts: Counts, pair: Pair) -> None:
    """Counts one pair and what there is to say of it."""
    facts = diff(pair.old, pair.new, pair.at, pair.new_at)
    counts["pair"] += 1
    counts["ideas that fit OLD"] += sum(1 for _ in ideas_that_fit_old(pair.old, pair.new))
    for key in ("same", "lost", "gained", "only_old", "only_new"):
        counts[f"pair: {key}"] += facts[key]
    counts["pair: one file twice"] += pair.old == pair.new
    counts["pair: no idea fits both"] += not any(ideas_that_fit_both(pair.old, pair.new))
    counts["pair: moves"] += bool(facts["moves"])
    counts["pair: several moves"] += len(facts["moves"]) > 1
    counts["pair: broken promises"] += bool(facts["broken_promises"])
    new_ids = [kerb["id"] for kerb in pair.new["kerbs"]]
    for entry in facts["broken_promises"]:
        kerb = entry["kerb"]
        counts["broken"] += 1
        counts["broken: of the area"] += kerb is None
        counts["broken: kerb gone"] += kerb is not None and kerb not in new_ids
        counts["broken: second form"] += "now" in entry
        counts["broken: shortened"] += entry.get("now") is not None
        counts["broken: on a later day"] += entry.get("day", "") > pair.at.isoformat()
        counts["broken: by a choice of steps"] += len(entry.get("steps", [])) > 1


def spread_of_whole_cases(how_many: int) -> dict[str, float]:
    """Which shares of the ways in and the openings of so many areas have what."""
    return shares(counted(how_many, whole_cases(), count_whole_case))


def count_whole_case(counts: Counts, case: Case) -> None:
    """Counts the ways in for one of the ideas, and the openings for all of them."""
    ideas = {str(number): values for number, values in enumerate(case.ideas)}
    ways = every_way(case.document, case.ideas[0], case.at)
    for to in ANY_BUT_NO:
        best = best_ways(case.document, ways, to)
        counts["way"] += 1
        counts["way: none"] += not best
        counts["way: there already"] += bool(best) and not best[0].changes
        counts["way: several"] += len(best) > 1
        counts["way: five"] += len(best) == 5
        counts["way: of several dimensions"] += bool(best) and len(best[0].changes) > 1
        one, other = [*best, None, None][:2]
        if one and other:
            same_size = len(one.changes) == len(other.changes)
            counts["way: as cheap as the next"] += same_size and one.cost == other.cost
        answer = openings(case.document, ideas, to, 2, case.at)
        first, second = answer["steps"]
        counts["opening"] += 1
        counts["opening: by one move"] += bool(first["opened"])
        counts["opening: more by two"] += len(second["opened"]) > len(first["opened"])
        counts["opening: two without the best one"] += not {*first["kerbs"]} <= {*second["kerbs"]}
        counts["opening: fixed"] += bool(answer["fixed"])


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    for what, share in {**spread_of_pairs(how_many), **spread_of_whole_cases(how_many)}.items():
        print(f"{share:9.3f}  {what}")
