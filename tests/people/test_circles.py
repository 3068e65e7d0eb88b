"""Circles, who is in them, and what a function answers by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.ledger.models import Entry
from stoeprand.people.actions.circles import (
    join_circle,
    leave_circle,
    make_circle,
    make_function,
    map_function,
)
from stoeprand.people.models import Membership, Role
from stoeprand.people.reading import answers_of_function
from tests.people.making import administrator, person, signed_in

pytestmark = pytest.mark.django_db


def test_somebody_joins_a_circle_in_a_function_and_leaves_it(waterdam):
    boss, noor = administrator(waterdam), person(waterdam)
    circle = make_circle(organisation=waterdam, name="Wijkteam Noord", by=boss)
    lead = make_function(organisation=waterdam, title="Teamleider", by=boss)
    join_circle(circle=circle, person=noor, function=lead, by=boss)
    Membership.objects.update(since=timezone.localdate() - timedelta(days=30))
    leave_circle(circle=circle, person=noor, by=noor)
    membership = Membership.objects.get()
    assert membership.until == timezone.localdate() - timedelta(days=1)
    actions = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert actions == ["circle.made", "function.made", "circle.joined", "circle.left"]


def test_whoever_joins_again_has_another_function_and_is_in_it_once(waterdam):
    boss, noor = administrator(waterdam), person(waterdam)
    circle = make_circle(organisation=waterdam, name="Noord", by=boss)
    lead = make_function(organisation=waterdam, title="Teamleider", by=boss)
    join_circle(circle=circle, person=noor, function=None, by=boss)
    join_circle(circle=circle, person=noor, function=lead, by=boss)
    assert Membership.objects.get(until=None).function == lead


def test_two_circles_of_one_name_have_two_addresses(waterdam):
    boss = administrator(waterdam)
    slugs = [
        make_circle(organisation=waterdam, name=name, by=boss).slug
        for name in ("Noord", "Noord", "NOORD!", "东")
    ]
    assert slugs == ["noord", "noord-2", "noord-3", "naamloos"]


def test_a_manager_makes_circles_and_a_member_does_not(waterdam):
    make_circle(organisation=waterdam, name="Noord", by=person(waterdam, "Mo Baas", Role.MANAGER))
    with pytest.raises(PermissionDenied):
        make_circle(organisation=waterdam, name="Zuid", by=person(waterdam))


def test_nobody_takes_others_out_of_a_circle_unless_they_may(waterdam):
    boss, noor, omar = administrator(waterdam), person(waterdam), person(waterdam, "Omar Riet")
    circle = make_circle(organisation=waterdam, name="Noord", by=boss)
    join_circle(circle=circle, person=noor, function=None, by=boss)
    with pytest.raises(PermissionDenied):
        leave_circle(circle=circle, person=noor, by=omar)


def test_nobody_of_another_organisation_joins_a_circle(waterdam, polderveen):
    boss = administrator(waterdam)
    circle = make_circle(organisation=waterdam, name="Noord", by=boss)
    with pytest.raises(PermissionDenied):
        join_circle(circle=circle, person=person(polderveen), function=None, by=boss)


def test_a_function_answers_a_question_once_it_is_mapped(waterdam):
    boss, noor = administrator(waterdam), person(waterdam)
    circle = make_circle(organisation=waterdam, name="Noord", by=boss)
    lead = make_function(organisation=waterdam, title="Teamleider", by=boss)
    join_circle(circle=circle, person=noor, function=lead, by=boss)
    today = timezone.localdate()
    assert answers_of_function(noor, today) == {}
    map_function(function=lead, dimension="functie", value="teamleider", by=boss)
    assert answers_of_function(noor, today) == {"functie": "teamleider"}
    map_function(function=lead, dimension="functie", value="", by=boss)
    assert answers_of_function(noor, today) == {}


def test_where_two_circles_give_two_answers_it_is_asked(waterdam):
    boss, noor = administrator(waterdam), person(waterdam)
    for title, value in (("Teamleider", "teamleider"), ("Collega", "collega")):
        function = make_function(organisation=waterdam, title=title, by=boss)
        map_function(function=function, dimension="functie", value=value, by=boss)
        circle = make_circle(organisation=waterdam, name=title, by=boss)
        join_circle(circle=circle, person=noor, function=function, by=boss)
    assert answers_of_function(noor, timezone.localdate()) == {}


def test_on_the_page_a_circle_is_made_joined_and_left(client, waterdam):
    noor = person(waterdam)
    signed_in(client, administrator(waterdam))
    there = client.post("/mensen/kringen", {"name": "Noord"}).url
    client.post(f"{there}/erbij", {"person": noor.pk, "function": ""})
    assert noor.name in client.get(there).content.decode()
    client.post(f"{there}/eruit", {"person": noor.pk})
    assert not Membership.objects.exists()
