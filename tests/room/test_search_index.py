"""What an area is found by: its newest words, the ideas shared there, and nothing of others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stoeprand.room.actions import share_ideas
from stoeprand.room.models import SearchTerm
from stoeprand.room.search.finding import FoundArea, clear_winner, find_areas
from stoeprand.room.shared import SharedIdea
from tests.room.making import organisation, publish

pytestmark = pytest.mark.django_db


def slugs(found: list[FoundArea]) -> list[str]:
    return [area.slug for area in found]


def test_an_organisation_finds_only_its_own_areas():
    waterdam, polderveen = organisation("waterdam"), organisation("polderveen")
    publish(waterdam, words=["tuin"])
    assert slugs(find_areas(organisation=waterdam, words="tuin", language="nl")) == ["garden"]
    assert find_areas(organisation=polderveen, words="tuin", language="nl") == []


def test_what_people_call_it_weighs_more_than_its_direction():
    owner = organisation()
    publish(owner, "called", words=["zwembad"])
    publish(owner, "mentioned", direction="Ook in het zwembad is ruimte voor iedereen.")
    found = find_areas(organisation=owner, words="zwembad", language="nl")
    assert found[0].slug == "called"
    assert clear_winner(found) == found[0]


def test_areas_that_a_word_says_as_much_of_are_a_choice():
    owner = organisation()
    for slug in ("one", "two"):
        publish(owner, slug, words=["zwembad"])
    found = find_areas(organisation=owner, words="zwembad", language="nl")
    assert slugs(found) == ["one", "two"]
    assert clear_winner(found) is None


def test_an_area_is_found_by_what_its_newest_version_says():
    owner = organisation()
    publish(owner, words=["zwembad"])
    publish(owner, words=["ijsbaan"], since=timezone.localdate())
    assert find_areas(organisation=owner, words="zwembad", language="nl") == []
    assert slugs(find_areas(organisation=owner, words="ijsbaan", language="nl")) == ["garden"]


def test_a_version_for_later_leaves_the_words_of_today_and_brings_its_own_when_it_begins(
    monkeypatch,
):
    owner, today = organisation(), timezone.localdate()
    publish(owner, words=["zwembad"])
    publish(owner, words=["ijsbaan"], since=today + timedelta(days=7))

    def found(word: str) -> list[str]:
        return slugs(find_areas(organisation=owner, words=word, language="nl"))

    assert (found("zwembad"), found("ijsbaan")) == (["garden"], [])
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=7))
    assert (found("zwembad"), found("ijsbaan")) == ([], ["garden"])


def test_words_of_versions_that_are_past_are_not_kept():
    owner, today = organisation(), timezone.localdate()
    for word in ("zwembad", "ijsbaan", "kade"):
        publish(owner, words=[word], since=today)
    kept = SearchTerm.objects.filter(source="words", kind="stem").values_list("word", flat=True)
    assert set(kept) == {"kade"}


def test_an_area_that_is_not_in_force_yet_is_not_found():
    owner = organisation()
    publish(owner, words=["zwembad"], since=timezone.localdate().replace(year=2099))
    assert find_areas(organisation=owner, words="zwembad", language="nl") == []


def test_an_area_is_found_by_earlier_ideas_also_after_a_new_version():
    owner = organisation()
    publish(owner)
    beans = SharedIdea("beans", {"nl": "Pronkbonen langs de schutting"}, {})
    share_ideas(organisation=owner, slug="garden", ideas=[beans])
    publish(owner, title="Nieuw", since=timezone.localdate())
    found = find_areas(organisation=owner, words="pronkbonen", language="nl")
    assert slugs(found) == ["garden"]
    assert str(SearchTerm.objects.get(source="idea", word__startswith="pronkb", kind="stem"))
