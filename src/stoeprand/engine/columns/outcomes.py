"""What tests say of a whole block of ideas, by the least and the greatest place in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.columns.asked import Test, is_one_run, reach_of
from stoeprand.engine.columns.column import fits_a_word
from stoeprand.engine.domains import PlacedDomain

OPEN, CERTAIN, IMPOSSIBLE = 0, 1, 2
"""Ideas differ in it; it holds (or can) for all of them; it cannot hold for any."""

Outcomes = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class TestsOfDimension:
    """The tests of one dimension by number, each with the first and last place where it holds."""

    numbers: NDArray[np.intp]
    first: NDArray[Any]
    last: NDArray[Any]
    is_one_run: NDArray[np.bool_]

    def decide(self, outcomes: Outcomes, low: int, high: int, *, all_known: bool) -> None:
        """Note what is certain of places from `low` up to `high`, where some may be unknown."""
        certain = self.is_one_run & (self.first <= low) & (self.last >= high)
        outcomes[self.numbers[certain]] = CERTAIN
        if all_known:
            outcomes[self.numbers[(self.first > high) | (self.last < low)]] = IMPOSSIBLE


def tests_by_dimension(
    tests: Iterable[Test], domains: Mapping[str, PlacedDomain]
) -> dict[str, TestsOfDimension]:
    """Return the tests of every dimension with places."""
    numbered: dict[str, list[tuple[int, Test]]] = {key: [] for key in domains}
    for number, test in enumerate(tests):
        if test.dimension in numbered:
            numbered[test.dimension].append((number, test))
    return {key: _ready(domains[key], found) for key, found in numbered.items()}


def _ready(domain: PlacedDomain, numbered: list[tuple[int, Test]]) -> TestsOfDimension:
    kind = np.int64 if fits_a_word(domain) else np.object_
    reaches = [reach_of(test, domain.lowest, domain.highest) for _, test in numbered]
    return TestsOfDimension(
        np.array([number for number, _ in numbered], np.intp),
        np.array([first for first, _ in reaches], kind),
        np.array([last for _, last in reaches], kind),
        np.array([is_one_run(test) for _, test in numbered], np.bool_),
    )
