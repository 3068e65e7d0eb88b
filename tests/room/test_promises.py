"""Promised room is taken away in the open or not at all; the register says what became of it."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from stoeprand.engine import Limit
from stoeprand.engine.writing import FaultyFields
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Office, Organisation, OwnerOf, Person, Role, Tenure
from stoeprand.room import published
from stoeprand.room.actions.drafting import begin_draft, begin_draft_from_file
from stoeprand.room.actions.emergencies import set_emergency_kerb
from stoeprand.room.actions.kerbs import NOT_EXPLAINED, publish_draft
from stoeprand.room.actions.promising import Explained
from stoeprand.room.drafts import area_of_draft
from stoeprand.room.models import AreaVersion, Draft, Emergency, Reopening
from stoeprand.room.promises import Fate, promises_of
from stoeprand.room.typed import typed_in
from tests.people.making import person, signed_in
from tests.room.making import BEGIN, HEALTH, PURSE, document, organisation, publish

pytestmark = pytest.mark.django_db

FAR = "2099-01-01"
PROMISED = {**PURSE, "promised_until": FAR}
STRICTER = {**PROMISED, "bands": [{"at_most": 100, "level": "free"}, {"level": "no"}]}
NO_MORE = {**PURSE, "bands": STRICTER["bands"]}
EXPLAINED = Explained("Het geld is op.", "Een ruilbeurs.", "Beste mensen,\n\nHet spijt me.")
AT_ONCE = {
    "title": "Brand in de kas",
    "nature": "policy",
    "source.text": "Besluit van vandaag",
    "owner": "boss",
    "movable_by": "director",
    "on": "outside",
    "bands.true": "no",
    "bands.false": "free",
}


def today() -> date:
    return timezone.localdate()


@pytest.fixture
def waterdam() -> Organisation:
    made = organisation()
    publish(made, kerbs=[PROMISED, HEALTH])
    return made


@pytest.fixture
def sponsor(waterdam) -> Person:
    return person(waterdam, "Sam Sponsor", Role.SPONSOR)


def move(
    owner: Organisation,
    by: Person,
    kerbs: list[Any],
    explained: Explained = NOT_EXPLAINED,
    **parts: Any,
) -> AreaVersion:
    draft = begin_draft_from_file(
        organisation=owner, document=document(kerbs=kerbs, **parts), name="a.json", by=by
    )
    return publish_draft(
        organisation=owner,
        slug="garden",
        revision=draft.revision,
        in_force_from=today(),
        by=by,
        limit=Limit.of_seconds(20),
        explained=explained,
    ).version


def fates(owner: Organisation, on: date | None = None) -> set[tuple[str, Fate]]:
    found = promises_of(owner, on or today(), Limit.of_seconds(20))
    return {(promise.kerb, promise.fate) for promise in found}


def at_once(owner: Organisation, by: Person, reason: str = "Brand", **fields: str) -> AreaVersion:
    until = (today() + timedelta(days=28)).isoformat()
    return set_emergency_kerb(
        organisation=owner,
        slug="garden",
        fields={**AT_ONCE, "valid_until": until, **fields},
        typed=typed_in("nl"),
        reason=reason,
        by=by,
    )


def body_of(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("missing", ["reason", "instead", "letter"])
def test_a_promised_kerb_is_not_moved_without_reason_replacement_and_letter(
    waterdam, sponsor, missing
):
    said = {"reason": "Zo", "instead": "Dit", "letter": "Beste"} | {missing: " "}
    with pytest.raises(Refused) as refused:
        move(waterdam, sponsor, [STRICTER, HEALTH], Explained(**said))
    assert refused.value.field == missing
    assert AreaVersion.objects.count() == 1


def test_what_was_said_is_kept_with_the_move_and_the_promise_was_moved_openly(waterdam, sponsor):
    version = move(waterdam, sponsor, [NO_MORE, HEALTH], EXPLAINED)
    kept = Reopening.objects.get()
    assert (kept.version, kept.kerbs, kept.by) == (version, ["purse"], sponsor)
    assert kept.letter == EXPLAINED.letter
    assert fates(waterdam) == {("purse", Fate.MOVED)}
    assert verify(waterdam) == []


def test_widening_a_promised_kerb_breaks_nothing(waterdam, sponsor):
    wider = {**PROMISED, "bands": [{"level": "free"}]}
    move(waterdam, sponsor, [wider, HEALTH])
    assert fates(waterdam) == {("purse", Fate.RUNS)}
    assert not Reopening.objects.exists()


def test_dropping_a_promise_that_runs_asks_for_the_same(waterdam, sponsor):
    with pytest.raises(Refused):
        move(waterdam, sponsor, [PURSE, HEALTH])
    Draft.objects.all().delete()
    move(waterdam, sponsor, [PURSE, HEALTH], EXPLAINED)
    assert fates(waterdam) == {("purse", Fate.MOVED)}


def test_what_is_published_past_this_and_takes_promised_room_is_broken(waterdam):
    publish(waterdam, since=today(), kerbs=[STRICTER, HEALTH])
    # what it promises itself is a new promise
    assert fates(waterdam) == {("purse", Fate.BROKEN), ("purse", Fate.RUNS)}


def test_a_promise_that_lasted_up_to_its_day_is_kept(waterdam):
    assert fates(waterdam, date(2099, 1, 1)) == {("purse", Fate.RUNS)}
    assert fates(waterdam, date(2099, 1, 2)) == {("purse", Fate.KEPT)}


def test_a_promise_of_a_whole_area_is_in_the_register(sponsor, waterdam):
    move(waterdam, sponsor, [PROMISED, HEALTH], promised_until=FAR)
    assert fates(waterdam) == {("", Fate.RUNS), ("purse", Fate.RUNS)}


def test_where_there_was_no_time_to_find_out_it_is_not_published_unexplained(waterdam, sponsor):
    draft = begin_draft_from_file(
        organisation=waterdam,
        document=document(kerbs=[{**STRICTER, "title": "Anders"}, HEALTH]),
        name="a.json",
        by=sponsor,
    )
    with pytest.raises(Refused):
        publish_draft(
            organisation=waterdam,
            slug="garden",
            revision=draft.revision,
            in_force_from=today(),
            by=sponsor,
            limit=Limit.of_seconds(0),
        )
    assert AreaVersion.objects.count() == 1


def test_the_page_names_who_held_the_office_then_to_people_who_are_signed_in(
    client, waterdam, sponsor
):
    office = Office.objects.create(organisation=waterdam, slug="chef", title="Chef")
    OwnerOf.objects.create(organisation=waterdam, name_in_areas="boss", office=office)
    for name, since, until in (("Oud Hoofd", BEGIN, today()), ("Nieuw Hoofd", None, None)):
        Tenure.objects.create(
            organisation=waterdam,
            office=office,
            person=person(waterdam, name),
            since=since or today() + timedelta(days=1),
            until=until,
        )
    assert "Oud Hoofd" not in body_of(client.get("/toezeggingen"))
    page = body_of(signed_in(client, sponsor).get("/toezeggingen"))
    assert "Oud Hoofd" in page
    assert "Nieuw Hoofd" not in page
    assert "Rand purse" in page


def test_the_page_on_which_one_publishes_asks_for_what_has_to_be_said(client, waterdam, sponsor):
    draft = begin_draft_from_file(
        organisation=waterdam,
        document=document(kerbs=[STRICTER, HEALTH]),
        name="a.json",
        by=sponsor,
    )
    visitor = signed_in(client, sponsor)
    page = body_of(visitor.get("/concepten/garden/publiceren"))
    assert all(f'name="{name}"' in page for name in ("reason", "instead", "letter"))
    sent = {"revision": draft.revision, "reason": "Het geld is op.", "instead": "", "letter": ""}
    answer = visitor.post("/concepten/garden/publiceren", sent)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Het geld is op." in body_of(answer)
    sent |= {"instead": "Een ruilbeurs.", "letter": "Beste mensen"}
    assert visitor.post("/concepten/garden/publiceren", sent).status_code == HTTPStatus.FOUND
    assert Reopening.objects.get().instead == "Een ruilbeurs."


def test_an_emergency_kerb_counts_at_once_and_ends_by_itself(waterdam, sponsor):
    version = at_once(waterdam, sponsor)
    assert Emergency.objects.get().version == version
    area = published.area_on(organisation=waterdam, slug="garden", day=today())
    (kerb,) = [each for each in area.kerbs if each.id == "brand-in-de-kas"]
    assert kerb.is_in_force(today())
    assert not kerb.is_in_force(today() + timedelta(days=29))
    assert fates(waterdam) == {("purse", Fate.RUNS)}
    assert verify(waterdam) == []


@pytest.mark.parametrize("days", [-1, 29, None])
def test_an_emergency_that_does_not_end_within_four_weeks_is_none(waterdam, sponsor, days):
    until = "" if days is None else (today() + timedelta(days=days)).isoformat()
    with pytest.raises(FaultyFields) as refused:
        at_once(waterdam, sponsor, valid_until=until)
    assert [fault.field for fault in refused.value.faults] == ["valid_until"]


def test_an_emergency_without_a_reason_is_none(waterdam, sponsor):
    with pytest.raises(FaultyFields):
        at_once(waterdam, sponsor, reason=" ")
    assert AreaVersion.objects.count() == 1


def test_a_manager_sets_an_emergency_kerb_of_their_own_alone(waterdam):
    manager = person(waterdam, "Noor Linde", Role.MANAGER)
    with pytest.raises(Refused):
        at_once(waterdam, manager)
    OwnerOf.objects.create(organisation=waterdam, name_in_areas="boss", person=manager)
    at_once(waterdam, manager)
    area = published.area_on(organisation=waterdam, slug="garden", day=today())
    assert area.kerb("brand-in-de-kas").confirmed_on == today()


def test_an_emergency_holds_in_what_begins_meanwhile_and_in_the_draft(waterdam, sponsor):
    soon = today() + timedelta(days=7)
    publish(waterdam, since=soon, kerbs=[PROMISED])
    draft = begin_draft(organisation=waterdam, slug="garden", by=sponsor)
    at_once(waterdam, sponsor)
    then = published.area_on(organisation=waterdam, slug="garden", day=soon)
    assert [kerb.id for kerb in then.kerbs] == ["purse", "brand-in-de-kas"]
    draft.refresh_from_db()
    assert "brand-in-de-kas" in {kerb.id for kerb in area_of_draft(draft).kerbs}


def test_the_page_of_an_emergency_loses_nothing_that_was_typed(client, waterdam, sponsor):
    visitor = signed_in(client, sponsor)
    address = "/ruimte/garden/noodstoeprand"
    assert 'name="over"' in body_of(visitor.get(address))
    assert 'name="bands.true"' in body_of(visitor.get(f"{address}?over=outside"))
    answer = visitor.post(address, {**AT_ONCE, "reason": "Er is brand"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Er is brand" in body_of(answer)
    until = (today() + timedelta(days=3)).isoformat()
    sent = {**AT_ONCE, "reason": "Er is brand", "valid_until": until}
    assert visitor.post(address, sent)["Location"] == "/ruimte/garden/tijdlijn"
    assert "Er is brand" in body_of(Client().get("/ruimte/garden/tijdlijn"))


@pytest.mark.parametrize("versions", [1, 4])
def test_the_register_asks_the_database_as_often_however_much_was_promised(
    client, waterdam, versions, django_assert_num_queries
):
    for number in range(versions):
        publish(waterdam, f"garden-{number}", kerbs=[PROMISED])
    client.get("/toezeggingen")
    with django_assert_num_queries(3):
        client.get("/toezeggingen")
