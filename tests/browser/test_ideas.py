"""From the answer one goes on, and the owner answers from the mail: in a real browser."""

import os
import re
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from stoeprand.ideas.actions.answering import Said, answer
from stoeprand.ideas.models import AnswerKind, Asked, Going
from stoeprand.people.models import Circle, Membership, Organisation, OwnerOf, Person
from stoeprand.post.models import Mail
from tests.people.making import person, signed_in

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AGREE = "/mag-dat/plein?wat=een+podium+op+het+plein&kosten=30000&wie=bewoners&gegevens=-"
AGREE += "&muziek=false&dag=2027-05-01"
BUTTON = "#way-on ~ form button"


@pytest.fixture
def noor(playground) -> Person:
    """Somebody with ideas, in a team; Vera and Omar own the kerbs."""
    here = Organisation.objects.get()
    for name, owner_id in (("Vera Duin", "vera"), ("Omar Riet", "omar")):
        owner = person(here, name)
        OwnerOf.objects.create(organisation=here, name_in_areas=owner_id, person=owner)
    asker = person(here, "Noor Linde")
    circle = Circle.objects.create(organisation=here, slug="wijkteam", name="Wijkteam Oost")
    Membership.objects.create(organisation=here, circle=circle, person=asker, since="2026-01-01")
    return asker


def come_in(page: Page, site: str, who: Person) -> None:
    """Be signed in, as somebody is who was here before."""
    session = signed_in(Client(), who).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": site}])


def link_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/]+(/\S*antwoord/link/\S+)", mail.text)
    assert found is not None
    return found[1]


def look_at(page: Page, name: str) -> None:
    """See that a page is in order on a wide screen and on a phone."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for details in page.locator("main details").all():
            details.evaluate("details => { details.open = true }")
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if folder := os.environ.get("STOEPRAND_SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=f"{folder}/ideas-{name}-{width}.png", full_page=True)


def test_agreement_is_asked_below_the_answer_and_given_from_the_mail(
    page, playground, noor, without_script
):
    come_in(page, playground, noor)
    page.goto(playground + AGREE)
    page.locator("#go-sentence").fill("De buren doen mee.")
    look_at(page, "answer")
    page.locator(BUTTON).dblclick()
    page.wait_for_url("**/idee/*")
    assert Going.objects.count() == 1
    look_at(page, "asked")
    mail = Mail.objects.get()
    assert mail.name == "Vera Duin"
    owner = without_script  # who reads mail runs no script, and is not signed in
    owner.goto(playground + link_in(mail))
    assert "De buren doen mee." in owner.locator("main").inner_text()
    owner.locator("#sentence").fill("Prima. Bel wel even de brandweer.")
    owner.locator("button[name=antwoord][value=yes]").click()
    owner.wait_for_load_state()
    assert owner.locator("button[name=antwoord]").count() == 0
    page.reload()
    assert "Bel wel even de brandweer" in page.locator("main").inner_text()
    page.locator("button[name=wat][value=begin]").click()
    page.wait_for_load_state()
    assert Going.objects.get().went_ahead


def test_every_page_of_the_way_is_in_order_in_both_languages(page, playground, noor):
    come_in(page, playground, noor)
    page.goto(playground + AGREE)
    page.locator(BUTTON).click()
    page.wait_for_url("**/idee/*")
    link = link_in(Mail.objects.get())
    asked = Asked.objects.get()
    OwnerOf.objects.filter(name_in_areas="vera").update(person=noor)
    Asked.objects.update(due=asked.due - timedelta(days=14))
    waiting = {"answer-page": f"/antwoord/{asked.pk}", "own-space": "/mijn-ruimte"}
    for name, path in {**waiting, "idea": f"/idee/{asked.going_id}"}.items():
        for language in ("", "/en"):
            page.goto(playground + language + path)
            look_at(page, name + language.replace("/", "-"))
    answer(asked_id=asked.pk, said=Said(AnswerKind.NO, "Te zwaar voor het plein"), by=noor)
    for name, path in {
        "link-of-who-is-it-no-more": link,
        "refused": f"/idee/{asked.going_id}",
        "area-with-a-no": "/ruimte/plein",
        "answered": f"/antwoord/{asked.pk}",
    }.items():
        page.goto(playground + path)
        look_at(page, name)


def test_a_mail_is_as_readable_with_layout_as_without(page, playground, noor):
    come_in(page, playground, noor)
    page.goto(playground + AGREE)
    page.locator("#go-sentence").fill("De buren doen mee.")
    page.locator(BUTTON).click()
    page.wait_for_url("**/idee/*")
    mail = Mail.objects.get()
    page.goto("about:blank")  # a mail program has no policy of ours
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(mail.html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert "De buren doen mee." in page.locator("body").inner_text()
        if folder := os.environ.get("STOEPRAND_SCREENSHOTS"):
            page.screenshot(path=f"{folder}/ideas-mail-{width}.png", full_page=True)
