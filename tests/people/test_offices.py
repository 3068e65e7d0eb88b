"""An office passes to a successor from a day on, and a deputy answers while somebody is away."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.people.actions.deputies import appoint_deputy, end_deputy
from stoeprand.people.actions.offices import hand_over_office, make_office, name_owner
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Office, Organisation, OwnerOf, Person, Role, Tenure
from stoeprand.people.reading import holder_of, who_are, who_is
from tests.people.making import administrator, person, signed_in

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 1, 1)
HANDED_OVER = date(2027, 3, 1)
DAY_BEFORE = date(2027, 2, 28)


def office_of(owner: Organisation, holder: Person, by: Person) -> Office:
    office = make_office(
        organisation=owner, title="Gemeentesecretaris", holder=holder, since=BEGIN, by=by
    )
    name_owner(organisation=owner, name_in_areas="secretaris", office=office, by=by)
    return office


def test_an_owner_is_whoever_holds_the_office_that_day(waterdam):
    boss, vera, omar = administrator(waterdam), person(waterdam, "Vera"), person(waterdam, "Omar")
    office = office_of(waterdam, vera, boss)
    hand_over_office(office=office, successor=omar, since=HANDED_OVER, by=vera)
    assert who_is(waterdam, "secretaris", DAY_BEFORE) == vera
    assert who_is(waterdam, "secretaris", HANDED_OVER) == omar
    assert holder_of(waterdam, office.slug, HANDED_OVER) == omar
    assert who_is(waterdam, "secretaris", BEGIN - timedelta(days=1)) is None


def test_on_no_day_two_people_hold_an_office_and_on_none_nobody(waterdam):
    boss = administrator(waterdam)
    people = [person(waterdam, name) for name in ("Vera", "Omar", "Lila", "Bram")]
    office = office_of(waterdam, people[0], boss)
    for successor, since in zip(
        people[1:], (date(2027, 3, 1), date(2027, 9, 1), date(2027, 5, 1)), strict=True
    ):
        hand_over_office(office=office, successor=successor, since=since, by=boss)
    for day in (date(2026, 6, 1), date(2027, 4, 30), date(2027, 5, 1), date(2028, 1, 1)):
        holding = [
            each
            for each in Tenure.objects.all()
            if each.since <= day and (each.until is None or each.until >= day)
        ]
        assert len(holding) == 1, day
    assert holder_of(waterdam, office.slug, date(2028, 1, 1)) == people[3]


def test_whoever_holds_an_office_may_hand_it_over_and_a_colleague_may_not(waterdam):
    boss, vera, omar = administrator(waterdam), person(waterdam, "Vera"), person(waterdam, "Omar")
    office = office_of(waterdam, vera, boss)
    with pytest.raises(PermissionDenied):
        hand_over_office(office=office, successor=omar, since=HANDED_OVER, by=omar)
    hand_over_office(office=office, successor=omar, since=HANDED_OVER, by=vera)


@pytest.mark.parametrize("why", ["left", "elsewhere", "same"])
def test_an_office_goes_to_nobody_who_cannot_hold_it(waterdam, polderveen, why):
    boss, vera = administrator(waterdam), person(waterdam, "Vera")
    office = office_of(waterdam, vera, boss)
    successor = {
        "left": lambda: person(waterdam, "Omar"),
        "elsewhere": lambda: person(polderveen, "Omar"),
        "same": lambda: vera,
    }[why]()
    if why == "left":
        successor.is_active = False
        successor.save()
    with pytest.raises((Refused, PermissionDenied)):
        hand_over_office(office=office, successor=successor, since=HANDED_OVER, by=boss)
    assert Tenure.objects.get().until is None


def test_an_owner_may_be_a_person_without_an_office(waterdam):
    boss, vera = administrator(waterdam), person(waterdam, "Vera")
    name_owner(organisation=waterdam, name_in_areas="vera", person=vera, by=boss)
    assert who_is(waterdam, "vera", BEGIN) == vera
    with pytest.raises(ValueError, match="office or a person"):
        name_owner(organisation=waterdam, name_in_areas="vera", by=boss)


def test_an_owner_of_one_organisation_is_nobody_at_another(waterdam, polderveen):
    boss, vera = administrator(waterdam), person(waterdam, "Vera")
    name_owner(organisation=waterdam, name_in_areas="vera", person=vera, by=boss)
    assert who_is(polderveen, "vera", BEGIN) is None


def test_a_deputy_answers_on_the_days_of_absence_and_on_no_other(waterdam):
    boss, vera, omar = administrator(waterdam), person(waterdam, "Vera"), person(waterdam, "Omar")
    office_of(waterdam, vera, boss)
    first, last = date(2027, 1, 4), date(2027, 1, 15)
    appoint_deputy(person=vera, deputy=omar, since=first, until=last, by=vera)
    days = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    assert [who_is(waterdam, "secretaris", day) for day in days] == [vera, omar, omar, vera]


def test_where_the_deputy_is_away_too_the_deputy_of_the_deputy_answers(waterdam):
    boss = administrator(waterdam)
    vera, omar, lila = (person(waterdam, name) for name in ("Vera", "Omar", "Lila"))
    office_of(waterdam, vera, boss)
    appoint_deputy(person=vera, deputy=omar, since=BEGIN, until=None, by=vera)
    appoint_deputy(person=omar, deputy=lila, since=BEGIN, until=None, by=omar)
    assert who_is(waterdam, "secretaris", BEGIN) == lila
    appoint_deputy(person=lila, deputy=vera, since=BEGIN, until=None, by=lila)
    assert who_is(waterdam, "secretaris", BEGIN) == vera


def test_a_new_deputy_takes_the_place_of_the_one_before(waterdam):
    boss = administrator(waterdam)
    vera, omar, lila = (person(waterdam, name) for name in ("Vera", "Omar", "Lila"))
    office_of(waterdam, vera, boss)
    appoint_deputy(person=vera, deputy=omar, since=BEGIN, until=None, by=vera)
    appoint_deputy(person=vera, deputy=lila, since=HANDED_OVER, until=None, by=vera)
    assert who_is(waterdam, "secretaris", DAY_BEFORE) == omar
    assert who_is(waterdam, "secretaris", HANDED_OVER) == lila
    end_deputy(person=vera, by=vera)
    assert who_is(waterdam, "secretaris", HANDED_OVER) == vera


def test_nobody_appoints_a_deputy_for_others_but_an_administrator_for_who_fell_ill(waterdam):
    boss, vera, omar = administrator(waterdam), person(waterdam, "Vera"), person(waterdam, "Omar")
    with pytest.raises(PermissionDenied):
        appoint_deputy(person=vera, deputy=omar, since=BEGIN, until=None, by=omar)
    appoint_deputy(person=vera, deputy=omar, since=BEGIN, until=None, by=boss)


def test_nobody_is_their_own_deputy_and_no_absence_ends_before_it_begins(waterdam):
    vera, omar = person(waterdam, "Vera"), person(waterdam, "Omar")
    with pytest.raises(Refused):
        appoint_deputy(person=vera, deputy=vera, since=BEGIN, until=None, by=vera)
    with pytest.raises(Refused):
        appoint_deputy(
            person=vera, deputy=omar, since=BEGIN, until=BEGIN - timedelta(days=1), by=vera
        )


def test_many_owners_take_as_many_queries_as_few(waterdam, django_assert_num_queries):
    boss = administrator(waterdam)
    for number in range(20):
        name_owner(
            organisation=waterdam,
            name_in_areas=f"owner-{number}",
            person=person(waterdam, f"P{number}"),
            by=boss,
        )
    office_of(waterdam, boss, boss)
    owners = ["secretaris", *(f"owner-{number}" for number in range(20))]
    with django_assert_num_queries(3):
        found = who_are(waterdam, owners, BEGIN)
    assert len(found) == 21


def test_on_the_pages_an_office_is_made_named_in_areas_and_handed_over(client, waterdam):
    vera, omar = person(waterdam, "Vera", Role.MANAGER), person(waterdam, "Omar")
    signed_in(client, administrator(waterdam))
    there = client.post(
        "/mensen/ambten", {"title": "Secretaris", "holder": vera.pk, "since": "2026-01-01"}
    ).url
    client.post("/mensen/eigenaren", {"name_in_areas": "secretaris", "office": "secretaris"})
    assert OwnerOf.objects.get().office == Office.objects.get()
    signed_in(client, vera)
    today = timezone.localdate()
    sent = client.post(there, {"successor": omar.pk, "since": today.isoformat()})
    assert sent.status_code == 302
    assert who_is(waterdam, "secretaris", today) == omar
    assert "Omar" in client.get("/mensen/").content.decode()


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/mensen/ambten", {"title": "Secretaris", "holder": "", "since": ""}),
        ("/mensen/ambten", {"title": "", "holder": "1", "since": ""}),
        ("/mensen/ambten", {"title": "Secretaris", "holder": "999999", "since": "gisteren"}),
        ("/mensen/eigenaren", {"name_in_areas": "", "office": ""}),
        ("/mijn-account/vervanger", {"deputy": "", "since": ""}),
    ],
)
def test_a_form_that_lacks_something_says_so(client, waterdam, address, sent):
    signed_in(client, administrator(waterdam))
    page = client.post(address, sent)
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
