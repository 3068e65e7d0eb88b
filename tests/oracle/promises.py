"""Which promises of OLD a new version breaks, held day by day, by trying every idea on every day.

Where the contract leaves a choice this is how it is read here:

- A kerb of OLD that is not in force on a day is as if it were not there: on that day it promises
  free.
- "The kerb's own dimension or one in its `when`" are those of the kerb of OLD, whose promise it is.
- A kerb whose bands are open promises nothing in NEW either: made open, its promise is dropped
  (`now` is null), and as a stand-in it keeps none.
- "A kerb that is gone" is one whose id NEW lacks altogether. Of a kerb that NEW still has no
  stand-in keeps the promised day, though one keeps its levels on days when it does not count.
- The size of a step is the number of levels that it goes up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from .domains import LEVELS, Document, Values, stricter, strictest
from .kerbs import in_force, is_open, levels_among
from .versions import days_of_change, ideas_that_fit_old, misfits

Step = tuple[str, str]
Levels = dict[str, str]


@dataclass(frozen=True)
class Sight:
    """One idea that fits OLD, and what every said kerb of each file says of it on any day.

    NEW says nothing of an idea that does not fit it.
    """

    idea: Values
    misfits: frozenset[str]
    old_row: Levels
    new_row: Levels


@dataclass(frozen=True)
class Promise:
    """What OLD promises until a day: the room of one kerb, or of the whole area (None)."""

    kerb: Document | None
    until: date

    @property
    def id(self) -> str | None:
        """The kerb's id; None for the area."""
        return None if self.kerb is None else str(self.kerb["id"])


@dataclass(frozen=True)
class Versions:
    """OLD and NEW, and every idea that fits OLD, seen once."""

    old: Document
    new: Document

    @cached_property
    def sights(self) -> list[Sight]:
        """All ideas that fit OLD."""
        return [look(self.old, self.new, idea) for idea in ideas_that_fit_old(self.old, self.new)]


def look(old: Document, new: Document, idea: Values) -> Sight:
    """What both files say of one idea."""
    unfit = misfits(old, new, idea)
    new_row = {} if unfit else levels_among(new, said(new), idea)
    return Sight(idea, unfit, levels_among(old, said(old), idea), new_row)


def said(document: Document) -> list[Document]:
    """The kerbs whose bands somebody has said, in force or not."""
    return [kerb for kerb in document["kerbs"] if not is_open(kerb)]


def ids_in_force(document: Document, day: date) -> list[str]:
    """The ids of the kerbs that count on a day."""
    return [kerb["id"] for kerb in said(document) if in_force(kerb, day)]


def broken_promises(versions: Versions, at: date) -> list[dict[str, Any]]:
    """The entries in order; one of the first form has `steps`, all the largest ones of its day,
    of which an answer may show any, as `from`, `to` and an example."""
    entries = []
    for promise in running_promises(versions.old, at):
        entries += broken_by_its_levels(versions, promise, at)
        entries += broken_by_its_end(versions, promise)
    return entries


def running_promises(old: Document, at: date) -> Iterator[Promise]:
    """What OLD promises until `at` or later: the area first, then the kerbs in file order."""
    for kerb in (None, *said(old)):
        until = (old if kerb is None else kerb).get("promised_until")
        if until is not None and date.fromisoformat(until) >= at:
            yield Promise(kerb, date.fromisoformat(until))


def broken_by_its_levels(versions: Versions, promise: Promise, at: date) -> list[dict[str, Any]]:
    """The entry of the first day on which some idea is held more strictly than promised."""
    for day in days_of_change(versions.old, versions.new, at, promise.until):
        steps = largest_steps(steps_on(versions, promise, day))
        if steps:
            entry = {"kerb": promise.id, "promised_until": promise.until.isoformat()}
            return [{**entry, "day": day.isoformat(), "steps": steps}]
    return []


def steps_on(versions: Versions, promise: Promise, day: date) -> list[Step]:
    """The steps up that the ideas make on a day, each once."""
    found: dict[Step, None] = {}
    old_ids, new_ids = ids_in_force(versions.old, day), ids_in_force(versions.new, day)
    for sight in versions.sights:
        step = step_of(versions, promise, sight, old_ids, new_ids)
        if step is not None and stricter(step[1], step[0]):
            found[step] = None
    return list(found)


def largest_steps(steps: Sequence[Step]) -> list[Step]:
    """The steps of which none is larger."""
    largest = max([size_of(step) for step in steps], default=0)
    return [step for step in steps if size_of(step) == largest]


def size_of(step: Step) -> int:
    """How many levels a step goes up."""
    return LEVELS.index(step[1]) - LEVELS.index(step[0])


def step_of(
    versions: Versions,
    promise: Promise,
    sight: Sight,
    old_ids: Sequence[str],
    new_ids: Sequence[str],
) -> Step | None:
    """The promised level of an idea and the one it has, given the kerbs that count on the day.

    None for an idea that is left out, as it does not fit NEW on what the promise is not about.
    """
    kerb = promise.kerb
    if kerb is None:
        before = strictest([sight.old_row.get(each, "free") for each in old_ids])
        after = strictest([sight.new_row.get(each, "free") for each in new_ids])
        return (before, "no" if sight.misfits else after)
    before = sight.old_row.get(kerb["id"], "free") if kerb["id"] in old_ids else "free"
    if sight.misfits & {kerb["on"], *kerb.get("when", {})}:
        return (before, "no")
    if sight.misfits:
        return None
    holding = [kerb["id"]] if kerb["id"] in new_ids else ids_of_stand_ins(versions, kerb, new_ids)
    return (before, strictest([sight.new_row.get(each, "free") for each in holding]))


def ids_of_stand_ins(versions: Versions, kerb: Document, new_ids: Sequence[str]) -> list[str]:
    """The kerbs of NEW that count, on the dimension of a kerb of OLD, whose ids OLD lacks."""
    return [each["id"] for each in stand_ins(versions, kerb) if each["id"] in new_ids]


def stand_ins(versions: Versions, kerb: Document) -> list[Document]:
    """The said kerbs of NEW on the dimension of a kerb of OLD whose ids OLD lacks."""
    known = [each["id"] for each in versions.old["kerbs"]]
    new = said(versions.new)
    return [each for each in new if each["on"] == kerb["on"] and each["id"] not in known]


def broken_by_its_end(versions: Versions, promise: Promise) -> list[dict[str, Any]]:
    """The entry of a promise that NEW shortens or drops while it runs."""
    now = promised_now(versions, promise)
    if now is not None and now >= promise.until:
        return []
    entry = {"kerb": promise.id, "promised_until": promise.until.isoformat()}
    return [{**entry, "now": None if now is None else now.isoformat()}]


def promised_now(versions: Versions, promise: Promise) -> date | None:
    """Until when NEW promises the same; None when it promises nothing."""
    if promise.kerb is None:
        return promised_until(versions.new)
    same_id = [each for each in versions.new["kerbs"] if each["id"] == promise.kerb["id"]]
    if same_id:
        return None if is_open(same_id[0]) else promised_until(same_id[0])
    ends = [promised_until(each) for each in stand_ins(versions, promise.kerb)]
    # A stand-in that is promised less long is no answer to a kerb that is gone.
    return max([end for end in ends if end is not None and end >= promise.until], default=None)


def promised_until(promiser: Document) -> date | None:
    """The promised day of a kerb, or of the area that a file holds."""
    until = promiser.get("promised_until")
    return None if until is None else date.fromisoformat(until)
