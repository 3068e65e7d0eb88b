"""Signing in: by a link in a mail, and by a password."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from stoeprand.people.models import Person, Session
from stoeprand.post.models import Mail
from tests.people.making import person, signed_in

pytestmark = pytest.mark.django_db

WORDS = "vier woorden die niemand raadt"


def link_for(client, email: str = "noor@voorbeeld.test", back: str = "") -> str:
    """Ask for a link, and return the path that stands in the mail."""
    client.post("/aanmelden/link", {"email": email, "terug": back})
    return path_in(Mail.objects.latest("pk"))


def path_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", mail.text)
    assert found is not None
    return found[1]


def who_is_in(client) -> str:
    """The name at the top of a page, or nothing."""
    page = client.get("/mijn-account")
    return str(page.context["me"].name) if page.status_code == 200 else ""


def test_a_link_from_a_mail_signs_in_behind_a_button(client, waterdam):
    noor = person(waterdam)
    path = link_for(client)
    page = client.get(path)
    assert page.status_code == 200
    assert noor.name in page.content.decode()
    assert client.post(path).status_code == 302
    assert who_is_in(client) == noor.name


def test_a_link_that_is_merely_fetched_changes_nothing(client, waterdam):
    noor = person(waterdam)
    path = link_for(client)
    for _ in range(3):
        client.get(path)
        client.head(path)
    noor.refresh_from_db()
    assert noor.last_login is None
    assert not Session.objects.exists()
    assert client.post(path).status_code == 302


def test_a_link_works_once(client, waterdam):
    person(waterdam)
    path = link_for(client)
    client.post(path)
    client.post("/afmelden")
    again = client.post(path)
    assert again.status_code == 422
    assert who_is_in(client) == ""


def test_with_the_next_sign_in_an_unused_link_is_worth_nothing(client, waterdam):
    person(waterdam)
    first, second = link_for(client), link_for(client)
    client.post(second)
    client.post("/afmelden")
    assert client.get(first).status_code == 422


def test_a_link_of_half_an_hour_ago_is_worth_nothing(client, waterdam, monkeypatch):
    person(waterdam)
    path = link_for(client)
    later = timezone.now().timestamp() + timedelta(minutes=31).total_seconds()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.post(path).status_code == 422


def test_a_link_of_one_organisation_is_worth_nothing_at_another(client, waterdam, polderveen):
    person(waterdam)
    person(polderveen, email="noor@voorbeeld.test")
    path = link_for(client)
    refused = client.post(path, headers={"host": "mag.polderveen.test"})
    assert refused.status_code == 422
    assert not Session.objects.exclude(person=None).exists()


def test_the_same_address_at_two_organisations_is_two_people(client, waterdam, polderveen):
    person(waterdam, "Noor Linde", email="noor@voorbeeld.test")
    there = person(polderveen, "Noor Elders", email="noor@voorbeeld.test")
    client.post(
        "/aanmelden/link",
        {"email": "NOOR@voorbeeld.test"},
        headers={"host": "mag.polderveen.test"},
    )
    assert Mail.objects.get().person == there


def test_an_unknown_address_gets_the_same_page_and_no_mail(client, waterdam):
    person(waterdam)
    known = client.post("/aanmelden/link", {"email": "noor@voorbeeld.test"})
    unknown = client.post("/aanmelden/link", {"email": "niemand@voorbeeld.test"})
    assert known.status_code == unknown.status_code == 200
    assert Mail.objects.count() == 1
    said = [page.content.decode() for page in (known, unknown)]
    assert said[0].replace("noor@", "niemand@") == said[1]


def test_mails_with_links_are_limited_for_an_address(client, waterdam):
    person(waterdam)
    for _ in range(5):
        client.post("/aanmelden/link", {"email": "noor@voorbeeld.test"})
    sixth = client.post("/aanmelden/link", {"email": "Noor@voorbeeld.test"})
    assert sixth.status_code == 429
    assert Mail.objects.count() == 5


def test_whoever_wanted_a_page_goes_on_to_it(client, waterdam):
    person(waterdam)
    closed = client.get("/mensen/")
    assert closed.url == "/aanmelden?terug=%2Fmensen%2F"
    assert 'value="/mensen/"' in client.get(closed.url).content.decode()
    path = link_for(client, back="/mensen/")
    assert client.post(path).url == "/mensen/"


@pytest.mark.parametrize("elsewhere", ["https://elders.test/", "//elders.test", "javascript:x"])
def test_the_way_back_never_leads_to_another_site(client, waterdam, elsewhere):
    person(waterdam)
    path = link_for(client, back=elsewhere)
    assert client.post(path).url == "/"


def test_address_and_password_sign_in(client, waterdam):
    noor = person(waterdam)
    noor.set_password(WORDS)
    noor.save()
    tried = client.post(
        "/aanmelden/wachtwoord", {"email": "Noor@Voorbeeld.test", "password": WORDS}
    )
    assert tried.status_code == 302
    assert who_is_in(client) == noor.name


def test_a_password_counts_at_its_own_organisation_alone(client, waterdam, polderveen):
    for owner, password in ((waterdam, WORDS), (polderveen, f"{WORDS} daar")):
        noor = person(owner, email="noor@voorbeeld.test")
        noor.set_password(password)
        noor.save()
    sent = {"email": "noor@voorbeeld.test", "password": WORDS}
    refused = client.post("/aanmelden/wachtwoord", sent, headers={"host": "mag.polderveen.test"})
    assert refused.status_code == 422
    assert client.post("/aanmelden/wachtwoord", sent).status_code == 302


@pytest.mark.parametrize("password", ["", "fout", "!"])
def test_who_has_no_password_cannot_sign_in_with_one(client, waterdam, password):
    person(waterdam)
    tried = client.post(
        "/aanmelden/wachtwoord", {"email": "noor@voorbeeld.test", "password": password}
    )
    assert tried.status_code == 422
    assert who_is_in(client) == ""


def test_passwords_can_be_guessed_five_times_only_even_the_right_one(client, waterdam):
    noor = person(waterdam)
    noor.set_password(WORDS)
    noor.save()
    for _ in range(5):
        client.post("/aanmelden/wachtwoord", {"email": noor.email, "password": "fout"})
    sixth = client.post("/aanmelden/wachtwoord", {"email": noor.email, "password": WORDS})
    assert sixth.status_code == 429
    assert who_is_in(client) == ""


def test_whoever_left_cannot_sign_in(client, waterdam):
    noor = person(waterdam)
    path = link_for(client)
    Person.objects.filter(pk=noor.pk).update(is_active=False)
    assert client.post(path).status_code == 422
    client.post("/aanmelden/link", {"email": noor.email})
    assert Mail.objects.count() == 1


def test_signing_in_changes_the_key_of_the_session(client, waterdam):
    noor = person(waterdam)
    noor.set_password(WORDS)
    noor.save()
    client.post("/aanmelden/sleutel/vraag")
    before = client.session.session_key
    client.post("/aanmelden/wachtwoord", {"email": noor.email, "password": WORDS})
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_ends_the_session_and_is_behind_a_button(client, waterdam):
    signed_in(client, person(waterdam))
    client.get("/afmelden")
    assert who_is_in(client)
    client.post("/afmelden")
    assert who_is_in(client) == ""
    assert not Session.objects.exists()


def test_a_page_with_what_is_somebodys_own_is_kept_nowhere_and_not_packed(client, waterdam):
    signed_in(client, person(waterdam))
    for address in ("/mijn-account", "/mensen/", "/aanmelden?opnieuw=1"):
        page = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert page["Cache-Control"] == "private, no-store"
        assert "Content-Encoding" not in page


def test_a_form_of_another_site_signs_nobody_in_or_out(waterdam):
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, person(waterdam))
    assert strict.post("/afmelden").status_code == 403
    assert strict.post("/aanmelden/link", {"email": "noor@voorbeeld.test"}).status_code == 403


def test_a_form_of_our_own_page_is_taken_under_its_policy(waterdam):
    strict = Client(enforce_csrf_checks=True)
    page = strict.get("/aanmelden")
    assert page["Referrer-Policy"] == "same-origin"
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page.content.decode())
    assert token is not None
    sent = {"email": "noor@voorbeeld.test", "csrfmiddlewaretoken": token[1]}
    assert strict.post("/aanmelden/link", sent).status_code == 200
