"""The answer to "may I?": a `Decision` and its parts. How it is found lives in `check`."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, NamedTuple

from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class Reason:
    """A kerb that is above free whatever is still unknown, at its loosest level."""

    kerb: str
    level: Level
    owner: str


class Left(NamedTuple):
    """How far a known amount is from `until`, the last of its band; `next` comes after it.

    A tuple, since an answer may hold hundreds of them: four times as fast to make.
    """

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
class Advice:
    """What else whoever asks wants to know: what is left, whom to talk to, what nobody has said."""

    left: tuple[Left, ...]
    talk_to: tuple[TalkTo, ...]
    unsaid: tuple[Unsaid, ...]


class Decision:
    """What an idea may, on one day; exact, also where something is still unknown.

    `best` and `worst` are the loosest and strictest level that the idea can still come out at;
    `matters` the unknown dimensions on which that depends; `perhaps` the kerbs that may turn out to
    be above free. A value: it never changes, and is equal to another that says the same.
    """

    __slots__ = ("_advice", "because", "best", "matters", "perhaps", "worst")

    def __init__(
        self,
        best: Level,
        worst: Level,
        matters: tuple[str, ...],
        because: tuple[Reason, ...],
        perhaps: tuple[str, ...],
        find_advice: Callable[[], Advice],
    ) -> None:
        """Take what was found; `find_advice` is called when somebody first asks for more."""
        self.best: Final = best
        self.worst: Final = worst
        self.matters: Final = matters
        self.because: Final = because
        self.perhaps: Final = perhaps
        self._advice: Advice | Callable[[], Advice] = find_advice

    @property
    def level(self) -> Level | None:
        """The level of the idea, or None while it still depends on something unknown."""
        return self.best if self.best is self.worst else None

    @property
    def left(self) -> tuple[Left, ...]:
        """How far known amounts are from the edge of their bands, by kerb."""
        return self.advice.left

    @property
    def talk_to(self) -> tuple[TalkTo, ...]:
        """Whom to turn to, ordered as their first kerb in `because`."""
        return self.advice.talk_to

    @property
    def unsaid(self) -> tuple[Unsaid, ...]:
        """The dimensions on which nobody has said anything for this idea."""
        return self.advice.unsaid

    @property
    def advice(self) -> Advice:
        """What is left, whom to talk to and what is unsaid; found once, when it is asked for."""
        advice = self._advice
        if not isinstance(advice, Advice):
            advice = self._advice = advice()
        return advice

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

    def __eq__(self, other: object) -> bool:
        return self._said() == other._said() if isinstance(other, Decision) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._said())

    def __repr__(self) -> str:
        return f"Decision{self._said()}"

    def _said(self) -> tuple[object, ...]:
        return (self.best, self.worst, self.matters, self.because, self.perhaps, self.advice)
