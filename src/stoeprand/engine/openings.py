"""Where it is stuck: which few kerbs hold back most ideas, and which of them nobody may move."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stoeprand.engine.area import Area
from stoeprand.engine.best_moves import Bundles, Kerbs, best_moves, equally_good
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message
from stoeprand.engine.reading.ideas import Idea

MOST_COMPARED = 3
"""Of so many kerbs it is looked for whether others would do as well: nobody compares more."""

_QUESTION = message("which kerbs hold ideas back")


@dataclass(frozen=True, slots=True)
class Step:
    """The best that at most so many moves can do: the kerbs to move, and the ideas they open.

    `instead` has per kerb those that open as many in its place, in file order. Of a step of one
    kerb these are all that do. Of two or three there may be other sets that are as good, which take
    long to find; of more nothing is looked for.
    """

    moves: int
    kerbs: tuple[str, ...]
    opened: tuple[str, ...]
    instead: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Openings:
    """Which kerbs, moved, would bring most ideas to the level `to` or looser.

    `open_now` counts the ideas that are there already. `fixed` has the kerbs that nobody may move,
    in file order, each with the ideas that it holds back whatever else is moved.
    """

    to: Level
    open_now: int
    steps: tuple[Step, ...]
    fixed: Mapping[str, tuple[str, ...]]

    def as_json(self) -> dict[str, Any]:
        """Return the openings as the objects that JSON holds."""
        return {
            "to": self.to.id,
            "open_now": self.open_now,
            "steps": [
                {"moves": step.moves, "kerbs": list(step.kerbs), "opened": list(step.opened)}
                for step in self.steps
            ],
            "fixed": {kerb_id: list(ideas) for kerb_id, ideas in self.fixed.items()},
        }


def find_openings(
    area: Area, ideas: Sequence[Idea], to: Level, moves: int, at: date, limit: Limit | None = None
) -> Openings:
    """Return which kerbs would open most on the day `at`, for 1 up to and including `moves`.

    The ideas are complete and each has an id of its own. Raises OutOfTime when `limit` is over
    before that is proved.
    """
    compiled = compile_area(area, at)
    held = _what_holds(compiled, ideas, to, limit)
    fixed = _terms_that_nobody_may_move(compiled)
    return Openings(
        to=to,
        open_now=sum(not terms for terms in held.values()),
        steps=tuple(_steps(compiled, held, fixed, moves, limit)),
        fixed=_held_by(compiled, held, fixed),
    )


def _what_holds(
    compiled: CompiledArea, ideas: Sequence[Idea], to: Level, limit: Limit | None
) -> dict[str, int]:
    """Return for each idea the terms that ask more than `to`, as a mask."""
    held: dict[str, int] = {}
    for idea in ideas:
        if limit:
            limit.keep(_QUESTION)
        assert idea.id is not None  # noqa: S101  (whoever asks made sure)
        held[idea.id] = compiled.possible_terms(idea.values) & compiled.stricter_than[to]
    return held


def _terms_that_nobody_may_move(compiled: CompiledArea) -> int:
    return sum(
        1 << bit
        for ready in compiled.kerbs
        if ready.kerb.movable_by == "nobody"
        for bit in ready.terms.values()
    )


def _held_by(
    compiled: CompiledArea, held: Mapping[str, int], fixed: int
) -> dict[str, tuple[str, ...]]:
    """Return the kerbs of these terms that hold back ideas, in file order, with those ideas."""
    found: dict[int, list[str]] = {}
    for idea_id, terms in held.items():
        for bit in bits_of(terms & fixed):
            found.setdefault(compiled.term_kerb[bit], []).append(idea_id)
    return {compiled.kerbs[number].kerb.id: tuple(found[number]) for number in sorted(found)}


def _steps(
    compiled: CompiledArea, held: Mapping[str, int], fixed: int, moves: int, limit: Limit | None
) -> Iterator[Step]:
    """Yield what each number of moves can do; of a complete idea each kerb has one term at most."""
    within = {
        idea_id: tuple(sorted(compiled.term_kerb[bit] for bit in bits_of(terms)))
        for idea_id, terms in held.items()
        if 0 < terms.bit_count() <= moves and not terms & fixed
    }
    bundles = Counter(within.values())
    before: Kerbs = ()
    instead: dict[str, tuple[str, ...]] = {}
    for count, best in enumerate(best_moves(bundles, moves, limit), 1):
        if best != before:
            before, instead = best, _instead(compiled, bundles, best)
        moved = frozenset(best)
        yield Step(
            moves=count,
            kerbs=_ids(compiled, best),
            opened=tuple(idea_id for idea_id, kerbs in within.items() if moved.issuperset(kerbs)),
            instead=instead,
        )


def _instead(compiled: CompiledArea, bundles: Bundles, best: Kerbs) -> dict[str, tuple[str, ...]]:
    if len(best) > MOST_COMPARED:
        return {}
    found = equally_good(bundles, best)
    return {compiled.kerbs[kerb].kerb.id: _ids(compiled, found[kerb]) for kerb in best}


def _ids(compiled: CompiledArea, numbers: Kerbs) -> tuple[str, ...]:
    return tuple(compiled.kerbs[number].kerb.id for number in numbers)
