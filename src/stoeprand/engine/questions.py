"""What to ask next: the unknown dimensions on which the answer hangs, the weightiest first."""

from collections.abc import Sequence
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.bits import bits_of
from stoeprand.engine.check import check
from stoeprand.engine.compiled import compile_area
from stoeprand.engine.decision import Decision
from stoeprand.engine.reading.ideas import Values

MOST_AT_A_TIME = 3


def next_questions(
    area: Area,
    values: Values,
    at: date,
    most: int = MOST_AT_A_TIME,
    decision: Decision | None = None,
) -> tuple[str, ...]:
    """Return at most `most` unknown dimensions to ask about.

    None when the answer hangs on nothing more.

    Only dimensions that matter are asked. Each weighs the levels of the kerbs that may still turn
    out to be above free and that look at it, so that one question settles as much as it can; of
    equal ones the first in the file comes first. `decision` spares the work when it is known
    already.
    """
    decided = decision or check(area, values, at)
    weights = _weights(area, values, at)
    order = {dimension_id: place for place, dimension_id in enumerate(area.dimensions)}
    ranked: Sequence[str] = sorted(decided.matters, key=lambda d: (-weights[d], order[d]))
    return tuple(ranked[:most])


def _weights(area: Area, values: Values, at: date) -> dict[str, int]:
    compiled = compile_area(area, at)
    weights = dict.fromkeys(area.dimensions, 0)
    # bits go from loose to strict, so the last one of a kerb is its strictest
    strictest = {compiled.term_kerb[bit]: bit for bit in bits_of(compiled.possible_terms(values))}
    for number, bit in strictest.items():
        ready = compiled.kerbs[number]
        for dimension_id in {*ready.tests, ready.kerb.on}:
            weights[dimension_id] += compiled.term_level[bit]
    return weights
