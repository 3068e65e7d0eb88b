"""The first view is light and keeps to itself; what crosses the wire is measured by the browser."""

import pytest

MOST_KILOBYTES = 60
FIRST_VIEWS = ("/", "/mag-dat/wijkbudget?wat=een+moestuin+van+800+euro", "/ruimte/wijkbudget")


@pytest.mark.parametrize("path", FIRST_VIEWS)
def test_the_first_view_of_a_page_weighs_at_most_sixty_kilobytes(browser, served, path):
    context = browser.new_context()
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    weights: dict[str, float] = {}
    addresses: dict[str, str] = {}
    wire.on(
        "Network.requestWillBeSent",
        lambda event: addresses.update({event["requestId"]: event["request"]["url"]}),
    )
    wire.on(
        "Network.loadingFinished",
        lambda event: weights.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(served + path, wait_until="networkidle")
    shown = {addresses[number]: weight for number, weight in weights.items()}
    assert any(address.endswith(".woff2") for address in shown)
    assert any(".css" in address for address in shown)
    total = sum(shown.values())
    print(f"{path}: {total:,.0f} bytes", *(f"\n  {w:,.0f} {a}" for a, w in shown.items()))
    assert total <= MOST_KILOBYTES * 1024
    context.close()


@pytest.mark.parametrize("path", ["/", "/ruimte/wijkbudget", "/privacy", "/en/dit-is-er-niet"])
def test_nothing_comes_from_elsewhere_and_nothing_is_left_in_the_browser(page, served, path):
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(served + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((served, "data:"))] == []
    assert [line for line in said if "404" not in line] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_asking_keeps_to_the_security_policy_and_sets_no_cookie(page, served):
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{served}/mag-dat/wijkbudget?wat=een+feest")
    page.get_by_role("textbox").first.fill("900.000")
    page.get_by_role("button", name="Kijk wat mag").click()
    page.wait_for_url("**kosten=900000**")
    assert said == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
