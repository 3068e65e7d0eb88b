"""The same questions put to z3: whole numbers with bounds, truth values for members and flags.

In three ways. `ByMaximum` says it as one would on paper: a kerb's level is that of its band, an
idea's the greatest of them all, and a kerb is idle when that is never another without it. `ByLevel`
helps: whether any kerb gives a level is one `or`. `ByTerm` is what somebody writes who knows how
such a solver works: a name for each term, and questions that assume which of them hold, so that
the solver keeps all that it learned.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any, Protocol

import z3

from benchmarks.plain_kerbs import Asked, Between, HasAll, HasAny, HasNone, Is, Term
from stoeprand.engine.area import Area
from stoeprand.engine.domains import ChoiceDomain, FlagDomain, SetDomain
from stoeprand.engine.levels import STRICTER_THAN_FREE, Level

Wanted = list[Any]
"""Expressions that must hold together."""


class TooLong(Exception):
    """The time was over before z3 had all answers; its text is the question that it was at."""


class InZ3:
    """One solver over the ideas of an area, and a moment at which it is stopped."""

    def __init__(self, area: Area, seconds: float) -> None:
        self._ends_at = time.monotonic() + seconds
        self._solver = z3.Solver()
        self._area = area
        self._known = {name: _known(name, each.domain) for name, each in area.dimensions.items()}
        for name, dimension in area.dimensions.items():
            if not isinstance(dimension.domain, SetDomain | FlagDomain):
                low, high = dimension.domain.lowest, dimension.domain.highest
                self._solver.add(self._known[name] >= low, self._known[name] <= high)

    def add(self, fact: Any) -> None:
        """Tell the solver what always holds."""
        self._solver.add(fact)

    def can(self, wanted: Wanted, question: str) -> bool:
        """Say whether some idea has all that is wanted. Raises TooLong."""
        left = self._ends_at - time.monotonic()
        self._solver.set("timeout", max(1, int(1000 * left)))
        found = self._solver.check(*wanted) if left > 0 else z3.unknown
        if found == z3.unknown:
            raise TooLong(question)
        return bool(found == z3.sat)

    def all_of(self, tests: Iterable[Asked]) -> Any:
        """Return that an idea passes all of some tests."""
        return z3.And(*map(self._test, tests))

    def _test(self, test: Asked) -> Any:
        known = self._known[test.name]
        if isinstance(test, Between):
            low = [] if test.low is None else [known >= test.low]
            return z3.And(*low, *([] if test.high is None else [known <= test.high]))
        if isinstance(test, Is):
            return known if test.value else z3.Not(known)
        if isinstance(test, HasAll | HasAny | HasNone):
            return _members(test, known)
        domain = self._area.dimensions[test.name].domain
        assert isinstance(domain, ChoiceDomain)  # noqa: S101  (only a choice is one of several)
        return z3.Or(*(known == domain.values.index(value) for value in test.values))


class Told(Protocol):
    """The kerbs of one version of an area, told to a solver."""

    def __init__(self, solver: InZ3, terms: Sequence[Term], version: str, /) -> None: ...

    def comes_out_at(self, level: Level) -> Wanted:
        """Return what makes an idea come out at exactly this level."""

    def changes_by(self, kerb: str) -> Sequence[Wanted]:
        """Return ways in which a kerb can change an idea's level: idle when none can be."""


class ByMaximum:
    """The level of an idea as the greatest of its kerbs' levels."""

    def __init__(self, solver: InZ3, terms: Sequence[Term], _version: str) -> None:
        self._levels: dict[str, Any] = {}
        for term in terms:
            holds = solver.all_of((*term.conditions, *term.band))
            other = self._levels.get(term.kerb, z3.IntVal(0))
            self._levels[term.kerb] = z3.If(holds, z3.IntVal(int(term.level)), other)
        self._level = _greatest(self._levels.values())

    def comes_out_at(self, level: Level) -> Wanted:
        """Return what makes an idea come out at exactly this level."""
        return [self._level == int(level)]

    def changes_by(self, kerb: str) -> Sequence[Wanted]:
        """Return that the level is another without the kerb."""
        others = _greatest(level for other, level in self._levels.items() if other != kerb)
        return [[others != self._level]]


def _greatest(levels: Iterable[Any]) -> Any:
    return reduce(lambda one, other: z3.If(one >= other, one, other), levels, z3.IntVal(0))


class ByLevel:
    """The level of an idea as an expression over which levels any kerb gives."""

    def __init__(self, solver: InZ3, terms: Sequence[Term], _version: str) -> None:
        self._holds = [(term, solver.all_of((*term.conditions, *term.band))) for term in terms]
        self._level = self._without(None)

    def comes_out_at(self, level: Level) -> Wanted:
        """Return what makes an idea come out at exactly this level."""
        return [self._level == int(level)]

    def changes_by(self, kerb: str) -> Sequence[Wanted]:
        """Return that the level is another without the kerb."""
        return [[self._without(kerb) != self._level]]

    def _without(self, kerb: str | None) -> Any:
        level: Any = z3.IntVal(0)
        for at in STRICTER_THAN_FREE:
            holding = [
                holds for term, holds in self._holds if term.level is at and term.kerb != kerb
            ]
            level = z3.If(z3.Or(*holding), z3.IntVal(int(at)), level)
        return level


class ByTerm:
    """A name for each term; questions assume which of them hold."""

    def __init__(self, solver: InZ3, terms: Sequence[Term], version: str) -> None:
        self._named: list[tuple[Term, Any]] = []
        for number, term in enumerate(terms):
            holds = z3.Bool(f"term {number} {version}")
            solver.add(holds == solver.all_of((*term.conditions, *term.band)))
            self._named.append((term, holds))

    def comes_out_at(self, level: Level) -> Wanted:
        """Return one term of this level, and none that is stricter."""
        here = [holds for term, holds in self._named if term.level is level]
        stricter = [z3.Not(holds) for term, holds in self._named if term.level > level]
        return [*([] if level is Level.FREE else [z3.Or(*here)]), *stricter]

    def changes_by(self, kerb: str) -> Sequence[Wanted]:
        """Return per term of the kerb that it holds, and no other of its level or stricter."""
        return [
            [holds, *self._others_looser(kerb, term.level)]
            for term, holds in self._named
            if term.kerb == kerb
        ]

    def _others_looser(self, kerb: str, level: Level) -> Wanted:
        return [
            z3.Not(holds)
            for term, holds in self._named
            if term.level >= level and term.kerb != kerb
        ]


def none_of(parts: Iterable[Any]) -> Wanted:
    """Return that none of the parts holds."""
    return [z3.Not(part) for part in parts]


def any_of(parts: Iterable[Any]) -> Wanted:
    """Return that one or more of the parts hold."""
    return [z3.Or(*parts)]


def _known(name: str, domain: object) -> Any:
    if isinstance(domain, SetDomain):
        return {member: z3.Bool(f"{name} has {member}") for member in domain.members}
    return z3.Bool(name) if isinstance(domain, FlagDomain) else z3.Int(name)


def _members(test: HasAll | HasAny | HasNone, known: Mapping[str, Any]) -> Any:
    found = [known[member] for member in test.members]
    if isinstance(test, HasAll):
        return z3.And(*found)
    return z3.Or(*found) if isinstance(test, HasAny) else z3.Not(z3.Or(*found))
