"""What the pages forbid browsers, and what they never ask of them."""

import os
import subprocess
import sys

import pytest

from tests.room.making import organisation, publish

pytestmark = pytest.mark.django_db

PAGES = [
    "/",
    "/en/",
    "/mag-dat/garden?cost=1",
    "/ruimte/",
    "/mag-dat/garden/kaart?cost=1&partner=company&data=-&start=2027-01-01&outside=true",
    "/ruimte/garden",
    "/ruimte/garden/versies",
    "/ruimte/garden/waar-zit-het-vast",
    "/ruimte/garden/waar-zit-het-vast/lijst.csv",
    "/privacy",
    "/nowhere",
]

# A page with a form that is sent: the browser names its site to us, and to nobody else.
POLICIES = {"/ruimte/garden/waar-zit-het-vast": "same-origin"}


@pytest.fixture
def _garden():
    publish(organisation())


@pytest.mark.usefixtures("_garden")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_forbids_what_it_does_not_need(client, address):
    headers = client.get(address).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    for feature in ("camera", "microphone", "geolocation", "browsing-topics"):
        assert f"{feature}=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == POLICIES.get(address, "no-referrer")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.usefixtures("_garden")
@pytest.mark.parametrize("address", PAGES)
def test_no_page_sets_a_cookie(client, address):
    client.get(address)
    assert not client.cookies


@pytest.mark.usefixtures("_garden")
def test_pages_are_packed_for_the_way(client):
    response = client.get("/ruimte/garden", headers={"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"


def test_an_installation_behind_https_passes_django_s_own_check(tmp_path):
    of_tests_alone = "DJANGO_ALLOW_ASYNC_UNSAFE"
    here = {name: value for name, value in os.environ.items() if name != of_tests_alone}
    environment = here | {
        "DJANGO_SETTINGS_MODULE": "stoeprand.site.settings",
        "STOEPRAND_DATA": str(tmp_path),
        "STOEPRAND_HTTPS": "yes",
        "STOEPRAND_HOSTS": "mag.waterdam.test",
    }
    check = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(check, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
