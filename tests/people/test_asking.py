"""Who asks is known to us at their own organisation alone."""

from datetime import timedelta

import pytest
from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from stoeprand.people.actions.forgetting import forget_what_is_over
from stoeprand.people.asking import person_of, person_with_roles
from stoeprand.people.models import Role, Session
from stoeprand.people.session_store import SessionStore
from tests.people.making import person, signed_in

pytestmark = pytest.mark.django_db


def request_of(client: Client, rf, host: str = "mag.waterdam.test") -> HttpRequest:
    request = rf.get("/", headers={"host": host})
    request.session = client.session
    return request


def test_whoever_signed_in_is_known_with_their_roles(client, rf, waterdam):
    noor = person(waterdam, "Noor Linde", Role.MANAGER, Role.SPONSOR)
    found = person_of(request_of(signed_in(client, noor), rf))
    assert found == noor
    assert found.roles == {Role.MEMBER, Role.MANAGER, Role.SPONSOR}


def test_a_person_and_their_roles_come_in_one_query(waterdam, django_assert_num_queries):
    noor = person(waterdam, "Noor Linde", Role.MANAGER, Role.SPONSOR)
    with django_assert_num_queries(1):
        found = person_with_roles(waterdam.pk, noor.pk)
        assert found is not None
        assert len(found.roles) == 3


def test_who_has_no_session_costs_no_query(rf, django_assert_num_queries):
    request = rf.get("/")
    request.session = SessionStore()
    with django_assert_num_queries(0):
        assert person_of(request) is None


def test_a_session_is_worth_nothing_at_another_organisation(client, rf, waterdam, polderveen):
    signed_in(client, person(waterdam))
    assert person_of(request_of(client, rf, "mag.polderveen.test")) is None


def test_whoever_left_is_not_known_any_more(client, rf, waterdam):
    noor = person(waterdam)
    signed_in(client, noor)
    noor.is_active = False
    noor.save()
    assert person_of(request_of(client, rf)) is None


def test_a_new_password_ends_sessions_of_the_old_one(client, rf, waterdam):
    noor = person(waterdam)
    signed_in(client, noor)
    noor.set_password("een heel nieuw wachtwoord")
    noor.save()
    assert person_of(request_of(client, rf)) is None


def test_a_session_in_which_somebody_writes_what_they_like_is_worth_nothing(client, rf, waterdam):
    noor = person(waterdam)
    signed_in(client, noor)
    session = client.session
    session[HASH_SESSION_KEY] = "guessed"
    session.save()
    assert person_of(request_of(client, rf)) is None


def test_who_stays_away_for_two_weeks_is_signed_out(client, waterdam):
    signed_in(client, person(waterdam))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/mijn-account").status_code == 302


def test_who_comes_back_in_time_has_two_weeks_again(client, waterdam):
    signed_in(client, person(waterdam))
    almost = timezone.now() + timedelta(days=1)
    Session.objects.update(expire_date=almost)
    client.get("/mijn-account")
    assert Session.objects.get().expire_date > almost + timedelta(days=12)


def test_sessions_that_ended_are_forgotten_and_others_are_not(client, waterdam):
    signed_in(client, person(waterdam))
    signed_in(Client(), person(waterdam, "Omar Riet"))
    ended = Session.objects.get(person__name="Noor Linde")
    Session.objects.filter(pk=ended.pk).update(expire_date=timezone.now())
    forget_what_is_over(timezone.localdate())
    left = Session.objects.get().person
    assert left is not None
    assert left.name == "Omar Riet"


def test_within_a_day_nothing_is_written_about_a_visit(client, waterdam):
    signed_in(client, person(waterdam))
    client.get("/mijn-account")
    before = Session.objects.get().expire_date
    client.get("/mijn-account")
    assert Session.objects.get().expire_date == before


def test_whoever_only_asks_gets_no_cookie(client, waterdam):
    client.get("/")
    assert not client.cookies
