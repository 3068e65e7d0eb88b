"""Which places of a dimension a test or a band takes, as runs of whole numbers.

Amounts, days, choices and flags all become places; what is said with values in the file is said
with runs of places here, exactly. Sets have no places: see `subsets`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from stoeprand.engine.area import (
    Bound,
    ChoiceTest,
    FlagTest,
    IntervalTest,
    LineBands,
    Test,
    ValueBands,
)
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, FlagDomain, PlacedDomain
from stoeprand.engine.levels import Level

Run = tuple[int, int]
"""From the first place up to and with the last one."""


class Stretch(NamedTuple):
    """A run of places at which the bands of a kerb give one level."""

    first: int
    last: int
    level: Level


def runs_of_test(domain: PlacedDomain, test: Test) -> tuple[Run, ...]:
    """Return the runs of places at which a test holds; none when no value meets it."""
    if isinstance(test, IntervalTest) and isinstance(domain, AmountDomain | DayDomain):
        return _runs_of_interval(domain, test)
    if isinstance(test, ChoiceTest) and isinstance(domain, ChoiceDomain):
        return joined((domain.values.index(value),) * 2 for value in test.values)
    assert isinstance(test, FlagTest)  # noqa: S101  (reading keeps kinds apart)
    return ((int(test.value), int(test.value)),)


def stretches_of_bands(domain: PlacedDomain, bands: LineBands | ValueBands) -> tuple[Stretch, ...]:
    """Return the bands as stretches, rising; without empty ones, neighbours of one level as one."""
    if isinstance(bands, LineBands):
        assert isinstance(domain, AmountDomain | DayDomain)  # noqa: S101  (reading keeps kinds apart)
        return _merged(_line_stretches(domain, bands))
    return _merged(_value_stretches(domain, bands))


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the same places in as few runs as there can be, rising."""
    result: list[Run] = []
    for first, last in sorted(runs):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(last, result[-1][1]))
        else:
            result.append((first, last))
    return tuple(result)


def overlap(some: Iterable[Run], others: Iterable[Run]) -> tuple[Run, ...]:
    """Return the places that are in both."""
    others = tuple(others)
    return joined(
        (max(first, start), min(last, end))
        for first, last in some
        for start, end in others
        if max(first, start) <= min(last, end)
    )


def _runs_of_interval(domain: AmountDomain | DayDomain, test: IntervalTest) -> tuple[Run, ...]:
    first, last = domain.lowest, domain.highest
    if test.at_least is not None:
        first = max(first, domain.place_from(test.at_least))
    if test.above is not None:
        first = max(first, domain.place_up_to(test.above) + 1)
    if test.at_most is not None:
        last = min(last, domain.place_up_to(test.at_most))
    if test.below is not None:
        last = min(last, domain.place_from(test.below) - 1)
    return ((first, last),) if first <= last else ()


def _line_stretches(domain: AmountDomain | DayDomain, bands: LineBands) -> Iterable[Stretch]:
    first = domain.lowest
    for band in bands.bands:
        last = (
            domain.highest
            if band.end is None
            else min(domain.highest, _last_place(domain, band.end, band.included))
        )
        yield Stretch(first, last, band.level)
        first = max(first, last + 1)


def _last_place(domain: AmountDomain | DayDomain, end: Bound, included: bool) -> int:
    return domain.place_up_to(end) if included else domain.place_from(end) - 1


def _value_stretches(domain: PlacedDomain, bands: ValueBands) -> Iterable[Stretch]:
    values = ("false", "true") if isinstance(domain, FlagDomain) else _values_of(domain)
    for place, value in enumerate(values):
        yield Stretch(place, place, bands.level_of(value))


def _values_of(domain: PlacedDomain) -> tuple[str, ...]:
    assert isinstance(domain, ChoiceDomain)  # noqa: S101  (reading keeps kinds apart)
    return domain.values


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    result: list[Stretch] = []
    for stretch in stretches:
        if stretch.first > stretch.last:
            continue  # holds no value of the dimension
        if result and result[-1].level is stretch.level:
            result[-1] = Stretch(result[-1].first, stretch.last, stretch.level)
        else:
            result.append(stretch)
    return tuple(result)
