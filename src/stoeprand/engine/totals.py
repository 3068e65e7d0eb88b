"""Totals go along with the amount that they count: what this idea costs, and the year with it.

To the engine a total is a dimension like any other, which could be changed by itself. Nobody can:
what went ahead before is what it is. So whoever looks for changes has the kerbs on a total said
again as kerbs on the amount that is counted, with what went ahead before taken off. That is exact.

An *answer* about a total is what went ahead before; its *value* counts this idea too.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from stoeprand.engine.area import Area, Band, Bound, IntervalTest, Kerb, LineBands, Test
from stoeprand.engine.domains import AmountDomain, Value, Values, common_step


def values_of(area: Area, answers: Values) -> dict[str, Value]:
    """Return the values of an idea from the answers; totals are made whole where they can be."""
    found = (
        (dimension_id, _value_of(area, answers, dimension_id, frozenset()))
        for dimension_id in area.dimensions
    )
    return {dimension_id: value for dimension_id, value in found if value is not None}


def answers_of(area: Area, values: Values) -> dict[str, Value]:
    """Return what an asker with this idea answers; a total that cannot be split is left out."""
    return dict(_answers_of(area, values))


def without_totals(area: Area, values: Values) -> tuple[Area, Values]:
    """Return the area and the idea with each total said in the amount that it counts in the end.

    That amount keeps to what leaves each total on its own grid and within its own bounds. A total
    stays as it is where something of what it counts is not known.
    """
    tied, own = area, dict(values)
    for dimension in area.dimensions.values():
        counted = _counted_by(area, values, dimension.id)
        part, whole = values.get(counted), values.get(dimension.id)
        if counted == dimension.id or not isinstance(part, Decimal):
            continue
        assert isinstance(whole, Decimal)  # noqa: S101  (what is known of a total is an amount)
        tied = _said_in(tied, dimension.id, counted, part, whole - part)
        del own[dimension.id]
    return tied, own


def _value_of(
    area: Area, answers: Values, dimension_id: str, asked: frozenset[str]
) -> Value | None:
    answer, total = answers.get(dimension_id), area.dimensions[dimension_id].total
    if total is None or dimension_id in asked:  # totals of each other add up to nothing known
        return answer if total is None else None
    own = _value_of(area, answers, total.of, asked | {dimension_id})
    if not isinstance(answer, Decimal) or not isinstance(own, Decimal):
        return None
    return answer + own


def _answers_of(area: Area, values: Values) -> Iterator[tuple[str, Value]]:
    for dimension_id, value in values.items():
        total = area.dimensions[dimension_id].total
        if total is None:
            yield dimension_id, value
            continue
        own = values.get(total.of)
        if isinstance(value, Decimal) and isinstance(own, Decimal) and value >= own:
            yield dimension_id, value - own


def _counted_by(area: Area, values: Values, dimension_id: str) -> str:
    """Return the amount that a total counts in the end, or itself where that is not known."""
    found, seen = dimension_id, set[str]()
    while (total := area.dimensions[found].total) and found in values and found not in seen:
        seen.add(found)
        found = total.of
    is_reached = found in values and area.dimensions[found].total is None
    return found if is_reached else dimension_id


def _said_in(area: Area, total: str, own: str, amount: Decimal, earlier: Decimal) -> Area:
    """Return the area with a total said in `own`, now `amount`, of which `earlier` went before."""
    dimensions = {key: each for key, each in area.dimensions.items() if key != total}
    whole, part = area.dimensions[total].domain, dimensions[own]
    assert isinstance(whole, AmountDomain)  # noqa: S101  (a total is an amount)
    assert isinstance(part.domain, AmountDomain)  # noqa: S101  (and so is what it counts)
    domain = _going_along(part.domain, whole, amount, earlier)
    return replace(
        area,
        dimensions={**dimensions, own: replace(part, domain=domain)},
        kerbs=tuple(_kerb_said_in(kerb, total, own, earlier) for kerb in area.kerbs),
        examples=(),
    )


def _going_along(
    part: AmountDomain, whole: AmountDomain, amount: Decimal, earlier: Decimal
) -> AmountDomain:
    """Return the amounts that leave a total, too, where it can be.

    Both fit now, so both do again each time that the amount goes up or down by a multiple of both
    steps, and at no other amount.
    """
    most = None if whole.max is None else whole.max - earlier
    step = common_step(part.step, whole.step)
    return AmountDomain(
        min=max(part.min, whole.min - earlier),
        max=min((each for each in (part.max, most) if each is not None), default=None),
        step=step,
        offset=amount % step,
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
