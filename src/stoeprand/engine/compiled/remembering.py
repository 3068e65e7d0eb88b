"""What is worked out when it is first asked for, and kept: many ideas ask the same."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.compiled.regions import Stretch
from stoeprand.engine.compiled.subsets import SubsetLevels
from stoeprand.engine.decision import Reason
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.levels import Level

_MOST_REMEMBERED = 4096

Asked = TypeVar("Asked")
Found = TypeVar("Found")

Edge = tuple[str, str, Level, Level, Decimal]
"""Where a band on an amount ends: kerb, dimension, its level, the next one, its last amount."""


class Remembered(dict[Asked, Found]):
    """By a choice, a flag or a set what was found for it; of very many only the first are kept."""

    def __init__(self, find: Callable[[Asked], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, asked: Asked) -> Found:
        found = self._find(asked)
        if len(self) < _MOST_REMEMBERED:
            self[asked] = found
        return found


class ReasonsOfTerms:
    """Terms that hold for a complete idea, as reasons for whoever asks."""

    def __init__(self, terms: Sequence[tuple[Kerb, Level]]) -> None:
        self._terms = terms
        self._known: list[Reason | None] = [None] * len(terms)

    def of(self, terms: int) -> tuple[Reason, ...]:
        """Return the kerbs with their levels: a higher bit is stricter, or first in the file."""
        reasons, known = [], self._known
        while terms:
            bit = terms.bit_length() - 1
            reasons.append(known[bit] or self._make(bit))
            terms ^= 1 << bit
        return tuple(reasons)

    def _make(self, bit: int) -> Reason:
        kerb, level = self._terms[bit]
        reason = self._known[bit] = Reason(kerb.id, level, kerb.owner)
        return reason


AmountBands = tuple[str, Sequence[Decimal], Sequence[Edge], bool]
"""Of a kerb on an amount: the dimension, the last amount and the edge of each band but the last
one, and whether amounts are whole."""


class BandsOfKerbs(dict[int, AmountBands]):
    """By its number the bands of a kerb on an amount."""

    def __init__(
        self,
        area: Area,
        kerbs: Sequence[Kerb],
        bands: Sequence[tuple[Stretch, ...] | SubsetLevels | None],
    ) -> None:
        super().__init__()
        self._area = area
        self._kerbs = kerbs
        self._bands = bands

    def __missing__(self, number: int) -> AmountBands:
        kerb, stretches = self._kerbs[number], self._bands[number]
        domain = self._area.dimensions[kerb.on].domain
        assert isinstance(domain, AmountDomain)  # noqa: S101  (nobody asks for others)
        assert isinstance(stretches, tuple)  # noqa: S101  (an amount has stretches)
        lasts = [domain.value_at(stretch.last) for stretch in stretches[:-1]]
        edges = [
            (kerb.id, kerb.on, stretch.level, following.level, last)
            for (stretch, following), last in zip(pairwise(stretches), lasts, strict=True)
        ]
        bands = self[number] = (kerb.on, lasts, edges, domain.is_whole)
        return bands
