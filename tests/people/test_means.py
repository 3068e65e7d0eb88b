"""Signing in with more than a mail: a password, codes of an app, codes in reserve."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from stoeprand.ledger.models import Entry
from stoeprand.people.actions.means import help_with_lost_means
from stoeprand.people.models import Person, Session
from tests.people.making import administrator, person, signed_in
from tests.people.test_signing_in import WORDS, link_for, who_is_in

pytestmark = pytest.mark.django_db


def code_of(secret: str, steps: int = 0) -> str:
    """The code that an app shows, so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_app(client, noor: Person) -> tuple[str, list[str]]:
    """Connect an app, and return its secret and the codes in reserve."""
    signed_in(client, noor)
    page = client.get("/mijn-account/app").content.decode()
    found = re.search(r'class="letters">(\w+)<', page)
    assert found is not None
    shown = client.post("/mijn-account/app", {"code": code_of(found[1], -1)})
    codes = re.findall(r'class="letters">(\d+)<', shown.content.decode())
    client.post("/afmelden")
    return found[1], codes


@pytest.fixture
def noor(waterdam) -> Person:
    return person(waterdam)


def test_after_an_app_is_connected_a_mail_alone_signs_nobody_in(client, noor):
    secret, _codes = with_app(client, noor)
    path = link_for(client)
    there = client.post(path)
    assert there.url == "/aanmelden/tweede-stap"
    assert who_is_in(client) == ""
    client.post("/aanmelden/tweede-stap", {"code": code_of(secret)})
    assert who_is_in(client) == noor.name


def test_nor_does_a_password_alone(client, noor):
    secret, _codes = with_app(client, noor)
    noor.set_password(WORDS)
    noor.save()
    client.post("/aanmelden/wachtwoord", {"email": noor.email, "password": WORDS})
    assert who_is_in(client) == ""
    client.post("/aanmelden/tweede-stap", {"code": code_of(secret)})
    assert who_is_in(client) == noor.name


def test_a_code_that_somebody_looked_over_a_shoulder_works_no_second_time(client, noor):
    secret, _codes = with_app(client, noor)
    code = code_of(secret)
    for expected in (noor.name, ""):
        client.post(link_for(client))
        client.post("/aanmelden/tweede-stap", {"code": code})
        assert who_is_in(client) == expected
        client.post("/afmelden")


def test_codes_in_reserve_work_once_each(client, noor):
    _secret, codes = with_app(client, noor)
    assert len(set(codes)) == 10
    for expected in (noor.name, ""):
        client.post(link_for(client))
        client.post("/aanmelden/tweede-stap", {"code": codes[0]})
        assert who_is_in(client) == expected
        client.post("/afmelden")


def test_codes_can_be_guessed_five_times_only(client, noor):
    secret, _codes = with_app(client, noor)
    client.post(link_for(client))
    for _ in range(5):
        client.post("/aanmelden/tweede-stap", {"code": "000000"})
    tried = client.post("/aanmelden/tweede-stap", {"code": code_of(secret)})
    assert tried.status_code == 429
    assert who_is_in(client) == ""


def test_who_waits_too_long_between_the_steps_begins_anew(client, noor):
    secret, _codes = with_app(client, noor)
    client.post(link_for(client))
    session = client.session
    session["halfway"] = session["halfway"] | {"at": "2026-01-01T00:00:00+00:00"}
    session.save()
    client.post("/aanmelden/tweede-stap", {"code": code_of(secret)})
    assert who_is_in(client) == ""


def test_the_second_step_of_one_organisation_is_none_at_another(client, noor, polderveen):
    secret, _codes = with_app(client, noor)
    client.post(link_for(client))
    there = client.post(
        "/aanmelden/tweede-stap",
        {"code": code_of(secret)},
        headers={"host": "mag.polderveen.test"},
    )
    assert there.url == "/aanmelden"
    assert who_is_in(client) == ""


def test_an_app_that_shows_another_code_is_not_connected(client, noor):
    signed_in(client, noor)
    client.get("/mijn-account/app")
    assert client.post("/mijn-account/app", {"code": "000000"}).status_code == 422
    assert not Authenticator.objects.exists()


def test_secrets_are_not_readable_in_the_database(client, noor):
    secret, _codes = with_app(client, noor)
    kept = Authenticator.objects.get(user=noor, type="totp").data["secret"]
    assert secret not in kept


def test_without_the_app_a_mail_is_enough_again(client, noor):
    with_app(client, noor)
    signed_in(client, noor)
    app = Authenticator.objects.get(user=noor, type="totp")
    client.post(f"/mijn-account/middelen/{app.pk}/weg")
    assert not Authenticator.objects.exists()
    client.post("/afmelden")
    client.post(link_for(client))
    assert who_is_in(client) == noor.name


def test_nobody_takes_away_the_means_of_somebody_else(client, noor, waterdam):
    with_app(client, noor)
    signed_in(client, person(waterdam, "Omar Riet"))
    app = Authenticator.objects.get(user=noor, type="totp")
    client.post(f"/mijn-account/middelen/{app.pk}/weg")
    assert Authenticator.objects.filter(pk=app.pk).exists()


@pytest.mark.parametrize(
    "page",
    ["wachtwoord", "app", "sleutel", "vertrekken"],
)
def test_whoever_finds_an_open_browser_cannot_change_how_one_signs_in(client, noor, page):
    signed_in(client, noor, ago=timedelta(minutes=16))
    asked = client.get(f"/mijn-account/{page}")
    assert asked.status_code == 302
    assert asked.url.startswith("/aanmelden?opnieuw=1")
    assert client.get(asked.url).status_code == 200


def test_a_new_password_ends_the_other_sessions_and_not_this_one(client, noor):
    elsewhere = signed_in(Client(), noor)
    signed_in(client, noor)
    client.post("/mijn-account/wachtwoord", {"password": WORDS})
    assert who_is_in(client) == noor.name
    assert who_is_in(elsewhere) == ""


@pytest.mark.parametrize("password", ["kort", "wachtwoord", "noor@voorbeeld.test", "123456789012"])
def test_a_password_that_others_would_guess_is_refused(client, noor, password):
    signed_in(client, noor)
    assert client.post("/mijn-account/wachtwoord", {"password": password}).status_code == 422
    noor.refresh_from_db()
    assert not noor.has_usable_password()


def test_a_session_elsewhere_can_be_seen_and_ended(client, noor, waterdam):
    elsewhere = Client(headers={"user-agent": "Mozilla/5.0 (iPhone) Version/18 Safari/605"})
    elsewhere.post(link_for(elsewhere))
    signed_in(client, noor)
    page = client.get("/mijn-account").content.decode()
    assert "Safari, iPhone" in page
    (name,) = re.findall(r"/mijn-account/afmelden/(\w+)", page)
    assert not Session.objects.filter(session_key__contains=name).exists()
    stranger = signed_in(Client(), person(waterdam, "Omar Riet"))
    stranger.post(f"/mijn-account/afmelden/{name}")
    assert who_is_in(elsewhere) == noor.name
    client.post(f"/mijn-account/afmelden/{name}")
    assert who_is_in(elsewhere) == ""
    assert who_is_in(client) == noor.name


def test_an_administrator_helps_who_lost_everything_and_that_is_written_down(client, noor):
    with_app(client, noor)
    with pytest.raises(PermissionDenied):
        help_with_lost_means(person=noor, by=noor)
    help_with_lost_means(person=noor, by=administrator(noor.organisation))
    assert Entry.objects.get().action == "second-factor.taken"
    client.post(link_for(client))
    assert who_is_in(client) == noor.name


def test_new_codes_in_reserve_take_the_place_of_the_old_ones(client, noor):
    _secret, old = with_app(client, noor)
    signed_in(client, noor)
    page = client.post("/mijn-account/codes").content.decode()
    new = re.findall(r'class="letters">(\d+)<', page)
    assert len(new) == 10
    assert not set(old) & set(new)


def test_a_passkey_that_is_none_is_refused(client, noor):
    signed_in(client, noor)
    client.get("/mijn-account/sleutel")
    for credential in ("", "{}", "[]", '{"id": "x", "response": {}}'):
        sent = client.post("/mijn-account/sleutel", {"name": "x", "credential": credential})
        assert sent.status_code == 422
    client.post("/afmelden")
    client.post("/aanmelden/sleutel/vraag")
    for credential in ("", "{}", "[]", '{"response": {"userHandle": "MS4x"}}', '{"response": 1}'):
        sent = client.post("/aanmelden/sleutel", {"credential": credential})
        assert sent.status_code == 422
    assert who_is_in(client) == ""


def test_after_the_secret_key_was_changed_codes_are_refused_and_nothing_breaks(
    client, noor, settings
):
    secret, codes = with_app(client, noor)
    path = link_for(client)
    settings.SECRET_KEY = "another key"
    client.post(link_for(client))
    for code in (code_of(secret), codes[0]):
        assert client.post("/aanmelden/tweede-stap", {"code": code}).status_code == 422
    assert client.get(path).status_code == 422


def test_what_is_remembered_of_who_is_not_signed_in_yet_is_soon_forgotten(client, noor):
    client.post("/aanmelden/sleutel/vraag")
    assert Session.objects.get().expire_date < timezone.now() + timedelta(minutes=11)
    client.post(link_for(client))
    assert Session.objects.get().expire_date > timezone.now() + timedelta(days=13)
