"""Where there is no time to be certain a page says so, and what one can do; it never breaks."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.messages import message
from stoeprand.room import hard_questions, published
from stoeprand.room.views import asking
from tests.room.making import HEALTH, PURSE, area, kerb, organisation, publish

TODAY = timezone.localdate()
HTMX = {"HX-Request": "true"}


def never_in_time(*_positional: object, **_named: object) -> None:
    raise OutOfTime(message("what the idea may"))


@pytest.fixture
def no_time_to_check(monkeypatch):
    monkeypatch.setattr(asking, "check_idea", never_in_time)


@pytest.fixture
def no_time_for_areas(monkeypatch):
    monkeypatch.setattr(hard_questions, "LONGEST", 0.0)


@pytest.mark.django_db
@pytest.mark.usefixtures("no_time_to_check")
class TestAsking:
    @pytest.fixture(autouse=True)
    def _garden(self):
        publish(
            organisation(),
            kerbs=[PURSE, HEALTH, kerb("shut", "outside", {"true": "no", "false": "free"})],
        )

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_the_page_gives_no_answer_and_says_that_this_is_no_yes_and_no_no(self, client, headers):
        response = client.get("/en/mag-dat/garden?cost=3200", headers=headers)
        text = response.content.decode()
        assert response.status_code == 200
        assert "We cannot say this yet." in text
        assert "does not mean that you may, nor that you may not" in text
        assert "ladder__rung" not in text

    def test_the_kerbs_that_may_count_are_named_with_whom_to_ask(self, client):
        answer = client.get("/en/mag-dat/garden?cost=3200&outside=false").context["answer"]
        assert [each.title for each in answer.kerbs] == ["Kerb purse", "Kerb health"]
        assert [(owner.name, owner.kerbs) for owner in answer.owners] == [
            ("Noor Linde, manager", ("Kerb purse", "Kerb health"))
        ]

    def test_a_kerb_that_cannot_count_is_not_named(self, client):
        answer = client.get("/en/mag-dat/garden?cost=10&data=-&outside=false").context["answer"]
        assert answer.kerbs == []
        assert answer.owners == []

    def test_what_is_not_known_can_be_filled_in(self, client):
        form = client.get("/mag-dat/garden?cost=3200").context["form"]
        assert [field.id for field in form.questions] == ["partner", "data", "start"]
        assert [field.id for field in form.answered] == ["cost"]

    def test_a_whole_idea_is_not_told_that_its_answer_stays_the_same(self, client):
        whole = "/en/mag-dat/garden?cost=1&partner=company&data=-&start=2027-01-01&outside=true"
        text = client.get(whole).content.decode()
        assert "We have no more questions." in text
        assert "the answer stays the same" not in text

    def test_the_amount_in_the_question_is_still_offered(self, client):
        form = client.get("/mag-dat/garden?wat=een+tuin+van+800+euro").context["form"]
        assert (form.questions[0].id, form.questions[0].typed) == ("cost", "800")


@pytest.mark.django_db
@pytest.mark.usefixtures("no_time_for_areas")
def test_an_area_shows_its_kerbs_without_a_verdict_and_says_so(client):
    examples = [{"title": "Small", "values": {"cost": 5}, "level": "free"}]
    publish(organisation(), kerbs=[PURSE, kerb("open", "start", "open")], examples=examples)
    response = client.get("/en/ruimte/garden")
    page, text = response.context["page"], response.content.decode()
    assert page.number_of_kerbs == 2
    assert [title for title, _question in page.open] == ["Kerb open"]
    assert (page.is_decided, page.verdicts, page.levels, page.idle) == (False, [], [], [])
    assert "So there is no verdict here today" in text
    assert "Up to and including €\u00a02,500" in text or "Up to and including €2,500" in text


def test_what_could_not_be_found_is_not_searched_again_at_once(monkeypatch):
    garden = area()
    with monkeypatch.context() as no_time:
        no_time.setattr(hard_questions, "LONGEST", 0.0)
        assert published.room_on(garden, TODAY, hard_questions.limit_of_page()) is None
    limit = hard_questions.limit_of_page()
    assert published.room_on(garden, TODAY, limit) is None
    assert published.room_on(garden, TODAY + timedelta(days=1), limit) is not None
    monkeypatch.setattr(hard_questions, "TRIED_AGAIN_AFTER", -1.0)
    with monkeypatch.context() as no_time:
        no_time.setattr(hard_questions, "LONGEST", 0.0)
        published.diff_of(garden, garden, TODAY, TODAY, hard_questions.limit_of_page())
    assert published.diff_of(garden, garden, TODAY, TODAY, limit) is not None


def test_what_had_no_fair_try_is_tried_by_the_next_visitor():
    garden = area()
    assert published.room_on(garden, TODAY, Limit.of_seconds(0.0)) is None
    assert published.room_on(garden, TODAY, hard_questions.limit_of_page()) is not None


@pytest.mark.django_db
def test_all_that_stands_on_a_page_is_searched_within_one_limit(client, monkeypatch):
    """An area of which everything is hard takes as long as its first question, not the sum."""
    limits: list[Limit] = []

    def hard(*given: Any) -> None:
        limits.append(given[-1])
        raise OutOfTime(message("how much room there is"))

    monkeypatch.setattr("stoeprand.engine.find_room", hard)
    monkeypatch.setattr(published, "validate", hard)
    monkeypatch.setattr("stoeprand.engine.versions.compare_versions", hard)
    ends = [
        kerb(f"k{days}", "cost", [{"level": "tell"}], valid_until=str(TODAY + timedelta(days)))
        for days in range(1, 4)
    ]
    publish(organisation(), kerbs=ends)
    assert client.get("/en/ruimte/garden").status_code == 200
    assert len(limits) == 5
    assert len(set(limits)) == 1
    assert limits[0].seconds_left() <= hard_questions.LONGEST


def test_worked_examples_that_take_too_long_are_neither_well_nor_wrong(monkeypatch):
    monkeypatch.setattr(published, "validate", never_in_time)
    assert published.validation_on(area(), TODAY, hard_questions.limit_of_page()) is None


@pytest.mark.django_db
def test_worked_examples_that_were_not_tried_are_shown_as_such(client, monkeypatch):
    monkeypatch.setattr(published, "validate", never_in_time)
    examples = [{"title": "Small", "values": {"cost": 5}, "level": "free"}]
    publish(organisation(), examples=examples)
    response = client.get("/en/ruimte/garden")
    (example,) = response.context["page"].examples
    assert (example.title, example.meant.id, example.is_ok) == ("Small", "free", None)
    text = response.content.decode()
    assert "Whether it comes out so we could not find out in time." in text
    assert "Does not come out as it was meant" not in text
