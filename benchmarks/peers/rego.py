"""The kerbs as rules in Rego, compiled once into a bundle by rego-cpp.

A set to which each term adds itself was as fast as separate rules and as comprehensions.
"""

import json
from collections.abc import Sequence

from regopy import Input, Interpreter

from benchmarks.plain_kerbs import Asked, Between, HasAll, HasAny, HasNone, OneOf, Plain, Term

_ENTRY = "kerbs/standing"


class Rego:
    """A bundle, and the interpreter in which it is asked; an idea is ready as its input."""

    def __init__(self, terms: Sequence[Term]) -> None:
        rules = [f"standing contains {n} if {{ {_all(term)} }}" for n, term in enumerate(terms)]
        self._interpreter = Interpreter()
        self._interpreter.well_formed_checks_enabled = False
        module = "\n".join(["package kerbs", "import rego.v1", *rules])
        self._interpreter.add_module("kerbs", module)
        self._bundle = self._interpreter.build(None, [_ENTRY])

    def ready(self, idea: Plain) -> Input:
        """Return an idea as parsed by the engine."""
        return Input(idea)

    def standing(self, ready: Input) -> Sequence[int]:
        """Return the numbers of the terms that hold."""
        self._interpreter.set_input(ready)
        output = self._interpreter.query_bundle_entrypoint(self._bundle, _ENTRY)
        found: list[int] = output.results[0].expressions[0]
        return found


def _all(term: Term) -> str:
    tests = [part for test in (*term.conditions, *term.band) for part in _test(test)]
    return "; ".join(tests) or "true"


def _test(test: Asked) -> list[str]:
    value = f"input.{test.name}"
    if isinstance(test, Between):
        low = [f"{value} >= {test.low}"] if test.low is not None else []
        return low + ([f"{value} <= {test.high}"] if test.high is not None else [])
    if isinstance(test, OneOf):
        if len(test.values) == 1:
            return [f'{value} == "{test.values[0]}"']
        return [f"{value} in {_set(test.values)}"]
    if isinstance(test, HasAll):
        return [f'"{member}" in {value}' for member in test.members]
    if isinstance(test, HasNone):
        return [f'not "{member}" in {value}' for member in test.members]
    if isinstance(test, HasAny):
        member = f"member_of_{test.name}"  # the same name twice would be the same member
        return [f"some {member} in {value}; {member} in {_set(test.members)}"]
    return [value if test.value else f"not {value}"]


def _set(values: Sequence[str]) -> str:
    return "{" + json.dumps(list(values))[1:-1] + "}"
