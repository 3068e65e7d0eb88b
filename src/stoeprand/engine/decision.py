"""The answer to "may I?": a `Decision` and its parts. How it is found lives in `check`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class Reason:
    """A kerb that is above free whatever is still unknown, at its loosest level."""

    kerb: str
    level: Level
    owner: str


@dataclass(frozen=True, slots=True)
class Left:
    """How far a known amount is from `until`, the last of its band; `next` comes after it."""

    kerb: str
    dimension: str
    level: Level
    next: Level
    until: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class TalkTo:
    """Somebody to turn to, with the strictest level and the kerbs for which."""

    person: str
    level: Level
    kerbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A dimension about which nobody has said anything for this idea, with the open kerbs on it."""

    dimension: str
    kerbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What an idea may, on one day; exact, also where something is still unknown.

    `best` and `worst` are the loosest and strictest level that the idea can still come out at;
    `matters` the unknown dimensions on which that depends; `perhaps` the kerbs that may turn out to
    be above free.
    """

    best: Level
    worst: Level
    matters: tuple[str, ...]
    because: tuple[Reason, ...]
    perhaps: tuple[str, ...]
    left: tuple[Left, ...]
    talk_to: tuple[TalkTo, ...]
    unsaid: tuple[Unsaid, ...]

    @property
    def level(self) -> Level | None:
        """The level of the idea, or None while it still depends on something unknown."""
        return self.best if self.best is self.worst else None

    def as_json(self) -> dict[str, Any]:
        """Return the decision as the objects that JSON holds; amounts are exact decimals."""
        return {
            "level": self.level.id if self.level is not None else None,
            "best": self.best.id,
            "worst": self.worst.id,
            "matters": list(self.matters),
            "because": [
                {"kerb": reason.kerb, "level": reason.level.id, "owner": reason.owner}
                for reason in self.because
            ],
            "perhaps": list(self.perhaps),
            "left": [
                {
                    "kerb": left.kerb,
                    "dimension": left.dimension,
                    "level": left.level.id,
                    "next": left.next.id,
                    "until": left.until,
                    "left": left.left,
                }
                for left in self.left
            ],
            "talk_to": [
                {"person": talk.person, "level": talk.level.id, "kerbs": list(talk.kerbs)}
                for talk in self.talk_to
            ],
            "unsaid": [
                {"dimension": unsaid.dimension, "kerbs": list(unsaid.kerbs)}
                for unsaid in self.unsaid
            ],
        }
