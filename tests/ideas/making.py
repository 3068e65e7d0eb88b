"""Somebody with ideas, owners who answer, and an area in which each answer comes out."""

from datetime import date
from decimal import Decimal
from typing import Any

from stoeprand.engine import Limit
from stoeprand.engine.domains import Value
from stoeprand.ideas.actions.going_on import Offer, go_on
from stoeprand.ideas.models import Going
from stoeprand.people.models import Circle, Membership, Organisation, OwnerOf, Person
from tests.room.making import BEGIN, DIMENSIONS, kerb, publish

PEOPLE = {
    "vera": {"name": "Vera Duin", "role": "manager", "answers_within": {"working_days": 3}},
    "omar": {"name": "Omar Riet", "role": "controller"},
}

BANDS = [
    {"at_most": 100, "level": "free"},
    {"at_most": 1000, "level": "tell"},
    {"at_most": 5000, "level": "consult"},
    {"at_most": 20000, "level": "agree"},
    {"level": "no"},
]

FREE, TELL, CONSULT, AGREE, NO = 50, 800, 3000, 9000, 50000
"""What an idea costs for each of the answers."""

LEVELS = {FREE: "free", TELL: "tell", CONSULT: "consult", AGREE: "agree", NO: "no"}


def purse(**more: object) -> dict[str, Any]:
    """The kerb on money, of which Vera is the owner."""
    return kerb("purse", "cost", BANDS, owner="vera", **more)


HEALTH = kerb("health", "data", {"health": "agree", "otherwise": "free"}, owner="omar")


def publish_garden(owner: Organisation, since: date = BEGIN, **parts: object) -> None:
    """Publish the area `garden`, or a version of it."""
    publish(
        owner,
        "garden",
        since=since,
        **{"people": PEOPLE, "dimensions": DIMENSIONS, "kerbs": [purse(), HEALTH], **parts},
    )


def own(owner_id: str, who: Person) -> None:
    """Say that somebody is the owner that area files call so."""
    OwnerOf.objects.create(organisation=who.organisation, name_in_areas=owner_id, person=who)


def team_of(*people: Person, slug: str = "wijkteam") -> Circle:
    """A circle with these people in it."""
    owner = people[0].organisation
    circle = Circle.objects.create(organisation=owner, slug=slug, name=slug.title())
    for each in people:
        Membership.objects.create(organisation=owner, circle=circle, person=each, since=BEGIN)
    return circle


def share(
    by: Person,
    cost: int = AGREE,
    *,
    key: str = "k1",
    title: str = "Een straatfeest",
    sentence: str = "",
    circle: Circle | None = None,
    may_be_shown: bool = False,
    health: bool = False,
) -> Going:
    """Go on with an idea that costs so much."""
    values: dict[str, Value] = {
        "cost": Decimal(cost),
        "data": frozenset({"health"} if health else ()),
    }
    level = LEVELS[cost]
    if health and level in ("free", "tell", "consult"):
        level = "agree"
    offer = Offer(title, level, key, sentence, circle, may_be_shown)
    return go_on(slug="garden", values=values, offer=offer, by=by, limit=Limit.of_seconds(30))
