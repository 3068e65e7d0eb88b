"""A mail is a row in the transaction of whoever has something to say."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from stoeprand.people.models import Organisation, Person
from stoeprand.post.actions import BadAddress, queue_mail
from stoeprand.post.actions.forgetting import KEPT_FOR, forget_mail_to, forget_old_mail
from stoeprand.post.actions.queueing import TRIED_FOR
from stoeprand.post.models import Mail
from stoeprand.post.sending import send_due
from tests.room.making import organisation

pytestmark = pytest.mark.django_db


def queue(owner: Organisation, to: Person | str = "noor@voorbeeld.test", **more: Any) -> Mail:
    given: dict[str, Any] = {
        "organisation": owner,
        "to": to,
        "language": "nl",
        "subject": "Een vraag",
        "text": "Mag dat?",
        "about": "idea 12",
        **more,
    }
    return queue_mail(**given)


def test_what_is_rolled_back_is_never_sent(owner, mail_server):
    class Undone(Exception):
        pass

    def change_our_mind() -> None:
        with transaction.atomic():
            queue(owner)
            raise Undone

    with pytest.raises(Undone):
        change_our_mind()
    assert send_due("w").sent == 0
    assert mail_server.raw == []


def test_a_mail_has_its_id_before_it_is_sent_and_keeps_it(owner, mail_server):
    mail = queue(owner)
    assert mail.message_id.startswith("<")
    send_due("w")
    assert mail_server.ids == [mail.message_id]


def test_no_two_mails_have_the_same_id(owner):
    assert len({queue(owner).message_id for _ in range(50)}) == 50


def test_a_person_is_written_to_by_name_at_the_address_they_have(owner, noor):
    mail = queue(owner, noor)
    assert (mail.person, mail.address, mail.name) == (noor, "noor@voorbeeld.test", "Noor Linde")


def test_a_mail_for_later_waits_until_then(owner, mail_server):
    queue(owner, not_before=timezone.now() + timedelta(hours=1))
    send_due("w")
    assert mail_server.raw == []
    Mail.objects.update(not_before=timezone.now())
    send_due("w")
    assert len(mail_server.raw) == 1


def test_a_mail_for_later_is_tried_as_long_as_another(owner):
    later = timezone.now() + timedelta(days=30)
    mail = queue(owner, not_before=later)
    assert mail.try_until == later + TRIED_FOR


@pytest.mark.parametrize(
    "address",
    [
        "",
        "noor",
        "noor@",
        "noor@voorbeeld.test\nBcc: ieder@voorbeeld.test",
        "noor@voorbeeld.test, ieder@voorbeeld.test",
        "Noor <noor@voorbeeld.test>",
        "noör@voorbeeld.test",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(owner, address):
    with pytest.raises(BadAddress) as refused:
        queue(owner, address)
    assert not address or address not in str(refused.value)
    assert refused.value.__cause__ is None


@pytest.mark.parametrize("whom", ["to", "reply_to"])
def test_nobody_writes_to_people_of_another_organisation_in_its_name(owner, noor, whom):
    other = organisation("polderveen")
    with pytest.raises(ValueError, match="within an organisation"):
        queue(other, **{whom: noor})


def test_a_month_after_it_was_due_a_mail_is_forgotten_but_not_that_it_was_sent(owner, noor):
    old, recent = queue(owner, noor, html="<p>Mag dat?</p>", reply_to=noor), queue(owner, noor)
    sent_at = timezone.now() - KEPT_FOR - timedelta(minutes=1)
    Mail.objects.filter(pk=old.pk).update(not_before=sent_at, sent_at=sent_at)
    forget_old_mail(timezone.localdate())
    kept = Mail.objects.get(pk=old.pk)
    assert {kept.subject, kept.text, kept.html, kept.address, kept.name, kept.reply_to} == {""}
    assert (kept.message_id, kept.about, kept.sent_at) == (old.message_id, "idea 12", sent_at)
    assert Mail.objects.get(pk=recent.pk).text == "Mag dat?"


def test_what_never_went_out_is_forgotten_too_and_never_goes_out(owner, mail_server):
    mail = queue(owner)
    Mail.objects.update(not_before=timezone.now() - KEPT_FOR - timedelta(minutes=1))
    forget_old_mail(timezone.localdate())
    assert Mail.objects.get(pk=mail.pk).given_up_at
    send_due("w")
    assert mail_server.raw == []


def test_mail_to_somebody_who_is_erased_is_gone_and_does_not_go_out(owner, noor, mail_server):
    queue(owner, noor)
    other = queue(owner, "samir@voorbeeld.test")
    forget_mail_to(noor)
    send_due("w")
    assert mail_server.ids == [other.message_id]
    assert not Mail.objects.filter(address="noor@voorbeeld.test").exists()
    assert not Mail.objects.filter(name="Noor Linde").exists()
