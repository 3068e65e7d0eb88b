"""A link in a mail leads to the organisation of the mail, at the name that people know it by."""

import pytest

from stoeprand.post.addresses import absolute
from tests.room.making import organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("installation", "hostnames", "expected"),
    [
        ("http://localhost:8000", [], "http://localhost:8000/mag-dat/"),
        ("https://a.test", [], "https://a.test/mag-dat/"),
        ("https://a.test", ["mag.b.test", "b.test"], "https://mag.b.test/mag-dat/"),
        ("http://localhost:8000", ["b.localhost"], "http://b.localhost:8000/mag-dat/"),
    ],
)
def test_a_link_leads_to_the_first_name_of_the_organisation(
    settings, installation, hostnames, expected
):
    settings.ADDRESS = installation
    assert absolute(organisation("waterdam", *hostnames), "/mag-dat/") == expected
