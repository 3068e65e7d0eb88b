"""Asking is private: nothing of it is written down, not even when it goes wrong."""

import logging

import pytest
from django.apps import apps

from stoeprand.room.views import asking
from tests.room.making import organisation, publish

pytestmark = pytest.mark.django_db

ADDRESS = "/mag-dat/garden"
ASKED = {"wat": "een zonderlinge moestuin van 4321 euro", "cost": "4321.55", "partner": "company"}
TELLING = ("zonderlinge", "4321", "company", "moestuin")


@pytest.fixture
def _garden():
    publish(organisation(), words=["moestuin"])


@pytest.fixture
def everything_logged(caplog, capfd):
    """All that any logger says at any level, and all that is printed."""
    caplog.set_level(logging.DEBUG)

    def logged() -> str:
        printed = capfd.readouterr()
        records = [f"{record.__dict__}" for record in caplog.records]
        return "\n".join([caplog.text, *records, printed.out, printed.err])

    return logged


def rows() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.usefixtures("_garden")
def test_nothing_of_a_question_is_stored(client):
    before = rows()
    client.get("/mag-dat/", ASKED, follow=True)
    client.get(ADDRESS, ASKED | {"taal": "nl"}, follow=True)
    assert rows() == before


@pytest.mark.usefixtures("_garden")
def test_nothing_of_a_question_is_logged(client, everything_logged):
    client.get("/mag-dat/", ASKED, follow=True)
    client.get(ADDRESS, ASKED | {"taal": "nl"}, follow=True)
    client.get(ADDRESS, ASKED | {"cost": "4321.5.5", "taal": "nl"})
    client.get("/mag-dat/nowhere", ASKED)
    logged = everything_logged()
    assert [word for word in TELLING if word in logged] == []


@pytest.mark.usefixtures("_garden")
def test_nothing_of_a_question_is_logged_when_the_view_breaks(
    client, everything_logged, monkeypatch
):
    def break_down(**asked):
        raise RuntimeError(f"cannot handle {asked} of {ASKED}")

    monkeypatch.setattr(asking, "check_idea", break_down)
    client.raise_request_exception = False
    response = client.get(ADDRESS, ASKED)
    logged = everything_logged()
    assert response.status_code == 500
    assert "RuntimeError" in logged
    assert [word for word in TELLING if word in logged] == []


@pytest.mark.usefixtures("_garden")
def test_nothing_of_a_question_is_logged_when_it_is_refused(client, everything_logged):
    client.get(ADDRESS, ASKED, headers={"host": "elsewhere.test"})
    client.get(ADDRESS + "?" + "zonderlinge=1&" * 2000)
    logged = everything_logged()
    assert [word for word in TELLING if word in logged] == []
