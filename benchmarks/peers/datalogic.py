"""The kerbs as one JSONLogic rule for DataLogic (Rust), compiled once.

One rule that merges what each kerb adds was the fastest of the forms that were tried: a rule per
kerb, a filter over all terms and trees that split on a dimension first were slower, the trees by
their size.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import datalogic_py

from benchmarks.plain_kerbs import Asked, Between, HasAll, HasAny, HasNone, OneOf, Plain, Term

Logic = dict[str, Any]


class DataLogic:
    """A compiled rule, and the session in which it is asked; an idea is ready as a handle."""

    def __init__(self, terms: Sequence[Term]) -> None:
        engine = datalogic_py.Engine()
        by_kerb = sorted(enumerate(terms), key=lambda numbered: numbered[1].kerb)
        kerbs = groupby(by_kerb, key=lambda numbered: numbered[1].kerb)
        self._rule = engine.compile({"merge": [_kerb(list(numbered)) for _, numbered in kerbs]})
        self._session = engine.session()

    def ready(self, idea: Plain) -> datalogic_py.DataHandle:
        """Return an idea as parsed by the engine."""
        return datalogic_py.DataHandle(idea)

    def standing(self, ready: datalogic_py.DataHandle) -> Sequence[int]:
        """Return the numbers of the terms that hold."""
        found: list[int] = self._session.evaluate_data(self._rule, ready)
        return found


def _kerb(numbered: Sequence[tuple[int, Term]]) -> Logic:
    """Return what adds the number of the one term that holds, or nothing."""
    conditions = numbered[0][1].conditions
    if len(numbered) == 1:
        number, term = numbered[0]
        return {"if": [_all([*conditions, *term.band]), number, []]}
    steps = [step for number, term in numbered for step in (_all(term.band), number)]
    bands: Logic = {"if": [*steps, []]}
    return {"if": [_all(conditions), bands, []]} if conditions else bands


def _all(tests: Sequence[Asked]) -> Logic | bool:
    asked = [part for test in tests for part in _test(test)]
    if not asked:
        return True
    return asked[0] if len(asked) == 1 else {"and": asked}


def _test(test: Asked) -> list[Logic]:
    value = {"var": test.name}
    if isinstance(test, Between):
        return [_between(test, value)]
    if isinstance(test, OneOf):
        only = test.values[0]
        return [
            {"===": [value, only]} if len(test.values) == 1 else {"in": [value, [*test.values]]}
        ]
    if isinstance(test, HasAll | HasAny | HasNone):
        return _members(test, [{"in": [member, value]} for member in test.members])
    return [value if test.value else {"!": value}]


def _between(test: Between, value: Logic) -> Logic:
    if test.low is None:
        return {"<=": [value, test.high]}
    return {">=": [value, test.low]} if test.high is None else {"<=": [test.low, value, test.high]}


def _members(test: HasAll | HasAny | HasNone, found: list[Logic]) -> list[Logic]:
    if isinstance(test, HasAll):
        return found
    any_of = found[0] if len(found) == 1 else {"or": found}
    return [any_of] if isinstance(test, HasAny) else [{"!": any_of}]
