"""An owner confirms a kerb, or says what holds, from the mail: once, in the open, by a button."""

import json
import re
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.engine.area import LineBands
from stoeprand.ledger.models import Entry
from stoeprand.ledger.verifying import verify
from stoeprand.people.models import Organisation, OwnerOf, Person, Role
from stoeprand.post.models import Mail
from stoeprand.room import published
from stoeprand.room.actions.drafting import begin_draft, begin_draft_from_file
from stoeprand.room.actions.kerbs import publish_draft
from stoeprand.room.drafts import area_of_draft
from stoeprand.room.models import AreaVersion, Draft
from tests.people.making import person
from tests.room.making import HEALTH, PURSE, document, kerb, organisation, publish

pytestmark = pytest.mark.django_db

OPEN = kerb("meals", "cost", "open", ask={"nl": "Hoeveel mag een maaltijd kosten?"})
SAID = {
    "bands.0.end": "at_most",
    "bands.0.bound": "€ 250",
    "bands.0.level": "free",
    "bands.1.level": "tell",
}


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def waterdam() -> Organisation:
    made = organisation()
    publish(made, kerbs=[HEALTH])
    return made


@pytest.fixture
def sponsor(waterdam) -> Person:
    return person(waterdam, "Sam Sponsor", Role.SPONSOR)


@pytest.fixture
def boss(waterdam) -> Person:
    made = person(waterdam, "Noor Linde", Role.MANAGER)
    OwnerOf.objects.create(organisation=waterdam, name_in_areas="boss", person=made)
    return made


def publish_kerbs(
    owner: Organisation, by: Person, kerbs: list[Any], day: date | None = None, **parts: Any
) -> AreaVersion:
    draft = begin_draft_from_file(
        organisation=owner, document=document(kerbs=kerbs, **parts), name="a.json", by=by
    )
    return publish_draft(
        organisation=owner,
        slug="garden",
        revision=draft.revision,
        in_force_from=day or today(),
        by=by,
        limit=Limit.of_seconds(20),
    ).version


def link_in_mail() -> str:
    found = re.search(
        r"https?://[^/]+(/(?:bevestigen|invullen)/\S+)", Mail.objects.latest("pk").text
    )
    assert found is not None
    return found[1]


def body_of(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.fixture
def asked(waterdam, sponsor, boss) -> AreaVersion:
    """A version with a kerb that its owner was asked about."""
    return publish_kerbs(waterdam, sponsor, [PURSE, HEALTH])


@pytest.fixture
def asked_open(waterdam, sponsor, boss) -> AreaVersion:
    return publish_kerbs(waterdam, sponsor, [OPEN, HEALTH])


def purse_now(owner: Organisation, day: date | None = None) -> Any:
    area = published.area_on(organisation=owner, slug="garden", day=day or today())
    return area.kerb("purse")


def test_fetching_the_link_shows_the_whole_kerb_and_changes_nothing(client, waterdam, asked):
    address = link_in_mail()
    for _time in range(3):
        page = body_of(client.get(address))
        client.head(address)
    assert "Tot en met € 2.500 doe je het zelf" in page
    assert "Register, art. 1" in page
    assert page.count("<button") == 1
    assert purse_now(waterdam).confirmed_on is None
    assert AreaVersion.objects.count() == 2


def test_the_button_confirms_it_without_signing_in(client, waterdam, asked):
    assert client.post(link_in_mail()).status_code == HTTPStatus.OK
    assert purse_now(waterdam).confirmed_on == today()
    actions = Entry.objects.filter(organisation=waterdam).values_list("action", flat=True)
    assert list(actions.order_by("number"))[-2:] == ["area.published", "kerb.confirmed"]
    assert verify(waterdam) == []
    assert "nog niet bevestigd" not in body_of(client.get(link_in_mail()))


def test_a_second_press_is_harmless(client, waterdam, asked):
    client.post(link_in_mail())
    versions, entries = AreaVersion.objects.count(), Entry.objects.count()
    assert client.post(link_in_mail()).status_code == HTTPStatus.OK
    assert (AreaVersion.objects.count(), Entry.objects.count()) == (versions, entries)


def test_a_kerb_that_was_moved_since_is_not_confirmed_by_an_older_link(
    client, waterdam, sponsor, asked
):
    old = link_in_mail()
    wider = {**PURSE, "bands": [{"at_most": 9000, "level": "free"}, {"level": "no"}]}
    publish_kerbs(waterdam, sponsor, [wider, HEALTH])
    answer = client.post(old)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert purse_now(waterdam).confirmed_on is None
    client.post(link_in_mail())
    assert purse_now(waterdam).confirmed_on == today()


def test_who_does_not_own_it_any_more_confirms_nothing(client, waterdam, asked):
    other = person(waterdam, "Vera Opvolger", Role.MANAGER)
    OwnerOf.objects.update(person=other)
    assert client.post(link_in_mail()).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert purse_now(waterdam).confirmed_on is None


def test_a_link_of_another_purpose_or_kerb_does_nothing(client, asked):
    assert client.post(link_in_mail().replace("bevestigen", "invullen")).status_code == 404
    assert client.post("/bevestigen/verzonnen").status_code == HTTPStatus.NOT_FOUND


def test_what_is_confirmed_before_it_begins_is_confirmed_when_it_does(
    client, waterdam, sponsor, boss
):
    later = today() + timedelta(days=30)
    publish_kerbs(waterdam, sponsor, [PURSE, HEALTH], later)
    client.post(link_in_mail())
    assert purse_now(waterdam, later).confirmed_on == today()
    now = published.area_on(organisation=waterdam, slug="garden", day=today())
    assert [each.id for each in now.kerbs] == ["health"]


def test_what_an_owner_confirms_stays_confirmed_when_a_draft_is_published_later(
    client, waterdam, sponsor, asked
):
    draft = begin_draft(organisation=waterdam, slug="garden", by=sponsor)
    client.post(link_in_mail())
    draft.refresh_from_db()
    assert area_of_draft(draft).kerb("purse").confirmed_on == today()
    assert draft.based_on == AreaVersion.objects.latest("pk")
    Draft.objects.all().delete()
    more = kerb("start", "outside", {"true": "tell", "false": "free"})
    publish_kerbs(waterdam, sponsor, [PURSE, HEALTH, more])
    assert purse_now(waterdam).confirmed_on == today()


def test_an_open_kerb_asks_its_question_and_the_answer_counts_as_confirmed(
    client, waterdam, asked_open
):
    address = link_in_mail()
    assert "Hoeveel mag een maaltijd kosten?" in body_of(client.get(address))
    assert client.post(address, SAID).status_code == HTTPStatus.OK
    area = published.area_on(organisation=waterdam, slug="garden", day=today())
    assert not area.kerb("meals").is_open
    assert area.kerb("meals").confirmed_on == today()
    entries = Entry.objects.filter(organisation=waterdam).order_by("number")
    told = [(each.action, json.loads(each.facts).get("kerb")) for each in entries]
    assert told[-2:] == [("kerb.set", "meals"), ("kerb.confirmed", "meals")]


def test_an_answer_that_is_not_clear_is_shown_again(client, waterdam, asked_open):
    answer = client.post(link_in_mail(), {**SAID, "bands.0.bound": "weinig"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="weinig"' in body_of(answer)
    answer = client.post(link_in_mail(), {**SAID, "doe": "rij"})
    assert 'name="bands.2.level"' in body_of(answer)
    assert AreaVersion.objects.count() == 2


def test_a_second_answer_is_told_that_there_is_one(client, waterdam, asked_open):
    client.post(link_in_mail(), SAID)
    answer = client.post(link_in_mail(), {**SAID, "bands.1.level": "no"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    area = published.area_on(organisation=waterdam, slug="garden", day=today())
    bands = area.kerb("meals").bands
    assert isinstance(bands, LineBands)
    assert [band.level.id for band in bands.bands] == ["free", "tell"]


def test_an_answer_goes_into_the_draft_that_somebody_is_at(client, waterdam, sponsor, asked_open):
    draft = begin_draft(organisation=waterdam, slug="garden", by=sponsor)
    client.post(link_in_mail(), SAID)
    draft.refresh_from_db()
    assert not area_of_draft(draft).kerb("meals").is_open
    assert draft.revision == 2


def test_an_answer_does_not_break_what_the_area_promises(client, waterdam, sponsor, boss):
    publish_kerbs(waterdam, sponsor, [OPEN, HEALTH], promised_until="2099-01-01")
    answer = client.post(link_in_mail(), {**SAID, "bands.1.level": "no"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert AreaVersion.objects.count() == 2


@pytest.mark.parametrize("scanner", [True, False])
def test_no_cookie_is_needed_to_read(asked, scanner):
    client = Client(enforce_csrf_checks=scanner)
    assert client.get(link_in_mail()).status_code == HTTPStatus.OK


def test_the_page_asks_the_database_a_few_times(client, asked, django_assert_num_queries):
    address = link_in_mail()
    client.get(address)
    with django_assert_num_queries(10):
        client.get(address)
