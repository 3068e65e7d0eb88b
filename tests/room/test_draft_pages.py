"""The pages on which kerbs are set and moved: sentences, a form, a preview, nothing typed lost."""

from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from stoeprand.people.models import Organisation, OwnerOf, Person, Role
from stoeprand.post.models import Mail
from stoeprand.room.actions import publish_area, share_ideas
from stoeprand.room.actions.drafting import begin_draft, begin_draft_from_file, discard_draft
from stoeprand.room.drafts import area_of_draft
from stoeprand.room.kerb_changes import says_the_same
from stoeprand.room.models import AreaVersion, Draft
from stoeprand.room.presentation.kerb_forms import filled_with
from stoeprand.room.shared import SharedIdea
from tests.people.making import person, signed_in
from tests.room.making import HEALTH, PURSE, document, organisation, publish

pytestmark = pytest.mark.django_db

DRAFT = "/concepten/garden"
KERB = f"{DRAFT}/stoeprand/purse"
PUBLISH = f"{DRAFT}/publiceren"
EXAMPLE = {
    "title": "Een feest van 2.000 euro",
    "values": {"cost": 2000, "data": []},
    "level": "free",
}
TYPED = {
    "title.nl": "Wat je zelf uitgeeft",
    "title.en": "What you spend",
    "nature": "money",
    "source.text": "Register, art. 1",
    "owner": "boss",
    "movable_by": "director",
    "on": "cost",
    "bands.0.end": "at_most",
    "bands.0.bound": "1.000",
    "bands.0.level": "free",
    "bands.1.end": "at_most",
    "bands.1.bound": "10.000",
    "bands.1.level": "tell",
    "bands.2.level": "agree",
}


@pytest.fixture
def waterdam() -> Organisation:
    made = organisation()
    publish(made, examples=[EXAMPLE])
    idea = SharedIdea("bank", {"nl": "Een bankje van 2.400"}, {"cost": "2400", "data": []})
    share_ideas(organisation=made, slug="garden", ideas=[idea])
    return made


@pytest.fixture
def sponsor(waterdam) -> Person:
    return person(waterdam, "Sam Sponsor", Role.SPONSOR)


@pytest.fixture
def adviser(waterdam) -> Person:
    return person(waterdam, "Bas Begeleider", Role.ADVISER)


@pytest.fixture
def draft(waterdam, adviser) -> Draft:
    return begin_draft(organisation=waterdam, slug="garden", by=adviser)


@pytest.fixture
def visitor(client, sponsor) -> Client:
    return signed_in(client, sponsor)


def body_of(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ")


def send(visitor: Client, address: str, **fields: str) -> Any:
    return visitor.post(address, {"revision": 1, **TYPED, **fields})


@pytest.mark.parametrize("kind", ["area", "library", "file"])
def test_a_draft_begins_in_three_ways(visitor, kind):
    sent: dict[str, object] = {"area": "garden"}
    if kind == "library":
        sent = {"library": "wijkbudget"}
    if kind == "file":
        sent = {"file": SimpleUploadedFile("square.json", document("square"))}
    answer = visitor.post("/concepten/", sent)
    assert answer.status_code == HTTPStatus.FOUND
    assert visitor.get(answer.url).status_code == HTTPStatus.OK
    assert answer.url in body_of(visitor.get("/concepten/"))


def test_every_fault_of_a_file_is_said_with_its_line(visitor):
    file = SimpleUploadedFile("kapot.yaml", b"format: 1\narea: Niet Zo\n")
    answer = visitor.post("/concepten/", {"file": file})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "2" in body_of(answer)
    assert not Draft.objects.exists()


def test_a_kerb_is_moved_and_stands_in_the_draft_in_a_sentence(visitor, draft):
    assert send(visitor, KERB).url == DRAFT
    page = body_of(visitor.get(DRAFT))
    assert "Tot en met € 1.000 doe je het zelf" in page
    assert "Wat je zelf uitgeeft" in page


def test_what_stands_in_a_kerb_is_in_its_form_and_comes_back_the_same(visitor, draft):
    area = area_of_draft(draft)
    page = body_of(visitor.get(KERB))
    assert 'value="2.500"' in page
    filled = filled_with(area, area.kerb("purse"), "nl")
    visitor.post(KERB, {"revision": 1, **filled})
    again = area_of_draft(Draft.objects.get()).kerb("purse")
    assert says_the_same(again, area.kerb("purse"))


def test_a_new_kerb_is_set_about_what_one_chose(visitor, draft):
    assert "cost" in body_of(visitor.get(f"{DRAFT}/stoeprand?over=cost"))
    assert send(visitor, f"{DRAFT}/stoeprand").url == DRAFT
    kerbs = [kerb.id for kerb in area_of_draft(Draft.objects.get()).kerbs]
    assert kerbs == ["purse", "health", "wat-je-zelf-uitgeeft"]


@pytest.mark.parametrize("on", ["partner", "data", "outside", "start"])
def test_there_is_a_form_about_every_kind_of_thing(visitor, draft, on):
    page = body_of(visitor.get(f"{DRAFT}/stoeprand?over={on}"))
    assert 'name="bands.' in page


def test_faults_stand_at_their_fields_and_nothing_typed_is_lost(visitor, draft):
    wrong = {"bands.0.bound": "veel geld", "owner": "", "review_on": "ooit"}
    answer = send(visitor, KERB, **wrong)
    page = body_of(answer)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert page.count("field__fault") == len(wrong)
    for typed in ("veel geld", "ooit", "10.000", "Wat je zelf uitgeeft"):
        assert f'value="{typed}"' in page


def test_a_row_is_added_without_a_script_and_the_rest_stays(visitor, draft):
    answer = send(visitor, KERB, doe="rij")
    page = body_of(answer)
    assert 'name="bands.3.level"' in page
    assert 'name="bands.2.bound"' in page
    assert 'value="10.000"' in page
    assert Draft.objects.get().revision == 1


def test_looking_shows_what_it_takes_with_an_example_and_keeps_nothing(visitor, draft):
    page = body_of(send(visitor, KERB, doe="bekijk"))
    assert "Sommige ideeën krijgen" in page or "minder ruimte" in page
    assert "Een feest van 2.000 euro" in page
    assert "Een bankje van 2.400" in page
    assert Draft.objects.get().revision == 1


def test_a_script_gets_the_preview_alone(visitor, draft):
    sent = {"revision": 1, **TYPED, "doe": "bekijk"}
    page = body_of(visitor.post(KERB, sent, headers={"HX-Request": "true"}))
    assert "<html" not in page
    assert "Tot en met € 1.000 doe je het zelf" in page


def test_who_is_second_sees_what_the_first_did_beside_what_they_typed(
    visitor, draft, waterdam, adviser
):
    first = signed_in(Client(), adviser)
    send(first, KERB, **{"bands.0.bound": "700"})
    answer = send(visitor, KERB)
    page = body_of(answer)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Bas Begeleider" in page
    assert "Tot en met € 700 doe je het zelf" in page
    assert 'value="1.000"' in page
    assert 'name="revision" value="2"' in page
    assert "700" in Draft.objects.get().document


def test_what_one_typed_is_there_still_when_the_draft_is_gone(visitor, draft, adviser):
    discard_draft(organisation=draft.organisation, slug="garden", revision=1, by=adviser)
    answer = send(visitor, KERB)
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Wat je zelf uitgeeft" in body_of(answer)


def test_who_publishes_sees_first_what_it_does_and_who_is_asked(visitor, draft, waterdam):
    boss = person(waterdam, "Noor Linde", Role.MANAGER)
    OwnerOf.objects.create(organisation=waterdam, name_in_areas="boss", person=boss)
    send(visitor, KERB)
    page = body_of(visitor.get(PUBLISH))
    assert "Een feest van 2.000 euro" in page
    assert "Noor Linde" in page
    today = timezone.localdate().isoformat()
    answer = visitor.post(PUBLISH, {"revision": 2, "in_force_from": today})
    assert answer.url == "/ruimte/garden/tijdlijn"
    assert Mail.objects.get().person == boss
    assert "Tot en met € 1.000" in body_of(visitor.get("/ruimte/garden"))


def test_an_adviser_sees_what_it_does_and_has_no_button(draft, adviser):
    bas = signed_in(Client(), adviser)
    send(bas, KERB)
    assert 'name="in_force_from" type="date" value' in body_of(bas.get(PUBLISH))
    assert "revision" not in body_of(bas.get(PUBLISH))
    assert bas.post(PUBLISH, {"revision": 2}).status_code == HTTPStatus.FORBIDDEN
    assert AreaVersion.objects.count() == 1


def test_a_member_sees_no_drafts(draft, waterdam):
    mia = signed_in(Client(), person(waterdam, "Mia Lid"))
    for address in ("/concepten/", DRAFT, KERB, PUBLISH):
        assert mia.get(address).status_code == HTTPStatus.FORBIDDEN


def test_the_area_goes_out_as_a_file_and_comes_in_as_the_same_draft(visitor, waterdam, sponsor):
    words = b"# onze moestuin\n" + document(kerbs=[PURSE, HEALTH])
    publish_file(waterdam, words)
    out = visitor.get("/ruimte/garden.yaml")
    assert out.content == words
    came_in = begin_draft_from_file(
        organisation=waterdam, document=out.content, name="garden.yaml", by=sponsor
    )
    assert came_in.document.encode() == words


def publish_file(owner: Organisation, words: bytes) -> None:
    publish_area(
        organisation=owner, document=words, name="a.yaml", in_force_from=timezone.localdate()
    )


SIGNED_IN = 3
"""Queries by which any page learns who asks, and where."""


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/concepten/", 2), (DRAFT, 1), (KERB, 1), (PUBLISH, 6)],
)
def test_a_page_asks_the_database_as_often_however_much_there_is(
    visitor, draft, django_assert_num_queries, address, queries
):
    send(visitor, KERB)
    visitor.get(address)
    with django_assert_num_queries(SIGNED_IN + queries):
        visitor.get(address)
