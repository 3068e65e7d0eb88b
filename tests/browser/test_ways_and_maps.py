"""From an answer that is not to do it on: a way in with one click, and the map."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_every_page import RULES, keep_picture

WHOLE = (
    "kosten=60000&wie=bedrijf&gegevens=gezondheid&muziek=true&dag=2027-05-01&weken=2&wat=een+markt"
)


def test_a_way_in_is_tried_with_one_click_and_leads_to_doing_it(page, playground):
    page.goto(f"{playground}/mag-dat/plein?{WHOLE}")
    expect(page.locator("#answer-heading")).to_have_text("Nee, zo kan het niet.")
    ways = page.get_by_role("region", name="Wat kan wel?")
    expect(ways).to_contain_text("Breng ‘Kosten’ terug naar € 2.500 (nu € 60.000).")
    # what leaves part of the idea out stands last
    ways.get_by_role("link", name="Probeer dit").last.click()
    expect(page.locator("#answer-heading")).to_have_text("Ja, voor zover er iets gezegd is.")
    expect(page.locator("#answer-heading")).to_be_focused()
    assert "kosten=2500" in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Een markt")
    page.go_back()
    expect(page.locator("#answer-heading")).to_have_text("Nee, zo kan het niet.")


def test_an_idea_in_parts_is_asked_for_the_rest_first(page, playground):
    page.goto(f"{playground}/mag-dat/plein?kosten=60000")
    expect(page.get_by_role("region", name="Wat kan wel?")).to_have_count(0)
    page.get_by_role("link", name="Vul de rest in").click()
    expect(page.get_by_role("group", name="Is er muziek?")).to_be_visible()


def test_the_map_comes_into_the_answer_and_its_axes_can_be_chosen(page, playground):
    page.goto(f"{playground}/mag-dat/plein?{WHOLE}")
    assert page.locator("svg.map").count() == 0
    page.get_by_role("link", name="Teken waar je idee ligt").click()
    heading = page.get_by_role("heading", name="Op een kaart")
    expect(heading).to_be_focused()
    expect(page.locator("svg.map:visible")).to_have_count(1)
    assert "/kaart" not in page.url
    page.get_by_label("Liggend").select_option(label="Dag")
    page.get_by_label("Staand").select_option(label="Met wie")
    page.get_by_role("button", name="Teken").click()
    expect(page.locator("svg.map:visible")).to_contain_text("Een bedrijf")
    page.get_by_text("De kaart in woorden").click()
    expect(page.locator("#map .plain")).to_contain_text("Een bedrijf")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_map_in_the_answer_fits_the_screen_and_axe_finds_nothing(page, playground, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{playground}/mag-dat/plein?{WHOLE}")
    page.get_by_role("link", name="Teken waar je idee ligt").click()
    expect(page.locator("svg.map:visible")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("svg.map:visible").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    keep_picture(page, f"map-in-answer-{width}")


@pytest.mark.parametrize("width", [360, 900, 1280])
def test_a_map_on_its_own_page_fills_its_card(page, playground, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{playground}/mag-dat/plein/kaart?{WHOLE}")
    card = page.locator("#map").bounding_box()
    drawing = page.locator("svg.map:visible").bounding_box()
    assert drawing["width"] >= card["width"] * 0.9
    assert drawing["x"] >= card["x"]
    assert drawing["x"] + drawing["width"] <= card["x"] + card["width"]


def test_without_script_ways_and_map_are_pages(without_script, playground):
    page = without_script
    page.goto(f"{playground}/mag-dat/plein?{WHOLE}")
    page.get_by_role("link", name="Teken waar je idee ligt").click()
    expect(page.locator("svg.map:visible")).to_have_count(1)
    page.get_by_label("Staand").select_option(label="Dag")
    page.get_by_role("button", name="Teken").click()
    assert "staand=dag" in page.url
    page.get_by_role("link", name="Terug naar het antwoord").click()
    page.get_by_role("link", name="Probeer dit").last.click()
    expect(page.locator("#answer-heading")).to_contain_text("Ja")
