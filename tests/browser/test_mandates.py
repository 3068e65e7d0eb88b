"""The mandate picker in a real browser: a register is sent, searched, picked from and compared."""

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from stoeprand.mandates.actions import withdraw_version
from stoeprand.mandates.models import RegisterVersion
from stoeprand.people.models import Organisation, Person, Role
from tests.browser.test_every_page import RULES, keep_picture
from tests.mandates.making import SMALL, csv_file, html_table, stored, workbook
from tests.mandates.register import changed, register
from tests.people.making import person, signed_in

WIDTHS = (1280, 360)


@pytest.fixture
def adviser(playground: str) -> Person:
    """Somebody of the playground who may send registers."""
    return person(Organisation.objects.get(), "Ada Begeleider", Role.ADVISER)


@pytest.fixture
def version(adviser) -> RegisterVersion:
    """The second version of a register of 400 mandates."""
    rows = register(400)
    first = stored(adviser, csv_file(rows))
    later = csv_file(changed(rows))
    return stored(adviser, later, name="2026-04", register=first.register)


def enter(page: Page, playground: str, who: Person) -> Page:
    """Let a browser be signed in as somebody."""
    cookie = signed_in(Client(), who).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": playground}]
    )
    return page


def look_at(page: Page, name: str) -> None:
    """See that everybody can read a page: with all of it open, on a wide screen and on a phone."""
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()
        keep_picture(page, f"mandates-{name}-{width}")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("h1").count() == 1


def small_targets(page: Page) -> list[Any]:
    """What one touches on a phone and is less than 24 pixels high, links in a text apart."""
    page.set_viewport_size({"width": 360, "height": 800})
    found: list[Any] = page.evaluate(
        """() => [...document.querySelectorAll("main a, main button, main summary, main select")]
          .filter(one => !one.closest("p:not(.share__links)") && one.getClientRects().length)
          .filter(one => one.getBoundingClientRect().height < 24)
          .map(one => one.outerHTML.slice(0, 90))"""
    )
    return found


@pytest.mark.parametrize("script", ["page", "without_script"])
def test_a_register_is_sent_read_searched_and_picked_from(request, playground, adviser, script):
    page = enter(request.getfixturevalue(script), playground, adviser)
    page.goto(f"{playground}/mandaten/")
    page.get_by_role("link", name="Stuur een register").click()
    page.get_by_label("Hoe heet het register?").fill("Mandaatregister Pleindorp")
    page.get_by_label("Welke versie is het?").fill("2026-03")
    page.get_by_label("Het bestand").set_input_files(
        {"name": "r.xlsx", "mimeType": "application/x", "buffer": workbook(*register(60))}
    )
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_label("Bevoegd orgaan")).to_have_value("competent_body")
    page.get_by_role("button", name="Bewaar deze versie").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mandaatregister Pleindorp")
    page.get_by_label("Waar gaat het over?").fill("subsidie verlenen wijk")
    page.get_by_role("button", name="Zoek").click()
    first = page.locator(".mandate").first
    expect(first).to_contain_text("ubsidie voor activiteiten in de wijk")
    first.get_by_role("checkbox").check()
    page.get_by_label("Waar gaat het over?").fill("parkeerkaart")
    page.get_by_role("button", name="Zoek").click()
    page.get_by_text("Je hebt één mandaat aangevinkt").click()
    expect(page.locator(".mandate").first.get_by_role("checkbox")).to_be_checked()
    page.get_by_role("button", name="Neem over wat is aangevinkt").click()
    expect(page.get_by_label("De bronnen")).to_have_value(
        re.compile("^Mandaatregister Pleindorp, versie 2026-03, nr. [0-9.]+\n$")
    )


def test_a_table_that_is_pasted_keeps_its_line_breaks(page, playground, adviser):
    enter(page, playground, adviser).goto(f"{playground}/mandaten/nieuw")
    broken = html_table([*SMALL, ["3.1", "eerste regel<br>tweede regel", "Iemand", "", ""]])
    page.get_by_label("Of plak de tabel").evaluate(
        """(field, html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "3.1\\teerste regel\\ntweede regel");
          field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, cancelable: true}));
        }""",
        broken,
    )
    page.get_by_label("Hoe heet het register?").fill("Geplakt")
    page.get_by_label("Welke versie is het?").fill("1")
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Bewaar deze versie").click()
    row = RegisterVersion.objects.get().rows.get(number="3.1")
    assert row.power == "eerste regel\ntweede regel"


def test_the_register_can_be_read_by_everybody(page, playground, version, adviser):
    where = f"{playground}/mandaten/{version.register.slug}"
    ids = list(version.rows.values_list("pk", flat=True)[:2])
    ticked = f"rij={ids[0]}&rij={ids[1]}"
    enter(page, playground, adviser)
    pages = {
        "list": f"{playground}/mandaten/",
        "found": f"{where}?zoek=subsidie+wijk&{ticked}",
        "nothing": f"{where}?zoek=xyzzy",
        "chosen": f"{where}/gekozen?{ticked}",
        "compared": f"{where}/vergelijk",
        "send": f"{playground}/mandaten/nieuw",
    }
    for name, address in pages.items():
        page.goto(address)
        look_at(page, name)
        assert small_targets(page) == []


def test_columns_and_faults_can_be_read_by_everybody(page, playground, adviser):
    enter(page, playground, adviser).goto(f"{playground}/mandaten/nieuw")
    page.get_by_label("Hoe heet het register?").fill("Mandaten")
    page.get_by_label("Welke versie is het?").fill("2026-03")
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een bestand, of plak een tabel.")
    look_at(page, "send-fault")
    page.get_by_label("Het bestand").set_input_files(
        {"name": "r.csv", "mimeType": "text/csv", "buffer": csv_file(register(60))}
    )
    page.get_by_role("button", name="Ga verder").click()
    look_at(page, "columns")
    page.locator("select").nth(1).select_option("")
    page.get_by_role("button", name="Bewaar deze versie").click()
    expect(page.get_by_role("alert")).to_contain_text("Bevoegdheid")
    look_at(page, "columns-fault")


def test_versions_can_be_read_withdrawn_and_fetched(page, playground, version, adviser):
    withdraw_version(version=version, reason="Er ontbrak een hoofdstuk.", by=adviser)
    enter(page, playground, adviser)
    page.goto(f"{playground}/mandaten/{version.register.slug}/versies")
    look_at(page, "versions")
    assert small_targets(page) == []
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Versie 2026-03 als CSV").click()
    fetched = Path(downloading.value.path()).read_bytes().decode("utf-8-sig")
    assert fetched.startswith('"Nummer";"Bevoegdheid"')
    page.get_by_label("Waarom moet niemand die meer gebruiken?").fill("Ook deze")
    page.get_by_role("button", name="Trek in").click()
    expect(page.locator("main")).to_contain_text("Ook deze")


def test_pages_of_mandates_speak_english_too(page, playground, version, adviser):
    enter(page, playground, adviser)
    page.goto(f"{playground}/en/mandaten/{version.register.slug}?zoek=subsidie")
    expect(page.get_by_role("button", name="Take what is ticked")).to_be_visible()
    page.goto(f"{playground}/en/mandaten/{version.register.slug}/vergelijk")
    expect(page.get_by_role("region", name="Changed", exact=True)).to_be_visible()
