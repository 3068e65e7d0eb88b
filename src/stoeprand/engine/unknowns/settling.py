"""The loosest level that an idea can still have, and which unknown dimensions that depends on."""

from collections.abc import Sequence

from stoeprand.engine.compiled.area import CompiledArea
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.unknowns.by_trying import TooMany, settle_by_trying


def settle(
    compiled: CompiledArea,
    values: Values,
    unknown: Sequence[str],
    possible: int,
    floor: Level,
    limit: Limit | None,
) -> tuple[Level, tuple[str, ...]]:
    """Return the loosest level of any completion, and the dimensions that matter, in file order.

    `possible` are the terms that some completion makes true, `floor` a level that no completion
    gets below. Raises OutOfTime when `limit` is over first.
    """
    open_terms = possible & compiled.stricter_than[floor]
    if not open_terms:
        return floor, ()
    try:
        best, matters = settle_by_trying(compiled, unknown, open_terms, floor)
    except TooMany:
        # imported here: it costs 0.04 s, and is rarely needed
        from stoeprand.engine.unknowns.by_solver import settle_by_solver

        best, matters = settle_by_solver(compiled, values, unknown, limit)
    return best, tuple(dimension_id for dimension_id in unknown if dimension_id in matters)
