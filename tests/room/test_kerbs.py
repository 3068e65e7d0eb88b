"""Publishing a draft: whose it is, what is confirmed and what claimed, who is asked."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.ledger.models import Entry
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Organisation, OwnerOf, Person, Role
from stoeprand.post.models import Mail
from stoeprand.room import published
from stoeprand.room.actions.drafting import Outdated, begin_draft, begin_draft_from_file
from stoeprand.room.actions.kerbs import Published, publish_draft
from stoeprand.room.drafts import NoSuchDraft
from stoeprand.room.models import AreaVersion, Draft, KerbRow
from tests.people.making import person
from tests.room.making import HEALTH, PURSE, document, kerb, organisation, publish

pytestmark = pytest.mark.django_db

Drafted = Callable[..., Draft]


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def waterdam() -> Organisation:
    made = organisation()
    publish(made, kerbs=[{**PURSE, "confirmed_on": "2026-03-01"}, HEALTH])
    return made


@pytest.fixture
def sponsor(waterdam) -> Person:
    return person(waterdam, "Sam Sponsor", Role.SPONSOR)


@pytest.fixture
def boss(waterdam) -> Person:
    """Who the area file means by `boss`: a manager."""
    made = person(waterdam, "Noor Linde", Role.MANAGER)
    OwnerOf.objects.create(organisation=waterdam, name_in_areas="boss", person=made)
    return made


@pytest.fixture
def drafted(waterdam, sponsor) -> Drafted:
    def from_file(**parts: Any) -> Draft:
        return begin_draft_from_file(
            organisation=waterdam, document=document(**parts), name="area.json", by=sponsor
        )

    return from_file


def publish_it(draft: Draft, by: Person, day: date | None = None) -> Published:
    return publish_draft(
        organisation=draft.organisation,
        slug=draft.slug,
        revision=draft.revision,
        in_force_from=day or today(),
        by=by,
        limit=Limit.of_seconds(20),
    )


def claimed_of(version: AreaVersion) -> dict[str, bool]:
    return dict(KerbRow.objects.filter(version=version).values_list("kerb_id", "is_claimed"))


WIDER = {**PURSE, "bands": [{"at_most": 5000, "level": "free"}, {"level": "no"}]}


def test_a_moved_kerb_counts_at_once_and_is_marked_until_its_owner_confirms(
    waterdam, sponsor, boss, drafted
):
    said = {**WIDER, "confirmed_on": "2026-10-10"}  # what a file says is no confirmation
    done = publish_it(drafted(kerbs=[said, HEALTH]), sponsor)
    area = published.area_on(organisation=waterdam, slug="garden", day=today())
    assert "5000" in str(area.kerb("purse").bands)
    assert claimed_of(done.version) == {"purse": True, "health": True}
    assert done.asked == (boss,)
    assert not Draft.objects.exists()


def test_what_stays_as_it_was_stays_confirmed_and_nobody_is_asked_about_it(
    waterdam, sponsor, boss, drafted
):
    more = kerb("start", "outside", {"true": "tell", "false": "free"})
    done = publish_it(drafted(kerbs=[PURSE, HEALTH, more]), sponsor)
    assert claimed_of(done.version) == {"purse": False, "health": True, "start": True}
    mail = Mail.objects.get()
    assert "Rand start" in mail.text
    assert "Rand purse" not in mail.text
    assert "Rand health" not in mail.text


def test_the_owner_gets_the_kerb_in_words_in_their_language(waterdam, sponsor, boss, drafted):
    publish_it(drafted(kerbs=[WIDER, HEALTH]), sponsor)
    mail = Mail.objects.get()
    assert mail.person == boss
    assert "Tot en met € 5.000 doe je het zelf" in mail.text.replace("\xa0", " ")
    assert "/bevestigen/" in mail.text
    assert "/bevestigen/" in mail.html


def test_an_open_kerb_asks_its_owner(waterdam, sponsor, boss, drafted):
    asks = kerb("weeks", "cost", "open", ask={"nl": "Hoeveel mag het kosten?"})
    done = publish_it(drafted(kerbs=[PURSE, HEALTH, asks]), sponsor)
    assert "Hoeveel mag het kosten?" in Mail.objects.get().text
    assert "/invullen/" in Mail.objects.get().text
    assert done.nobody == ()


def test_an_owner_whom_nobody_here_answers_for_is_named(waterdam, sponsor, drafted):
    done = publish_it(drafted(kerbs=[WIDER, HEALTH]), sponsor)
    assert done.nobody == ("boss",)
    assert not Mail.objects.exists()


def test_who_publishes_their_own_kerb_confirms_it(waterdam, boss, drafted):
    done = publish_it(drafted(kerbs=[WIDER, HEALTH]), boss)
    area = published.area_on(organisation=waterdam, slug="garden", day=today())
    assert area.kerb("purse").confirmed_on == today()
    assert done.asked == ()
    assert not Mail.objects.exists()


def test_a_manager_publishes_kerbs_of_their_own_alone(waterdam, boss, drafted):
    other = {"chief": {"name": "Ko", "role": "director"}, "boss": {"name": "Noor", "role": "m"}}
    theirs = {**WIDER, "owner": "chief"}
    with pytest.raises(Refused):
        publish_it(drafted(kerbs=[theirs, HEALTH], people=other), boss)


def test_a_manager_publishes_no_other_words_of_an_area(waterdam, boss, drafted):
    with pytest.raises(Refused):
        publish_it(drafted(kerbs=[WIDER, HEALTH], direction="Anders."), boss)
    assert AreaVersion.objects.count() == 1


def test_a_manager_publishes_no_area_that_is_new(waterdam, boss, drafted):
    with pytest.raises(Refused):
        publish_it(drafted(slug="square"), boss)


def test_advisers_and_members_publish_nothing(waterdam, drafted):
    draft = drafted(kerbs=[WIDER, HEALTH])
    for who in (person(waterdam, "Bas", Role.ADVISER), person(waterdam, "Mia")):
        with pytest.raises(PermissionDenied):
            publish_it(draft, who)


def test_a_draft_that_says_nothing_new_is_not_published(waterdam, sponsor):
    draft = begin_draft(organisation=waterdam, slug="garden", by=sponsor)
    with pytest.raises(Refused):
        publish_it(draft, sponsor)


def test_who_saw_an_older_draft_publishes_nothing(waterdam, sponsor, drafted):
    draft = drafted(kerbs=[WIDER, HEALTH])
    Draft.objects.update(revision=draft.revision + 1)
    with pytest.raises(Outdated):
        publish_it(draft, sponsor)
    assert AreaVersion.objects.count() == 1


def test_a_second_click_publishes_nothing_more(waterdam, sponsor, drafted):
    draft = drafted(kerbs=[WIDER, HEALTH])
    publish_it(draft, sponsor)
    with pytest.raises(NoSuchDraft):
        publish_it(draft, sponsor)
    assert AreaVersion.objects.count() == 2


def test_nothing_is_published_for_a_day_that_is_past(waterdam, sponsor, drafted):
    with pytest.raises(Refused) as refused:
        publish_it(drafted(kerbs=[WIDER, HEALTH]), sponsor, today() - timedelta(days=1))
    assert refused.value.field == "in_force_from"
    assert Draft.objects.exists()


def test_a_file_without_changes_by_us_is_published_word_for_word(waterdam, sponsor, drafted):
    words = document(slug="square", kerbs=[PURSE, HEALTH])
    done = publish_it(drafted(slug="square"), sponsor)
    assert done.version.document.encode() == words


def test_the_ledger_tells_what_was_done_and_holds(waterdam, sponsor, boss, drafted):
    more = kerb("start", "outside", {"true": "tell", "false": "free"})
    done = publish_it(drafted(kerbs=[WIDER, more]), sponsor)
    entries = Entry.objects.filter(organisation=waterdam).order_by("number")
    told = [(each.action, json.loads(each.facts).get("kerb")) for each in entries][1:]
    assert told == [
        ("area.published", None),
        ("kerb.moved", "purse"),
        ("kerb.set", "start"),
        ("kerb.removed", "health"),
        ("kerb.asked", "purse"),
        ("kerb.asked", "start"),
    ]
    assert json.loads(entries[1].facts)["sha256"] == done.version.sha256
    assert verify(waterdam) == []
