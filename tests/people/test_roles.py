"""Roles are given and taken by administrators."""

import pytest
from django.core.exceptions import PermissionDenied

from stoeprand.ledger.models import Entry
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.actions.roles import grant_role, take_role
from stoeprand.people.models import Person, Role, RoleHeld
from tests.people.making import administrator, person, signed_in

pytestmark = pytest.mark.django_db


def roles_of(who: Person) -> set[str]:
    return set(RoleHeld.objects.filter(person=who).values_list("role", flat=True))


def test_a_person_can_have_several_roles(waterdam):
    boss, noor = administrator(waterdam), person(waterdam)
    grant_role(person=noor, role=Role.MANAGER, by=boss)
    grant_role(person=noor, role=Role.SPONSOR, by=boss)
    assert roles_of(noor) == {"manager", "sponsor"}
    take_role(person=noor, role=Role.MANAGER, by=boss)
    assert roles_of(noor) == {"sponsor"}


def test_what_changes_is_written_down_and_what_does_not_is_not(waterdam):
    boss, noor = administrator(waterdam), person(waterdam)
    for _ in range(2):
        grant_role(person=noor, role=Role.MANAGER, by=boss)
    for _ in range(2):
        take_role(person=noor, role=Role.MANAGER, by=boss)
    actions = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert actions == ["role.granted", "role.taken"]


@pytest.mark.parametrize("change", [grant_role, take_role])
def test_nobody_gives_roles_to_themselves(waterdam, change):
    noor = person(waterdam, "Noor Linde", Role.SPONSOR)
    with pytest.raises(PermissionDenied):
        change(person=noor, role=Role.ADMINISTRATOR, by=noor)


@pytest.mark.parametrize("change", [grant_role, take_role])
def test_no_administrator_changes_roles_at_another_organisation(waterdam, polderveen, change):
    there = person(polderveen, "Omar Riet", Role.MANAGER)
    with pytest.raises(PermissionDenied):
        change(person=there, role=Role.MANAGER, by=administrator(waterdam))


def test_the_last_administrator_stays_one(waterdam):
    boss = administrator(waterdam)
    with pytest.raises(Refused):
        take_role(person=boss, role=Role.ADMINISTRATOR, by=boss)
    grant_role(person=person(waterdam), role=Role.ADMINISTRATOR, by=boss)
    take_role(person=boss, role=Role.ADMINISTRATOR, by=boss)
    assert roles_of(boss) == set()


def test_on_the_page_what_is_ticked_is_what_somebody_has(client, waterdam):
    noor = person(waterdam, "Noor Linde", Role.MANAGER)
    signed_in(client, administrator(waterdam))
    client.post(f"/mensen/{noor.pk}/rollen", {"role": ["sponsor", "adviser"]})
    assert roles_of(noor) == {"sponsor", "adviser"}


def test_on_the_page_the_last_administrator_reads_why_not(client, waterdam):
    boss = administrator(waterdam)
    signed_in(client, boss)
    page = client.post(f"/mensen/{boss.pk}/rollen", {"role": ["sponsor"]})
    assert page.status_code == 422
    assert roles_of(boss) >= {"administrator"}
