"""What it costs to change a value: how much of an idea somebody would have to give up, exactly."""

from collections.abc import Mapping
from fractions import Fraction

from stoeprand.engine.domains import AmountDomain, DayDomain, Domain, PlacedDomain, SetDomain, Value

Costs = Mapping[int, Fraction]
"""What it costs when a literal holds; a change costs what they cost together."""

NOTHING = Fraction(0)
EACH = Fraction(1)
"""What another choice costs, another flag, and each member that is added or removed."""

DAYS_AS_ONE = 30
"""So many days away costs as much as another choice."""


def cost_per_place(domain: PlacedDomain, old: int) -> Fraction | None:
    """Return what each place away from `old` costs; None where every other value costs 1."""
    if isinstance(domain, AmountDomain):
        # an amount counts as a part of the old one, and that as one step at least
        return 1 / max(abs(old + Fraction(domain.offset) / Fraction(domain.step)), EACH)
    return Fraction(1, DAYS_AS_ONE) if isinstance(domain, DayDomain) else None


def cost_of_change(domain: Domain, old: Value, new: Value) -> Fraction:
    """Return what it costs to make `old` into `new`; 0 where they are the same."""
    if isinstance(domain, SetDomain):
        assert isinstance(old, frozenset)  # noqa: S101  (reading fitted both)
        assert isinstance(new, frozenset)  # noqa: S101  (likewise)
        return len(old ^ new) * EACH
    start, end = domain.place_of(old), domain.place_of(new)
    per_place = cost_per_place(domain, start)
    if per_place is None:
        return NOTHING if start == end else EACH
    return abs(end - start) * per_place
