"""Two versions side by side, and what changes by itself, in a browser."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from stoeprand.people.models import Organisation
from stoeprand.room.actions import publish_area
from tests.browser.playground import AREA
from tests.browser.test_every_page import RULES, keep_picture

PROMISED = AREA.replace("area: plein\n", "area: plein\npromised_until: 2035-12-31\n").replace(
    "movable_by: team\n", "movable_by: team\n    valid_until: 2034-12-31\n"
)
TIGHTER = PROMISED.replace("at_most: 2500, level: free", "at_most: 1000, level: free").replace(
    "at_most: 50000, level: agree", "at_most: 80000, level: agree"
)


@pytest.fixture
def two_versions(playground) -> str:
    """The address of the playground after a promise, and before a change that breaks it."""
    for document, days in ((PROMISED, 0), (TIGHTER, 9)):
        publish_area(
            organisation=Organisation.objects.get(),
            document=document.encode(),
            name="area.yaml",
            in_force_from=timezone.localdate() + timedelta(days=days),
        )
    return str(playground)


@pytest.mark.parametrize("script", ["page", "without_script"])
def test_two_versions_are_compared_with_an_example(request, two_versions, script):
    page = request.getfixturevalue(script)
    page.goto(f"{two_versions}/ruimte/plein")
    page.get_by_role("link", name="Wat is er veranderd?").click()
    broken = page.get_by_role("region", name="Toezeggingen die niet worden gehouden")
    expect(broken).to_contain_text("Het plein")
    expect(broken).to_contain_text("Bijvoorbeeld:")
    sides = page.locator(".change__side")
    expect(sides.first).to_contain_text("€ 2.500")
    expect(sides.last).to_contain_text("€ 1.000")
    page.get_by_label("Eerst: de versie vanaf").select_option(index=2)
    page.get_by_role("button", name="Vergelijk").click()
    assert "van=2026-01-01" in page.url
    expect(page.get_by_role("heading", name="In het kort")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/ruimte/plein/versies?van=2026-01-01", "/ruimte/plein"])
def test_what_changes_can_be_read_by_everybody(page, two_versions, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(two_versions + path)
    for details in page.locator("details").all():
        details.evaluate("details => { details.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    keep_picture(page, f"versions{path.count('/')}-{width}")
