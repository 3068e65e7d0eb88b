"""Who did it before, what a function answers by itself, and what a team spent already."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.engine.domains import Values
from stoeprand.ideas.actions.deciding import withdraw
from stoeprand.ideas.actions.going_on import Offer, go_on
from stoeprand.ideas.before import distance
from stoeprand.ideas.models import Going
from stoeprand.people.models import Function, FunctionValue, Membership
from tests.ideas.making import FREE, TELL, publish_garden, purse, share, team_of
from tests.ideas.test_pages import ASKED, text_of
from tests.people.making import person, signed_in
from tests.room.making import DIMENSIONS, area

pytestmark = pytest.mark.django_db

THIS_YEAR = {
    "kind": "amount",
    "unit": "EUR",
    "step": 0.01,
    "title": {"nl": "Dit jaar", "en": "This year"},
    "filled_by": {"total_of": "cost", "per": "year", "over": "team"},
}
WHO = {"kind": "choice", "values": ["colleague", "leader"], "filled_by": "asker"}


class TestDoneBefore:
    def test_only_what_goes_ahead_and_may_be_shown_the_nearest_first(self, client, noor, vera):
        share(noor, TELL, key="near", title="Dichtbij", may_be_shown=True)
        share(noor, FREE, key="far", title="Verder weg", may_be_shown=True)
        share(noor, TELL, key="hidden", title="Verborgen")
        over = share(noor, TELL, key="over", title="Gestopt", may_be_shown=True)
        withdraw(going_id=over.pk, sentence="", by=noor)
        page = text_of(signed_in(client, vera).get(ASKED.format(900)))
        shown = page[page.index("Who did it before?") :]
        assert shown.index("Dichtbij") < shown.index("Verder weg")
        assert "Noor Linde" in shown
        assert "Verborgen" not in page
        assert "Gestopt" not in page

    def test_how_near_is_what_a_change_costs_as_with_ways_in(self):
        here = area()
        one: Values = {
            "cost": Decimal(200),
            "partner": "residents",
            "data": frozenset({"name"}),
            "start": date(2026, 6, 1),
            "outside": True,
        }
        other: Values = {
            "cost": Decimal(100),
            "partner": "company",
            "data": frozenset({"health"}),
            "start": date(2026, 6, 16),
            "outside": True,
        }
        assert distance(here, one, other) == Decimal("0.5") + 1 + 2 + Decimal("0.5")
        assert distance(here, one, one) == 0
        assert distance(here, {"cost": Decimal(0)}, {"cost": Decimal(1)}) == 100
        assert distance(here, one, {}) == 5


class TestFunction:
    @pytest.fixture
    def leader(self, noor, waterdam):
        publish_garden(
            waterdam,
            since=timezone.localdate(),
            dimensions=DIMENSIONS | {"who": WHO},
            kerbs=[purse(when={"who": {"is": "leader"}})],
        )
        function = Function.objects.create(organisation=waterdam, slug="leider", title="Leider")
        FunctionValue.objects.create(
            organisation=waterdam, function=function, dimension="who", value="leader"
        )
        team_of(noor)
        Membership.objects.update(function=function)
        return noor

    def test_it_is_filled_in_for_who_is_signed_in_alone(self, client, leader):
        assert client.get("/en/mag-dat/garden?cost=50000").context["answer"].depends
        signed_in(client, leader)
        answer = client.get("/en/mag-dat/garden?cost=50000").context["answer"]
        assert answer.tone == "no"

    def test_what_one_says_oneself_counts_and_so_does_not_knowing(self, client, leader):
        signed_in(client, leader)
        said = client.get("/en/mag-dat/garden?cost=50000&who=colleague").context["answer"]
        assert said.is_free
        unknown = client.get("/en/mag-dat/garden?cost=50000&weetniet=who").context["answer"]
        assert unknown.depends

    def test_a_value_that_the_area_does_not_know_is_asked(self, client, leader):
        FunctionValue.objects.update(value="king")
        signed_in(client, leader)
        assert client.get("/en/mag-dat/garden?cost=50000").context["answer"].depends

    def test_asking_takes_one_query_more_for_it(self, client, leader, django_assert_num_queries):
        signed_in(client, leader).get("/en/mag-dat/garden?who=colleague")
        # session, organisation, person; the area; the function
        with django_assert_num_queries(5):
            client.get("/en/mag-dat/garden?cost=50000&weetniet=who")


class TestTotals:
    @pytest.fixture
    def year(self, waterdam, noor, vera):
        year = {
            "id": "year",
            "on": "this_year",
            "bands": [{"at_most": 1000, "level": "free"}, {"level": "agree"}],
        }
        publish_garden(
            waterdam,
            since=timezone.localdate(),
            dimensions=DIMENSIONS | {"this_year": THIS_YEAR},
            kerbs=[purse(), purse() | year],
        )

    def asked(self, client, cost=50):
        return client.get(f"/en/mag-dat/garden?wat=x&cost={cost}&data=-")

    def test_a_member_of_a_circle_has_it_filled_in_with_which_ideas(self, client, noor, vera, year):
        lila = person(noor.organisation, "Lila Veen")
        circle = team_of(noor, lila)
        going = begun_for(noor, circle, 960, "Bankjes")
        signed_in(client, lila)
        response = self.asked(client)
        assert response.context["answer"].tone == "agree"  # 960 and 50 are above 1,000
        page = text_of(response)
        assert "of Wijkteam these ideas are counted along" in page
        assert "Bankjes : €960" in page
        assert f"/en/idee/{going.pk}" in response.content.decode()

    def test_what_was_another_year_another_team_or_withdrawn_does_not_count(
        self, client, noor, vera, year
    ):
        circle, other = team_of(noor), team_of(vera, slug="anders")
        old = begun_for(noor, circle, 960, "Oud")
        Going.objects.filter(pk=old.pk).update(
            went_ahead_on=timezone.localdate() - timedelta(days=366)
        )
        begun_for(vera, other, 960, "Anders")
        gone = begun_for(noor, circle, 960, "Weg")
        withdraw(going_id=gone.pk, sentence="", by=noor)
        signed_in(client, noor)
        response = self.asked(client)
        assert response.context["answer"].is_free
        assert "nothing is counted along" in text_of(response)

    def test_without_a_circle_the_answer_is_for_this_idea_alone(self, client, noor, vera, year):
        response = signed_in(client, noor).get("/en/mag-dat/garden?wat=x&cost=50000&data=-")
        assert "this answer is for this idea alone" in text_of(response)

    def test_who_is_in_two_circles_is_asked(self, client, noor, vera, year):
        begun_for(noor, team_of(noor), 960, "Bankjes")
        team_of(noor, slug="tweede")
        signed_in(client, noor)
        assert self.asked(client).context["answer"].depends

    def test_what_one_fills_in_oneself_counts(self, client, noor, vera, year):
        begun_for(noor, team_of(noor), 960, "Bankjes")
        signed_in(client, noor)
        response = client.get("/en/mag-dat/garden?wat=x&cost=50&data=-&this_year.eerder=0")
        assert response.context["answer"].is_free


def begun_for(who, circle, cost, title) -> Going:
    """An idea of a circle that began today and cost so much."""
    values: Values = {"cost": Decimal(50), "data": frozenset[str](), "this_year": Decimal(50)}
    offer = Offer(title, "free", title, circle=circle)
    going = go_on(slug="garden", values=values, offer=offer, by=who, limit=Limit.of_seconds(30))
    Going.objects.filter(pk=going.pk).update(values=going.values | {"cost": str(cost)})
    return going


def test_beginnings_of_periods():
    from stoeprand.ideas.totals import _begin_of

    day = date(2026, 11, 24)
    assert [_begin_of(per, day) for per in ("month", "quarter", "year")] == [
        date(2026, 11, 1),
        date(2026, 10, 1),
        date(2026, 1, 1),
    ]
