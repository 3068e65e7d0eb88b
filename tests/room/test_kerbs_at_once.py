"""Two who do something with one kerb at the same moment: one after the other, nothing twice."""

from collections.abc import Mapping
from datetime import date

import pytest
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.ledger.models import Entry
from stoeprand.ledger.verifying import verify
from stoeprand.people.models import Organisation, OwnerOf, Person, Role
from stoeprand.post.models import Mail
from stoeprand.room.actions.confirming import confirm_kerb
from stoeprand.room.actions.drafting import Outdated, begin_draft, begin_draft_from_file, set_kerb
from stoeprand.room.actions.kerbs import publish_draft
from stoeprand.room.drafts import NoSuchDraft, area_of_draft
from stoeprand.room.models import AreaVersion, Draft
from stoeprand.room.typed import typed_in
from tests.people.making import person
from tests.room.making import HEALTH, PURSE, document, organisation, publish
from tests.room.test_draft_pages import TYPED
from tests.room.test_publishing_at_once import meanwhile

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def waterdam() -> Organisation:
    made = organisation()
    publish(made, kerbs=[PURSE, HEALTH])
    return made


@pytest.fixture
def sponsor(waterdam) -> Person:
    return person(waterdam, "Sam Sponsor", Role.SPONSOR)


@pytest.fixture
def boss(waterdam) -> Person:
    made = person(waterdam, "Noor Linde", Role.MANAGER)
    OwnerOf.objects.create(organisation=waterdam, name_in_areas="boss", person=made)
    return made


def move(draft: Draft, by: Person, bound: str) -> Draft:
    fields: Mapping[str, str] = {**TYPED, "id": "purse", "bands.0.bound": bound}
    return set_kerb(
        organisation=draft.organisation,
        slug="garden",
        revision=draft.revision,
        fields=fields,
        typed=typed_in("nl"),
        by=by,
    )


def publish_it(draft: Draft, by: Person) -> None:
    publish_draft(
        organisation=draft.organisation,
        slug="garden",
        revision=draft.revision,
        in_force_from=today(),
        by=by,
        limit=Limit.of_seconds(20),
    )


@pytest.fixture
def stricter(waterdam, sponsor, boss) -> Draft:
    bands = [{"at_most": 100, "level": "free"}, {"level": "no"}]
    return begin_draft_from_file(
        organisation=waterdam,
        document=document(kerbs=[{**PURSE, "bands": bands}, HEALTH]),
        name="a.json",
        by=sponsor,
    )


def test_of_two_who_move_one_kerb_the_second_is_told(waterdam, sponsor, boss):
    draft = begin_draft(organisation=waterdam, slug="garden", by=sponsor)
    with meanwhile(lambda: move(draft, boss, "700")) as failures:
        move(draft, sponsor, "900")
    (refused,) = failures
    assert isinstance(refused, Outdated)
    assert refused.draft.by == sponsor
    assert "900" in str(area_of_draft(Draft.objects.get()).kerb("purse").bands)


def test_a_draft_that_two_publish_is_published_once(waterdam, sponsor, stricter):
    with meanwhile(lambda: publish_it(stricter, sponsor)) as failures:
        publish_it(stricter, sponsor)
    assert [type(each) for each in failures] == [NoSuchDraft]
    assert AreaVersion.objects.count() == 2
    assert Mail.objects.count() == 1
    assert verify(waterdam) == []


def test_a_kerb_that_is_confirmed_twice_is_confirmed_once(waterdam, sponsor, boss, stricter):
    publish_it(stricter, sponsor)
    version = AreaVersion.objects.select_related("area", "organisation").latest("pk")

    def confirm() -> None:
        confirm_kerb(version=version, kerb_id="purse", by=boss)

    with meanwhile(confirm) as failures:
        confirm()
    assert failures == []
    assert AreaVersion.objects.count() == 3
    assert Entry.objects.filter(action="kerb.confirmed").count() == 1


def test_what_is_confirmed_while_somebody_publishes_is_not_lost(waterdam, sponsor, boss, stricter):
    version = AreaVersion.objects.select_related("area", "organisation").get()
    with meanwhile(lambda: publish_it(stricter, sponsor)) as failures:
        confirm_kerb(version=version, kerb_id="health", by=boss)
    # the draft that the page showed is an older one now: it has the confirmation in it
    assert [type(each) for each in failures] == [Outdated]
    draft = Draft.objects.get()
    publish_it(draft, sponsor)
    newest = AreaVersion.objects.latest("pk")
    assert f"confirmed_on: {today().isoformat()}" in newest.document
