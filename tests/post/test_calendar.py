"""Due days stand in somebody's own calendar, at an address that only they know."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from django.urls import reverse

from stoeprand.post import calendar
from stoeprand.post.actions import make_feed_key, revoke_feed_key
from stoeprand.post.calendar import DueDay, feed
from tests.room.making import organisation

WHEN = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
DUE = DueDay(
    uid="ask-12@waterdam.test",
    day=date(2026, 12, 3),
    title="Antwoord aan Samir; straatfeest, 8.800 euro",
    changed_at=WHEN,
    sequence=2,
    text="Regel één\nRegel twee " + "lang " * 40,
    url="https://mag.waterdam.test/antwoord/12",
)


def event_in(document: bytes):
    (event,) = icalendar.Calendar.from_ical(document).walk("VEVENT")
    return event


def test_a_due_day_is_a_whole_day_that_takes_up_no_time():
    event = event_in(feed([DUE]))
    assert event.decoded("DTSTART") == date(2026, 12, 3)
    assert event.decoded("DTEND") == date(2026, 12, 4)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_calendar_program_knows_what_it_had_before_and_what_changed():
    event = event_in(feed([DUE]))
    assert event["UID"] == DUE.uid
    assert event["SEQUENCE"] == 2
    assert event.decoded("DTSTAMP") == WHEN
    assert event["STATUS"] == "CONFIRMED"


def test_what_is_called_off_is_so_in_the_calendar_too():
    off = DueDay("a", DUE.day, "Af", WHEN, sequence=3, is_called_off=True)
    assert event_in(feed([off]))["STATUS"] == "CANCELLED"


def test_every_sign_in_a_title_or_text_comes_over():
    event = event_in(feed([DUE]))
    assert (event["SUMMARY"], event["DESCRIPTION"], event["URL"]) == (DUE.title, DUE.text, DUE.url)


def test_lines_are_folded_as_the_standard_wants():
    lines = feed([DUE]).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"VERSION:2.0" in lines


def test_a_title_can_bring_no_line_of_its_own():
    evil = DueDay("a", DUE.day, "Titel\r\nEND:VEVENT\r\nX-EVIL:1", WHEN)
    event = event_in(feed([evil]))
    assert "X-EVIL" not in event


def test_a_calendar_in_which_nothing_changes_stays_the_same_byte_by_byte():
    assert feed([DUE]) == feed([DUE])


@pytest.fixture
def _due(monkeypatch):
    monkeypatch.setattr(calendar, "_sources", [])
    later = DueDay("z", date(2027, 1, 1), "Later", WHEN)
    calendar.register(lambda person, language: [later, DUE])
    calendar.register(lambda person, language: [DueDay("a", DUE.day, language, WHEN)])


def titles(response) -> list[str]:
    events = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    return [str(event["SUMMARY"]) for event in events]


@pytest.mark.django_db
@pytest.mark.usefixtures("_due")
class TestTheFeed:
    def test_at_the_secret_address_stands_what_is_due_the_first_day_first(self, client, noor):
        response = client.get(f"/agenda/{make_feed_key(noor).key}.ics")
        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        assert titles(response) == ["nl", DUE.title, "Later"]

    def test_it_is_in_the_language_of_the_address(self, client, noor):
        assert titles(client.get(f"/en/agenda/{make_feed_key(noor).key}.ics"))[0] == "en"

    def test_a_new_address_ends_the_old_one(self, client, noor):
        old = make_feed_key(noor).key
        new = make_feed_key(noor).key
        assert client.get(f"/agenda/{old}.ics").status_code == 404
        assert client.get(f"/agenda/{new}.ics").status_code == 200

    def test_an_address_that_was_ended_leads_nowhere(self, client, noor):
        key = make_feed_key(noor).key
        revoke_feed_key(noor)
        assert client.get(f"/agenda/{key}.ics").status_code == 404

    def test_who_left_has_no_calendar(self, client, noor):
        key = make_feed_key(noor).key
        noor.is_active = False
        noor.save()
        assert client.get(f"/agenda/{key}.ics").status_code == 404

    def test_at_another_organisation_the_address_leads_nowhere(self, client, noor):
        organisation("polderveen", "mag.polderveen.test")
        key = make_feed_key(noor).key
        at = {"host": "mag.polderveen.test"}
        assert client.get(f"/agenda/{key}.ics", headers=at).status_code in (400, 404)

    def test_it_is_stored_nowhere_on_the_way_and_gives_no_cookie(self, client, noor):
        packed = {"Accept-Encoding": "gzip"}
        response = client.get(f"/agenda/{make_feed_key(noor).key}.ics", headers=packed)
        assert "no-store" in response["Cache-Control"]
        assert "Content-Encoding" not in response
        assert not client.cookies

    def test_it_takes_two_queries(self, client, noor, django_assert_num_queries):
        key = make_feed_key(noor).key
        with django_assert_num_queries(2):  # the organisation; the key with its person
            client.get(f"/agenda/{key}.ics")

    def test_no_key_can_be_guessed(self, noor):
        keys = {make_feed_key(noor).key for _ in range(20)}
        assert len(keys) == 20
        assert min(map(len, keys)) >= 43

    def test_who_is_not_signed_in_gets_no_page_with_an_address(self, client):
        assert client.get(reverse("own_calendar")).status_code in (302, 403)
