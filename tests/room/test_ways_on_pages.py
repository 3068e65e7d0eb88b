"""What can be done: under an answer that is not to do it, ways that are one click away."""

from typing import Any

import pytest

from stoeprand.engine import Level, OutOfTime, find_way_in
from stoeprand.engine.messages import message
from stoeprand.room.actions import ways as looking
from tests.room.making import DIMENSIONS, PEOPLE, PURSE, kerb, organisation, publish

pytestmark = pytest.mark.django_db

ADDRESS = "/en/mag-dat/garden"
WHOLE = {
    "cost": "20000",
    "partner": "company",
    "data": ["name", "health"],
    "start": "2027-01-01",
    "outside": "true",
}
FIXED = kerb("fixed", "partner", {"company": "agree", "residents": "tell"}, movable_by="nobody")
ONLY_RESIDENTS = {**DIMENSIONS, "partner": DIMENSIONS["partner"] | {"changeable": False}}
YEAR = {
    "kind": "amount",
    "max": 1000000,
    "filled_by": {"total_of": "cost", "per": "year", "over": "team"},
}


@pytest.fixture
def garden():
    """Publish the garden with its parts."""

    def made(**parts: Any) -> None:
        publish(organisation(), **parts)

    return made


def shown(client, **changed: Any):
    return client.get(ADDRESS, WHOLE | changed).context


class TestWays:
    def test_a_way_says_what_to_change_and_leads_to_an_answer_of_its_level(self, client, garden):
        garden()
        ways = shown(client)["ways"]
        (way,) = ways.smaller
        assert ways.or_less == "This can be done if you leave part of your idea out:"
        assert [change.replace("\xa0", "") for change in way.changes] == [
            "Bring ‘Cost’ down to €2,500 (now €20,000).",
            "Leave out ‘health’ under ‘data’.",
        ]
        assert way.tone == "free"
        assert client.get(way.url).context["answer"].tone == "free"

    def test_the_nearest_way_stays_closer_to_the_idea(self, client, garden):
        garden()
        nearest = shown(client)["ways"].nearest
        assert [change.replace("\xa0", "") for change in nearest.changes] == [
            "Bring ‘Cost’ down to €10,000 (now €20,000)."
        ]
        assert nearest.tone == "agree"
        assert client.get(nearest.url).context["answer"].tone == "agree"

    def test_what_leaves_part_of_the_idea_out_stands_below_what_keeps_it(self, client, garden):
        together = kerb(
            "together", "data", {"health": "tell"}, when={"cost": {"above": 100}}, movable_by="team"
        )
        garden(kerbs=[together])
        response = client.get(ADDRESS, WHOLE)
        ways = response.context["ways"]
        assert ways.then == "Then you do it, without asking or telling anybody:"
        assert [way.changes[0].replace("\xa0", "") for way in ways.ways] == [
            "Bring ‘Cost’ down to €100 (now €20,000)."
        ]
        assert ways.or_less == "Or you leave part of your idea out:"
        assert [way.changes for way in ways.smaller] == [["Leave out ‘health’ under ‘data’."]]
        text = response.content.decode()
        assert text.index("Bring ‘Cost’ down") < text.index(ways.or_less) < text.index("Leave out")

    def test_what_stays_closest_to_the_idea_leaves_nothing_out_where_it_can(self, client, garden):
        health = kerb("health", "data", {"health": "consult"}, when={"cost": {"above": 100}})
        dear = kerb("dear", "cost", [{"at_most": 50, "level": "free"}, {"level": "tell"}])
        names = kerb("names", "data", {"name": "tell"})
        garden(kerbs=[health, dear, names])
        ways = shown(client)["ways"]
        assert ways.ways == []
        assert [change.replace("\xa0", "") for change in ways.nearest.changes] == [
            "Bring ‘Cost’ down to €100 (now €20,000)."
        ]

    def test_the_nearest_way_is_not_said_twice(self, client, garden):
        garden()
        ways = shown(client, cost="5000", data="-")["ways"]
        assert len(ways.ways) == 1
        assert ways.nearest is None

    def test_the_question_goes_along(self, client, garden):
        garden()
        way = shown(client, wat="a market")["ways"].smaller[0]
        assert "wat=a+market" in way.url

    def test_at_most_five_ways_are_shown(self, client, garden):
        flags = {f"flag{number}": {"kind": "flag"} for number in range(9)}
        kerbs = [
            kerb(
                "all",
                "cost",
                [{"level": "tell"}],
                when={name: {"is": True} for name in flags},
            )
        ]
        garden(dimensions={"cost": {"kind": "amount"}, **flags}, kerbs=kerbs)
        asked = {"cost": "1", **dict.fromkeys(flags, "true")}
        assert len(client.get(ADDRESS, asked).context["ways"].smaller) == 5

    def test_what_one_other_answer_changes_stands_folded_beside_it(self, client, garden):
        garden(kerbs=[PURSE])
        text = client.get(ADDRESS, WHOLE).content.decode()
        assert text.index("What can be done?") < text.index("What one other answer changes")
        assert 'id="remains"' not in text

    def test_what_nobody_has_said_is_no_freedom_in_a_way_either(self, client, garden):
        garden(kerbs=[PURSE, kerb("open", "start", "open")])
        way = shown(client)["ways"].ways[0]
        assert (way.tone, way.name) == ("unsaid", "do it, as far as anybody has said")
        assert client.get(way.url).context["answer"].tone == "unsaid"

    def test_what_may_just_be_done_needs_no_way(self, client, garden):
        garden()
        context = shown(client, cost="1", data="-")
        assert context["answer"].tone == "free"
        assert context["ways"] is None


class TestTotals:
    """What went ahead before is what it is: only this idea can change, and the total with it."""

    @pytest.fixture
    def with_year(self, garden):
        year = kerb("year", "year", [{"at_most": 60000, "level": "free"}, {"level": "tell"}])
        garden(dimensions={**DIMENSIONS, "year": YEAR}, kerbs=[year])

    def test_a_way_lowers_the_amount_itself(self, client, with_year):
        way = shown(client, **{"year.eerder": "55000"})["ways"].ways[0]
        assert [change.replace("\xa0", "") for change in way.changes] == [
            "Bring ‘Cost’ down to €5,000 (now €20,000)."
        ]
        assert client.get(way.url).context["answer"].is_free

    def test_what_went_ahead_before_can_leave_no_way_at_all(self, client, with_year):
        ways = shown(client, **{"year.eerder": "70000"})["ways"]
        assert (ways.ways, [kerb.kerb for kerb in ways.kerbs]) == ([], ["year"])


class TestNoWay:
    def test_the_kerbs_that_hold_it_back_are_named_with_who_can_move_them(self, client, garden):
        garden(dimensions=ONLY_RESIDENTS, kerbs=[PURSE, FIXED])
        ways = shown(client, partner="company", cost="100")["ways"]
        (holding,) = ways.kerbs
        assert ways.ways == []
        assert (holding.title, holding.talk) == (
            "Kerb fixed",
            "Talk about it with Noor Linde, manager.",
        )
        assert holding.mover == "Nobody here can move this kerb."
        assert ways.held == "Whatever you change, it does not become ‘consult’ or looser."
        assert ways.note == "That is so with ‘company’ (partner), which cannot be changed."

    def test_where_it_can_be_looser_but_not_free_both_are_said(self, client, garden):
        garden(dimensions=ONLY_RESIDENTS, kerbs=[PURSE, FIXED])
        ways = shown(client, partner="residents")["ways"]
        assert ways.then == "Then you do it, and you tell the owner:"
        assert [way.tone for way in ways.ways] == ["tell"]
        assert [kerb.kerb for kerb in ways.kerbs] == ["fixed"]
        assert ways.held == "Whatever you change, it does not become ‘do it’."

    def test_several_owners_are_all_to_be_told(self, client, garden):
        people = {**PEOPLE, "vera": {"name": "Vera Duin", "role": "manager"}}
        tell = {"company": "tell", "residents": "tell"}
        told = [kerb("one", "partner", tell), kerb("two", "partner", tell, owner="vera")]
        garden(people=people, kerbs=[PURSE, *told])
        assert shown(client)["ways"].then == "Then you do it, and you tell the owners of the kerbs:"

    def test_a_no_that_nothing_changes_says_so(self, client, garden):
        shut = kerb("shut", "partner", {"company": "no", "residents": "free"})
        garden(dimensions=ONLY_RESIDENTS, kerbs=[shut])
        response = client.get(ADDRESS, WHOLE)
        assert response.context["ways"].held == "Whatever you change, it does not become possible."
        assert "does not become possible. This holds it back:" in response.content.decode()


class TestIdeasInParts:
    def test_first_the_rest_is_asked(self, client, garden):
        garden()
        response = client.get(ADDRESS, {"cost": "20000"})
        text = response.content.decode()
        assert response.context["answer"].tone == "no"
        assert response.context["ways"] is None
        assert "Fill in the rest" in text
        assert "alles=1" in text


class TestTime:
    def test_where_there_is_no_time_the_answer_stands_with_what_is_quick_to_say(
        self, client, garden, monkeypatch
    ):
        def never(*_given: object) -> None:
            raise OutOfTime(message("how the idea comes out"))

        garden()
        monkeypatch.setattr(looking, "_found", never)
        context = shown(client)
        assert context["ways"] is None
        assert context["answer"].tone == "no"
        assert context["answer"].remains is not None

    def test_ways_that_are_proved_stand_where_there_is_no_time_for_the_nearest(
        self, client, garden, monkeypatch
    ):
        def only_free(area, values, to, at, limit):
            if to is not Level.FREE:
                raise OutOfTime(message("how the idea comes out"))
            return find_way_in(area, values, to, at, limit)

        garden()
        monkeypatch.setattr("stoeprand.engine.way_in.find_way_in", only_free)
        ways = shown(client)["ways"]
        assert [way.tone for way in ways.smaller] == ["free"]
        assert ways.nearest is None

    def test_no_more_queries_are_needed_for_it(self, client, garden, django_assert_num_queries):
        garden()
        with django_assert_num_queries(2):
            client.get(ADDRESS, WHOLE)
