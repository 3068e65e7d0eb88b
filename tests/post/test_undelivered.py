"""Who administers sees to whom mail could not go and why, not what stood in it, and tries again."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stoeprand.people.models import Organisation
from stoeprand.post.models import Mail
from tests.people.making import administrator, signed_in
from tests.post.test_sending import given_up
from tests.room.making import organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client, owner: Organisation) -> Client:
    """A browser in which an administrator is signed in."""
    return signed_in(client, administrator(owner))


def page(client: Client) -> str:
    shown: str = client.get(reverse("undelivered_mail")).content.decode()
    return shown


def test_nobody_else_may_open_it(client, noor):
    assert client.get(reverse("undelivered_mail")).status_code == 302
    assert signed_in(client, noor).get(reverse("undelivered_mail")).status_code == 403


def test_it_says_to_whom_and_why_and_not_what(ada, owner):
    given_up(owner)
    shown = page(ada)
    assert "zoek@voorbeeld.test" in shown
    assert "SMTPRecipientsRefused 550" in shown
    assert "Alleen voor jou" not in shown
    assert "Iets persoonlijks" not in shown


def test_the_button_has_it_tried_again(ada, owner):
    mail = given_up(owner)
    page(ada)
    assert Mail.objects.get(pk=mail.pk).given_up_at
    ada.post(reverse("undelivered_mail"), {"mail": mail.pk})
    kept = Mail.objects.get(pk=mail.pk)
    assert kept.given_up_at is None
    assert kept.not_before <= timezone.now()


@pytest.mark.parametrize("asked", ["", "x", "-1", "9" * 30, "²"])
def test_what_is_no_mail_is_not_found(ada, asked):
    assert ada.post(reverse("undelivered_mail"), {"mail": asked}).status_code == 404


def test_mail_of_another_organisation_is_not_there(ada, owner):
    theirs = given_up(organisation("polderveen", "mag.polderveen.test"))
    owner.hostnames.create(name="testserver")
    assert "zoek@voorbeeld.test" not in page(ada)
    assert ada.post(reverse("undelivered_mail"), {"mail": theirs.pk}).status_code == 404


@pytest.mark.parametrize("count", [1, 12])
def test_it_takes_four_queries_however_much_was_not_delivered(
    ada, owner, count, django_assert_num_queries
):
    for _ in range(count):
        given_up(owner)
    page(ada)  # the first visit of a day writes down the day
    with django_assert_num_queries(4):  # session, organisation, who asks, the mail
        page(ada)
