"""Where is it stuck: a list is sent from a browser, and comes back as answers and openings."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_every_page import RULES, keep_picture

PLACE = "/ruimte/plein/waar-zit-het-vast"
ROWS = """\
idea;kosten;wie;gegevens;muziek;dag;weken
bankje;1000;bewoners;-;onwaar;1-5-2027;1
kraam;9000;bewoners;-;onwaar;1-5-2027;1
markt;9000,50;bedrijf;naam;waar;1-5-2027;1
meting;100;bewoners;gezondheid;onwaar;1-5-2027;1
half;100;;;;;
"""


def send(page, address: str, data: bytes, name: str = "ideeën.csv") -> None:
    page.goto(address)
    page.get_by_label("Het bestand").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )
    with page.expect_navigation():
        page.get_by_role("button", name="Kijk waar het vastzit").click()


@pytest.mark.parametrize("script", ["page", "without_script"])
def test_a_list_comes_back_as_answers_and_openings(request, playground, script):
    page = request.getfixturevalue(script)
    page.goto(f"{playground}/ruimte/plein")
    page.get_by_role("link", name="Waar zit het vast?").click()
    send(page, page.url, ROWS.encode())
    expect(page.locator("#answer-heading")).to_have_text("3 van de 4 ideeën zitten vast")
    expect(page.locator(".opening").first).to_contain_text("De beurs van het plein")
    expect(page.locator(".opening").first).to_contain_text("De directeur kan")
    expect(page.get_by_role("region", name="Wat niemand kan verleggen")).to_contain_text("meting")
    expect(page.get_by_role("row", name="markt")).to_contain_text("overleggen")
    page.get_by_role("row", name="markt").get_by_role("link", name="markt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Markt")
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_result_can_be_read_by_everybody(page, playground, width):
    page.set_viewport_size({"width": width, "height": 800})
    send(page, playground + PLACE, ROWS.encode())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    keep_picture(page, f"openings-{width}")


@pytest.mark.parametrize("width", [360, 1280])
def test_faulty_rows_are_named_all_at_once(page, playground, width):
    page.set_viewport_size({"width": width, "height": 800})
    send(page, playground + PLACE, b"idea,kosten,wie\na,veel,bewoners\nb,1,niemand\nc,1,bedrijf\n")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Rij 2")
    expect(alert).to_contain_text("Rij 3")
    expect(alert).not_to_contain_text("Rij 4")
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.violations_count == 0, found.generate_report()
    keep_picture(page, f"openings-faults-{width}")


def test_a_file_that_is_too_large_gets_an_answer_too(page, served):
    send(page, f"{served}/ruimte/wijkbudget/waar-zit-het-vast", b"x" * 12_000_000)
    expect(page.get_by_role("alert")).to_contain_text("groter dan 2 MB")


def test_the_product_as_it_is_served_takes_a_list_from_its_own_page(page, served):
    with page.expect_download() as downloading:
        page.goto(f"{served}/ruimte/wijkbudget/waar-zit-het-vast")
        page.get_by_role("link", name="Sjabloon voor Excel (XLSX)").click()
    template = downloading.value.path().read_bytes()
    send(page, page.url, template, "wijkbudget.xlsx")
    expect(page.locator(".answers__row")).to_have_count(1)


def test_another_site_cannot_send_a_list(page, served):
    page.route(
        "**/elsewhere.test/",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<form method="post" enctype="multipart/form-data" action="{served}'
            '/ruimte/wijkbudget/waar-zit-het-vast"><button>x</button></form>',
        ),
    )
    page.goto("http://elsewhere.test/")
    with page.expect_response("**/waar-zit-het-vast") as answered:
        page.get_by_role("button").click()
    assert answered.value.status == 403
