"""Kerbs are set, moved, published and confirmed in a browser: on a phone, without script."""

import os
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page

from stoeprand.people.models import Organisation, OwnerOf, Person, Role
from stoeprand.post.models import Mail
from stoeprand.room import published
from stoeprand.room.actions.asking_owners import ask_owners
from stoeprand.room.actions.drafting import begin_draft, begin_draft_from_file
from stoeprand.room.drafts import area_of_version
from stoeprand.room.models import AreaVersion, Draft
from tests.people.making import person, signed_in
from tests.room.making import HEALTH, PURSE, document, kerb, publish

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = kerb("meals", "cost", "open", ask={"nl": "Hoeveel mag een maaltijd kosten?"})
STRICTER = {**PURSE, "bands": [{"at_most": 100, "level": "free"}, {"level": "no"}]}
DRAFT = "/concepten/moestuin"


@pytest.fixture
def site(playground: str) -> str:
    organisation = Organisation.objects.get()
    promised = {**PURSE, "promised_until": "2099-01-01"}
    publish(organisation, "moestuin", kerbs=[promised, HEALTH])
    return playground


@pytest.fixture
def sponsor(site) -> Person:
    return person(Organisation.objects.get(), "Sam Sponsor", Role.SPONSOR)


@pytest.fixture
def adviser(site) -> Person:
    return person(Organisation.objects.get(), "Bas Begeleider", Role.ADVISER)


@pytest.fixture
def boss(site) -> Person:
    organisation = Organisation.objects.get()
    made = person(organisation, "Noor Linde", Role.MANAGER)
    OwnerOf.objects.create(organisation=organisation, name_in_areas="boss", person=made)
    return made


@pytest.fixture
def draft(adviser) -> Draft:
    return begin_draft(organisation=adviser.organisation, slug="moestuin", by=adviser)


def let_in(context: BrowserContext, site: str, who: Person) -> None:
    """Have a browser be one in which somebody is signed in."""
    cookies = signed_in(Client(), who).cookies
    context.add_cookies(
        [{"name": name, "value": each.value, "url": site} for name, each in cookies.items()]
    )


@pytest.fixture
def of_sponsor(page: Page, site, sponsor) -> Page:
    let_in(page.context, site, sponsor)
    return page


@pytest.fixture
def of_adviser(browser: Browser, browser_context_args, site, adviser) -> Iterator[Page]:
    """A browser of somebody else, on a phone, in which no script runs."""
    context = browser.new_context(
        **browser_context_args, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    let_in(context, site, adviser)
    yield context.new_page()
    context.close()


def path_in_mail() -> str:
    found = re.search(r"https?://[^/]+(/\S+)", Mail.objects.latest("pk").text)
    assert found is not None
    return found[1]


def do(page: Page, what: str) -> None:
    page.locator(f"button[value={what}]").click()


def test_two_who_move_one_kerb_at_once_lose_nothing(of_sponsor, of_adviser, site, draft):
    for page in (of_sponsor, of_adviser):
        page.goto(f"{site}{DRAFT}/stoeprand/purse")
    of_adviser.locator("[name='bands.0.bound']").fill("3000")
    do(of_adviser, "bewaar")
    of_adviser.wait_for_url(f"{site}{DRAFT}")
    of_sponsor.locator("[name='bands.0.bound']").fill("4000")
    do(of_sponsor, "bewaar")
    alert = of_sponsor.get_by_role("alert")
    assert "Bas Begeleider" in alert.inner_text()
    assert "€ 3.000" in of_sponsor.locator("#now + .sheet").inner_text().replace("\xa0", " ")
    assert of_sponsor.locator("[name='bands.0.bound']").input_value() == "4000"
    do(of_sponsor, "bewaar")
    of_sponsor.wait_for_url(f"{site}{DRAFT}")
    assert "€ 4.000" in of_sponsor.locator("main").inner_text().replace("\xa0", " ")


def test_what_a_move_takes_shows_while_one_fills_it_in(of_sponsor, site, draft):
    of_sponsor.goto(f"{site}{DRAFT}/stoeprand/purse")
    of_sponsor.locator("[name='bands.0.bound']").fill("1000")
    of_sponsor.locator("[name='bands.0.bound']").press("Tab")
    preview = of_sponsor.locator("#preview")
    preview.get_by_text("€ 1.000").first.wait_for()
    assert preview.locator(".broken__item").count() == 1
    assert Draft.objects.get().revision == 1


def test_a_kerb_is_set_on_a_phone_without_a_script(of_adviser, site, draft):
    of_adviser.goto(f"{site}{DRAFT}")
    of_adviser.locator("#about").select_option("cost")
    of_adviser.locator("form[action$=stoeprand] button").click()
    do(of_adviser, "rij")
    fields = {
        "bands.0.bound": "500",
        "bands.1.bound": "1.500",
        "title.nl": "Wat een feest kost",
        "title.en": "What a party costs",
        "source.text": "Afgesproken",
    }
    for name, text in fields.items():
        of_adviser.locator(f"[name='{name}']").fill(text)
    levels = {"bands.0.level": "free", "bands.1.level": "tell", "bands.2.level": "agree"}
    chosen = {"nature": "money", "owner": "boss", "movable_by": "team"}
    for name, value in (levels | chosen).items():
        of_adviser.locator(f"[name='{name}']").select_option(value)
    do(of_adviser, "bekijk")
    assert "€ 1.500" in of_adviser.locator("#preview").inner_text().replace("\xa0", " ")
    do(of_adviser, "bewaar")
    of_adviser.wait_for_url(f"{site}{DRAFT}")
    assert "Wat een feest kost" in of_adviser.locator("main").inner_text()


def test_a_promised_kerb_is_moved_decently_and_its_owner_confirms_from_the_mail(
    of_sponsor, phone, site, draft, boss
):
    of_sponsor.goto(f"{site}{DRAFT}/stoeprand/purse")
    of_sponsor.locator("[name='bands.0.bound']").fill("1000")
    do(of_sponsor, "bewaar")
    of_sponsor.goto(f"{site}{DRAFT}/publiceren")
    assert of_sponsor.locator(".broken__item").count() == 1
    of_sponsor.locator("#reason").fill("Het geld is op.")
    of_sponsor.locator("#instead").fill("Een ruilbeurs.")
    of_sponsor.locator("#letter").fill("Beste mensen,\n\nHet spijt me.")
    of_sponsor.locator("form[method=post] button").click()
    of_sponsor.wait_for_url("**/tijdlijn")
    assert "Het geld is op." in of_sponsor.locator("main").inner_text()
    phone.goto(site + path_in_mail())
    assert "€ 1.000" in phone.locator("main").inner_text().replace("\xa0", " ")
    phone.locator("main form button").click()
    phone.get_by_role("status").wait_for()
    area = published.area_on(
        organisation=boss.organisation, slug="moestuin", day=timezone.localdate()
    )
    assert area.kerb("purse").confirmed_on == timezone.localdate()


def test_the_form_is_filled_in_with_keys_alone(of_sponsor, site, draft):
    of_sponsor.goto(f"{site}{DRAFT}/stoeprand/purse")
    of_sponsor.locator("[name='bands.0.bound']").focus()
    of_sponsor.keyboard.press("Control+A")
    of_sponsor.keyboard.type("900")
    of_sponsor.locator("button[value=bewaar]").focus()
    of_sponsor.keyboard.press("Enter")
    of_sponsor.wait_for_url(f"{site}{DRAFT}")
    assert "€ 900" in of_sponsor.locator("main").inner_text().replace("\xa0", " ")


def addresses(boss: Person, sponsor: Person) -> dict[str, str]:
    """Every page of this journey, with something on it."""
    organisation, today = boss.organisation, timezone.localdate()
    soon = (today + timedelta(days=10)).isoformat()
    ends = kerb("feest", "outside", {"true": "tell", "false": "free"}, valid_until=soon)
    promised = {**PURSE, "promised_until": "2099-01-01"}
    publish(organisation, "moestuin", since=today, kerbs=[promised, HEALTH, ends, ASKED])
    Draft.objects.all().delete()
    begin_draft_from_file(
        organisation=organisation,
        document=document("moestuin", kerbs=[STRICTER, HEALTH, ends, ASKED]),
        name="moestuin.json",
        by=sponsor,
    )
    return {
        "drafts": "/concepten/",
        "draft": DRAFT,
        "kerb": f"{DRAFT}/stoeprand/purse",
        "set": f"{DRAFT}/stoeprand?over=data",
        "publish": f"{DRAFT}/publiceren",
        "emergency": "/ruimte/moestuin/noodstoeprand?over=cost",
        "timeline": "/ruimte/moestuin/tijdlijn",
        "promises": "/toezeggingen",
    }


def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(of_sponsor, site, sponsor, boss):
    for name, address in addresses(boss, sponsor).items():
        of_sponsor.goto(site + address)
        if name == "kerb":
            of_sponsor.locator("[name='bands.0.bound']").fill("1000")
            do(of_sponsor, "bekijk")
        look_well(of_sponsor, name)


def test_axe_finds_nothing_on_the_pages_behind_the_mail(of_sponsor, site, sponsor, boss):
    addresses(boss, sponsor)
    version = AreaVersion.objects.latest("pk")
    area = area_of_version(version)
    for kerb_id in ("purse", "meals"):
        ask_owners(version, area, [area.kerb(kerb_id)], {"boss": boss})
        of_sponsor.goto(site + path_in_mail())
        look_well(of_sponsor, f"answer-{kerb_id}")


def look_well(page: Page, name: str) -> None:
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        if folder := os.environ.get("STOEPRAND_SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{folder}/kerbs-{name}-{width}.png", full_page=True)
