"""The first view is light and keeps to itself; what crosses the wire is measured by the browser."""

import pytest

MOST_KILOBYTES = 60
# Not every browser on every system has every feature that we switch off: Linux cannot share, say.
UNKNOWN_FEATURE = "Error with Permissions-Policy header: Unrecognized feature"
WHOLE = (
    "kosten=28500&dit_jaar.eerder=96900&geld=gemeente-betaalt&jaren=10&besluit=samen&steun=64"
    "&plek=speelplek&open_voor=iedereen"
)
FIRST_VIEWS = (
    "/",
    "/mag-dat/wijkbudget?wat=een+moestuin+van+800+euro",
    f"/mag-dat/wijkbudget?{WHOLE}",
    "/ruimte/wijkbudget",
    "/ruimte/wijkbudget/waar-zit-het-vast?gedeeld=1",
)


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


def complaints(page) -> list[str]:
    """What the browser has to say from now on: errors, and what the security policy kept out."""
    said: list[str] = []

    def hear(line: str) -> None:
        if not line.startswith(UNKNOWN_FEATURE):
            said.append(line)

    page.on("console", lambda line: hear(line.text))
    page.on("pageerror", lambda error: hear(str(error)))
    return said


@pytest.mark.parametrize("path", ["/", "/ruimte/wijkbudget", "/privacy", "/en/dit-is-er-niet"])
def test_nothing_comes_from_elsewhere_and_nothing_is_left_in_the_browser(page, served, path):
    asked: list[str] = []
    said = complaints(page)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((served, "data:"))] == []
    assert [line for line in said if "404" not in line] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_the_security_policy_keeps_out_is_heard(page, served):
    said = complaints(page)
    page.goto(served)
    page.evaluate("document.body.append(document.createElement('style'))")
    page.evaluate("document.querySelector('body > style').textContent = 'p { color: red }'")
    page.wait_for_timeout(200)
    assert any("Content Security Policy" in line for line in said)


def test_asking_keeps_to_the_security_policy_and_sets_no_cookie(page, served):
    said = complaints(page)
    page.goto(f"{served}/mag-dat/wijkbudget?wat=een+feest")
    page.get_by_role("textbox").first.fill("900.000")
    page.get_by_role("button", name="Kijk wat mag").click()
    page.wait_for_url("**kosten=900000**")
    assert said == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    # until the tab is closed the script remembers its address, as the browser does itself
    remembered = page.evaluate("Object.values(sessionStorage)")
    assert [text for text in remembered if not page.url.endswith(text)] == []
