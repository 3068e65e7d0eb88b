"""Everything works in a browser that runs no JavaScript."""

from playwright.sync_api import expect


def test_an_idea_can_be_asked_to_the_end(without_script, playground):
    page = without_script
    page.goto(playground)
    page.get_by_label("Wat wil je doen?").fill("een kraam van 3.200 euro op het plein")
    page.get_by_role("button", name="Vraag").click()
    expect(page.get_by_label("Wat kost het?")).to_have_value("3.200")
    page.get_by_role("button", name="Kijk wat mag").click()
    page.get_by_role("link", name="Vul alles in één keer in").click()
    page.get_by_label("Bewoners").check()
    page.get_by_label("Niets hiervan").check()
    page.get_by_role("group", name="Is er muziek?").get_by_label("Nee").check()
    page.get_by_label("Op welke dag?").fill("2027-05-01")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.locator("#answer-heading")).to_have_text("Ja. Doe het, en meld het.")


def test_details_open_and_languages_change(without_script, playground):
    page = without_script
    page.goto(f"{playground}/mag-dat/plein?kosten=60000")
    page.get_by_text("Bron en eigenaar").first.click()
    expect(page.get_by_text("Eigenaar: Vera Duin, wijkmanager").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("#answer-heading")).to_have_text("No, not like this.")
    assert "kosten=60000" in page.url


def test_a_fault_is_shown_and_the_rest_is_kept(without_script, playground):
    page = without_script
    page.goto(f"{playground}/mag-dat/plein?muziek=true")
    page.get_by_label("Wat kost het?").fill("veel")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Wat kost het?")).to_have_value("veel")
    expect(page.locator(".answered")).to_contain_text("Is er muziek?")
