"""Signing in with the account of one's work, at a real provider on this machine."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from stoeprand.people.models import IdentityProvider, Organisation, Person
from tests.people import providers
from tests.people.making import administrator, person, signed_in
from tests.people.test_signing_in import who_is_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with providers.running() as address:
        yield address


@pytest.fixture
def waterdam(waterdam, provider) -> Organisation:
    """Waterdam, which has a provider of its own."""
    IdentityProvider.objects.create(
        organisation=waterdam, name="Werkplek", address=provider, client_id="stoeprand", secret="s"
    )
    return waterdam


def come_back(client: Client, subject: str) -> str:
    """Go to the provider, sign in there, and return to where one is led."""
    there = client.post("/aanmelden/dienst", {"next": "/mensen/"})["Location"]
    return client.get(providers.sign_in_there(there, subject))["Location"]


def test_whoever_has_an_account_here_signs_in_there_and_goes_on(client, waterdam, provider):
    noor = person(waterdam)
    providers.known_as(provider, "noor-1", email="Noor@Voorbeeld.test", email_verified=True)
    assert come_back(client, "noor-1") == "/mensen/"
    assert who_is_in(client) == noor.name


def test_from_then_on_the_provider_knows_them_by_its_own_name(client, waterdam, provider):
    noor = person(waterdam)
    providers.known_as(provider, "noor-2", email=noor.email)
    come_back(client, "noor-2")
    client.post("/afmelden")
    providers.known_as(provider, "noor-2", email="nieuw@voorbeeld.test")
    come_back(client, "noor-2")
    assert who_is_in(client) == noor.name
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "vreemd@voorbeeld.test"},
        {"email": "noor@voorbeeld.test", "email_verified": False},
        {},
    ],
)
def test_nobody_gets_an_account_there(client, waterdam, provider, claims):
    person(waterdam)
    providers.known_as(provider, "vreemd", **claims)
    assert come_back(client, "vreemd") == "/aanmelden?fout=onbekend"
    assert client.get("/aanmelden?fout=onbekend").status_code == 422
    assert who_is_in(client) == ""
    assert Person.objects.count() == 1


def test_whoever_left_cannot_come_back_that_way(client, waterdam, provider):
    noor = person(waterdam)
    providers.known_as(provider, "noor-3", email=noor.email)
    come_back(client, "noor-3")
    client.post("/afmelden")
    Person.objects.update(is_active=False)
    assert come_back(client, "noor-3") == "/aanmelden?fout=onbekend"


def test_an_answer_that_this_browser_did_not_ask_for_signs_nobody_in(client, waterdam, provider):
    person(waterdam)
    providers.known_as(provider, "noor-4", email="noor@voorbeeld.test")
    there = Client().post("/aanmelden/dienst")["Location"]
    back = providers.sign_in_there(there, "noor-4")
    assert client.get(back).url == "/aanmelden?fout=dienst"
    assert who_is_in(client) == ""


def test_what_is_asked_there_is_bound_to_this_browser(client, waterdam):
    asked = parse_qs(urlsplit(client.post("/aanmelden/dienst").url).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) >= 16


def test_another_organisation_has_nothing_of_it(client, waterdam, polderveen, provider):
    there = {"host": "mag.polderveen.test"}
    assert "Werkplek" in client.get("/aanmelden").content.decode()
    assert "Werkplek" not in client.get("/aanmelden", headers=there).content.decode()
    assert client.post("/aanmelden/dienst", headers=there).status_code == 404
    providers.known_as(provider, "noor-5", email="noor@voorbeeld.test")
    back = providers.sign_in_there(client.post("/aanmelden/dienst").url, "noor-5")
    assert client.get(back, headers=there).status_code == 404


def test_only_the_page_with_its_button_lets_a_form_go_to_the_provider(client, waterdam, provider):
    assert provider in client.get("/aanmelden")["Content-Security-Policy"]
    assert provider not in client.get("/privacy")["Content-Security-Policy"]
    assert provider not in client.get("/uitnodiging/x")["Content-Security-Policy"]


def test_an_administrator_chooses_the_provider_and_the_secret_is_not_shown(client, waterdam):
    signed_in(client, administrator(waterdam))
    sent = {
        "name": "Ander",
        "address": "https://inloggen.voorbeeld.test",
        "client_id": "wij",
        "secret": "zeer-geheim",
    }
    client.post("/mensen/werkaccount", sent)
    client.post("/mensen/werkaccount", sent | {"secret": ""})
    assert IdentityProvider.objects.get().secret == "zeer-geheim"
    page = client.get("/mensen/werkaccount").content.decode()
    assert "inloggen.voorbeeld.test" in page
    assert "zeer-geheim" not in page
    refused = client.post("/mensen/werkaccount", sent | {"address": "http://elders.test"})
    assert refused.status_code == 422
    client.post("/mensen/werkaccount/weg")
    assert not IdentityProvider.objects.exists()


def test_a_provider_that_does_not_answer_is_said_so(client, waterdam):
    IdentityProvider.objects.update(address="http://localhost:9")
    assert client.post("/aanmelden/dienst").url == "/aanmelden?fout=dienst"
