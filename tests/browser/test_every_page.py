"""What holds on every page, in both languages, on a phone and on a wide screen."""

import os
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = {
    "home": "/",
    "choose": "/mag-dat/?wat=een+feest+met+een+bedrijf",
    "unknown": "/mag-dat/?wat=xyzzy",
    "ask": "/mag-dat/wijkbudget?wat=een+moestuin+van+800+euro",
    "all-fields": "/mag-dat/samenwerken?alles=1",
    "fault": "/mag-dat/wijkbudget?kosten=3.20.0&taal=nl",
    "no": "/mag-dat/wijkbudget?wat=een+feest&kosten=900000",
    "known": "/mag-dat/paspoorten?onderdeel=woorden&komt_zelf=true&een_collega=false"
    "&uitreiken=balie&extra_uren=0",
    "ways": "/mag-dat/wijkbudget?wat=een+feest&kosten=28500&dit_jaar.eerder=96900"
    "&geld=gemeente-betaalt&jaren=10&besluit=samen&steun=64&plek=speelplek&open_voor=iedereen",
    "map": "/mag-dat/evenement/kaart?bezoekers=6000&plek=water&wat.=drank&dag=2027-05-01"
    "&weken_vooraf=1&eindtijd=22&antwoord_weken=6&diensturen=8",
    "areas": "/ruimte/",
    "area": "/ruimte/wijkbudget",
    "little-room": "/ruimte/paspoorten",
    "coming": "/ruimte/gegevens",
    "timeline": "/ruimte/wijkbudget/tijdlijn",
    "promises": "/toezeggingen",
    "versions": "/ruimte/wijkbudget/versies",
    "list": "/ruimte/wijkbudget/waar-zit-het-vast",
    "stuck": "/ruimte/wijkbudget/waar-zit-het-vast?gedeeld=1",
    "changes": "/veranderingen/",
    "change": "/veranderingen/dichter-bij-de-wijk",
    "area-zero": "/ruimte/verandering-dichter-bij-de-wijk",
    "mail-here": "/post",
    "accessibility": "/toegankelijkheid",
    "privacy": "/privacy",
    "sign-in": "/aanmelden",
    "no-invitation": "/uitnodiging/oud",
    "nothing-here": "/dit-is-er-niet",
}
ASKED_IN_DUTCH = ("choose", "ask", "no", "ways")
"""Pages that show the question itself, in Dutch, also where the page is in English."""

FIELD = "legend, .utrecht-form-label, .utrecht-form-field-description"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

everywhere = pytest.mark.parametrize("name", PAGES)
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def open_page(page, served: str, name: str, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{served}{'/en' if language == 'en' else ''}{PAGES[name]}")
    page.evaluate("document.fonts.ready")


def keep_picture(page, name: str) -> None:
    """Keep a picture of the page where somebody wants to look at it."""
    if folder := os.environ.get("STOEPRAND_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def without_the_question(text: str, name: str) -> str:
    """Return a text of a page without the words of whoever asked, and what was found in them."""
    if name not in ASKED_IN_DUTCH:
        return text
    (question,) = parse_qs(urlsplit(PAGES[name]).query)["wat"]
    text = re.sub(re.escape(question), "", text, flags=re.IGNORECASE)
    return re.sub(r"(?<=Your words:).*|(?<=Jouw woorden:).*", "", text)


@everywhere
@both_languages
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(page, served, name, language):
    open_page(page, served, name, language, 1280)
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        keep_picture(page, f"{name}-{language}-{width}")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@everywhere
@both_languages
def test_a_page_has_one_main_heading_and_speaks_one_language(page, served, name, language):
    open_page(page, served, name, language, 1280)
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    spoken = page.locator(f"header, footer, h1, h2, h3, button, .quiet, {FIELD}")
    ours = [without_the_question(text, name) for text in spoken.all_inner_texts()]
    foreign = {"nl": r"\b(the|you|what|kerbs?)\b", "en": r"\b(het|niet|een|stoepranden)\b"}
    found = [text for text in ours if re.search(foreign[language], text, re.IGNORECASE)]
    assert found == []


@pytest.mark.parametrize("name", ["no", "area", "map", "stuck"])
def test_on_a_phone_too_no_heading_is_larger_than_the_one_above_it(phone, served, name):
    open_page(phone, served, name, "nl", 360)
    sizes = [
        phone.eval_on_selector_all(
            f"main {level}", "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
        for level in ("h1", "h2", "h3")
    ]
    for above, below in pairwise(size for size in sizes if size):
        assert max(above) > max(below)
        assert min(above) >= max(below)


@pytest.mark.parametrize("name", ["ask", "no", "home", "ways", "map", "versions", "stuck"])
def test_what_one_touches_is_at_least_24_pixels_high(phone, served, name):
    open_page(phone, served, name, "nl", 360)
    small = phone.evaluate(
        """() => [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
          .filter(one => !one.closest("p") && one.getClientRects().length)
          .filter(one => !one.matches(".nl-skip-link"))
          .filter(one => one.getBoundingClientRect().height < 24)
          .map(one => one.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_on_a_phone_the_answer_comes_first_when_there_is_one_and_else_the_questions(phone, served):
    def order() -> list[str]:
        places: list[str] = phone.evaluate(
            """() => [...document.querySelectorAll(".decision, .questions")]
              .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
              .map(one => one.classList.contains("decision") ? "answer" : "questions")"""
        )
        return places

    open_page(phone, served, "ask", "nl", 360)
    assert order() == ["questions", "answer"]
    open_page(phone, served, "no", "nl", 360)
    assert order() == ["answer", "questions"]


def test_on_paper_the_answer_stands_with_its_kerbs_and_without_controls(page, served):
    open_page(page, served, "no", "nl", 800)
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert not page.locator(".footer").is_visible()
    assert page.locator("#answer-heading").is_visible()
    assert page.locator(".behind__list").first.is_visible()


def test_with_forced_colours_every_band_of_a_strip_keeps_its_edge(page, served):
    open_page(page, served, "no", "nl", 1280)
    page.emulate_media(forced_colors="active")
    strokes = page.eval_on_selector_all(
        ".strip__band", "bands => bands.map(band => getComputedStyle(band).stroke)"
    )
    assert strokes
    assert "none" not in strokes
