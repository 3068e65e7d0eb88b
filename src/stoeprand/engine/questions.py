"""What to ask next: the unknown dimensions on which the answer hangs, the most telling first."""

from datetime import date
from fractions import Fraction

from stoeprand.engine.area import Area
from stoeprand.engine.check import check
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level

MOST_AT_A_TIME = 3


def next_questions(
    area: Area,
    values: Values,
    at: date,
    most: int = MOST_AT_A_TIME,
    decision: Decision | None = None,
) -> tuple[str, ...]:
    """Return at most `most` unknown dimensions to ask about; none when the answer is settled.

    Only dimensions that matter are asked, those that can be expected to settle most first; of equal
    ones the first in the file. `decision` spares the work when it is known already.
    """
    decided = decision or check(area, values, at)
    compiled = compile_area(area, at)
    undecided = compiled.possible_terms(values) & compiled.stricter_than[decided.best]
    order = {dimension_id: place for place, dimension_id in enumerate(area.dimensions)}
    ranked = sorted(
        decided.matters, key=lambda d: (-_expected_to_settle(compiled, d, undecided), order[d])
    )
    return tuple(ranked[:most])


def _expected_to_settle(compiled: CompiledArea, dimension_id: str, undecided: int) -> Fraction:
    """Return how much an answer about a dimension takes away of what may still count, on average.

    Each way in which a kerb may still count weighs as its level does, from 1 for tell to 4 for no.
    The average is over the cells of the dimension, each counted once: nobody knows beforehand which
    answers people give.
    """
    samples = compiled.cells[dimension_id].samples()
    settled = sum(_weight(compiled, undecided & ~standing) for standing in samples)
    return Fraction(settled, len(samples))


def _weight(compiled: CompiledArea, terms: int) -> int:
    # a term counts once for each level that it lies above
    levels = (level for level in Level if level is not Level.NO)
    return sum((terms & compiled.stricter_than[level]).bit_count() for level in levels)
