"""Ideas for the areas of `workload`: as many as one likes, the same for the same seed.

They are made as columns, so that a million is no trouble; `make_ideas` gives the same ones, each as
values that fit the dimensions.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stoeprand.engine.area import Area
from stoeprand.engine.domains import (
    AmountDomain,
    ChoiceDomain,
    DayDomain,
    Domain,
    SetDomain,
    Value,
    Values,
)

Columns = Mapping[str, NDArray[Any]]
"""Per dimension a column of plain numbers, as long as there are ideas.

An amount as it is and a day as its ordinal (int32), a choice as its number in the file and a set as
a mask, bit n for member n (uint8), a flag as bool.
"""

LOWEST_POWER = 1
"""Amounts run from ten up to the greatest, as many of each number of digits: most are small."""
ROUND_SHARE = 0.75
"""How many amounts have two figures and then zeros, as people type them: bounds are met often."""
SHARE_OF_MEMBERS = 0.3
"""How likely it is that an idea's set has a certain member."""


def make_columns(
    area: Area, count: int, seed: int = 1, round_share: float = ROUND_SHARE
) -> Columns:
    """Return so many complete ideas as columns; of the amounts the share `round_share` is round."""
    chance = np.random.default_rng(seed)
    return {
        name: _column(dimension.domain, chance, count, round_share)
        for name, dimension in area.dimensions.items()
    }


def make_ideas(
    area: Area, count: int, seed: int = 1, round_share: float = ROUND_SHARE
) -> list[Values]:
    """Return so many complete ideas, fitted to the area: those of `make_columns`, one by one."""
    columns = {
        name: _values(area.dimensions[name].domain, column)
        for name, column in make_columns(area, count, seed, round_share).items()
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _column(
    domain: Domain, chance: np.random.Generator, count: int, round_share: float
) -> NDArray[Any]:
    if isinstance(domain, AmountDomain):
        return _amounts(domain, chance, count, round_share)
    if isinstance(domain, DayDomain):
        return chance.integers(domain.lowest, domain.highest, count, np.int32, endpoint=True)
    if isinstance(domain, ChoiceDomain):
        return chance.integers(0, len(domain.values), count, np.uint8)
    if isinstance(domain, SetDomain):
        has = chance.random((count, len(domain.members))) < SHARE_OF_MEMBERS
        return np.packbits(has, axis=1, bitorder="little")[:, 0]
    return chance.random(count) < 0.5


def _amounts(
    domain: AmountDomain, chance: np.random.Generator, count: int, round_share: float
) -> NDArray[np.int32]:
    assert domain.max is not None  # noqa: S101  (every amount of the workload has an end)
    powers = chance.uniform(LOWEST_POWER, float(domain.max.log10()), count)
    amounts = (10**powers).astype(np.int64)
    units = 10 ** np.floor(powers - 1).astype(np.int64)
    is_round = chance.random(count) < round_share
    return np.where(is_round, amounts // units * units, amounts).astype(np.int32)


def _values(domain: Domain, column: NDArray[Any]) -> list[Value]:
    if isinstance(domain, AmountDomain):
        return [Decimal(amount) for amount in column.tolist()]
    if isinstance(domain, DayDomain):
        return [date.fromordinal(day) for day in column.tolist()]
    if isinstance(domain, SetDomain):
        subsets = [domain.subset_of(mask) for mask in range(1 << len(domain.members))]
        return [subsets[mask] for mask in column.tolist()]
    return [domain.value_at(place) for place in column.tolist()]
