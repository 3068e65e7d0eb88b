"""The built look: light, complete, and from nowhere else."""

import json
import re

import brotli
import pytest

from tests.house.project import PACKAGE, ROOT

STATIC = PACKAGE / "site/static/stoeprand"
STYLES = (STATIC / "stoeprand.css").read_text()
ICONS = json.loads((PACKAGE / "site/look/icons.json").read_text())
TEMPLATES = "\n".join(path.read_text() for path in sorted(PACKAGE.rglob("*.html")))


def test_styles_are_light():
    # one sheet for all pages, so that whoever goes on from the first needs no other
    assert len(brotli.compress(STYLES.encode())) <= 12_000


@pytest.mark.parametrize("weight", [400, 700])
def test_fonts_are_light(weight):
    assert (STATIC / f"fonts/noto-sans-{weight}.woff2").stat().st_size <= 9 * 1024
    assert (STATIC / f"fonts/noto-sans-{weight}-ext.woff2").stat().st_size <= 6 * 1024


def test_styles_fetch_nothing_from_elsewhere():
    assert "@import" not in STYLES
    fetched = re.findall(r"url\([\"']?(?!data:)([^)\"']+)", STYLES)
    assert fetched
    assert [path for path in fetched if not (STATIC / path).is_file()] == []


def test_every_class_of_a_package_that_a_page_uses_is_styled():
    packages = (ROOT / "node_modules").glob("@*/*-css/dist/*.css")
    offered = set(
        re.findall(r"\.((?:nl|utrecht)-[\w-]+)", "".join(p.read_text() for p in packages))
    )
    used = offered & set(re.findall(r"[A-Za-z][\w-]*", TEMPLATES))
    styled = set(re.findall(r"\.((?:nl|utrecht)-[\w-]+)", STYLES))
    assert used
    assert used - styled == set()


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_decoration_that_takes_the_colour_of_the_text(name):
    drawing = (PACKAGE / f"site/templates/icons/{name}.svg").read_text()
    assert drawing.startswith('<svg class="icon" viewBox="0 0 24 24"')
    assert 'aria-hidden="true"' in drawing
    assert 'stroke="currentColor"' in drawing
    assert re.search(r"<(path|circle|rect|line)", drawing)
    assert not re.search(r"style=|id=|tabler", drawing)


def test_every_icon_that_a_page_asks_for_is_drawn():
    asked = set(re.findall(r"icons/([\w-]+)\.svg", TEMPLATES))
    assert asked <= set(ICONS)
