"""Ideas that somebody shared are kept exactly, and asked again as they were."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine.domains import Value
from stoeprand.room.actions import share_ideas
from stoeprand.room.models import Area, Idea
from stoeprand.room.shared import SharedIdea, address_of_idea, kept, values_that_fit
from tests.room.making import area, organisation, publish

VALUES: dict[str, Value] = {
    "cost": Decimal("0.1") + Decimal(99999),
    "data": frozenset({"health", "name"}),
    "start": date(2027, 1, 31),
    "outside": False,
    "partner": "company",
}


@pytest.mark.django_db
def test_what_is_kept_of_an_idea_reads_back_exactly():
    owner, garden = organisation(), area()
    publish(owner)
    idea = SharedIdea("beans", {"nl": "Bonen"}, kept(garden, VALUES))
    assert share_ideas(organisation=owner, slug="garden", ideas=[idea]) == 1
    row = Idea.objects.get()
    assert values_that_fit(garden, row.values, "nl") == VALUES
    assert (str(row), row.organisation) == ("beans", owner)


@pytest.mark.django_db
def test_sharing_an_idea_again_replaces_it():
    owner = organisation()
    publish(owner)
    for title in ("Bonen", "Erwten"):
        share_ideas(
            organisation=owner, slug="garden", ideas=[SharedIdea("beans", {"nl": title}, {})]
        )
    assert [idea.title for idea in Idea.objects.all()] == [{"nl": "Erwten"}]


@pytest.mark.django_db
def test_an_idea_is_not_shared_in_the_area_of_another_organisation():
    publish(organisation("waterdam"))
    with pytest.raises(Area.DoesNotExist):
        share_ideas(organisation=organisation("polderveen"), slug="garden", ideas=[])


def test_an_idea_has_an_address_that_asks_the_same():
    idea = SharedIdea("beans", {"nl": "Bonen", "en": "Beans"}, kept(area(), VALUES))
    assert address_of_idea(area(), idea, "en") == (
        "/mag-dat/garden?wat=Beans&cost=99999.1&partner=company&data=name&data=health"
        "&start=2027-01-31&outside=false"
    )


def test_what_no_longer_fits_the_area_is_left_out():
    values = {"cost": "5000000", "partner": "aliens", "gone": "1", "outside": "true"}
    assert values_that_fit(area(), values, "nl") == {"outside": True}


def test_a_title_that_lacks_in_a_language_is_said_in_dutch_or_in_what_there_is():
    assert SharedIdea("a", {"nl": "Bonen"}, {}).title_in("en") == "Bonen"
    assert SharedIdea("a", {"en": "Beans"}, {}).title_in("nl") == "Beans"
