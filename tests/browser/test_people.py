"""Signing in and living with an account, in a real browser: keys, mails, and every page."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page

from stoeprand.people.actions.circles import join_circle, make_circle, make_function
from stoeprand.people.actions.deputies import appoint_deputy
from stoeprand.people.actions.inviting import Guest, invite
from stoeprand.people.actions.offices import make_office
from stoeprand.people.first_code import first_code
from stoeprand.people.models import IdentityProvider, Organisation, Person, Role
from stoeprand.post.models import Mail
from tests.people import providers
from tests.people.making import administrator, person

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ADDRESS = "ada@voorbeeld.test"


@pytest.fixture
def site(playground: str) -> str:
    """The address of a site with one organisation, as a browser lets passkeys be used there."""
    return playground.replace("127.0.0.1", "localhost")


@pytest.fixture
def boss(site) -> Person:
    return administrator(Organisation.objects.get(), "Ada Beheer")


def path_in_mail() -> str:
    found = re.search(r"https?://[^/]+(/\S+)", Mail.objects.latest("pk").text)
    assert found is not None
    return found[1]


def sign_in(page: Page, site: str, address: str = ADDRESS) -> None:
    """Sign in as somebody does: ask for a mail, follow its link, press the button."""
    page.goto(f"{site}/aanmelden")
    page.locator("#email").fill(address)
    page.locator("form[action$=link] button").click()
    page.wait_for_url("**/aanmelden/link")
    page.goto(site + path_in_mail())
    page.locator("main form button").click()
    page.wait_for_url(lambda url: "/aanmelden" not in url)


def name_in_header(page: Page) -> str:
    return page.locator("header nav").inner_text()


@pytest.fixture
def keys(page: Page) -> Iterator[str]:
    """A device of the browser that keeps passkeys and knows its user; gives its id."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    added = devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    yield str(added["authenticatorId"])
    devtools.send("WebAuthn.disable")


def test_a_passkey_is_made_and_signs_in(page, site, boss, keys):
    sign_in(page, site)
    page.goto(f"{site}/mijn-account/sleutel")
    page.locator("#name").fill("Mijn telefoon")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/mijn-account")
    assert page.get_by_text("Mijn telefoon").is_visible()
    page.goto(f"{site}/afmelden")
    page.locator("main form button").click()
    page.wait_for_url(f"{site}/")
    assert "Ada Beheer" not in name_in_header(page)
    page.goto(f"{site}/aanmelden?terug=/mensen/")
    page.locator("form.passkey button").click()
    page.wait_for_url(f"{site}/mensen/")
    assert "Ada Beheer" in name_in_header(page)


def test_whoever_has_a_passkey_uses_it_as_the_second_step_too(page, site, boss, keys):
    sign_in(page, site)
    page.goto(f"{site}/mijn-account/sleutel")
    page.locator("#name").fill("Mijn telefoon")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/mijn-account")
    page.context.clear_cookies()
    page.goto(f"{site}/aanmelden")
    page.locator("#email").fill(ADDRESS)
    page.locator("form[action$=link] button").click()
    page.wait_for_url("**/aanmelden/link")
    page.goto(site + path_in_mail())
    page.locator("main form button").click()
    page.wait_for_url("**/aanmelden/tweede-stap")
    page.locator("form.passkey button").click()
    page.wait_for_url(f"{site}/")
    assert "Ada Beheer" in name_in_header(page)


def test_a_passkey_of_one_organisation_is_unknown_at_another(page, site, boss, keys):
    sign_in(page, site)
    page.goto(f"{site}/mijn-account/sleutel")
    page.locator("#name").fill("Mijn telefoon")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/mijn-account")
    page.context.clear_cookies()
    here = Organisation.objects.get()
    there = Organisation.objects.create(slug="elders", name="Gemeente Elders")
    there.hostnames.create(name="localhost")
    here.hostnames.create(name="mag.pleindorp.test")
    page.goto(f"{site}/aanmelden")
    page.locator("form.passkey button").click()
    page.wait_for_url("**/aanmelden/sleutel")
    assert page.locator(".faults").is_visible()


def test_the_work_account_signs_in_with_our_policy_for_forms(page, site, boss):
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    with providers.running() as provider:
        providers.known_as(provider, "ada-1", email=ADDRESS)
        IdentityProvider.objects.create(
            organisation=boss.organisation,
            name="Werkplek",
            address=provider,
            client_id="wij",
            secret="geheim",
        )
        page.goto(f"{site}/aanmelden?terug=/mensen/")
        page.locator("form[action$=dienst] button").click()
        page.wait_for_url(f"{provider}/**")
        page.locator("input[name=sub]").first.fill("ada-1")
        page.locator("input[name=sub]").first.press("Enter")
        page.wait_for_url(f"{site}/mensen/")
    assert "Ada Beheer" in name_in_header(page)
    assert [text for text in refused if "Content Security Policy" in text] == []


def test_without_script_one_signs_in_by_mail_and_changes_things(without_script, site, boss):
    sign_in(without_script, site)
    without_script.goto(f"{site}/mensen/")
    without_script.locator("#name").fill("Wijkteam Noord")
    without_script.locator("form[action$=kringen] button").click()
    assert without_script.locator("h1").inner_text() == "Wijkteam Noord"


def test_a_new_organisation_is_set_up_in_the_browser(page, live_server, transactional_db):
    site = str(live_server.url)
    page.goto(site)
    page.wait_for_url("**/inrichten")
    page.locator("#code").fill(first_code())
    page.locator("input#name").fill("Gemeente Waterdam")
    page.locator("#your_name").fill("Noor Linde")
    page.locator("#your_email").fill("noor@voorbeeld.test")
    page.locator("textarea").fill("Omar Riet omar@voorbeeld.test")
    page.locator("#colour").fill("#154273")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/mensen/")
    assert "Noor Linde" in name_in_header(page)
    assert page.get_by_text("omar@voorbeeld.test").is_visible()
    accent = page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--stone').trim()"
    )
    assert accent == "#154273"


def test_every_page_about_people_is_for_everybody(page, site, boss):
    paths = whole_house(boss)
    sign_in(page, site)
    for language in ("", "/en"):
        for path in paths:
            page.set_viewport_size({"width": 1280, "height": 800})
            page.goto(f"{site}{language}{path}")
            for details in page.locator("details").all():
                details.evaluate("details => { details.open = true }")
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                found = Axe().run(page, options={"runOnly": RULES})
                assert found.violations_count == 0, f"{path} {found.generate_report()}"
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
                keep_picture(page, f"people{language}{path}-{width}".replace("/", "-"))
            page.set_viewport_size({"width": 320, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert page.locator("h1").count() == 1, path


def whole_house(boss: Person) -> list[str]:
    """Fill an organisation, and return the address of each page about it."""
    owner, today = boss.organisation, timezone.localdate()
    noor = person(owner, "Noor van der Lindenberg-Waterhuizen", Role.MANAGER, Role.SPONSOR)
    circle = make_circle(organisation=owner, name="Wijkteam Noord", by=boss)
    lead = make_function(organisation=owner, title="Teamleider", by=boss)
    join_circle(circle=circle, person=noor, function=lead, by=boss)
    office = make_office(
        organisation=owner, title="Gemeentesecretaris", holder=boss, since=today, by=boss
    )
    appoint_deputy(person=noor, deputy=boss, since=today, until=None, by=noor)
    guest = Guest("Omar Riet", "omar@voorbeeld.test")
    invited = invite(organisation=owner, guest=guest, by=boss, language="nl")
    return [
        "/aanmelden?opnieuw=1",
        "/aanmelden?opnieuw=1&fout=onbekend",
        "/afmelden",
        f"/uitnodiging/{invited.token}",
        "/uitnodiging/oud",
        "/mensen/",
        "/mensen/uitnodigen",
        f"/mensen/{noor.pk}",
        f"/mensen/{noor.pk}/vertrekken",
        f"/mensen/kringen/{circle.slug}",
        "/mensen/functies",
        "/mensen/ambten",
        f"/mensen/ambten/{office.slug}",
        "/mensen/eigenaren",
        "/mensen/huisstijl",
        "/mensen/werkaccount",
        "/mijn-account",
        "/mijn-account/wachtwoord",
        "/mijn-account/app",
        "/mijn-account/sleutel",
        "/mijn-account/vertrekken",
    ]


def keep_picture(page: Page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it."""
    if folder := os.environ.get("STOEPRAND_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name[:80].replace('?', '-')}.png", full_page=True)
