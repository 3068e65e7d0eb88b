"""The pages of changes, from beginning one to reading it."""

import re

import pytest
from django.utils import timezone

from stoeprand.changes.actions import ThreeSentences, add_area, prepare_change, say_sentences
from stoeprand.changes.models import Change, ChangeArea, Direction, Prepared, Sentences, TakenOver
from tests.changes.making import BEGIN, DIRECTION, begun, handed_over, office_of
from tests.people.making import signed_in
from tests.room.making import PURSE, kerb, publish

WHERE = "/veranderingen/dichter-bij-de-wijk"
FORMS = ("nieuw", "dichter-bij-de-wijk/richting", "dichter-bij-de-wijk/drie-zinnen")
SAID = ThreeSentences("Dat we luisteren.", "De begroting.", "")


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def leads_to(response) -> str:
    assert response.status_code == 302
    return str(response.url)


def in_english(path: str) -> str:
    return f"/en{path}"


def test_a_sponsor_begins_a_change_on_one_page(as_anna, anna, waterdam):
    office = office_of(anna)
    assert f'value="{office.slug}" checked' in as_anna.get("/veranderingen/nieuw").content.decode()
    sent = {"title": "Dichter bij de wijk", "text": DIRECTION, "office": office.slug}
    done = as_anna.post("/veranderingen/nieuw", sent)
    assert leads_to(done) == WHERE
    page = text_of(as_anna.get(WHERE))
    assert DIRECTION in page
    assert "Anna Berg, Gemeentesecretaris" in page
    assert "De verandering zelf: Dichter bij de wijk" in page


def test_an_adviser_prepares_it_and_the_sponsor_finds_the_words_waiting(client, ada, anna, mo):
    adviser = signed_in(client, ada)
    sent = {"title": "Dichter bij de wijk", "text": "Een voorstel.", "sponsor": anna.pk}
    assert leads_to(adviser.post("/veranderingen/nieuw", sent)) == WHERE
    assert text_of(adviser.get(in_english(WHERE))).count("prepared for Anna Berg") == 1
    sponsor = signed_in(client, anna)
    html = sponsor.get(f"{WHERE}/beginnen").content.decode()
    assert "Een voorstel.</textarea>" in html
    assert "Raad Oskam" in html
    done = sponsor.post(f"{WHERE}/beginnen", {"title": "Dichter bij de wijk", "text": DIRECTION})
    assert leads_to(done) == WHERE
    assert Direction.objects.get().text == DIRECTION
    assert leads_to(sponsor.get(f"{WHERE}/beginnen")) == WHERE  # it has begun


def test_what_is_prepared_is_for_nobody_else(client, ada, anna, mo):
    prepare_change(
        organisation=ada.organisation, title="Geheim plan", direction="x", sponsor=anna, by=ada
    )
    for somebody in (None, mo):
        browser = signed_in(client, somebody) if somebody else client
        assert "Geheim plan" not in text_of(browser.get("/veranderingen/"))
        assert browser.get("/veranderingen/geheim-plan").status_code == 404
    assert "Geheim plan" in text_of(signed_in(client, ada).get("/veranderingen/"))


def test_a_sponsor_says_three_sentences_and_what_is_empty_shows_as_not_said(as_anna, anna):
    begun(anna)
    sent = {"matters": "Dat we luisteren.", "fixed": "De begroting.", "unknown": ""}
    assert leads_to(as_anna.post(f"{WHERE}/drie-zinnen", sent)) == WHERE
    html = as_anna.get(WHERE).content.decode()
    assert "Dat we luisteren." in html
    assert html.count('<dd><span class="tag">') == 1
    again = as_anna.get(f"{WHERE}/drie-zinnen").content.decode()
    assert "De begroting.</textarea>" in again


def test_what_was_said_before_stays_on_the_page_with_its_day(as_anna, anna):
    begun(anna)
    as_anna.post(f"{WHERE}/richting", {"text": "Een andere weg."})
    html = as_anna.get(WHERE).content.decode()
    now, before = html.index("Een andere weg."), html.index(DIRECTION)
    assert html.index("<blockquote") < now < html.index("<details") < before


def test_what_is_wrong_is_said_and_what_was_filled_in_stays(as_anna, anna):
    begun(anna)
    for form, sent, kept in (
        ("/veranderingen/nieuw", {"title": "", "text": "Mijn woorden"}, "Mijn woorden"),
        (f"{WHERE}/richting", {"text": "x" * 1001}, "x" * 1001),
        (f"{WHERE}/drie-zinnen", {"matters": "y" * 301, "fixed": "Mijn woorden"}, "Mijn woorden"),
    ):
        page = as_anna.post(form, sent)
        assert page.status_code == 422
        assert 'aria-invalid="true"' in page.content.decode()
        assert kept in page.content.decode()


def test_a_successor_keeps_it_on_a_page_of_their_own(client, anna, bram):
    office = office_of(anna)
    change = begun(anna, office=office)
    say_sentences(change=change, sentences=SAID, office=office, by=anna)
    handed_over(office, anna, bram, timezone.localdate())
    assert f"{WHERE}/overnemen" not in client.get(WHERE).content.decode()
    browser = signed_in(client, bram)
    assert f"{WHERE}/overnemen" in browser.get(WHERE).content.decode()
    page = text_of(browser.get(f"{WHERE}/overnemen"))
    assert DIRECTION in page
    assert "De begroting." in page
    assert browser.post(f"{WHERE}/overnemen", {"what": "x"}).status_code == 422
    assert browser.post(f"{WHERE}/overnemen", {"what": "openen"}).status_code == 422
    done = browser.post(f"{WHERE}/overnemen", {"what": "houden", "sentence": "Ik sta erachter."})
    assert leads_to(done) == WHERE
    assert TakenOver.objects.get().keeps
    assert "Ik sta erachter." in text_of(client.get(WHERE))
    assert signed_in(client, anna).get(f"{WHERE}/overnemen").status_code == 403


def test_the_areas_of_a_change_show_how_much_was_said_and_what_is_promised(as_anna, anna, waterdam):
    change = begun(anna)
    promised = kerb(
        "promised", "cost", [{"level": "free"}], promised_until="2999-12-31", nature="time"
    )
    silent = kerb("silent", "partner", "open", ask="Met wie?")
    publish(waterdam, kerbs=[PURSE, promised, silent], promised_until="2999-06-30")
    publish(waterdam, "elsewhere", title="Elders")
    empty = text_of(as_anna.get(in_english(WHERE)))
    assert "Nothing is promised yet" in empty
    assert "nobody has said where you have room" in empty
    where = f"{WHERE}/speelvelden"
    assert leads_to(as_anna.post(where, {"area": "garden"})) == where
    html = as_anna.get(in_english(WHERE)).content.decode()
    assert "3 kerbs" in html
    assert "1 not said yet" in html
    assert 'href="/en/ruimte/garden#kerb-promised"' in html
    assert "up to and including 31 December 2999" in html
    assert "All the room of Kitchen garden" in html
    assert "Elders" not in html
    assert as_anna.post(where, {"area": "nowhere"}).status_code == 422
    as_anna.post(where, {"what": "remove", "area": "garden"})
    as_anna.post(where, {"what": "remove", "area": "verandering-dichter-bij-de-wijk"})
    assert [link.is_zero for link in ChangeArea.objects.filter(change=change)] == [True]


def test_an_adviser_looks_at_the_areas_and_changes_them_only_before_it_begins(client, ada, anna):
    publish(ada.organisation)
    begun(anna)
    browser = signed_in(client, ada)
    assert "<select" not in browser.get(f"{WHERE}/speelvelden").content.decode()
    assert browser.post(f"{WHERE}/speelvelden", {"area": "garden"}).status_code == 403
    later = prepare_change(
        organisation=ada.organisation, title="Later", direction="x", sponsor=anna, by=ada
    )
    browser.post("/veranderingen/later/speelvelden", {"area": "garden"})
    assert ChangeArea.objects.get(change=later).area_slug == "garden"


def test_an_adviser_prepares_on_the_same_forms(client, ada, anna):
    change = begun(anna)
    browser = signed_in(client, ada)
    browser.post(f"{WHERE}/richting", {"text": "Zo?", "sponsor": anna.pk})
    browser.post(f"{WHERE}/drie-zinnen", {"matters": "Dit?", "sponsor": anna.pk})
    assert {each.kind for each in Prepared.objects.filter(change=change, sponsor=anna)} == {
        *("direction", "sentences")
    }
    assert Direction.objects.count() == 1
    assert not Sentences.objects.exists()
    assert browser.post(f"{WHERE}/richting", {"text": "Zo?"}).status_code == 422
    assert "Dit?</textarea>" in browser.get(f"{WHERE}/drie-zinnen").content.decode()
    sponsor = signed_in(client, anna)
    assert "Zo?</textarea>" in sponsor.get(f"{WHERE}/richting").content.decode()
    assert "Dit?</textarea>" in sponsor.get(f"{WHERE}/drie-zinnen").content.decode()


@pytest.mark.parametrize("form", FORMS)
def test_forms_are_for_who_directs_or_prepares(client, anna, mo, form):
    begun(anna)
    assert client.get(f"/veranderingen/{form}").status_code == 302
    browser = signed_in(client, mo)
    assert browser.get(f"/veranderingen/{form}").status_code == 403
    assert browser.post(f"/veranderingen/{form}", {"text": "x", "title": "x"}).status_code == 403
    assert Change.objects.count() == 1


def test_hostile_words_are_text_on_every_page(as_anna, anna, waterdam):
    evil = "<script>alert('x')</script>"
    change = begun(anna, title=f"Dichter {evil}", direction=evil)
    sentences = ThreeSentences(evil, evil, evil)
    say_sentences(change=change, sentences=sentences, office=None, by=anna)
    where = f"/veranderingen/{change.slug}"
    for path in ("/veranderingen/", where, f"{where}/richting", f"{where}/drie-zinnen"):
        page = as_anna.get(path)
        assert page.status_code == 200
        assert b"<script>alert" not in page.content


def test_the_menu_leads_to_changes_only_where_one_has_begun(client, ada, anna):
    link = 'href="/veranderingen/"'
    prepare_change(
        organisation=ada.organisation, title="Later", direction="x", sponsor=anna, by=ada
    )
    assert link not in client.get("/").content.decode()
    begun(anna)
    assert link in client.get("/").content.decode()


def test_a_list_takes_four_queries_however_many_changes(client, anna, django_assert_num_queries):
    office = office_of(anna)
    for number in range(4):
        begun(anna, title=f"Verandering {number}", office=office if number % 2 else None)
        # organisation, changes, their directions, who holds the offices
        with django_assert_num_queries(4 if number else 3):
            assert client.get("/veranderingen/").status_code == 200


def test_a_change_takes_eight_queries_however_much_is_said(
    client, anna, bram, django_assert_num_queries
):
    office = office_of(anna)
    change = begun(anna, office=office)
    for number in range(3):
        publish(anna.organisation, f"area-{number}", since=BEGIN)
        add_area(change=change, area_slug=f"area-{number}", by=anna)
        for sponsor in (anna, bram):
            sentences = ThreeSentences(f"Zin {number}", "", "")
            say_sentences(change=change, sentences=sentences, office=None, by=sponsor)
        # organisation, change; directions, sentences, successors, holders; its areas, their kerbs
        with django_assert_num_queries(8):
            assert client.get(WHERE).status_code == 200
