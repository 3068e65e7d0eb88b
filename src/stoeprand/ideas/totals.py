"""What a circle spent already: it fills in a total, so that the answer counts it along."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import Value
from stoeprand.ideas.models import WENT_AHEAD, Going
from stoeprand.people.models import Circle, Membership, Person
from stoeprand.people.reading import holds_on
from stoeprand.room.shared import values_that_fit

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Counted:
    """One idea of a circle that counts along in a total, with its amount."""

    title: str
    pk: int
    amount: Decimal


def circles_of(person: Person, on: date) -> list[Circle]:
    """Return the circles that somebody is in on a day, by name."""
    memberships = Membership.objects.filter(holds_on(on), person=person)
    return list(Circle.objects.filter(pk__in=memberships.values("circle")).order_by("name", "pk"))


def totals_of_circle(area: Area, person: Person, on: date) -> dict[str, Value]:
    """Return by dimension what the circle of somebody did before in the period of its total.

    Only for totals of a team, and for who is in one circle: whoever is in several is asked.
    """
    totals = team_totals(area)
    circles = circles_of(person, on) if totals else []
    if len(circles) != 1:
        return {}
    answers: dict[str, Value] = {}
    for dimension in totals:
        counted = counted_in(area, dimension, circles[0], on)
        answers[dimension.id] = sum((each.amount for each in counted), Decimal(0))
    return answers


def counted_in(area: Area, dimension: Dimension, circle: Circle, on: date) -> list[Counted]:
    """Return the ideas of a circle that count along in a total, in the order they began."""
    total = dimension.total
    assert total is not None  # noqa: S101  (whoever calls has a total)
    rows = Going.objects.filter(
        circle=circle,
        area__slug=area.id,
        state__in=WENT_AHEAD,
        went_ahead_on__gte=_begin_of(total.per, on),
        went_ahead_on__lte=on,
    ).order_by("went_ahead_on", "pk")
    found = []
    for pk, title, values in rows.values_list("pk", "title", "values"):
        amount = values_that_fit(area, values, "nl").get(total.of)
        if isinstance(amount, Decimal) and amount:
            found.append(Counted(title, pk, amount))
    return found


def team_totals(area: Area) -> list[Dimension]:
    """Return the totals of an area that count what a team did, and no other total."""
    return [
        each
        for each in area.dimensions.values()
        if each.total and each.total.over == "team" and area.dimensions[each.total.of].total is None
    ]


def _begin_of(per: str, on: date) -> date:
    months = MONTHS_IN[per]
    return date(on.year, (on.month - 1) // months * months + 1, 1)
