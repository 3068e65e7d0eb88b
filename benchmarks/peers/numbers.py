"""Kerbs over columns of numbers, for engines that work on whole columns.

A choice is a bit of its own and a set one bit per member, in one byte; so that every test of either
is one `and` with a mask. Amounts and days are 32 bits, flags one byte.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.plain_kerbs import Asked, Between, HasAll, HasAny, HasNone, Is, OneOf
from benchmarks.workload import Columns
from stoeprand.engine.area import Area
from stoeprand.engine.domains import ChoiceDomain, SetDomain

Frame = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Masked:
    """The bits of `mask` that a column has, compared with what is `wanted`; or not equal to it."""

    name: str
    mask: int
    wanted: int
    is_equal: bool


NumberTest = Between | Masked | Is


def frame_of(area: Area, columns: Columns) -> Frame:
    """Return the columns of a workload, choices as bits."""
    choices = [name for name in columns if isinstance(area.dimensions[name].domain, ChoiceDomain)]
    return {**columns, **{name: np.uint8(1) << columns[name] for name in choices}}


def on_numbers(area: Area, test: Asked) -> NumberTest:
    """Return a test as it is asked of such a column."""
    if isinstance(test, Between | Is):
        return test
    domain = area.dimensions[test.name].domain
    if isinstance(test, OneOf):
        assert isinstance(domain, ChoiceDomain)  # noqa: S101  (only a choice is one of several)
        mask = sum(1 << domain.values.index(value) for value in test.values)
        return Masked(test.name, mask, 0, False)
    assert isinstance(domain, SetDomain)  # noqa: S101  (only a set has members)
    mask = domain.mask_of(test.members)
    if isinstance(test, HasAll):
        return Masked(test.name, mask, mask, True)
    assert isinstance(test, HasAny | HasNone)  # noqa: S101  (there are no more)
    return Masked(test.name, mask, 0, isinstance(test, HasNone))
