"""A page is open to nobody until it says to whom."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from stoeprand.people.rules import Rule, members, open_to, rule_of
from stoeprand.site import urls as site
from tests.people.making import person, signed_in
from tests.room.making import organisation


def silent(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("for nobody")


def nobody(_person: object) -> bool:
    return False


@open_to(nobody)
def closed(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("for nobody")


@open_to(members)
def inside(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("for members")


urlpatterns = [
    path("silent", silent),
    path("closed", closed),
    path("inside", inside),
    *site.urlpatterns,
]
handler403 = site.handler403


@pytest.fixture
def _with_closed_pages(settings):
    settings.ROOT_URLCONF = __name__


def views_of(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views_of(pattern)
        else:
            yield pattern


def test_every_page_says_who_may_use_it():
    patterns = list(views_of(get_resolver()))
    assert len(patterns) >= 9
    assert [str(pattern) for pattern in patterns if rule_of(pattern.callback) is None] == []


def test_no_page_takes_a_form_without_knowing_where_it_comes_from():
    callbacks = [pattern.callback for pattern in views_of(get_resolver())]
    without_cookie = [each for each in callbacks if getattr(each, "csrf_exempt", False)]
    assert without_cookie
    assert [each for each in without_cookie if not getattr(each, "sent_from_here", False)] == []


def test_the_pages_for_when_it_goes_wrong_say_so_too():
    resolver = get_resolver()
    rules: list[Rule | None] = [
        rule_of(resolver.resolve_error_handler(status)) for status in (400, 403, 404, 500)
    ]
    assert None not in rules


@pytest.mark.usefixtures("_with_closed_pages")
@pytest.mark.django_db
def test_a_page_that_does_not_say_is_refused_to_everybody(client):
    assert client.get("/silent").status_code == 403
    signed_in(client, person(organisation()))
    response = client.get("/silent")
    assert response.status_code == 403
    assert b"for nobody" not in response.content


@pytest.mark.usefixtures("_with_closed_pages")
@pytest.mark.django_db
def test_who_is_signed_in_and_may_not_is_told_so(client):
    signed_in(client, person(organisation()))
    response = client.get("/closed")
    assert response.status_code == 403
    assert b"for nobody" not in response.content


@pytest.mark.usefixtures("_with_closed_pages")
def test_who_is_not_signed_in_is_led_to_signing_in_and_back(client):
    response = client.get("/closed?wat=dit")
    assert response.status_code == 302
    assert response.url == "/aanmelden?terug=%2Fclosed%3Fwat%3Ddit"


@pytest.mark.usefixtures("_with_closed_pages")
def test_a_form_that_was_sent_is_not_sent_again_after_signing_in(client):
    assert client.post("/closed?wat=dit", {"a": "b"}).url == "/aanmelden?terug=%2Fclosed"


@pytest.mark.usefixtures("_with_closed_pages")
@pytest.mark.django_db
def test_who_may_come_in_comes_in(client):
    assert client.get("/inside").status_code == 302
    signed_in(client, person(organisation()))
    assert client.get("/inside").content == b"for members"
