"""The kerbs as Cedar policies, parsed once: each term permits, and the reasons say which did."""

import json
from collections.abc import Sequence

import cedarpy

from benchmarks.plain_kerbs import Asked, Between, HasAll, HasAny, HasNone, OneOf, Plain, Term

Request = dict[str, str]


class Cedar:
    """A parsed set of policies; an idea is ready as a request with its context as JSON."""

    def __init__(self, terms: Sequence[Term]) -> None:
        policies = "\n".join(
            f"permit(principal, action, resource) when {{{_all(term)}}};" for term in terms
        )
        self._policies = cedarpy.PolicySet.from_str(policies)
        self._entities = cedarpy.Entities.from_json_str("[]")

    def ready(self, idea: Plain) -> Request:
        """Return the request whether somebody may do an idea."""
        return {
            "principal": 'Person::"asker"',
            "action": 'Action::"do"',
            "resource": 'Idea::"idea"',
            "context": json.dumps(idea),
        }

    def standing(self, ready: Request) -> Sequence[int]:
        """Return the numbers of the terms that hold: Cedar numbers policies as they stand."""
        answer = cedarpy.is_authorized(ready, self._policies, self._entities)
        return [int(policy.removeprefix("policy")) for policy in answer.diagnostics.reasons]


def _all(term: Term) -> str:
    tests = [part for test in (*term.conditions, *term.band) for part in _test(test)]
    return " && ".join(tests) or "true"


def _test(test: Asked) -> list[str]:
    value = f"context.{test.name}"
    if isinstance(test, Between):
        low = [f"{value} >= {test.low}"] if test.low is not None else []
        return low + ([f"{value} <= {test.high}"] if test.high is not None else [])
    if isinstance(test, OneOf):
        if len(test.values) == 1:
            return [f'{value} == "{test.values[0]}"']
        return [f"{_set(test.values)}.contains({value})"]
    if isinstance(test, HasAny | HasAll | HasNone):
        return [_members(test, value)]
    return [value if test.value else f"!{value}"]


def _members(test: HasAny | HasAll | HasNone, value: str) -> str:
    if len(test.members) == 1:
        found = f'{value}.contains("{test.members[0]}")'
    else:
        how = "containsAll" if isinstance(test, HasAll) else "containsAny"
        found = f"{value}.{how}({_set(test.members)})"
    return f"!{found}" if isinstance(test, HasNone) else found


def _set(values: Sequence[str]) -> str:
    return json.dumps(list(values))
