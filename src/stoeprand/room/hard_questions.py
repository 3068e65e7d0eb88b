"""Questions that can be hard to answer: so much time for a page, and so few at a time.

Whoever asks for a page gets in all what can be found in `LONGEST` seconds; what is not certain by
then is not said. Only a few threads search at the same time, and none searches for what another is
finding already: so one area that is hard to decide stops nobody who asks for something else.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore, Lock
from time import monotonic
from typing import Generic, TypeVar

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.messages import message

LONGEST = 5.0
"""Seconds of searching for one page, whatever stands on it: nobody waits longer."""

PATIENCE = 1.0
"""Seconds from the begin of a page in which it waits for others that search; then it does without.

A question that is not hard is answered long before.
"""

MOST_AT_ONCE = 2
"""So many threads of a process search at a time: fewer than there are, so that some stay free."""

TRIED_AGAIN_AFTER = 600.0
"""Seconds after which what took too long is tried again: the machine may have been busy."""

Answer = TypeVar("Answer")

_places = BoundedSemaphore(MOST_AT_ONCE)


def limit_of_page() -> Limit:
    """Return the limit of all that is searched for one page, from now."""
    return Limit.of_seconds(LONGEST)


@contextmanager
def searching(limit: Limit) -> Iterator[None]:
    """Search in one of the few places there are. Raises OutOfTime where none comes free soon."""
    if not _places.acquire(timeout=_patience(limit)):
        raise OutOfTime(message("what is asked while others search"))
    try:
        yield
    finally:
        _places.release()


@dataclass(frozen=True, slots=True)
class _Kept(Generic[Answer]):
    """An answer, or None until it is tried again at a moment of the monotonic clock."""

    answer: Answer | None
    try_again_at: float


class Answers(Generic[Answer]):
    """Answers that are found once and kept, the last `most` of them; safe between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, _Kept[Answer]] = {}
        self._being_found: dict[Hashable, Lock] = {}
        self._guard = Lock()

    def get(self, key: Hashable, limit: Limit, find: Callable[[], Answer]) -> Answer | None:
        """Return the answer that is kept for `key`, else what `find` gives; None for lack of time.

        `find` raises OutOfTime when it keeps to `limit`. Whoever asks what another is finding waits
        a moment for that one answer.
        """
        with self._guard:
            if (kept := self._known(key)) is not None:
                return kept.answer
            turn = self._being_found.setdefault(key, Lock())
        if not turn.acquire(timeout=_patience(limit)):
            return None
        try:
            with self._guard:
                if (kept := self._known(key)) is not None:
                    return kept.answer
            return self._find(key, limit, find)
        finally:
            with self._guard:
                self._being_found.pop(key, None)
            turn.release()

    def _known(self, key: Hashable) -> _Kept[Answer] | None:
        kept = self._kept.get(key)
        if kept is None or (kept.answer is None and kept.try_again_at <= monotonic()):
            return None
        return kept

    def _find(self, key: Hashable, limit: Limit, find: Callable[[], Answer]) -> Answer | None:
        """Find an answer. That it takes too long is kept too, where it was given a fair try."""
        is_fair = False
        try:
            with searching(limit):
                is_fair = limit.seconds_left() >= LONGEST / 2
                answer = find()
        except OutOfTime:
            if is_fair:
                self._keep(key, None)
            return None
        self._keep(key, answer)
        return answer

    def _keep(self, key: Hashable, answer: Answer | None) -> None:
        with self._guard:
            self._kept.pop(key, None)
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = _Kept(answer, monotonic() + TRIED_AGAIN_AFTER)


def _patience(limit: Limit) -> float:
    """Return how many seconds a page may still wait for others."""
    return max(0.0, limit.seconds_left() - (LONGEST - PATIENCE))
