"""Asking, as somebody does who only wants to know whether they may."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.playground import ALL_FREE

ANSWER = "#answer-heading"
FIELDS = ".questions__form .field"


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_an_idea_can_be_asked_with_the_keyboard_alone(page, playground):
    page.goto(playground)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Wat wil je doen?")).to_be_focused()
    page.keyboard.type("een kraam op het plein")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Een kraam op het plein")
    cost = page.get_by_label("Wat kost het?")
    for _ in range(20):
        if cost.evaluate("field => field === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("60.000")
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER)).to_have_text("Nee, zo kan het niet.")
    expect(page.locator(ANSWER)).to_be_focused()


def test_an_amount_typed_the_dutch_way_is_read_and_said_back(page, playground):
    page.goto(f"{playground}/mag-dat/plein")
    page.get_by_label("Wat kost het?").fill("3.200")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.locator(".answered")).to_contain_text("€ 3.200")
    assert query_of(page)["kosten"] == ["3200"]
    assert "taal" not in query_of(page)


def test_the_same_figures_mean_the_same_in_english(page, playground):
    page.goto(f"{playground}/en/mag-dat/plein")
    page.get_by_label("What does it cost?").fill("3,200.50")
    page.get_by_role("button", name="See what you may do").click()
    expect(page.locator(".answered")).to_contain_text("€3,200.50")
    assert query_of(page)["kosten"] == ["3200.5"]
    page.get_by_role("link", name="Nederlands").click()
    expect(page.locator(".answered")).to_contain_text("€ 3.200,50")


def test_what_cannot_be_read_is_kept_and_said_beside_the_field(page, playground):
    page.goto(f"{playground}/mag-dat/plein?muziek=true")
    page.get_by_label("Wat kost het?").fill("3.20.0")
    page.get_by_role("button", name="Kijk wat mag").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    field = page.get_by_label("Wat kost het?")
    expect(field).to_be_focused()
    expect(field).to_have_value("3.20.0")
    assert field.get_attribute("aria-invalid") == "true"
    described = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(described).to_contain_text("3.200")
    expect(page.locator(".answered")).to_contain_text("Is er muziek?")


def test_at_most_three_questions_are_put_and_asking_stops_when_nothing_depends_on_it(
    page, playground
):
    page.goto(f"{playground}/mag-dat/plein")
    rounds = 0
    while page.locator(FIELDS).count():
        assert page.locator(FIELDS).count() <= 3
        assert rounds < 5
        answered_after = page.locator(f"{FIELDS}, .answered__item").count()
        answer_all(page)
        page.get_by_role("button", name="Kijk wat mag").click()
        rounds += 1
        expect(page.locator(".answered__item")).to_have_count(answered_after)
    expect(page.locator(ANSWER)).not_to_have_text("Dat hangt er nog van af.")
    expect(page.get_by_text("Meer hoeven we niet te vragen")).to_be_visible()


def answer_all(page: Page) -> None:
    """Fill in something harmless in each field that is there."""
    for field in page.locator(FIELDS).all():
        if field.get_by_role("radio").count():
            field.get_by_role("radio").first.check()
        elif field.get_by_role("checkbox").count():
            field.get_by_role("checkbox").last.check()
        else:
            box = field.locator("input")
            box.fill("2027-05-01" if box.get_attribute("type") == "date" else "100")


def test_one_answer_can_be_enough(page, playground):
    page.goto(f"{playground}/mag-dat/plein?kosten=60000")
    expect(page.locator(ANSWER)).to_have_text("Nee, zo kan het niet.")
    expect(page.locator(FIELDS)).to_have_count(0)


def test_whoever_wants_can_fill_in_everything_at_once(page, playground):
    page.goto(f"{playground}/mag-dat/plein")
    page.get_by_role("link", name="Vul alles in één keer in").click()
    expect(page.locator(FIELDS)).to_have_count(6)


@pytest.mark.parametrize(
    ("cost", "level", "words"),
    [
        ("100", "unsaid", "Ja, voor zover er iets gezegd is."),
        ("3200", "tell", "Ja. Doe het, en meld het."),
        ("20000", "agree", "Vraag eerst akkoord."),
        ("60000", "no", "Nee, zo kan het niet."),
    ],
)
def test_an_answer_has_a_word_a_colour_and_a_shape(page, playground, cost, level, words):
    page.goto(f"{playground}/mag-dat/plein?{ALL_FREE.replace('=100', f'={cost}')}")
    expect(page.locator(ANSWER)).to_have_text(words)
    expect(page.locator("#answer")).to_have_class(re.compile(f"level--{level}"))
    expect(page.locator(".decision__answer svg.icon")).to_be_visible()


def test_a_no_shows_first_what_can_be_done_unasked(page, playground):
    page.goto(f"{playground}/mag-dat/plein?kosten=60000")
    parts = page.locator("#answer h3").all_inner_texts()
    assert parts.index("Wat kan wél?") < parts.index("Deze stoepranden tellen mee")
    remains = page.locator(".remains")
    expect(remains).to_contain_text("Tot en met € 2.500 doe je het zelf")
    expect(remains).to_contain_text("tot en met € 10.000 meld je het")


def test_the_kerb_behind_an_answer_names_reason_source_owner_and_who_stands_for_it(
    page, playground
):
    page.goto(f"{playground}/mag-dat/plein?{ALL_FREE.replace('=100', '=8800')}")
    kerb = page.locator(".kerb", has_text="De beurs van het plein")
    expect(kerb).to_contain_text("Een goed idee moet niet wachten.")
    expect(kerb).to_contain_text("Je hebt nog € 1.200 over, alleen voor dit idee.")
    expect(kerb).to_contain_text("nog niet bevestigd")
    kerb.get_by_text("Bron en eigenaar").click()
    link = kerb.get_by_role("link", name="Mandaatregister")
    assert link.get_attribute("href") == "https://law.example/register"
    expect(kerb).to_contain_text("Eigenaar: Vera Duin, wijkmanager")
    expect(kerb).to_contain_text("dan staat Omar Riet ervoor")
    expect(kerb).to_contain_text("De directeur kan deze stoeprand verleggen.")
    expect(page.locator(".person")).to_contain_text("Je hoort binnen 3 werkdagen wat Vera Duin")


def test_emptiness_is_shown_with_the_question_to_its_owner_and_not_as_freedom(page, playground):
    page.goto(f"{playground}/mag-dat/plein?{ALL_FREE}")
    part = page.locator("section", has_text="Dit heeft nog niemand gezegd").last
    expect(part).to_contain_text("Over ‘Duur’ heeft nog niemand iets gezegd.")
    expect(part).to_contain_text("Vraag aan Vera Duin")
    expect(part).to_contain_text("Hoe lang mag iets op het plein staan?")
    assert "level--free" not in str(page.locator("#answer").get_attribute("class"))


def test_a_shared_address_gives_the_same_answer_to_somebody_else(page, browser, playground):
    page.goto(f"{playground}/mag-dat/plein?wat=een+kraam&wie=bedrijf")
    page.get_by_label("Wat kost het?").fill("60.000")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.locator(ANSWER)).to_have_text("Nee, zo kan het niet.")
    address = page.get_by_label("Het adres van dit antwoord").input_value()
    assert address == page.url
    other = browser.new_page()
    other.goto(address)
    expect(other.get_by_role("heading", level=1)).to_have_text("Een kraam")
    assert other.locator("#answer").inner_text() == page.locator("#answer").inner_text()
    assert other.locator(".answered").inner_text() == page.locator(".answered").inner_text()
    other.close()


def test_on_a_phone_the_next_questions_come_into_view_and_then_the_answer(phone, playground):
    phone.goto(f"{playground}/mag-dat/plein")
    phone.get_by_label("Wat kost het?").fill("100")
    phone.get_by_role("button", name="Kijk wat mag").click()
    first = phone.locator(FIELDS).first
    expect(first.locator("input").first).to_be_focused()
    expect(first.locator("legend, label").first).to_be_in_viewport()
    phone.get_by_role("link", name="wijzig Wat kost het?").click()
    expect(phone.get_by_label("Wat kost het?")).to_be_in_viewport()
    phone.get_by_label("Wat kost het?").fill("60.000")
    phone.get_by_role("button", name="Kijk wat mag").click()
    expect(phone.locator(ANSWER)).to_be_focused()
    expect(phone.locator(ANSWER)).to_be_in_viewport()


def test_after_a_round_the_page_jumps_to_what_is_new_and_runs_nowhere_else(phone, playground):
    phone.goto(f"{playground}/mag-dat/plein")
    phone.get_by_label("Wat kost het?").fill("100")
    phone.evaluate(
        "() => { window.places = []; addEventListener('scroll', () => places.push(scrollY)) }"
    )
    phone.get_by_role("button", name="Kijk wat mag").click()
    expect(phone.locator(f"{FIELDS} input").first).to_be_focused()
    phone.wait_for_timeout(600)
    settled = phone.evaluate("scrollY")
    places = phone.evaluate("places")
    assert len(places) <= 3
    assert max([settled, *places]) - settled <= phone.viewport_size["height"]


def test_what_somebody_does_not_know_is_not_asked_again(page, playground):
    page.goto(f"{playground}/mag-dat/plein")
    while fields := page.locator(FIELDS).count():
        said = page.locator(".answered__item").count()
        page.get_by_role("button", name="Kijk wat mag").click()
        expect(page.locator(".answered__item")).to_have_count(said + fields)
    expect(page.locator(ANSWER)).to_have_text("Dat hangt er nog van af.")
    expect(page.locator(".answered__item").first).to_contain_text("Weet ik niet")
    expect(page.locator("#answer")).to_contain_text("Wie kan dit weten?")
    expect(page.locator("#answer")).to_contain_text("vraag het aan Vera Duin, wijkmanager")
    page.get_by_role("link", name="wijzig Wat kost het?").click()
    page.get_by_label("Wat kost het?").fill("60.000")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.locator(ANSWER)).to_have_text("Nee, zo kan het niet.")


def test_a_long_link_as_question_stays_within_the_screen_of_a_phone(phone, playground):
    link = "https://voorbeeld.example/" + "a" * 300
    for path in (f"/mag-dat/plein?wat={link}", f"/mag-dat/?wat={link}"):
        phone.goto(f"{playground}{path}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_paper_the_idea_comes_first_and_nothing_to_press(page, playground):
    page.goto(f"{playground}/mag-dat/plein?wat=een+kraam&kosten=60000")
    page.emulate_media(media="print")
    idea, answer = page.locator(".questions").bounding_box(), page.locator("#answer").bounding_box()
    assert idea is not None
    assert answer is not None
    assert idea["y"] < answer["y"]
    for pressed in page.locator("button, .nl-button, .answered__change, .share input").all():
        expect(pressed).to_be_hidden()
    page.goto(f"{playground}/ruimte/plein")
    expect(page.locator(".nl-button").first).to_be_hidden()


def test_going_back_brings_the_question_before(page, playground):
    page.goto(f"{playground}/mag-dat/plein")
    page.get_by_label("Wat kost het?").fill("60000")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.locator(ANSWER)).to_have_text("Nee, zo kan het niet.")
    page.go_back()
    expect(page.locator(ANSWER)).to_have_text("Dat hangt er nog van af.")
    expect(page.get_by_label("Wat kost het?")).to_be_visible()
    expect(page.locator(".masthead")).to_have_count(1)


def test_an_answer_can_be_changed(page, playground):
    page.goto(f"{playground}/mag-dat/plein?kosten=60000")
    page.get_by_role("link", name="wijzig Wat kost het?").click()
    page.get_by_label("Wat kost het?").fill("3.000")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page.locator(".answered")).to_contain_text("€ 3.000")


def test_the_strip_tells_in_words_where_the_idea_is(page, playground):
    page.goto(f"{playground}/mag-dat/plein?{ALL_FREE.replace('=100', '=3200')}")
    strip = page.get_by_role("img", name=re.compile("Kosten: € 3.200, in de bandbreedte ‘melden’"))
    expect(strip).to_be_visible()
    expect(strip).to_contain_text("jouw idee: € 3.200")
    for word in ("doen", "melden", "akkoord", "niet", "€ 2.500", "€ 10.000", "€ 50.000"):
        expect(strip).to_contain_text(word)


def test_while_it_depends_both_ends_are_named(page, playground):
    page.goto(f"{playground}/mag-dat/plein")
    expect(page.locator("#answer")).to_contain_text("‘doen’, het strengste ‘niet’")
    expect(page.locator(".ladder__rung--possible")).to_have_count(2)


def test_the_title_of_the_window_tells_the_answer(page, playground):
    page.goto(f"{playground}/mag-dat/plein")
    page.get_by_label("Wat kost het?").fill("60000")
    page.get_by_role("button", name="Kijk wat mag").click()
    expect(page).to_have_title(re.compile(r"^Nee, zo kan het niet\."))
