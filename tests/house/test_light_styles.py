"""Making the style sheet light changes nothing that anybody sees."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from stoeprand.room.actions.demo import set_up_demo
from tests.house.project import PACKAGE, ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STYLES = "stoeprand/stoeprand.css"
PAGES = (
    "/",
    "/ruimte/wijkbudget",
    "/mag-dat/wijkbudget?kosten=3.200",
    "/mag-dat/paspoorten",
)

# What each element looks like, in itself and before and after it; fields and buttons also while
# the keyboard is on them. `names` are the properties that any style sheet sets.
LOOKS = """(names) => {
  const look = (element) => [null, "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    const drawn = part === null || style.content !== "none";
    return drawn ? names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ") : "";
  });
  const name = (element) => element.outerHTML.slice(0, 120);
  const elements = [...document.querySelectorAll("body, body *")];
  const seen = elements.map((one) => [name(one), ...look(one)]);
  const fields = [...document.querySelectorAll("a, button, input, select, summary, textarea")];
  const focused = fields.map((one) => {
    one.focus({ preventScroll: true, focusVisible: true });
    return [`focus on ${name(one)}`, ...look(one)];
  });
  return [...seen, ...focused];
}"""

Looks = list[list[str]]


@pytest.fixture
def whole_styles(tmp_path) -> str:
    """The style sheet as the packages and we wrote it, with nothing left out."""
    path = tmp_path / "whole.css"
    build = [
        str(Path(sys.executable).parent / "node"),
        str(PACKAGE / "site/look/build.mjs"),
        "--whole",
        str(path),
    ]
    subprocess.run(build, cwd=ROOT, check=True)
    return path.read_text()


def properties_in(styles: str) -> list[str]:
    """The names of all properties that a style sheet sets, tokens apart."""
    return sorted(set(re.findall(r"[{;]\s*(-?[a-z][a-z-]+)\s*:", styles)))


def looks_of(page, address: str, names: list[str]) -> Looks:
    page.goto(address)
    page.evaluate("() => document.fonts.ready")
    looks: Looks = page.evaluate(LOOKS, names)
    return looks


def differences(light: Looks, whole: Looks) -> list[str]:
    """The elements that do not look the same."""
    pairs = zip(light, whole, strict=True)
    return [one[0] for one, other in pairs if one != other]


@pytest.mark.parametrize("width", [360, 1280])
def test_a_page_looks_the_same_with_the_light_style_sheet(live_server, page, whole_styles, width):
    set_up_demo()
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    names = properties_in(whole_styles)
    addresses = [f"{live_server.url}{path}" for path in PAGES]
    light = [looks_of(page, address, names) for address in addresses]
    page.route(
        f"**/{STYLES}", lambda route: route.fulfill(body=whole_styles, content_type="text/css")
    )
    whole = [looks_of(page, address, names) for address in addresses]
    assert [differences(*pair) for pair in zip(light, whole, strict=True)] == [[]] * len(PAGES)


def test_a_difference_would_be_seen(live_server, page, whole_styles):
    names = properties_in(whole_styles)
    address = f"{live_server.url}/geen-pagina"
    light = looks_of(page, address, names)
    changed = whole_styles + " .nl-heading { padding: 7px } .nl-skip-link:focus { color: red }"
    page.route(f"**/{STYLES}", lambda route: route.fulfill(body=changed, content_type="text/css"))
    found = differences(light, looks_of(page, address, names))
    assert any("nl-heading" in element for element in found)
    assert any("focus on" in element and "nl-skip-link" in element for element in found)
