"""The answer to "what can be done?": ways in, or the kerbs that leave none."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values, plain
from stoeprand.engine.levels import Level
from stoeprand.engine.solving.witness import as_plain

DECIMALS = 6
"""So many decimals of a cost are printed at most; costs are compared exactly."""


@dataclass(frozen=True, slots=True)
class Way:
    """Values that, changed together, bring an idea where it is wanted, and what that costs.

    `changes` has the new values only. The cost tells how far the idea moves: an amount counts as
    a part of what it was, thirty days, another choice and a member of a set as 1 each.
    """

    changes: Values
    cost: Fraction

    def as_json(self, area: Area) -> dict[str, Any]:
        """Return the way as the objects that JSON holds; amounts are exact decimals."""
        return {"changes": as_plain(area, self.changes), "cost": _rounded(self.cost)}


@dataclass(frozen=True, slots=True)
class WayIn:
    """How an idea that is at `before` comes out at `to` or looser, on one day.

    `ways`: the best change for each set of dimensions of which no part would do, at most 5; the
    first one changes the fewest dimensions, and is the cheapest of those. Without any way `kerbs`
    are those that by themselves rule it out, whatever changes; none of them can be left out.
    """

    area: Area
    at: date
    before: Level
    to: Level
    ways: tuple[Way, ...]
    kerbs: tuple[str, ...]

    @property
    def possible(self) -> bool:
        """Whether any change of what can be changed is enough."""
        return bool(self.ways)

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the objects that JSON holds, without the name of the idea."""
        answer = {"from": self.before.id, "to": self.to.id, "possible": self.possible}
        if not self.ways:
            return {**answer, "kerbs": list(self.kerbs)}
        ways = [way.as_json(self.area) for way in self.ways]
        return {**answer, **ways[0], "ways": ways}


def _rounded(cost: Fraction) -> Decimal:
    """Return the cost with at most 6 decimals, half to even."""
    return plain(Decimal(round(cost * 10**DECIMALS)).scaleb(-DECIMALS))
