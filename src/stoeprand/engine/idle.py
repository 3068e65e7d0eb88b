"""Kerbs that change nothing: left out alone, no idea comes out differently."""

from collections.abc import Iterator

from stoeprand.engine.compiled.area import CompiledArea, ReadyKerb
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message, quoted
from stoeprand.engine.solving.caps import CappedSearch, Cells

_MOST_VARIABLES = 500
"""Beyond so many a solver is slower than a new one that has to be told again what matters."""


def find_idle(compiled: CompiledArea, limit: Limit | None) -> tuple[str, ...]:
    """Return the ids of the said kerbs that are nowhere stricter than all others together.

    In file order. Raises OutOfTime when `limit` is over first.
    """
    looking = _Looking(compiled, limit)
    try:
        return tuple(looking.idle())
    finally:
        looking.close()


class _Looking:
    """Looks for an idea to which a kerb makes a difference, kerb by kerb.

    An idea that was tried for one kerb often shows that another one makes a difference.
    """

    def __init__(self, compiled: CompiledArea, limit: Limit | None) -> None:
        self._compiled = compiled
        self._limit = limit
        self._search = CappedSearch(compiled, limit, shows_ideas=False)
        self._telling: set[int] = set()
        """Numbers of kerbs that were seen to make a difference."""

    def close(self) -> None:
        """Give back the memory of the solver."""
        self._search.close()

    def idle(self) -> Iterator[str]:
        """Yield the ids of said kerbs that make no difference."""
        for ready in self._compiled.kerbs:
            if ready.kerb.is_open or ready.number in self._telling:
                continue
            self._keep_small()
            if not any(self._is_alone(ready, level) for level in sorted(ready.terms, reverse=True)):
                yield ready.kerb.id

    def _keep_small(self) -> None:
        if self._search.size > _MOST_VARIABLES:
            self._search.close()
            self._search = CappedSearch(self._compiled, self._limit, shows_ideas=False)

    def _is_alone(self, ready: ReadyKerb, level: Level) -> bool:
        """Say whether some idea meets this kerb at `level` or stricter, all others looser."""
        search, term_kerb = self._search, self._compiled.term_kerb
        question = message("whether kerb {kerb} changes anything", kerb=quoted(ready.kerb.id))
        own = sum(1 << bit for bit in ready.terms.values())
        wanted = [search.gives(ready.number, level)]
        while (cells := search.find(wanted, (), question)) is not None:
            others = self._as_strict_as(level, cells) & ~own
            if not others:
                return True
            self._note_who_is_alone(cells)
            wanted += [-search.gives(term_kerb[bit], level) for bit in bits_of(others)]
        return False

    def _as_strict_as(self, level: Level, cells: Cells) -> int:
        """Return the terms of this level or stricter that hold for an idea."""
        return self._compiled.terms_in(cells) & self._compiled.stricter_than[Level(level - 1)]

    def _note_who_is_alone(self, cells: Cells) -> None:
        """Note the kerb that is by itself at the level of an idea, if there is one."""
        level = self._search.level_of(cells, self._compiled.all_kerbs)
        strictest = self._as_strict_as(level, cells)
        if strictest.bit_count() == 1:
            self._telling.add(self._compiled.term_kerb[strictest.bit_length() - 1])
