"""The pages about areas: all of them in a list, and each with its room."""

import pytest

from tests.room.making import HEALTH, PURSE, kerb, organisation, publish

pytestmark = pytest.mark.django_db


def test_the_list_says_how_many_kerbs_an_area_has_and_how_many_are_open(client):
    owner = organisation()
    publish(owner, kerbs=[PURSE, HEALTH, kerb("open-one", "start", "open")])
    publish(owner, "archive", title={"nl": "Archief", "en": "Archive"}, kerbs=[])
    listed = client.get("/ruimte/").context["areas"]
    assert [(area.title, area.kerbs, area.open, area.claimed) for area in listed] == [
        ("Archief", 0, 0, 0),
        ("Moestuin", 3, 1, 2),
    ]


def test_the_list_takes_two_queries_however_many_areas(client, django_assert_num_queries):
    owner = organisation()
    for count in (1, 9):
        for number in range(count):
            publish(owner, f"area-{count}-{number}")
        with django_assert_num_queries(2):
            client.get("/ruimte/")


def test_an_area_shows_its_direction_and_its_room(client):
    publish(organisation())
    dutch, english = client.get("/ruimte/garden"), client.get("/en/ruimte/garden")
    assert dutch.context["page"].direction == "Iedereen mag tuinieren."
    assert english.context["page"].direction == "Everybody may garden."
    assert dutch.context["page"].number_of_kerbs == 2


def test_an_area_takes_two_queries(client, django_assert_num_queries):
    publish(organisation())
    for _time in range(2):
        with django_assert_num_queries(2):
            client.get("/ruimte/garden")


def test_an_area_that_is_not_there_is_not_found(client):
    organisation()
    assert client.get("/ruimte/nowhere").status_code == 404


def test_an_example_that_comes_out_looser_than_meant_says_so_without_a_kerb(client):
    publish(
        organisation(),
        examples=[{"title": "A shed", "values": {"cost": 10, "data": []}, "level": "agree"}],
    )
    assert "Komt ruimer uit dan het bedoeld was." in client.get("/ruimte/garden").text
