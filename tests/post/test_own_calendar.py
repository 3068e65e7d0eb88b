"""Whoever is signed in makes and ends the secret address of their own calendar."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from stoeprand.people.models import Person
from stoeprand.post.models import FeedKey
from tests.people.making import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/agenda"


@pytest.fixture
def browser(client: Client, noor: Person) -> Client:
    """A browser in which Noor is signed in."""
    return signed_in(client, noor)


def address_on(client: Client) -> str | None:
    found = re.search(r'value="(http://testserver/agenda/[\w-]+\.ics)"', page(client))
    return found[1] if found else None


def page(client: Client) -> str:
    shown: str = client.get(PAGE).content.decode()
    return shown


def test_who_is_not_signed_in_is_led_to_signing_in(client):
    assert client.get(PAGE).status_code == 302


def test_there_is_no_address_before_somebody_makes_one(browser):
    assert reverse("own_calendar") == PAGE
    assert address_on(browser) is None
    assert not FeedKey.objects.exists()


def test_the_address_that_is_made_leads_to_the_calendar(browser):
    browser.post(PAGE, {"wat": "maak"})
    address = address_on(browser)
    assert address
    assert Client().get(address).content.startswith(b"BEGIN:VCALENDAR")


def test_a_new_address_takes_the_place_of_the_old_one(browser):
    browser.post(PAGE, {"wat": "maak"})
    old = address_on(browser)
    browser.post(PAGE, {"wat": "maak"})
    assert address_on(browser) != old
    assert Client().get(old or "").status_code == 404


def test_an_address_can_be_ended(browser):
    browser.post(PAGE, {"wat": "maak"})
    old = address_on(browser)
    browser.post(PAGE, {"wat": "stop"})
    assert address_on(browser) is None
    assert Client().get(old or "").status_code == 404


def test_something_else_that_is_sent_changes_nothing(browser):
    browser.post(PAGE, {"wat": "maak"})
    before = address_on(browser)
    browser.post(PAGE, {"wat": "iets anders"})
    assert address_on(browser) == before


def test_the_page_with_the_address_is_not_packed_and_not_stored(browser):
    browser.post(PAGE, {"wat": "maak"})
    response = browser.get(PAGE, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response
    assert "no-store" in response["Cache-Control"]


def test_it_takes_four_queries(browser, django_assert_num_queries):
    page(browser)  # the first visit of a day writes down the day
    with django_assert_num_queries(4):  # session, organisation, who asks, the address
        page(browser)
