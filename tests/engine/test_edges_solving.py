"""Questions to the solver at their edges: conflicts without a spare part, and Ctrl-C."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from unittest import mock

import pytest
from pysat.solvers import pysolvers

from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.messages import message
from stoeprand.engine.solving.search import AreaSolver, Search
from tests.engine.reading.files_to_read import area_file, kerb, read

AREA = compile_area(read(area_file(kerb())), date(2026, 11, 23))
QUESTION = message("a question")


class CarelessSolver:
    """A solver that finds 2 and 4 against each other, and blames all that it was asked."""

    compiled = AREA
    encoding = None

    def can_hold(self, assumptions: Sequence[int]) -> bool:
        self._asked = set(assumptions)
        return not self._asked >= {2, 4}

    def in_conflict(self) -> set[int]:
        return self._asked


def test_what_is_not_needed_for_a_conflict_is_left_out_of_it():
    careless: Any = CarelessSolver()
    search = Search(careless, None)
    assert search.core([1, 2, 3, 4, 5], QUESTION) == [2, 4]
    assert search.core([1, 2, 3], QUESTION) is None


@pytest.mark.parametrize(
    ("told", "ending"),
    [("Caught keyboard interrupt", KeyboardInterrupt), ("out of memory", pysolvers.error)],
)
def test_ctrl_c_within_the_solver_ends_it_as_anywhere_else(told, ending):
    solver = AreaSolver(AREA, can_be_stopped=False)
    with mock.patch.object(solver, "_solver") as inner:
        inner.solve.side_effect = pysolvers.error(told)
        with pytest.raises(ending):
            solver.can_hold([])
