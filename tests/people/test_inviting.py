"""An invitation is the only way to an account."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.ledger.models import Entry, Particular
from stoeprand.people.actions.inviting import (
    Guest,
    accept_invitation,
    invite,
    withdraw_invitation,
)
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Circle, Function, Invitation, Membership, Person, Role
from stoeprand.post.links import BadLink
from stoeprand.post.models import Mail
from tests.people.making import administrator, person, signed_in

pytestmark = pytest.mark.django_db

OMAR = Guest("Omar Riet", "omar@voorbeeld.test", [Role.MANAGER])


def test_whoever_is_invited_gets_a_mail_and_becomes_a_person_with_their_roles(client, waterdam):
    invited = invite(organisation=waterdam, guest=OMAR, by=administrator(waterdam), language="nl")
    mail = Mail.objects.get()
    assert mail.address == "omar@voorbeeld.test"
    assert f"//mag.waterdam.test/uitnodiging/{invited.token}" in mail.text
    assert invited.token in mail.html
    page = client.get(f"/uitnodiging/{invited.token}")
    assert "Omar Riet" in page.content.decode()
    client.post(f"/uitnodiging/{invited.token}", {"name": "Omar van Riet"})
    omar = Person.objects.get(email="omar@voorbeeld.test")
    assert omar.name == "Omar van Riet"
    assert omar.roles == {Role.MEMBER, Role.MANAGER}
    assert client.get("/mijn-account").context["me"] == omar


def test_a_mail_and_its_page_are_in_one_language_whoever_sent_it(client, waterdam):
    signed_in(client, administrator(waterdam))
    client.post("/en/mensen/uitnodigen", {"name": "Omar", "email": "omar@voorbeeld.test"})
    assert "//mag.waterdam.test/uitnodiging/" in Mail.objects.get().text
    client.post("/aanmelden/link", {"email": "ada@voorbeeld.test"})
    assert "//mag.waterdam.test/aanmelden/" in Mail.objects.latest("pk").text


def test_an_invitation_that_is_merely_fetched_makes_no_account(client, waterdam):
    invited = invite(organisation=waterdam, guest=OMAR, by=administrator(waterdam), language="nl")
    before = Person.objects.count()
    client.get(f"/uitnodiging/{invited.token}")
    client.head(f"/uitnodiging/{invited.token}")
    assert Person.objects.count() == before


def test_whoever_is_invited_to_a_circle_is_in_it_in_their_function(waterdam):
    circle = Circle.objects.create(organisation=waterdam, slug="noord", name="Noord")
    lead = Function.objects.create(organisation=waterdam, slug="lead", title="Teamleider")
    guest = Guest("Omar Riet", "omar@voorbeeld.test", circle=circle, function=lead)
    invited = invite(organisation=waterdam, guest=guest, by=administrator(waterdam), language="nl")
    omar = accept_invitation(organisation=waterdam, token=invited.token, name="", language="nl")
    membership = Membership.objects.get(person=omar)
    assert (membership.circle, membership.function) == (circle, lead)
    assert membership.since == timezone.localdate()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.MANAGER, Role.SPONSOR, Role.ADVISER])
def test_only_an_administrator_invites(waterdam, role):
    by = person(waterdam, "Noor Linde", role)
    with pytest.raises(PermissionDenied):
        invite(organisation=waterdam, guest=OMAR, by=by, language="nl")
    assert not Mail.objects.exists()


def test_an_administrator_of_another_organisation_invites_nobody_here(waterdam, polderveen):
    with pytest.raises(PermissionDenied):
        invite(organisation=waterdam, guest=OMAR, by=administrator(polderveen), language="nl")


def test_an_invitation_works_once(waterdam):
    invited = invite(organisation=waterdam, guest=OMAR, by=None, language="nl")
    accept_invitation(organisation=waterdam, token=invited.token, name="", language="nl")
    with pytest.raises(BadLink):
        accept_invitation(organisation=waterdam, token=invited.token, name="", language="nl")
    assert Person.objects.filter(email="omar@voorbeeld.test").count() == 1


def test_a_new_invitation_takes_the_place_of_an_earlier_one(waterdam):
    first = invite(organisation=waterdam, guest=OMAR, by=None, language="nl")
    second = invite(organisation=waterdam, guest=OMAR, by=None, language="nl")
    with pytest.raises(BadLink):
        accept_invitation(organisation=waterdam, token=first.token, name="", language="nl")
    omar = accept_invitation(organisation=waterdam, token=second.token, name="", language="nl")
    assert omar.email == "omar@voorbeeld.test"


def test_an_invitation_that_was_withdrawn_makes_no_account(client, waterdam):
    boss = administrator(waterdam)
    invited = invite(organisation=waterdam, guest=OMAR, by=boss, language="nl")
    withdraw_invitation(invitation=invited.invitation, by=boss)
    refused = client.post(f"/uitnodiging/{invited.token}", {"name": "Omar"})
    assert refused.status_code == 410
    assert not Person.objects.filter(email="omar@voorbeeld.test").exists()


def test_after_two_weeks_an_invitation_is_over(client, waterdam):
    invited = invite(organisation=waterdam, guest=OMAR, by=None, language="nl")
    Invitation.objects.update(until=timezone.localdate())
    assert client.get(f"/uitnodiging/{invited.token}").status_code == 200
    Invitation.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert client.get(f"/uitnodiging/{invited.token}").status_code == 410


def test_an_invitation_to_one_organisation_is_worth_nothing_at_another(waterdam, polderveen):
    invited = invite(organisation=waterdam, guest=OMAR, by=None, language="nl")
    with pytest.raises(BadLink):
        accept_invitation(organisation=polderveen, token=invited.token, name="", language="nl")


@pytest.mark.parametrize("email", ["", "geen adres", "noor@", "Noor@Voorbeeld.test"])
def test_an_address_that_is_none_or_is_taken_is_refused(waterdam, email):
    person(waterdam)
    with pytest.raises(Refused):
        invite(organisation=waterdam, guest=Guest("Noor", email), by=None, language="nl")


def test_what_was_filled_in_wrongly_is_said_and_kept(client, waterdam):
    signed_in(client, administrator(waterdam))
    page = client.post(
        "/mensen/uitnodigen", {"name": "Omar", "email": "geen adres", "role": "manager"}
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert 'value="geen adres"' in text
    assert 'value="manager" checked' in text


def test_whoever_left_can_come_back_to_what_they_did_before(waterdam):
    noor = person(waterdam)
    noor.is_active = False
    noor.save()
    guest = Guest("Noor Linde", "NOOR@voorbeeld.test", [Role.ADVISER])
    invited = invite(organisation=waterdam, guest=guest, by=None, language="nl")
    back = accept_invitation(organisation=waterdam, token=invited.token, name="", language="en")
    assert (back.pk, back.is_active) == (noor.pk, True)
    assert back.roles == {Role.MEMBER, Role.ADVISER}


def test_names_and_addresses_are_not_in_the_chain_of_the_ledger(waterdam):
    boss = administrator(waterdam)
    invited = invite(organisation=waterdam, guest=OMAR, by=boss, language="nl")
    accept_invitation(organisation=waterdam, token=invited.token, name="", language="nl")
    entries = list(Entry.objects.order_by("number"))
    assert [entry.action for entry in entries] == ["person.invited", "invitation.accepted"]
    assert not any("mar" in f"{entry.facts}{entry.sealed}" for entry in entries)
    assert Particular.objects.filter(text__contains="omar@voorbeeld.test").exists()
