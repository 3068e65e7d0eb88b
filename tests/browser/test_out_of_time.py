"""Pages that had no time to be certain can be read by everybody too."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from stoeprand.room import hard_questions, published
from tests.browser.test_every_page import RULES, keep_picture

PAGES = {"ask": "/mag-dat/plein", "area": "/ruimte/plein"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_where_there_was_no_time_to_be_certain(
    page, playground, name, language, monkeypatch
):
    monkeypatch.setattr(hard_questions, "LONGEST", 0.0)
    monkeypatch.setattr(published, "shelf", published.Shelf())
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{playground}{'/en' if language == 'en' else ''}{PAGES[name]}")
    assert page.locator("#answer-heading, .empty-state").first.is_visible()
    assert page.locator(".ladder, .verdicts").count() == 0
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    keep_picture(page, f"no-time-{name}-{language}")
