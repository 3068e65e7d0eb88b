"""The hostname says which organisation a request is about."""

import pytest

from stoeprand.people.organisations import NoOrganisation, organisation_at, organisation_of
from tests.room.making import organisation

pytestmark = pytest.mark.django_db


def test_the_hostname_says_which_organisation():
    waterdam = organisation("waterdam", "mag.waterdam.test", "stoeprand.waterdam.test")
    polderveen = organisation("polderveen", "mag.polderveen.test")
    assert organisation_at("stoeprand.waterdam.test") == waterdam
    assert organisation_at("mag.polderveen.test") == polderveen


def test_a_hostname_is_the_same_in_capitals():
    waterdam = organisation("waterdam", "mag.waterdam.test")
    organisation("polderveen")
    assert organisation_at("Mag.Waterdam.test") == waterdam


def test_a_hostname_may_be_written_down_in_capitals():
    waterdam = organisation("waterdam", "Mag.Waterdam.test")
    organisation("polderveen")
    assert organisation_at("mag.waterdam.test") == waterdam


def test_one_organisation_alone_needs_no_hostname():
    waterdam = organisation("waterdam")
    assert organisation_at("localhost") == waterdam


def test_one_of_several_organisations_is_not_guessed():
    organisation("waterdam", "mag.waterdam.test")
    organisation("polderveen")
    with pytest.raises(NoOrganisation):
        organisation_at("localhost")


def test_without_any_organisation_there_is_none():
    with pytest.raises(NoOrganisation):
        organisation_at("localhost")


@pytest.mark.parametrize("host", ["mag.waterdam.test", "mag.waterdam.test:8000"])
def test_a_port_makes_no_difference(rf, settings, host):
    settings.ALLOWED_HOSTS = ["mag.waterdam.test"]
    waterdam = organisation("waterdam", "mag.waterdam.test")
    organisation("polderveen")
    assert organisation_of(rf.get("/", headers={"host": host})) == waterdam


def test_a_request_looks_its_organisation_up_once(rf, django_assert_num_queries):
    organisation()
    request = rf.get("/", headers={"host": "localhost"})
    with django_assert_num_queries(1):
        assert organisation_of(request) is organisation_of(request)


def test_at_an_unknown_hostname_there_is_a_page_that_says_so(client):
    organisation("waterdam", "mag.waterdam.test")
    organisation("polderveen", "mag.polderveen.test")
    response = client.get("/", headers={"host": "localhost"})
    assert response.status_code == 404
    assert "Waterdam" not in response.content.decode()
