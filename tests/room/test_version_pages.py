"""What changed, and what changes by itself: two versions of an area, and its days to come."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from stoeprand.engine.sentences import day_in_words
from stoeprand.people.models import Organisation
from stoeprand.room import hard_questions, published
from stoeprand.room.actions import publish_history
from stoeprand.room.presentation import versions
from stoeprand.room.speaking import speech_in
from tests.room.making import (
    BEGIN,
    DIMENSIONS,
    HEALTH,
    PURSE,
    area,
    document,
    kerb,
    organisation,
    publish,
)

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=20)
ADDRESS = "/en/ruimte/garden/versies"
TIGHTER = PURSE | {"bands": [{"at_most": 1000, "level": "free"}, {"level": "agree"}]}
WIDER = PURSE | {"bands": [{"at_most": 5000, "level": "free"}, {"level": "tell"}]}


@pytest.fixture(autouse=True)
def owner():
    made = organisation()
    publish(made)
    return made


def plain(text: str) -> str:
    return text.replace("\xa0", "")


class TestTwoVersions:
    def test_it_shows_the_last_change_with_examples(self, client, owner):
        publish(owner, since=TODAY, kerbs=[WIDER, HEALTH])
        diff = client.get(ADDRESS).context["diff"]
        assert diff.summary.startswith("Some ideas have more room in the later version, and none")
        assert [(move.before.id, move.after.id) for move in diff.moves] == [
            ("no", "tell"),
            ("tell", "free"),
            ("no", "agree"),
        ]
        assert "Cost" in diff.moves[0].said.example.about

    def test_each_kerb_that_changes_stands_as_it_was_beside_what_it_becomes(self, client, owner):
        publish(owner, since=TODAY, kerbs=[WIDER, HEALTH])
        (change,) = client.get(ADDRESS).context["diff"].kerbs.shown
        assert change.title == "Kerb purse"
        assert "€2,500" in plain(change.before)
        assert "€5,000" in plain(change.after)

    def test_a_change_of_the_past_is_not_told_as_one_to_come(self, client, owner):
        publish(owner, since=TODAY, kerbs=[TIGHTER, HEALTH])
        diff = client.get(ADDRESS).context["diff"]
        said = " ".join([diff.summary, *(move.said.sentence for move in diff.moves)]).lower()
        assert "with the earlier version you do it" in said
        assert "now" not in said.split()

    def test_a_promise_that_was_over_is_named_where_the_kerb_moved(self, client, owner):
        promised = PURSE | {"promised_until": str(TODAY)}
        publish(owner, since=TODAY, kerbs=[promised, HEALTH])
        publish(owner, since=SOON, kerbs=[TIGHTER, HEALTH])
        response = client.get(ADDRESS)
        (ended,) = response.context["diff"].ended.shown
        assert (ended.title, "that promise is over" in ended.sentence) == ("Kerb purse", True)
        assert ended.sentence in response.content.decode()

    def test_a_promise_that_is_not_kept_is_shown_with_its_day_and_an_example(self, client, owner):
        promised = PURSE | {"promised_until": "2030-01-01"}
        publish(owner, "tent", kerbs=[promised])
        publish(owner, "tent", since=SOON, kerbs=[TIGHTER | {"promised_until": "2030-01-01"}])
        response = client.get(ADDRESS.replace("garden", "tent"))
        (promise,) = response.context["diff"].promises.shown
        assert promise.title == "Kerb purse"
        assert promise.day == SOON
        assert promise.example is not None
        assert "1 promise is not kept." in response.context["diff"].summary
        assert "Promises that are not kept" in response.content.decode()

    def test_the_next_version_to_come_is_compared_with_the_one_of_today(self, client, owner):
        publish(owner, since=SOON, kerbs=[TIGHTER, HEALTH])
        context = client.get(ADDRESS).context
        assert chosen(context) == [BEGIN.isoformat(), SOON.isoformat()]

    def test_two_versions_of_the_past_are_read_as_of_today_as_the_command_does(self, client, owner):
        over = {"valid_until": "2026-06-30"}
        slug, kerbs = "tent", ([PURSE | over, HEALTH], [TIGHTER | over, HEALTH])
        days = (BEGIN, BEGIN + timedelta(days=30))
        publish_history(
            organisation=owner,
            name="area.json",
            versions={
                day: document(slug, kerbs=each) for day, each in zip(days, kerbs, strict=True)
            },
        )
        response = client.get(ADDRESS.replace("garden", slug))
        assert response.context["diff"].summary.startswith("No answer changes")
        said = f"Both versions are read as of today, {day_in_words(speech_in('en'), TODAY)}."
        assert said in response.content.decode()

    def test_a_version_to_come_is_read_on_its_first_day(self, client, owner):
        ends = PURSE | {"valid_until": (SOON - timedelta(days=1)).isoformat()}
        publish(owner, "tent", kerbs=[ends])
        publish(owner, "tent", since=SOON, kerbs=[TIGHTER])
        response = client.get(ADDRESS.replace("garden", "tent"))
        assert "less room" in response.context["diff"].summary
        said = f"read on {day_in_words(speech_in('en'), SOON)}, the first day of the later one."
        assert said in response.content.decode()

    @pytest.mark.parametrize("swapped", [False, True])
    def test_any_two_can_be_chosen_and_the_earlier_one_comes_first(self, client, owner, swapped):
        publish(owner, since=TODAY, kerbs=[TIGHTER, HEALTH])
        publish(owner, since=SOON, kerbs=[WIDER, HEALTH])
        days = [BEGIN.isoformat(), TODAY.isoformat()]
        asked = dict(zip(("van", "naar"), days[::-1] if swapped else days, strict=True))
        context = client.get(ADDRESS, asked).context
        assert chosen(context) == days
        assert context["diff"].summary.startswith("Some ideas have less room in the later")

    def test_a_day_between_is_that_of_the_version_of_that_day(self, client, owner):
        publish(owner, since=TODAY, kerbs=[TIGHTER])
        between = (TODAY - timedelta(days=1)).isoformat()
        assert chosen(client.get(ADDRESS, {"van": between}).context)[0] == BEGIN.isoformat()

    @pytest.mark.parametrize("odd", ["1999-01-01", "2026-02-30", "<b>", "9999-99-99"])
    def test_a_day_without_a_version_falls_back(self, client, owner, odd):
        publish(owner, since=TODAY, kerbs=[TIGHTER])
        response = client.get(ADDRESS, {"van": odd})
        assert chosen(response.context)[0] == BEGIN.isoformat()
        assert "<b>" not in response.content.decode()

    def test_the_same_version_twice_is_said_to_be_the_same(self, client, owner):
        publish(owner, since=TODAY, kerbs=[TIGHTER])
        twice = {"van": TODAY.isoformat(), "naar": TODAY.isoformat()}
        text = client.get(ADDRESS, twice).content.decode()
        assert "This is one and the same version" in text

    def test_two_versions_that_say_the_same_are_two_all_the_same(self, client, owner, monkeypatch):
        publish(owner, since=TODAY)
        for shelf in (published.shelf, published.Shelf()):  # whether the document was kept or not
            monkeypatch.setattr(published, "shelf", shelf)
            text = client.get(ADDRESS).content.decode()
            assert "This is one and the same version" not in text
            assert "No answer changes" in text

    def test_of_very_many_changes_the_first_are_shown_and_the_others_counted(self, client, owner):
        many = [kerb(f"k{n}", "cost", [{"level": "tell"}]) for n in range(versions.MOST_OF_A_PART)]
        publish(owner, since=TODAY, kerbs=[TIGHTER, HEALTH, *many])
        response = client.get(ADDRESS)
        kerbs = response.context["diff"].kerbs
        assert (len(kerbs.shown), kerbs.count) == (versions.MOST_OF_A_PART, len(many) + 1)
        assert "and 1 more" in response.content.decode()

    def test_with_one_version_it_says_what_will_be_here(self, client):
        assert "There is one version so far." in client.get(ADDRESS).content.decode()

    def test_what_only_reads_otherwise_is_set_apart(self, client, owner):
        publish(owner, since=TODAY, kerbs=[PURSE | {"why": "So that it goes quickly."}, HEALTH])
        diff = client.get(ADDRESS).context["diff"]
        assert diff.summary == "No answer changes: every idea comes out as before."
        assert (diff.kerbs.shown, [kerb.kerb for kerb in diff.wording.shown]) == ([], ["purse"])

    def test_versions_that_ask_for_other_things_are_not_compared(self, client, owner):
        other = {**DIMENSIONS, "cost": {"kind": "flag"}}
        publish(owner, since=TODAY, dimensions=other, kerbs=[HEALTH])
        response = client.get(ADDRESS)
        assert response.context["diff"] is None
        assert len(response.context["faults"]) == 1
        assert "cannot be compared" in response.content.decode()

    def test_where_there_is_no_time_it_says_so(self, client, owner, monkeypatch):
        monkeypatch.setattr(published, "diff_of", lambda *_given: None)
        publish(owner, since=TODAY, kerbs=[TIGHTER])
        assert "certain in time what changes" in client.get(ADDRESS).content.decode()

    def test_what_takes_too_long_is_given_up_once(self, monkeypatch):
        old, new = area(), area(kerbs=[TIGHTER])
        with monkeypatch.context() as no_time:
            no_time.setattr(hard_questions, "LONGEST", 0.0)
            limit = hard_questions.limit_of_page()
            assert published.diff_of(old, new, TODAY, TODAY, limit) is None
        limit = hard_questions.limit_of_page()
        assert published.diff_of(old, new, TODAY, TODAY, limit) is None
        assert published.diff_of(old, new, SOON, SOON, limit) is not None

    def test_it_takes_four_queries_however_many_versions(
        self, client, owner, django_assert_num_queries
    ):
        for days in range(5):
            since = TODAY + timedelta(days=days)
            publish(owner, since=since, kerbs=[TIGHTER, HEALTH][: 1 + days % 2])
        with django_assert_num_queries(4):
            client.get(ADDRESS)

    def test_an_area_that_is_not_there_is_not_found(self, client):
        assert client.get("/ruimte/nowhere/versies").status_code == 404

    def test_another_organisation_has_its_own_versions(self, client, owner):
        elsewhere = Organisation.objects.create(slug="elsewhere", name="Elsewhere")
        publish(elsewhere, since=BEGIN, kerbs=[TIGHTER])
        days = published.version_days(organisation=elsewhere, slug="garden")
        assert days == [BEGIN]


def chosen(context) -> list[str]:
    options = [*context["older"], *context["newer"]]
    return [option.day for option in options if option.chosen]


class TestWhatChangesByItself:
    def shown(self, client, owner, *kerbs: dict[str, Any], **parts: Any):
        publish(owner, "tent", kerbs=list(kerbs), **parts)
        return client.get("/en/ruimte/tent").context["coming"]

    def test_a_kerb_that_begins_and_one_that_ends_are_told_with_what_that_does(self, client, owner):
        ends = PURSE | {"valid_until": SOON.isoformat()}
        begins = HEALTH | {"valid_from": (SOON + timedelta(days=9)).isoformat()}
        first, second = self.shown(client, owner, ends, begins)
        assert first.events.shown == ["The kerb ‘Kerb purse’ no longer counts."]
        assert "more room" in first.changes.summary
        assert [(move.before.id, move.after.id) for move in first.changes.moves] == [
            ("no", "free"),
            ("tell", "free"),
        ]
        assert second.events.shown == ["The kerb ‘Kerb health’ begins to count."]

    def test_the_end_of_a_promise_is_told_without_a_change(self, client, owner):
        (coming,) = self.shown(client, owner, PURSE | {"promised_until": SOON.isoformat()})
        assert "is no longer promised" in coming.events.shown[0]
        assert coming.changes is None

    def test_the_end_of_the_promise_of_an_area_is_told(self, client, owner):
        (coming,) = self.shown(client, owner, PURSE, promised_until=SOON.isoformat())
        assert coming.events.shown[0].startswith("The room of this area is no longer promised")

    def test_that_a_promise_ends_with_its_kerb_goes_without_saying(self, client, owner):
        both = {"valid_until": SOON.isoformat(), "promised_until": SOON.isoformat()}
        (coming,) = self.shown(client, owner, PURSE | both)
        assert coming.events.count == 1

    def test_what_is_past_is_not_told_and_of_much_only_the_first(self, client, owner):
        past = PURSE | {"valid_from": "2026-01-01", "promised_until": "2026-02-01"}
        days = [(SOON + timedelta(days=days)).isoformat() for days in range(9)]
        later = [
            kerb(f"k{number}", "cost", [{"level": "tell"}], valid_from=day)
            for number, day in enumerate(days)
        ]
        assert len(self.shown(client, owner, past, *later)) == 6

    def test_of_very_much_on_one_day_the_first_is_told(self, client, owner):
        ends = [
            kerb(f"k{number}", "cost", [{"level": "tell"}], valid_until=SOON.isoformat())
            for number in range(30)
        ]
        (coming,) = self.shown(client, owner, *ends)
        assert (len(coming.events.shown), coming.events.count) == (10, 30)

    def test_what_holds_until_the_last_of_all_days_never_ends(self, client, owner):
        for_ever = {"valid_until": "9999-12-31", "promised_until": "9999-12-31"}
        assert self.shown(client, owner, PURSE | for_ever, promised_until="9999-12-31") == []

    def test_a_kerb_that_ends_without_a_difference_is_told_as_such(self, client, owner):
        idle = kerb("idle", "cost", [{"level": "free"}], valid_until=SOON.isoformat())
        (coming,) = self.shown(client, owner, PURSE, idle)
        assert coming.changes.moves == []
        assert coming.changes.summary.startswith("Nothing changes")

    def test_where_there_is_no_time_it_says_so(self, client, owner, monkeypatch):
        monkeypatch.setattr(hard_questions, "LONGEST", 0.0)
        ends = PURSE | {"valid_until": (SOON + timedelta(days=1)).isoformat()}
        publish(owner, "tent", kerbs=[ends])
        response = client.get("/en/ruimte/tent")
        (coming,) = response.context["coming"]
        assert (coming.changes, coming.is_decided) == (None, False)
        assert "could not find out in time" in response.content.decode()

    def test_a_day_on_which_only_the_promise_of_an_ended_kerb_ends_is_no_news(self, client, owner):
        ended = {"valid_until": SOON.isoformat(), "promised_until": "2040-01-01"}
        assert len(self.shown(client, owner, PURSE | ended)) == 1

    def test_without_anything_to_come_the_page_does_not_speak_of_it(self, client):
        response = client.get("/en/ruimte/garden")
        assert response.context["coming"] == []
        assert "What changes by itself?" not in response.content.decode()
