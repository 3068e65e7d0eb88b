"""What changes between two versions of an area, as values; how it is found lives beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message
from stoeprand.engine.solving.witness import plain_values


class UnlikeAreas(Exception):
    """Two files whose ideas cannot be compared; `faults` says where they speak of other things."""

    def __init__(self, faults: tuple[Message, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Move:
    """Ideas that go from one level to another, with one of them.

    `because` are the kerbs that make it so: of the new version when it becomes stricter, of the old
    one when it becomes looser.
    """

    before: Level
    after: Level
    example: Values
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A promise that is not kept on `day`, with the example of the largest step of that day.

    `kerb` is None where the whole area was promised. The levels are the kerb's own at the example,
    for an area those of the idea.
    """

    kerb: str | None
    promised_until: date
    day: date
    before: Level
    after: Level
    example: Values


@dataclass(frozen=True, slots=True)
class ShortenedPromise:
    """A promise that the new version ends sooner, on `now`, or no longer makes (None)."""

    kerb: str | None
    promised_until: date
    now: date | None


@dataclass(frozen=True, slots=True)
class Diff:
    """What another version of an area gives and takes, over the ideas that fit both.

    `at` is the day on which the old version is read, `new_at` that of the new one. `only_old` is an
    idea, over the dimensions of both, that fits the old version alone; `only_new` likewise. `moves`
    has every pair of levels that some idea makes, `broken_promises` the area first.
    """

    old: Area
    new: Area
    at: date
    new_at: date
    only_old: Values | None
    only_new: Values | None
    moves: tuple[Move, ...]
    broken_promises: tuple[BrokenPromise | ShortenedPromise, ...]

    @property
    def same(self) -> bool:
        """Whether no idea comes out differently, and the same ideas fit."""
        return not (self.moves or self.only_old or self.only_new)

    @property
    def lost(self) -> bool:
        """Whether some idea may less, or fits no longer."""
        return self.only_old is not None or any(move.after > move.before for move in self.moves)

    @property
    def gained(self) -> bool:
        """Whether some idea may more, or fits only now."""
        return self.only_new is not None or any(move.after < move.before for move in self.moves)

    @property
    def dimensions(self) -> Mapping[str, Dimension]:
        """The dimensions of either version in file order, those that only the new one has last."""
        return {**self.old.dimensions, **new_alone(self.old, self.new)}

    def as_json(self) -> dict[str, Any]:
        """Return the diff as the objects that JSON holds; amounts are exact decimals."""
        return {
            "at": self.at.isoformat(),
            "same": self.same,
            "lost": self.lost,
            "gained": self.gained,
            "only_old": self.only_old and plain_values(self.old.dimensions, self.only_old),
            "only_new": self.only_new and plain_values(self.new.dimensions, self.only_new),
            "moves": [self._plain_move(move) for move in self.moves],
            "broken_promises": [self._plain_promise(found) for found in self.broken_promises],
        }

    def _plain_move(self, move: Move) -> dict[str, object]:
        return {
            "from": move.before.id,
            "to": move.after.id,
            "example": self._plain(move.example),
            "because": list(move.because),
        }

    def _plain_promise(self, found: BrokenPromise | ShortenedPromise) -> dict[str, object]:
        promise = {"kerb": found.kerb, "promised_until": found.promised_until.isoformat()}
        if isinstance(found, ShortenedPromise):
            return {**promise, "now": found.now and found.now.isoformat()}
        return {
            **promise,
            "day": found.day.isoformat(),
            "from": found.before.id,
            "to": found.after.id,
            "example": self._plain(found.example),
        }

    def _plain(self, example: Values) -> dict[str, object]:
        return plain_values(self.dimensions, example)


def new_alone(old: Area, new: Area) -> dict[str, Dimension]:
    """Return the dimensions that only the new version has, in file order."""
    return {key: held for key, held in new.dimensions.items() if key not in old.dimensions}
