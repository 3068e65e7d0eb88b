"""The demo municipality is there after the first start, and stays as it is after the next."""

from datetime import date

import pytest
from django.utils import timezone

from stoeprand.people.models import Organisation
from stoeprand.room import published
from stoeprand.room.actions import demo as demo_action
from stoeprand.room.actions import set_up_demo
from stoeprand.room.models import Area, AreaVersion, Idea, KerbRow, SearchTerm

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    models = (Organisation, Area, AreaVersion, KerbRow, SearchTerm, Idea)
    return [model.objects.count() for model in models]


def test_the_demo_has_its_areas_and_some_thirty_ideas():
    owner = set_up_demo()
    assert (owner.slug, owner.name) == ("waterwijk", "Gemeente Waterwijk")
    assert set(Area.objects.values_list("slug", flat=True)) == {
        *("evenement", "gegevens", "inkoop", "paspoorten", "samenwerken", "wijkbudget"),
        "verandering-dichter-bij-de-wijk",
    }
    assert Idea.objects.count() >= 30
    for model in (Area, AreaVersion, KerbRow, SearchTerm, Idea):
        assert set(model.objects.values_list("organisation", flat=True)) == {owner.pk}


def test_setting_up_the_demo_again_changes_nothing():
    set_up_demo()
    before = counts()
    set_up_demo()
    assert counts() == before


def test_two_areas_have_an_earlier_version_to_compare_with(client):
    owner = set_up_demo()
    for slug, day in (("wijkbudget", date(2026, 6, 1)), ("evenement", date(2026, 10, 12))):
        days = published.version_days(organisation=owner, slug=slug)
        assert days == [demo_action.BEGIN, day]
        diff = client.get(f"/ruimte/{slug}/versies").context["diff"]
        assert diff.moves
        assert diff.kerbs.shown


def test_of_the_earlier_versions_one_had_a_promise_that_was_not_kept(client):
    set_up_demo()
    context = client.get("/ruimte/evenement/versies").context
    assert "1 toezegging wordt niet gehouden." in context["diff"].summary
    (broken, *_) = context["diff"].promises.shown
    assert broken.title == "Het plein ligt open tot en met 31 maart 2027"
    assert client.get("/ruimte/wijkbudget/versies").context["diff"].promises.shown == []


def test_a_newer_demo_gives_changed_areas_a_new_version(monkeypatch):
    set_up_demo()
    read = demo_action.read_document
    monkeypatch.setattr(
        demo_action, "read_document", lambda folder: read(folder) + b"\n# changed since\n"
    )
    set_up_demo()
    set_up_demo()
    newest = AreaVersion.objects.filter(area__slug="wijkbudget").order_by("-pk")
    assert newest.count() == 3
    assert newest[0].in_force_from == timezone.localdate()
