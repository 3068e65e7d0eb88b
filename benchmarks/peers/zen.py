"""The kerbs as one ZEN expression, compiled once.

It was far faster than a decision table with a row per term, however its columns were chosen.
"""

import json
from collections.abc import Sequence
from itertools import groupby

import zen

from benchmarks.plain_kerbs import Asked, Between, HasAll, HasAny, HasNone, OneOf, Plain, Term

_NONE = "-1"


class Zen:
    """A compiled expression; an idea is ready as JSON."""

    def __init__(self, terms: Sequence[Term]) -> None:
        by_kerb = sorted(enumerate(terms), key=lambda numbered: numbered[1].kerb)
        kerbs = groupby(by_kerb, key=lambda numbered: numbered[1].kerb)
        numbers = ", ".join(_kerb(list(numbered)) for _, numbered in kerbs)
        self._expression = zen.compile_expression(f"filter([{numbers}], # >= 0)")

    def ready(self, idea: Plain) -> bytes:
        """Return an idea as JSON."""
        return json.dumps(idea).encode()

    def standing(self, ready: bytes) -> Sequence[int]:
        """Return the numbers of the terms that hold."""
        return [int(number) for number in self._expression.evaluate(ready)]


def _kerb(numbered: Sequence[tuple[int, Term]]) -> str:
    """Return the number of the one term that holds, or one below zero."""
    conditions = numbered[0][1].conditions
    if len(numbered) == 1:
        number, term = numbered[0]
        return f"(({_all([*conditions, *term.band])}) ? {number} : {_NONE})"
    bands = _NONE
    for number, term in reversed(numbered):
        bands = f"(({_all(term.band)}) ? {number} : {bands})"
    return f"(({_all(conditions)}) ? {bands} : {_NONE})" if conditions else bands


def _all(tests: Sequence[Asked]) -> str:
    return " and ".join(_test(test) for test in tests) or "true"


def _test(test: Asked) -> str:
    value = test.name
    if isinstance(test, Between):
        low = [f"{value} >= {test.low}"] if test.low is not None else []
        return " and ".join([*low, *([f"{value} <= {test.high}"] if test.high is not None else [])])
    if isinstance(test, OneOf):
        if len(test.values) == 1:
            return f'{value} == "{test.values[0]}"'
        return f"{value} in {json.dumps(list(test.values))}"
    if isinstance(test, HasAll | HasAny | HasNone):
        found = [f'contains({value}, "{member}")' for member in test.members]
        if isinstance(test, HasAll):
            return " and ".join(found)
        any_of = f"({' or '.join(found)})"
        return any_of if isinstance(test, HasAny) else f"not {any_of}"
    return value if test.value else f"not {value}"
