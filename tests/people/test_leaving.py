"""Whoever leaves hands over what they hold, and then cannot sign in any more."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.engine.messages import message
from stoeprand.ledger.models import Entry, Particular
from stoeprand.ledger.verifying import verify
from stoeprand.people import duties
from stoeprand.people.actions.circles import join_circle, make_circle
from stoeprand.people.actions.leaving import erase_person, held_by, leave
from stoeprand.people.actions.offices import make_office, name_owner
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Membership, Person, RoleHeld, Session
from stoeprand.people.reading import who_is
from stoeprand.post.actions import queue_mail
from tests.people.making import administrator, person, signed_in

pytestmark = pytest.mark.django_db

BEGIN = date(2026, 1, 1)


@pytest.fixture
def boss(waterdam) -> Person:
    return administrator(waterdam)


@pytest.fixture
def vera(waterdam, boss) -> Person:
    """Somebody who holds an office, is an owner without one, and is in a circle."""
    vera = person(waterdam, "Vera Duin")
    office = make_office(
        organisation=waterdam, title="Secretaris", holder=vera, since=BEGIN, by=boss
    )
    name_owner(organisation=waterdam, name_in_areas="secretaris", office=office, by=boss)
    name_owner(organisation=waterdam, name_in_areas="vera", person=vera, by=boss)
    circle = make_circle(organisation=waterdam, name="Noord", by=boss)
    join_circle(circle=circle, person=vera, function=None, by=boss)
    return vera


def test_nobody_leaves_while_something_would_be_left_to_nobody(vera, waterdam):
    omar = person(waterdam, "Omar Riet")
    (office,) = held_by(vera).offices
    with pytest.raises(Refused):
        leave(person=vera, successors={}, successor=omar, by=vera)
    with pytest.raises(Refused):
        leave(person=vera, successors={office.pk: omar}, successor=None, by=vera)
    vera.refresh_from_db()
    assert vera.is_active
    assert who_is(waterdam, "secretaris", timezone.localdate()) == vera


def test_what_somebody_holds_goes_to_others_and_they_are_gone(client, vera, waterdam):
    omar, lila = person(waterdam, "Omar Riet"), person(waterdam, "Lila Veen")
    (office,) = held_by(vera).offices
    signed_in(client, vera)
    page = client.get("/mijn-account/vertrekken").content.decode()
    assert "Secretaris" in page
    assert "<code>vera</code>" in page
    client.post("/mijn-account/vertrekken", {f"office-{office.pk}": omar.pk, "successor": lila.pk})
    today = timezone.localdate()
    assert who_is(waterdam, "secretaris", today) == omar
    assert who_is(waterdam, "vera", today) == lila
    vera.refresh_from_db()
    assert (vera.is_active, vera.left_on) == (False, today)
    assert not Session.objects.filter(person=vera).exists()
    assert not RoleHeld.objects.filter(person=vera).exists()
    assert not Authenticator.objects.filter(user=vera).exists()
    assert not Membership.objects.filter(person=vera, until=None).exists()
    assert Entry.objects.latest("number").action == "person.left"


def test_duties_of_other_parts_are_asked_about_and_passed_on(vera, waterdam, monkeypatch):
    passed = []
    monkeypatch.setattr(duties, "_kinds", {})
    duties.register(
        "questions",
        lambda who: [duties.Duty(message("A question waits for you."))] if who == vera else [],
        lambda who, to: passed.append((who, to)),
    )
    omar = person(waterdam, "Omar Riet")
    held = held_by(vera)
    assert len(held.duties) == 1
    leave(person=vera, successors={held.offices[0].pk: omar}, successor=omar, by=vera)
    assert passed == [(vera, omar)]


def test_the_last_administrator_cannot_leave(boss):
    with pytest.raises(Refused):
        leave(person=boss, successors={}, successor=None, by=boss)


def test_nobody_sends_somebody_else_away_but_an_administrator(client, boss, waterdam):
    noor, omar = person(waterdam), person(waterdam, "Omar Riet")
    with pytest.raises(PermissionDenied):
        leave(person=noor, successors={}, successor=None, by=omar)
    signed_in(client, boss)
    client.post(f"/mensen/{noor.pk}/vertrekken")
    noor.refresh_from_db()
    assert not noor.is_active


def test_whoever_left_can_be_erased_and_the_ledger_still_holds(client, vera, boss, waterdam):
    omar = person(waterdam, "Omar Riet")
    (office,) = held_by(vera).offices
    with pytest.raises(Refused):
        erase_person(person=vera, by=boss)
    leave(person=vera, successors={office.pk: omar}, successor=omar, by=vera)
    vera.refresh_from_db()
    signed_in(client, boss)
    client.post(f"/mensen/{vera.pk}/wissen")
    vera.refresh_from_db()
    assert "Vera" not in f"{vera.name}{vera.email}"
    assert not Particular.objects.filter(text__contains="Vera").exists()
    assert list(verify(waterdam)) == []


def test_mail_to_somebody_who_was_erased_is_forgotten_with_them(vera, boss, waterdam):
    mail = queue_mail(
        organisation=waterdam,
        to=vera,
        language="nl",
        subject="Voor Vera",
        text="Beste Vera,",
        about="test",
    )
    (office,) = held_by(vera).offices
    leave(person=vera, successors={office.pk: boss}, successor=boss, by=vera)
    vera.refresh_from_db()
    erase_person(person=vera, by=boss)
    mail.refresh_from_db()
    assert "vera" not in f"{mail.subject} {mail.text} {mail.address} {mail.name}".lower()
    assert mail.given_up_at is not None


def test_an_address_that_was_erased_can_be_invited_anew(vera, boss, waterdam):
    omar = person(waterdam, "Omar Riet")
    (office,) = held_by(vera).offices
    leave(person=vera, successors={office.pk: omar}, successor=omar, by=boss)
    vera.refresh_from_db()
    erase_person(person=vera, by=boss)
    assert person(waterdam, "Vera Duin").email == "vera@voorbeeld.test"
