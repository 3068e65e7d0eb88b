"""The map of an idea: what may be done round it, with a choice of what it shows."""

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from stoeprand.engine import OutOfTime
from stoeprand.engine.messages import message
from stoeprand.people.models import Organisation
from stoeprand.room.views import maps
from tests.room.making import DIMENSIONS, HEALTH, PURSE, kerb, organisation, publish

pytestmark = pytest.mark.django_db

ANSWER = "/en/mag-dat/garden"
ADDRESS = f"{ANSWER}/kaart"
WHOLE: dict[str, Any] = {
    "wat": "a market",
    "cost": "20000",
    "partner": "company",
    "data": ["health"],
    "start": "2027-01-01",
    "outside": "true",
}


@pytest.fixture(autouse=True)
def _garden():
    odd = {"nl": "<b>Kosten & meer</b>", "en": "<b>Cost & more</b>"}
    cost = DIMENSIONS["cost"] | {"title": odd}
    publish(organisation(), dimensions={**DIMENSIONS, "cost": cost}, kerbs=[PURSE, HEALTH])


def chosen(shown) -> tuple[str, str]:
    across, up = (
        [option.id for option in each if option.chosen] for each in (shown.across, shown.up)
    )
    return across[0], up[0]


def test_it_begins_with_what_the_kerbs_that_count_look_at(client):
    shown = client.get(ADDRESS, WHOLE).context["map"]
    assert chosen(shown) == ("cost", "data")


@pytest.mark.parametrize(
    ("across", "up", "drawn"),
    [
        ("start", "partner", ("start", "partner")),
        ("outside", "", ("outside", "cost")),
        ("", "start", ("start", "cost")),
        ("nothing", "cost", ("cost", "data")),
    ],
)
def test_what_it_shows_can_be_chosen(client, across, up, drawn):
    shown = client.get(ADDRESS, WHOLE | {"liggend": across, "staand": up}).context["map"]
    assert chosen(shown) == drawn


def test_twice_the_same_is_said_and_not_drawn(client):
    response = client.get(ADDRESS, WHOLE | {"liggend": "cost", "staand": "cost"})
    assert chosen(response.context["map"]) == ("cost", "data")
    assert "Choose two different things" in response.content.decode()


def test_the_drawings_are_sound_and_what_areas_say_is_text_in_them(client):
    response = client.get(ADDRESS, WHOLE)
    shown = response.context["map"]
    for drawing in (shown.broad, shown.wide, shown.narrow):
        assert "&lt;b&gt;Cost &amp; more" in drawing
        assert ElementTree.fromstring(drawing).tag.endswith("svg")  # noqa: S314  (our own)
    ids = re.findall(r'id="([^"]+)"', response.content.decode())
    assert len(ids) == len(set(ids))
    assert "style=" not in response.content.decode()


def test_what_it_shows_stands_beside_it_in_words(client):
    words = " ".join(client.get(ADDRESS, WHOLE).context["map"].words).replace("\xa0", "")
    assert "up to and including €2,500" in words


def test_a_script_gets_the_part_alone_and_others_a_whole_page(client):
    part = client.get(ADDRESS, WHOLE, headers={"HX-Request": "true"}).content.decode()
    whole = client.get(ADDRESS, WHOLE).content.decode()
    assert part.lstrip().startswith("<section")
    assert "<html" in whole
    assert "Back to the answer" in whole


def test_the_choice_keeps_the_idea(client):
    hidden = client.get(ADDRESS, WHOLE).context["hidden"]
    assert ("cost", "20000") in hidden
    assert ("data", "health") in hidden
    assert ("wat", "a market") in hidden


def test_the_answer_of_a_whole_idea_leads_to_it(client):
    url = client.get(ANSWER, WHOLE).context["map_url"]
    assert client.get(url).status_code == 200


def test_an_idea_in_parts_is_led_to_its_questions(client):
    response = client.get(ADDRESS, {"cost": "20000"})
    assert response["Location"] == f"{ANSWER}?cost=20000"
    assert client.get(ANSWER, {"cost": "20000"}).context["map_url"] == ""


def test_what_counts_another_amount_goes_along_with_it(client):
    year = {"kind": "amount", "filled_by": {"total_of": "cost", "per": "year", "over": "team"}}
    publish(
        Organisation.objects.get(),
        "fair",
        dimensions={"cost": {"kind": "amount"}, "year": year, "outside": {"kind": "flag"}},
        kerbs=[kerb("year", "year", [{"at_most": 500, "level": "free"}, {"level": "no"}])],
    )
    asked = {"cost": "100", "year.eerder": "450", "outside": "true"}
    shown = client.get("/en/mag-dat/fair/kaart", asked).context["map"]
    assert [option.id for option in shown.across] == ["cost", "outside"]
    assert shown.words[0].startswith("Up to and including 50 (cost) you do it yourself")


def test_an_area_with_one_dimension_has_no_map(client):
    only_cost = {"cost": {"kind": "amount"}}
    publish(Organisation.objects.get(), "fair", dimensions=only_cost, kerbs=[])
    assert client.get("/en/mag-dat/fair/kaart", {"cost": "1"}).status_code == 302
    assert client.get("/en/mag-dat/fair", {"cost": "1"}).context["map_url"] == ""


def test_where_there_is_no_time_it_says_so(client, monkeypatch):
    monkeypatch.setattr(maps, "draw_idea", lambda **_given: None)
    text = client.get(ADDRESS, WHOLE).content.decode()
    assert "We could not draw this map" in text


def test_where_not_even_the_answer_is_certain_it_leads_back(client, monkeypatch):
    def never(**_given: object) -> None:
        raise OutOfTime(message("what the idea may"))

    monkeypatch.setattr(maps, "check_idea", never)
    assert client.get(ADDRESS, WHOLE).status_code == 302


def test_it_takes_two_queries_and_is_for_the_asker_alone(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        response = client.get(ADDRESS, WHOLE)
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert not client.cookies
