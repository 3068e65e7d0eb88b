"""The kerbs as expressions over a polars frame, in the ways that were the fastest of many tried.

Slower were one expression for all kerbs, the same in slices of rows, and expressions per level.
"""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from itertools import groupby
from operator import and_
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from benchmarks.peers.numbers import Frame, NumberTest, on_numbers
from benchmarks.plain_kerbs import Asked, Between, Is, Term
from stoeprand.engine.area import Area

_AT_A_TIME = 25
"""So many expressions are one column; the columns are worked out side by side."""


class InPolars:
    """A frame, and expressions that give the level of each of its rows."""

    def __init__(self, area: Area, terms: Sequence[Term], frame: Frame) -> None:
        self._area = area
        self._terms = terms
        self._frame = pl.DataFrame(dict(frame))
        any_of = self._any_per_level([self._all(term) for term in terms])
        nested = self._nested()
        self.ways: dict[str, Callable[[], NDArray[Any]]] = {
            "any, per level": partial(self._levels, any_of, "streaming"),
            "nested per kerb": partial(self._levels, nested, "in-memory"),
            "nested, streaming": partial(self._levels, nested, "streaming"),
            "each test once": self._from_tests(),
        }

    def _levels(self, parts: Sequence[pl.Expr], engine: Any) -> NDArray[Any]:
        """Return per row the strictest of all parts."""
        found = self._frame.lazy().select(parts).collect(engine=engine)
        return np.asarray(found.select(pl.max_horizontal(pl.all())).to_series().to_numpy())

    def _any_per_level(self, terms: Sequence[pl.Expr]) -> list[pl.Expr]:
        """Return per few terms of one level that level where any holds, else 0."""
        numbered = list(zip(self._terms, terms, strict=True))
        parts = [
            pl.any_horizontal(few).cast(pl.Int8) * int(level)
            for level, here in groupby(numbered, key=lambda pair: pair[0].level)
            for few in _in_parts([expression for _, expression in here])
        ]
        return [part.alias(str(number)) for number, part in enumerate(parts)]

    def _nested(self) -> list[pl.Expr]:
        """Return per few kerbs the strictest level; conditions are asked once for all bands."""
        by_kerb = sorted(self._terms, key=lambda term: term.kerb)
        kerbs = [self._kerb([*terms]) for _, terms in groupby(by_kerb, key=lambda t: t.kerb)]
        return [
            pl.max_horizontal(few).alias(str(number)) for number, few in enumerate(_in_parts(kerbs))
        ]

    def _kerb(self, terms: Sequence[Term]) -> pl.Expr:
        if len(terms) == 1:
            return _level_where(self._all(terms[0]), _level(terms[0]), _FREE)
        level = _FREE
        for term in terms:
            level = _level_where(self._holds(term.band), _level(term), level)
        conditions = terms[0].conditions
        return _level_where(self._holds(conditions), level, _FREE) if conditions else level

    def _from_tests(self) -> Callable[[], NDArray[Any]]:
        """Return a way in which each different test becomes a column first."""
        tests = list(
            dict.fromkeys(t for term in self._terms for t in (*term.conditions, *term.band))
        )
        names = {test: f"test{number}" for number, test in enumerate(tests)}
        columns = [self._test(test).alias(name) for test, name in names.items()]
        terms = [
            _all_of([pl.col(names[test]) for test in (*term.conditions, *term.band)])
            for term in self._terms
        ]
        parts = self._any_per_level(terms)

        def levels() -> NDArray[Any]:
            found = self._frame.select(columns).select(parts)
            return np.asarray(found.select(pl.max_horizontal(pl.all())).to_series().to_numpy())

        return levels

    def _all(self, term: Term) -> pl.Expr:
        return self._holds((*term.conditions, *term.band))

    def _holds(self, tests: Sequence[Asked]) -> pl.Expr:
        return _all_of([self._test(test) for test in tests])

    def _test(self, test: Asked) -> pl.Expr:
        return _on_column(on_numbers(self._area, test))


_FREE = pl.lit(0, dtype=pl.Int8)


def _level(term: Term) -> pl.Expr:
    return pl.lit(int(term.level), dtype=pl.Int8)


def _level_where(holds: pl.Expr, level: pl.Expr, otherwise: pl.Expr) -> pl.Expr:
    return pl.when(holds).then(level).otherwise(otherwise)


def _all_of(tests: Sequence[pl.Expr]) -> pl.Expr:
    return reduce(and_, tests) if tests else pl.lit(True)


def _in_parts(all_of_them: Sequence[pl.Expr]) -> list[Sequence[pl.Expr]]:
    starts = range(0, len(all_of_them), _AT_A_TIME)
    return [all_of_them[start : start + _AT_A_TIME] for start in starts]


def _on_column(test: NumberTest) -> pl.Expr:
    column = pl.col(test.name)
    if isinstance(test, Is):
        return column if test.value else ~column
    if isinstance(test, Between):
        ends = [] if test.low is None else [column >= pl.lit(test.low, dtype=pl.Int32)]
        return _all_of(
            ends + ([] if test.high is None else [column <= pl.lit(test.high, dtype=pl.Int32)])
        )
    bits = column & pl.lit(test.mask, dtype=pl.UInt8)
    wanted = pl.lit(test.wanted, dtype=pl.UInt8)
    return bits == wanted if test.is_equal else bits != wanted
