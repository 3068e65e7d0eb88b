"""Pages about people: what they show, to whom, and how many queries they take."""

import json

import pytest
from django.utils import timezone

from stoeprand.ledger.models import Entry
from stoeprand.people.actions.circles import join_circle, make_circle
from stoeprand.people.actions.inviting import Guest, invite
from stoeprand.people.actions.offices import make_office
from stoeprand.people.models import Circle, Invitation, Organisation, Person, Role, Tenure
from stoeprand.people.models.seeing import ForAdministrators, ForMembers
from stoeprand.post.models import Mail
from tests.people.making import administrator, person, signed_in
from tests.people.test_signing_in import link_for

pytestmark = pytest.mark.django_db


def test_members_see_who_is_here_and_not_their_addresses(client, waterdam):
    person(waterdam, "Omar Riet", Role.MANAGER)
    signed_in(client, person(waterdam))
    page = client.get("/mensen/").content.decode()
    assert "Omar Riet" in page
    assert "omar@voorbeeld.test" not in page
    assert "/mensen/uitnodigen" not in page


def test_administrators_see_open_invitations(client, waterdam):
    boss = administrator(waterdam)
    guest = Guest("Lila Veen", "lila@voorbeeld.test")
    invite(organisation=waterdam, guest=guest, by=boss, language="nl")
    page = signed_in(client, boss).get("/mensen/").content.decode()
    assert "lila@voorbeeld.test" in page


def fill(waterdam: Organisation, boss: Person, number: int) -> None:
    for at in range(number):
        each = person(waterdam, f"P{number}-{at} Naam", Role.MANAGER, Role.ADVISER)
        circle = make_circle(organisation=waterdam, name=f"Kring {number}-{at}", by=boss)
        join_circle(circle=circle, person=each, function=None, by=boss)


def test_the_page_with_everybody_takes_as_many_queries_for_many_as_for_few(
    client, waterdam, django_assert_num_queries
):
    boss = administrator(waterdam)
    signed_in(client, boss).get("/mensen/")
    for number in (2, 20):
        fill(waterdam, boss, number)
        # session, organisation, person with roles; people, roles, circles of each, deputies;
        # circles, their members; offices; invitations
        with django_assert_num_queries(11):
            client.get("/mensen/")


def test_ones_own_account_takes_seven_queries(client, waterdam, django_assert_num_queries):
    signed_in(client, person(waterdam)).get("/mijn-account")
    # session, organisation, person with roles; deputies, means, others, sessions
    with django_assert_num_queries(7):
        client.get("/mijn-account")


# session, organisation, person with roles, and what the page is about
QUERIES = {
    "/mensen/uitnodigen": 5,
    "/mensen/kringen/kring-2-0": 7,
    "/mensen/functies": 4,
    "/mensen/ambten": 4,
    "/mensen/ambten/secretaris": 7,
    "/mensen/eigenaren": 6,
    "/mensen/huisstijl": 4,
    "/mensen/werkaccount": 4,
    "/mijn-account/wachtwoord": 3,
    "/mijn-account/app": 3,
    "/aanmelden?opnieuw=1": 4,
}


@pytest.mark.parametrize(("address", "queries"), QUERIES.items())
def test_a_page_about_people_takes_so_many_queries(
    client, waterdam, django_assert_num_queries, address, queries
):
    boss = administrator(waterdam)
    fill(waterdam, boss, 2)
    make_office(
        organisation=waterdam, title="Secretaris", holder=boss, since=timezone.localdate(), by=boss
    )
    signed_in(client, boss).get(address)
    with django_assert_num_queries(queries):
        client.get(address)


def test_a_browser_may_use_passkeys_here_and_nothing_else_may(client, waterdam):
    allowed = client.get("/aanmelden")["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in allowed
    assert "publickey-credentials-create=(self)" in allowed
    assert allowed.count("=(self)") == 2


@pytest.mark.parametrize("address", ["/", "/ruimte/", "/privacy"])
def test_being_signed_in_costs_a_page_two_queries(
    client, waterdam, django_assert_max_num_queries, address
):
    with django_assert_max_num_queries(20) as before:
        client.get(address)
    signed_in(client, person(waterdam)).get(address)
    with django_assert_max_num_queries(20) as after:
        client.get(address)
    assert len(after.captured_queries) - len(before.captured_queries) == 2


def test_every_page_says_who_is_signed_in(client, waterdam):
    assert "/aanmelden" in client.get("/").content.decode()
    page = signed_in(client, person(waterdam)).get("/").content.decode()
    assert "Noor Linde" in page
    assert 'href="/aanmelden"' not in page


def test_nobody_sees_rows_of_another_organisation(waterdam, polderveen):
    boss, there = administrator(waterdam), administrator(polderveen)
    make_circle(organisation=waterdam, name="Noord", by=boss)
    guest = Guest("Lila Veen", "lila@voorbeeld.test")
    invite(organisation=waterdam, guest=guest, by=boss, language="nl")
    for model in (Circle, Invitation, Person):
        assert set(model.objects.visible_to(boss)) == set(
            model.objects.filter(organisation=waterdam)
        )
        assert not model.objects.visible_to(there).filter(organisation=waterdam).exists()
        assert not model.objects.visible_to(None).exists()
    assert not Invitation.objects.visible_to(person(waterdam, "Noor Linde")).exists()
    assert issubclass(ForAdministrators, ForMembers)


def test_somebody_gets_all_that_is_kept_of_them_and_nothing_of_others(client, waterdam):
    boss, noor = administrator(waterdam), person(waterdam, "Noor Linde", Role.MANAGER)
    circle = make_circle(organisation=waterdam, name="Noord", by=boss)
    join_circle(circle=circle, person=noor, function=None, by=boss)
    omar = person(waterdam, "Omar Riet")
    join_circle(circle=circle, person=omar, function=None, by=boss)
    client.post("/aanmelden/link", {"email": noor.email})
    sent = signed_in(client, noor).get("/mijn-account/gegevens.json")
    assert 'filename="stoeprand.json"' in sent["Content-Disposition"]
    kept = json.loads(sent.content)
    assert kept["person"]["email"] == noor.email
    assert kept["person"]["roles"] == ["manager", "member"]
    assert kept["circles"][0]["since"] == timezone.localdate().isoformat()
    assert [entry["text"] for entry in kept["ledger"]] == ["Noor Linde"]
    assert len(kept["mails"]) == len(kept["sessions"]) == 1
    assert "Omar" not in sent.content.decode()
    assert client.session.session_key not in sent.content.decode()
    assert not Tenure.objects.exists()


def test_somebody_is_called_and_written_to_as_they_like(client, waterdam):
    noor = person(waterdam)
    signed_in(client, noor)
    client.post("/mijn-account/naam", {"name": "Noor van Linde", "language": "en"})
    noor.refresh_from_db()
    assert (noor.name, noor.language) == ("Noor van Linde", "en")
    client.post("/aanmelden/link", {"email": noor.email})
    assert Mail.objects.get().text.startswith("Dear Noor van Linde,")
    for wrong in ({"name": " ", "language": "nl"}, {"name": "Noor", "language": "fr"}):
        assert client.post("/mijn-account/naam", wrong).status_code == 422


def test_an_administrator_gives_somebody_another_address_and_old_links_are_worth_nothing(
    client, waterdam
):
    noor, omar = person(waterdam), person(waterdam, "Omar Riet")
    omar.is_active = False
    omar.save()
    path = link_for(client)
    signed_in(client, administrator(waterdam))
    client.post(f"/mensen/{noor.pk}/adres", {"email": "linde@voorbeeld.test"})
    noor.refresh_from_db()
    assert noor.email == "linde@voorbeeld.test"
    for taken in ("ada@voorbeeld.test", "omar@voorbeeld.test", "geen adres"):
        sent = client.post(f"/mensen/{noor.pk}/adres", {"email": taken})
        assert sent.status_code == 422
    assert Entry.objects.latest("number").action == "address.changed"
    client.post("/afmelden")
    assert client.get(path).status_code == 422
    assert client.get(link_for(client, "linde@voorbeeld.test")).status_code == 200
