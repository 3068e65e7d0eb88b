"""Who did it before: ideas like this one that went ahead, which may be shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from stoeprand.engine.area import Area
from stoeprand.engine.domains import AmountDomain, Value, Values
from stoeprand.engine.sentences import idea_in_words
from stoeprand.ideas.models import WENT_AHEAD, Going
from stoeprand.people.models import Organisation
from stoeprand.room.shared import values_that_fit
from stoeprand.room.speaking import speech_in

MOST_LOOKED_AT = 200
MOST_SHOWN = 3
DAYS_IN_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class DoneBefore:
    """An idea that went ahead: what it was, who did it, and since when."""

    pk: int
    title: str
    idea: str
    by: str
    went_ahead_on: date


def done_before(
    organisation: Organisation, area: Area, values: Values, language: str, but: int | None = None
) -> list[DoneBefore]:
    """Return the ideas that went ahead and are nearest to an idea, the nearest first; in one query.

    `but` is an idea that is not shown. How near is what it costs to change the one into the other,
    as with ways in; what only one of the two says counts as one change.
    """
    rows = Going.objects.filter(
        organisation=organisation, area__slug=area.id, may_be_shown=True, state__in=WENT_AHEAD
    )
    recent = rows.exclude(pk=but).select_related("asked_by").order_by("-went_ahead_on", "-pk")
    found = [
        (distance(area, values, values_that_fit(area, going.values, language)), going)
        for going in recent[:MOST_LOOKED_AT]
    ]
    found.sort(key=lambda each: each[0])  # of two as near the later one comes first
    return [_shown(area, going, language) for _distance, going in found[:MOST_SHOWN]]


def distance(area: Area, one: Values, other: Values) -> Fraction:
    """Return what it costs to change one idea into another; totals count for nothing."""
    return sum(_steps(area, one, other), Fraction(0))


def _steps(area: Area, one: Values, other: Values) -> Iterator[Fraction]:
    for dimension in area.dimensions.values():
        old, new = one.get(dimension.id), other.get(dimension.id)
        if dimension.total or (old is None and new is None):
            continue
        step = dimension.domain.step if isinstance(dimension.domain, AmountDomain) else Decimal(1)
        yield Fraction(1) if old is None or new is None else _step(old, new, step)


def _step(old: Value, new: Value, step: Decimal) -> Fraction:
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        return Fraction(abs(new - old)) / Fraction(max(abs(old), step))
    if isinstance(old, frozenset) and isinstance(new, frozenset):
        return Fraction(len(old ^ new))
    if isinstance(old, date) and isinstance(new, date):
        return Fraction(abs((new - old).days), DAYS_IN_A_MONTH)
    return Fraction(old != new)


def _shown(area: Area, going: Going, language: str) -> DoneBefore:
    assert going.went_ahead_on is not None  # noqa: S101  (it went ahead)
    values = values_that_fit(area, going.values, language)
    return DoneBefore(
        pk=going.pk,
        title=going.title,
        idea=idea_in_words(speech_in(language), area, values),
        by=going.asked_by.name,
        went_ahead_on=going.went_ahead_on,
    )
