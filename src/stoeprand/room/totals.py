"""Totals go along with the amount that they count: what this idea costs, and the year with it.

To the engine a total is a dimension like any other, which could be changed by itself. Nobody can:
what went ahead before is what it is. So before it looks for changes, the kerbs on a total are said
again as kerbs on the amount that is counted, with what went ahead before taken off. That is exact.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from stoeprand.engine.area import Area, Band, Bound, IntervalTest, Kerb, LineBands, Test
from stoeprand.engine.domains import AmountDomain, Values


def without_totals(area: Area, values: Values) -> tuple[Area, Values]:
    """Return the area and the idea with each total said in the amount that it counts in the end.

    A total stays as it is where something of what it counts is not known.
    """
    tied, own = area, dict(values)
    for dimension in area.dimensions.values():
        counted = _counted_by(area, values, dimension.id)
        part, whole = values.get(counted), values.get(dimension.id)
        if counted == dimension.id or not isinstance(part, Decimal):
            continue
        assert isinstance(whole, Decimal)  # noqa: S101  (what is known of a total is an amount)
        tied = _said_in(tied, dimension.id, counted, whole - part)
        del own[dimension.id]
    return tied, own


def _counted_by(area: Area, values: Values, dimension_id: str) -> str:
    """Return the amount that a total counts in the end, or itself where that is not known."""
    found, seen = dimension_id, set[str]()
    while (total := area.dimensions[found].total) and found in values and found not in seen:
        seen.add(found)
        found = total.of
    is_reached = found in values and area.dimensions[found].total is None
    return found if is_reached else dimension_id


def _said_in(area: Area, total: str, own: str, earlier: Decimal) -> Area:
    dimensions = {key: each for key, each in area.dimensions.items() if key != total}
    whole, part = area.dimensions[total].domain, dimensions[own]
    assert isinstance(whole, AmountDomain)  # noqa: S101  (a total is an amount)
    assert isinstance(part.domain, AmountDomain)  # noqa: S101  (and so is what it counts)
    most = None if whole.max is None else whole.max - earlier
    domain = replace(
        part.domain,
        min=max(part.domain.min, whole.min - earlier),
        max=min((each for each in (part.domain.max, most) if each is not None), default=None),
    )
    return replace(
        area,
        dimensions={**dimensions, own: replace(part, domain=domain)},
        kerbs=tuple(_kerb_said_in(kerb, total, own, earlier) for kerb in area.kerbs),
        examples=(),
    )


def _kerb_said_in(kerb: Kerb, total: str, own: str, earlier: Decimal) -> Kerb:
    if total in kerb.when:
        kerb = replace(kerb, when=_tests_said_in(kerb.when, total, own, earlier))
    if kerb.on != total:
        return kerb
    if not isinstance(kerb.bands, LineBands):  # nobody has said yet what they are
        return replace(kerb, on=own)
    bands = (Band(b.level, _less(b.end, earlier), b.included) for b in kerb.bands.bands)
    return replace(kerb, on=own, bands=LineBands(tuple(bands)))


def _tests_said_in(
    when: Mapping[str, Test], total: str, own: str, earlier: Decimal
) -> dict[str, Test]:
    tests, moved = dict(when), when[total]
    assert isinstance(moved, IntervalTest)  # noqa: S101  (a total is an amount)
    del tests[total]
    there = tests.get(own, IntervalTest())
    assert isinstance(there, IntervalTest)  # noqa: S101  (and so is what it counts)
    tests[own] = IntervalTest(
        at_least=_tighter(max, there.at_least, _less(moved.at_least, earlier)),
        at_most=_tighter(min, there.at_most, _less(moved.at_most, earlier)),
        above=_tighter(max, there.above, _less(moved.above, earlier)),
        below=_tighter(min, there.below, _less(moved.below, earlier)),
    )
    return tests


def _less(bound: Bound | None, earlier: Decimal) -> Decimal | None:
    return bound - earlier if isinstance(bound, Decimal) else None


def _tighter(
    choose: Callable[[Decimal, Decimal], Decimal], one: Bound | None, other: Decimal | None
) -> Decimal | None:
    """Return the bound that leaves less, of two of which either may lack."""
    if not isinstance(one, Decimal):
        return other
    return one if other is None else choose(one, other)
