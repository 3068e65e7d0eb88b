"""The room of any day is one read, and a document is read once in a process."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from stoeprand.room import published
from stoeprand.room.actions import share_ideas
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.shared import SharedIdea
from tests.room.making import BEGIN, HEALTH, PURSE, area, kerb, organisation, publish

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _fresh_shelf(monkeypatch):
    monkeypatch.setattr(published, "shelf", published.Shelf())


def title_on(owner, day: date) -> str:
    return published.area_on(organisation=owner, slug="garden", day=day).title.said_in("nl")


def test_each_day_has_the_version_that_was_in_force_then():
    owner = organisation()
    publish(owner, title="Eerst")
    publish(owner, since=TOMORROW, title="Later")
    assert [title_on(owner, day) for day in (BEGIN, TODAY, TOMORROW, date(2099, 1, 1))] == [
        "Eerst",
        "Eerst",
        "Later",
        "Later",
    ]


def test_of_two_versions_from_the_same_day_the_last_published_counts():
    owner = organisation()
    publish(owner, since=TODAY, title="Eerst")
    publish(owner, since=TODAY, title="Daarna")
    assert title_on(owner, TODAY) == "Daarna"


def test_before_its_first_version_there_is_no_area():
    owner = organisation()
    publish(owner)
    with pytest.raises(published.NoSuchArea):
        title_on(owner, BEGIN - timedelta(days=1))


def test_an_organisation_sees_no_area_of_another():
    publish(organisation("waterdam"))
    other = organisation("polderveen")
    with pytest.raises(published.NoSuchArea):
        title_on(other, TODAY)
    assert published.areas_on(organisation=other, day=TODAY) == []


def test_an_area_takes_one_query_the_first_time_and_every_time(django_assert_num_queries):
    owner = organisation()
    publish(owner)
    with django_assert_num_queries(1):
        first = published.area_on(organisation=owner, slug="garden", day=TODAY)
    with django_assert_num_queries(1):
        assert published.area_on(organisation=owner, slug="garden", day=TODAY) is first


def test_a_document_is_read_once_and_not_fetched_again(django_assert_num_queries):
    owner = organisation()
    publish(owner)
    published.area_on(organisation=owner, slug="garden", day=TODAY)
    with patch.object(published, "read_area") as read, django_assert_num_queries(1) as queries:
        published.area_on(organisation=owner, slug="garden", day=TODAY)
    read.assert_not_called()
    (fingerprint,) = published.shelf.now()
    assert fingerprint in queries[0]["sql"]  # so the database leaves that document out


def test_all_areas_take_one_query_however_many(django_assert_num_queries):
    owner = organisation()
    for number in range(12):
        publish(owner, f"garden-{number}")
    with django_assert_num_queries(1):
        areas = published.areas_on(organisation=owner, day=TODAY)
    assert [each.id for each in areas] == [f"garden-{number}" for number in range(12)]


def test_the_shelf_holds_no_more_than_it_may():
    shelf = published.Shelf(most=2)
    for fingerprint in "abc":
        shelf.keep(fingerprint, area(fingerprint))
    assert list(shelf.now()) == ["b", "c"]


def test_an_area_that_left_the_shelf_is_read_again():
    published.shelf = published.Shelf(most=1)
    owner = organisation()
    for slug in ("garden", "street"):
        publish(owner, slug)
    for _round in range(2):
        areas = published.areas_on(organisation=owner, day=TODAY)
        assert [each.id for each in areas] == ["garden", "street"]


def test_kerbs_are_counted_as_they_are_on_the_day(django_assert_num_queries):
    owner = organisation()
    confirmed = {"confirmed_on": "2026-03-01"}
    kerbs = [
        {**PURSE, **confirmed, "promised_until": "2099-12-31"},
        {**HEALTH, "review_on": "2026-01-02"},
        kerb("open-one", "start", "open"),
        {**kerb("ended", "outside", {"otherwise": "no"}), "valid_until": "2026-01-31"},
        {**kerb("later", "outside", {"otherwise": "no"}), "valid_from": "2099-01-01"},
    ]
    publish(owner, kerbs=kerbs)
    publish(owner, "bare", kerbs=[])
    with django_assert_num_queries(1):
        garden, bare = published.counted_areas_on(organisation=owner, day=TODAY)
    assert (garden.kerbs, garden.open, garden.claimed) == (3, 1, 1)
    assert (bare.kerbs, bare.open, bare.claimed) == (0, 0, 0)


def test_each_area_comes_with_one_of_its_ideas_in_one_query(django_assert_num_queries):
    owner = organisation()
    publish(owner)
    publish(owner, "street")
    share_ideas(
        organisation=owner,
        slug="garden",
        ideas=[SharedIdea("beans", {"nl": "Bonen"}, {"cost": "12.5", "data": []})],
    )
    with django_assert_num_queries(1):
        garden, street = published.areas_with_idea_on(organisation=owner, day=TODAY)
    assert garden.idea == SharedIdea("beans", {"nl": "Bonen"}, {"cost": "12.5", "data": []})
    assert street.idea is None


def test_a_room_is_found_once_for_an_area_and_a_day():
    garden, limit = area(), limit_of_page()
    room, validation = (
        published.room_on(garden, TODAY, limit),
        published.validation_on(garden, TODAY, limit),
    )
    assert room is published.room_on(garden, TODAY, limit)
    assert validation is published.validation_on(garden, TODAY, limit)
    assert room is not published.room_on(garden, TOMORROW, limit)


def test_a_document_reads_the_same_after_it_was_kept():
    owner = organisation()
    publish(owner)
    kept = published.area_on(organisation=owner, slug="garden", day=TODAY)
    assert kept.kerbs == area().kerbs
    assert kept.dimensions == area().dimensions
