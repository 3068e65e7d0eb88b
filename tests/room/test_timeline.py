"""The timeline of an area: what its room was, is, and will be by what is decided already."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.people.models import Organisation, Role
from stoeprand.room.actions.drafting import begin_draft_from_file
from stoeprand.room.actions.kerbs import publish_draft
from stoeprand.room.actions.promising import Explained
from tests.people.making import person, signed_in
from tests.room.making import HEALTH, PURSE, document, kerb, organisation, publish

pytestmark = pytest.mark.django_db

ADDRESS = "/ruimte/garden/tijdlijn"
STRICTER = {**PURSE, "bands": [{"at_most": 100, "level": "free"}, {"level": "no"}]}


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def waterdam() -> Organisation:
    made = organisation()
    publish(made, kerbs=[PURSE, HEALTH])
    return made


def body_of(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_what_a_kerb_said_before_stands_beside_what_it_says_now(client, waterdam):
    publish(waterdam, since=today(), kerbs=[STRICTER, HEALTH])
    page = body_of(client.get(ADDRESS))
    assert "Tot en met € 2.500 doe je het zelf" in page
    assert "Tot en met € 100 doe je het zelf" in page


def test_the_newest_decision_comes_first_also_when_it_holds_later(client, waterdam):
    publish(waterdam, since=today(), kerbs=[STRICTER, HEALTH])
    later = today() + timedelta(days=40)
    publish(waterdam, since=later, kerbs=[PURSE])
    page = body_of(client.get(ADDRESS))
    links = re.findall(r"van=(\S+?)&amp;naar=(\S+?)\"", page)
    first = "2026-01-01"
    assert links == [
        (today().isoformat(), later.isoformat()),
        (first, today().isoformat()),
    ]


def test_a_version_decided_earlier_for_a_later_day_is_not_what_held_before(client, waterdam):
    publish(waterdam, since=today() + timedelta(days=40), kerbs=[HEALTH])
    publish(waterdam, since=today(), kerbs=[STRICTER, HEALTH])
    newest = body_of(client.get(ADDRESS)).split('class="sheet timeline__one"')[1]
    assert "Tot en met € 2.500" in newest
    assert "Tot en met € 100" in newest


def test_what_begins_and_ends_by_itself_is_told_beforehand(client, waterdam):
    soon = (today() + timedelta(days=10)).isoformat()
    ends = kerb("start", "outside", {"true": "tell", "false": "free"}, valid_until=soon)
    publish(waterdam, since=today(), kerbs=[PURSE, ends])
    assert 'id="coming"' in body_of(client.get(ADDRESS))


def test_a_promise_that_was_opened_again_stands_there_with_its_letter(client, waterdam):
    sponsor = person(waterdam, "Sam Sponsor", Role.SPONSOR)
    promised = {**PURSE, "promised_until": "2099-01-01"}
    publish(waterdam, since=today(), kerbs=[promised, HEALTH])
    draft = begin_draft_from_file(
        organisation=waterdam,
        document=document(kerbs=[STRICTER, HEALTH]),
        name="a.json",
        by=sponsor,
    )
    publish_draft(
        organisation=waterdam,
        slug="garden",
        revision=draft.revision,
        in_force_from=today(),
        by=sponsor,
        limit=Limit.of_seconds(20),
        explained=Explained("Het geld is op.", "Een ruilbeurs.", "Beste <b>mensen</b>"),
    )
    page = body_of(client.get(ADDRESS))
    for said in ("Het geld is op.", "Een ruilbeurs.", "Beste &lt;b&gt;mensen&lt;/b&gt;"):
        assert said in page
    assert "Sam Sponsor" not in page
    assert "Sam Sponsor" in body_of(signed_in(client, sponsor).get(ADDRESS))


def test_the_page_of_an_area_leads_to_its_timeline(client, waterdam):
    assert f'href="{ADDRESS}"' in body_of(client.get("/ruimte/garden"))


def test_an_area_that_is_not_there_has_no_timeline_and_no_file(client, waterdam):
    assert client.get("/ruimte/square/tijdlijn").status_code == 404
    assert client.get("/ruimte/square.yaml").status_code == 404


def test_an_area_published_as_json_goes_out_as_yaml(client, waterdam):
    out = client.get("/ruimte/garden.yaml").content.decode()
    assert out.startswith("format: 1\narea: garden\n")


@pytest.mark.parametrize("versions", [1, 3])
def test_the_page_asks_the_database_as_often_however_much_was_decided(
    client, waterdam, versions, django_assert_num_queries
):
    for number in range(versions):
        bands = [{"at_most": 100 + number, "level": "free"}, {"level": "no"}]
        publish(waterdam, since=today(), kerbs=[{**PURSE, "bands": bands}])
    client.get(ADDRESS)
    with django_assert_num_queries(2):
        client.get(ADDRESS)
