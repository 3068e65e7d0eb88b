"""A link that is merely fetched, by a mail program or a scanner, changes nothing; a button does."""

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.test import Client
from django.urls import path
from django.utils import timezone

from stoeprand.people.models import Organisation
from stoeprand.post.actions import queue_mail
from stoeprand.post.links import sign
from stoeprand.post.models import Mail
from stoeprand.post.views.behind_links import Opened, page_behind_link
from stoeprand.site import urls as site
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

PURPOSE = "test.answer"
PAGE = """{% extends "post/behind_link.html" %}
{% block title %}Akkoord?{% endblock %}
{% block case %}<h1>Akkoord met {{ what }}?</h1>{% endblock %}
{% block buttons %}<button name="antwoord" value="ja">Ja</button>{% endblock %}"""


def show(request: HttpRequest, opened: Opened) -> HttpResponse:
    template = engines["django"].from_string(PAGE)
    return HttpResponse(template.render({"what": opened.payload["idea"]}, request))


def act(request: HttpRequest, opened: Opened) -> HttpResponse:
    queue_mail(
        organisation=opened.organisation,
        to=opened.person or "",
        language="nl",
        subject=request.POST["antwoord"],
        text="Dank je wel.",
        about="idea 12",
    )
    return redirect("/")


urlpatterns = [
    path(
        "antwoord/<str:token>",
        page_behind_link(purpose=PURPOSE, max_age=timedelta(days=14), show=show, act=act),
    ),
    *site.urlpatterns,
]


@pytest.fixture(autouse=True)
def _with_such_a_page(settings) -> None:
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def address(owner, noor) -> str:
    return f"/antwoord/{sign(PURPOSE, owner, {'idea': 'street-party'}, noor)}"


@pytest.fixture
def browser() -> Client:
    """A browser of which forms are looked at as those of people are."""
    return Client(enforce_csrf_checks=True)


def rows() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in apps.get_models()}


SCANNERS = [
    {},
    {"Purpose": "prefetch"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"X-Moz": "prefetch"},
    {"User-Agent": "Microsoft Office/16.0 (SafeLinks)"},
]


@pytest.mark.parametrize("headers", SCANNERS)
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_whoever_only_fetches_it_changes_nothing_however_often(browser, address, headers, method):
    before = rows()
    for _ in range(3):
        response = getattr(browser, method)(address, headers=headers)
        assert response.status_code in (200, 405)
    assert rows() == before


def test_a_scanner_that_sends_forms_without_having_seen_one_changes_nothing(browser, address):
    before = rows()
    assert browser.post(address, {"antwoord": "ja"}).status_code == 403
    assert rows() == before


def test_who_presses_the_button_on_the_page_acts_without_signing_in(browser, address, noor):
    page = browser.get(address).content.decode()
    assert "Akkoord met street-party?" in page
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    sent = {"antwoord": "ja", "csrfmiddlewaretoken": found[1]}
    response = browser.post(address, sent, headers={"origin": "http://testserver"})
    assert response.status_code == 302
    assert (Mail.objects.get().person, Mail.objects.get().subject) == (noor, "ja")


def test_the_page_is_stored_nowhere_and_tells_no_other_site_of_itself(browser, address):
    response = browser.get(address, headers={"Accept-Encoding": "gzip"})
    assert "no-store" in response["Cache-Control"]
    assert "Content-Encoding" not in response
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_link_that_was_cut_off_says_so(browser, address):
    response = browser.get(address[:-3])
    assert response.status_code == 404
    assert "<form" not in response.content.decode()


def test_a_link_that_is_too_old_says_what_to_do(browser, address, monkeypatch):
    later = timezone.now().timestamp() + timedelta(days=15).total_seconds()
    monkeypatch.setattr("time.time", lambda: later)
    response = browser.get(address)
    assert response.status_code == 410


def test_at_the_address_of_another_organisation_the_link_does_nothing(
    browser, address, settings, owner: Organisation
):
    settings.ALLOWED_HOSTS = ["mag.polderveen.test"]
    organisation("polderveen", "mag.polderveen.test")
    before = rows()
    at = {"host": "mag.polderveen.test"}
    assert browser.get(address, headers=at).status_code == 404
    client = Client()  # with a form that is good otherwise
    assert client.post(address, {"antwoord": "ja"}, headers=at).status_code == 404
    assert rows() == before


def test_it_takes_two_queries(browser, address, django_assert_num_queries):
    with django_assert_num_queries(2):  # the organisation, the person
        browser.get(address)
