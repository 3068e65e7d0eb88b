"""What another area does: to ideas in general, to worked examples, and to shared ideas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from stoeprand.engine import Limit, OutOfTime, check
from stoeprand.engine.area import Area, WorkedExample
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.validation import TestedExample, Validation
from stoeprand.room.hard_questions import searching
from stoeprand.room.published import diff_of, validation_on
from stoeprand.room.shared import SharedIdea, values_that_fit

if TYPE_CHECKING:
    from stoeprand.engine.versions import Diff


@dataclass(frozen=True, slots=True)
class Found:
    """What changes for ideas. Without `diff` it could not be found in time, or not at all.

    `unlike` says why two areas cannot be compared.
    """

    diff: "Diff | None"
    unlike: Sequence[Message] = ()


@dataclass(frozen=True, slots=True)
class ExampleEffect:
    """A worked example that comes out differently, or no longer as it was meant.

    A level is None where the example leaves it open, or where it was not there before.
    """

    example: WorkedExample
    before: Level | None
    after: Level | None


@dataclass(frozen=True, slots=True)
class IdeaEffect:
    """A shared idea that comes out at another level."""

    idea: SharedIdea
    before: Level
    after: Level


@dataclass(frozen=True, slots=True)
class Effects:
    """What comes out differently; `is_whole` is False where there was no time to look at all."""

    examples: tuple[ExampleEffect, ...]
    ideas: tuple[IdeaEffect, ...]
    is_whole: bool


def find_changes(old: Area | None, new: Area, day: date, limit: Limit) -> Found:
    """Return what a new area changes for ideas, both read on the day from which it is to hold."""
    from stoeprand.engine.versions import UnlikeAreas  # brings a solver along

    if old is None:
        return Found(None)
    try:
        return Found(diff_of(old, new, day, day, limit))
    except UnlikeAreas as error:
        return Found(None, error.faults)


def find_effects(
    old: Area, new: Area, at: date, ideas: Sequence[SharedIdea], language: str, limit: Limit
) -> Effects:
    """Return the examples of the new area, and the ideas, that come out differently on a day."""
    before, after = validation_on(old, at, limit), validation_on(new, at, limit)
    found: list[IdeaEffect] = []
    is_whole = before is not None and after is not None
    try:
        with searching(limit):
            found.extend(_of_ideas(old, new, at, ideas, language, limit))
    except OutOfTime:
        is_whole = False
    examples = tuple(_of_examples(before, after)) if before and after else ()
    return Effects(examples, tuple(found), is_whole)


def _of_examples(before: Validation, after: Validation) -> Iterator[ExampleEffect]:
    known = {tested.example.title: tested for tested in before.examples}
    for tested in after.examples:
        was = known.get(tested.example.title)
        old = was.decision.level if was else None
        if _differs(was, tested):
            yield ExampleEffect(tested.example, old, tested.decision.level)


def _differs(was: TestedExample | None, now: TestedExample) -> bool:
    if was is None:
        return not now.is_ok
    return (was.decision.best, was.decision.worst) != (now.decision.best, now.decision.worst)


def _of_ideas(
    old: Area,
    new: Area,
    at: date,
    ideas: Sequence[SharedIdea],
    language: str,
    limit: Limit,
) -> Iterator[IdeaEffect]:
    for idea in ideas:
        before = _level(old, idea.values, at, language, limit)
        after = _level(new, idea.values, at, language, limit)
        if before is not None and after is not None and before is not after:
            yield IdeaEffect(idea, before, after)


def _level(
    area: Area, kept: Mapping[str, str | list[str]], at: date, language: str, limit: Limit
) -> Level | None:
    limit.keep(message("what shared ideas may"))
    return check(area, values_that_fit(area, kept, language), at, limit).level
