"""The kerbs as SQL over a table that DuckDB holds in memory.

Looking for common parts of so many expressions took longer than it saved, so it is left out.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import duckdb
import numpy as np
import pyarrow
from numpy.typing import NDArray

from benchmarks.peers.numbers import Frame, NumberTest, on_numbers
from benchmarks.plain_kerbs import Between, Is, Term
from stoeprand.engine.area import Area

_MOST_FOR_GREATEST = 1000
"""With more terms `greatest` takes minutes."""


class InDuckDB:
    """A table, and queries that give the level of each of its rows."""

    def __init__(self, area: Area, terms: Sequence[Term], frame: Frame) -> None:
        self._connection = duckdb.connect()
        self._connection.execute("set enable_progress_bar = false")
        self._connection.execute("set max_expression_depth = 1000000")
        self._connection.execute("set disabled_optimizers = 'common_subexpressions'")
        columns = pyarrow.table({name: pyarrow.array(column) for name, column in frame.items()})
        self._connection.register("columns", columns)
        self._connection.execute("create table ideas as select * from columns")
        holds = [_all(area, term) for term in terms]
        self.ways: dict[str, Callable[[], NDArray[Any]]] = {
            "case per level": partial(self._levels, _case_per_level(terms, holds))
        }
        if len(terms) <= _MOST_FOR_GREATEST:
            self.ways["greatest"] = partial(self._levels, _greatest(terms, holds))

    def _levels(self, expression: str) -> NDArray[Any]:
        found = self._connection.execute(f"select {expression} as level from ideas")  # noqa: S608  (of our own kerbs)
        return np.asarray(found.fetchnumpy()["level"])


def _case_per_level(terms: Sequence[Term], holds: Sequence[str]) -> str:
    """Return an expression that looks for the strictest level first, and then no further."""
    pairs = zip(terms, holds, strict=True)
    steps = [
        f"when {' or '.join(text for _, text in here)} then {int(level)}::tinyint"
        for level, here in groupby(pairs, key=lambda pair: pair[0].level)
    ]
    return f"case {' '.join(steps)} else 0::tinyint end"


def _greatest(terms: Sequence[Term], holds: Sequence[str]) -> str:
    levels = (
        f"case when {text} then {int(term.level)}::tinyint else 0::tinyint end"
        for term, text in zip(terms, holds, strict=True)
    )
    return f"greatest({', '.join(levels)})"


def _all(area: Area, term: Term) -> str:
    tests = [_test(on_numbers(area, test)) for test in (*term.conditions, *term.band)]
    return f"({' and '.join(tests) or 'true'})"


def _test(test: NumberTest) -> str:
    if isinstance(test, Is):
        return test.name if test.value else f"not {test.name}"
    if isinstance(test, Between):
        if test.low is None:
            return f"{test.name} <= {test.high}"
        if test.high is None:
            return f"{test.name} >= {test.low}"
        return f"{test.name} between {test.low} and {test.high}"
    sign = "=" if test.is_equal else "<>"
    return f"({test.name} & {test.mask}::utinyint) {sign} {test.wanted}::utinyint"
