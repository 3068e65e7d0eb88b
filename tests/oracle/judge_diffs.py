"""Judges a whole answer of `stoeprand diff`: a complaint is a sentence, no complaint is right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from .diffs import Move, causes_of_move, diff
from .domains import Document, names_of
from .judge import differs
from .kerbs import level
from .promises import Promise, Versions, ids_in_force, look, step_of
from .versions import fits_all, misfits, names_of_both, names_of_either

KEYS = ["at", "same", "lost", "gained", "only_old", "only_new", "moves", "broken_promises"]
Answer = Mapping[str, Any]


def judge_diff(
    old: Document, new: Document, at: date, new_at: date | None, answer: Answer
) -> list[str]:
    """All complaints about an answer for two versions; empty when it is right."""
    complaints = differs("keys", sorted(answer), sorted(KEYS))
    if complaints:
        return complaints
    facts = diff(old, new, at, new_at)
    for key in ("at", "same", "lost", "gained"):
        complaints += differs(key, answer[key], facts[key])
    complaints += judge_alone("only_old", old, new, answer["only_old"], facts["only_old"])
    complaints += judge_alone("only_new", new, old, answer["only_new"], facts["only_new"])
    complaints += judge_moves(old, new, at, new_at or at, answer["moves"], facts["moves"])
    complaints += judge_promises(Versions(old, new), answer["broken_promises"], facts)
    return complaints


def judge_alone(what: str, one: Document, other: Document, answer: Any, there: bool) -> list[str]:
    """An idea over the dimensions of both files that fits one and not the other; null if none."""
    if not there:
        return differs(what, answer, None)
    if not isinstance(answer, Mapping):
        return [f"{what}: there are such ideas, but it is {answer!r}"]
    complaints = differs(f"{what}, dimensions", sorted(answer), sorted(names_of_both(one, other)))
    if complaints:
        return complaints
    if not all(fits_all([one], name, value) for name, value in answer.items()):
        complaints.append(f"{what}: {answer!r} does not fit that file")
    if all(fits_all([other], name, value) for name, value in answer.items()):
        complaints.append(f"{what}: {answer!r} fits the other file too")
    return complaints


def judge_moves(
    old: Document, new: Document, at: date, new_at: date, answer: Any, facts: list[Move]
) -> list[str]:
    """Each pair of levels once, in order, with an idea that makes it and the kerbs to blame."""
    told = [(move.get("from"), move.get("to")) for move in answer]
    complaints = differs("moves", told, facts)
    for move, entry in zip(told, answer, strict=True):
        where = f"moves, {move[0]} to {move[1]}"
        example = entry.get("example")
        complaints += differs(f"{where}, keys", sorted(entry), ["because", "example", "from", "to"])
        wrong = unfit_example(old, new, example) + [
            f"{name} does not fit NEW" for name in unfit_in_new(old, new, example)
        ]
        complaints += [f"{where}, example {example!r}: {each}" for each in wrong]
        if not wrong:
            levels = (level(old, example, at), level(new, example, new_at))
            complaints += differs(f"{where}, example {example!r}", levels, move)
        if not wrong and levels == move:
            causes = causes_of_move(old, new, at, new_at, levels, example)
            complaints += differs(f"{where}, because", entry.get("because"), causes)
    return complaints


def unfit_example(old: Document, new: Document, example: Any) -> list[str]:
    """Complaints about an example that should give every dimension and fit OLD.

    Of a dimension that NEW alone has it should have a value that NEW gives it.
    """
    if not isinstance(example, Mapping):
        return ["is no idea"]
    complaints = differs("dimensions", sorted(example), sorted(names_of_either(old, new)))
    for name in example:
        home = old if name in names_of(old) else new
        if not complaints and not fits_all([home], name, example[name]):
            complaints.append(f"{example[name]!r} is no value of {name!r}")
    return complaints


def unfit_in_new(old: Document, new: Document, example: Any) -> list[str]:
    """The dimensions on which an example that fits OLD does not fit NEW, in order of their ids."""
    return [] if unfit_example(old, new, example) else sorted(misfits(old, new, example))


def judge_promises(versions: Versions, answer: Any, facts: Answer) -> list[str]:
    """The right promises, broken in the right form; each example makes the largest step."""
    expected = facts["broken_promises"]
    summary = [{**entry} for entry in expected]
    steps = [entry.pop("steps", None) for entry in summary]
    judged = ("from", "to", "example")
    told = [{key: each for key, each in entry.items() if key not in judged} for entry in answer]
    complaints = differs("broken_promises", told, summary)
    if complaints:
        return complaints
    for entry, largest in zip(answer, steps, strict=True):
        if largest is None:
            complaints += differs("second form, keys", len(entry), len(("kerb", "until", "now")))
        else:
            complaints += judge_step(versions, entry, largest)
    return complaints


def judge_step(versions: Versions, entry: Answer, largest: list[Move]) -> list[str]:
    """The levels are of a largest step of that day, and the example makes just that step."""
    where = f"broken_promises, {entry['kerb']} on {entry['day']}"
    step = (entry.get("from"), entry.get("to"))
    if step not in largest:
        return [f"{where}: goes from {step[0]} to {step[1]}, but the largest are {largest!r}"]
    example = entry.get("example")
    complaints = unfit_example(versions.old, versions.new, example)
    if not complaints:
        complaints = differs("its step", step_of_example(versions, entry, example), step)
    return [f"{where}, example {example!r}: {complaint}" for complaint in complaints]


def step_of_example(versions: Versions, entry: Answer, example: Any) -> Move | None:
    """The step that an example makes, of the promise and on the day that an entry names."""
    day = date.fromisoformat(entry["day"])
    kerbs = [kerb for kerb in versions.old["kerbs"] if kerb["id"] == entry["kerb"]]
    promise = Promise(kerbs[0] if kerbs else None, date.fromisoformat(entry["promised_until"]))
    sight = look(versions.old, versions.new, example)
    old_ids, new_ids = ids_in_force(versions.old, day), ids_in_force(versions.new, day)
    return step_of(versions, promise, sight, old_ids, new_ids)
