"""When it goes wrong people are told so, in their language, and find their way back."""

import pytest

from stoeprand.room.views import asking
from stoeprand.site import errors
from tests.room.making import organisation, publish


@pytest.fixture
def _broken(client, monkeypatch):
    def break_down(**_asked):
        raise RuntimeError

    monkeypatch.setattr(asking, "check_idea", break_down)
    client.raise_request_exception = False
    publish(organisation())


@pytest.mark.parametrize(("address", "language"), [("/nergens", "nl"), ("/en/nowhere", "en")])
def test_an_address_with_nothing_at_it_says_so(client, address, language):
    response = client.get(address)
    assert response.status_code == 404
    assert f'lang="{language}"' in response.content.decode()


def test_a_request_that_cannot_be_read_says_so(client):
    response = client.get("/", headers={"host": "elsewhere.test"})
    assert response.status_code == 400
    assert "<h1" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("_broken")
def test_a_page_that_breaks_says_so_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(2):  # those of the page itself
        response = client.get("/mag-dat/garden")
    assert response.status_code == 500
    assert "<h1" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("_broken")
def test_where_even_that_page_breaks_a_line_of_text_is_left(client, monkeypatch):
    def break_down(*_what):
        raise RuntimeError("cost=4321")

    monkeypatch.setattr(errors, "render_to_string", break_down)
    response = client.get("/mag-dat/garden")
    assert (response.status_code, response.content) == (500, b"500")


def test_each_kind_of_error_has_a_page_of_its_own(rf):
    request = rf.get("/")
    handlers = (errors.bad_request, errors.forbidden, errors.not_found, errors.failed)
    pages = [handler(request) for handler in handlers]
    assert [page.status_code for page in pages] == [400, 403, 404, 500]
    assert len({page.content for page in pages}) == 4
