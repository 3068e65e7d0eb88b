"""How many small areas a test of the engine goes over, and which.

STOEPRAND_ORACLE_AREAS says how many (2000 unless told); each test takes some hundredths of that.
They are the same areas every time, so that a red run can be repeated; STOEPRAND_ORACLE_SEED=7 takes
others.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, note, seed, settings
from hypothesis import strategies as st

from . import engine_under_test
from .area_files import as_yaml
from .domains import Document

Test = Callable[..., None]
AREAS = int(os.environ.get("STOEPRAND_ORACLE_AREAS", "2000"))
SEED = os.environ.get("STOEPRAND_ORACLE_SEED")


def over_areas(percent: int, strategy: st.SearchStrategy[Any]) -> Callable[[Test], Test]:
    """Runs a test over so many hundredths of the areas."""

    def decorate(test: Test) -> Test:
        run = settings(
            max_examples=max(1, AREAS * percent // 100),
            deadline=None,
            database=None,
            derandomize=SEED is None,
            suppress_health_check=list(HealthCheck),
        )(given(strategy)(test))
        return run if SEED is None else seed(SEED)(run)

    return decorate


def area_on(document: Document, at: date) -> Any:
    """An area as the engine reads it; a failing test prints the file and the day."""
    data = as_yaml(document)
    note(f"{data.decode()}# on {at}")
    return engine_under_test.read(data, "area.yaml")
