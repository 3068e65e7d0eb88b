"""Mail that is due goes to a real mail server; what goes wrong is tried again, or told."""

import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from stoeprand.people.models import Role, RoleHeld
from stoeprand.post.actions import claim_mail, mark_failed, try_again
from stoeprand.post.actions.sending import CLAIM_HOLDS, FIRST_PAUSE, LONGEST_PAUSE, pause_after
from stoeprand.post.models import Mail
from stoeprand.post.reading import undelivered
from stoeprand.post.sending import Sent, send_due
from tests.post.mail_servers import TAKEN, free_port
from tests.post.test_queueing import queue

pytestmark = pytest.mark.django_db


def answering(command: str, words: str):
    """A server that answers one command so."""
    return lambda given, _before: words if given == command else TAKEN


def now_due() -> None:
    Mail.objects.update(not_before=timezone.now())


def test_what_is_due_is_sent_once_the_oldest_first(owner, mail_server):
    queued = [queue(owner).message_id for _ in range(5)]
    assert send_due("w") == Sent(sent=5)
    assert send_due("w") == Sent()
    assert mail_server.ids == queued


def test_many_mails_go_over_one_line(owner, mail_server):
    for _ in range(45):  # more than are looked at in one go
        queue(owner)
    assert send_due("w") == Sent(sent=45)
    assert len(set(mail_server.ids)) == 45


def test_a_claim_is_one_workers_until_it_is_old(owner):
    queue(owner)
    now = timezone.now()
    mine = claim_mail(worker="a", now=now)
    assert mine
    assert mine.claimed_by == "a"
    assert claim_mail(worker="b", now=now + CLAIM_HOLDS) is None
    theirs = claim_mail(worker="b", now=now + CLAIM_HOLDS + timedelta(seconds=1))
    assert theirs == mine
    assert theirs.claimed_by == "b"


def test_who_was_overtaken_does_not_undo_what_the_other_finds(owner):
    queue(owner)
    now = timezone.now()
    slow = claim_mail(worker="a", now=now)
    later = now + CLAIM_HOLDS + timedelta(seconds=1)
    assert claim_mail(worker="b", now=later)
    assert slow
    mark_failed(slow, kind="TimeoutError", for_good=True, now=later)
    kept = Mail.objects.get()
    assert (kept.claimed_by, kept.given_up_at) == ("b", None)


def test_a_server_that_is_busy_gets_the_mail_later(owner, mail_server):
    mail = queue(owner)
    mail_server.answer = answering("DATA", "451 Try later")
    before = timezone.now()
    assert send_due("w") == Sent(failed=1)
    kept = Mail.objects.get()
    assert kept.last_error == "SMTPDataError 451"
    assert kept.not_before >= before + FIRST_PAUSE
    assert (kept.given_up_at, kept.claimed_at) == (None, None)
    mail_server.answer = lambda _command, _before: TAKEN
    assert send_due("w") == Sent()
    now_due()
    assert send_due("w") == Sent(sent=1)
    assert mail_server.ids == [mail.message_id]


@pytest.mark.parametrize(
    ("command", "kind"), [("RCPT", "SMTPRecipientsRefused 550"), ("DATA", "SMTPDataError 550")]
)
def test_a_mail_that_is_refused_for_good_is_given_up_and_the_others_go(
    owner, mail_server, command, kind
):
    refused, taken = queue(owner), queue(owner)
    mail_server.answer = lambda given, _before: TAKEN
    answers = iter(["550 No such user"])
    mail_server.answer = lambda given, _: next(answers, TAKEN) if given == command else TAKEN
    assert send_due("w") == Sent(sent=1, failed=1)
    assert mail_server.ids == [taken.message_id]
    kept = Mail.objects.get(pk=refused.pk)
    assert kept.given_up_at
    assert kept.last_error == kind


def test_each_time_it_waits_longer_up_to_some_hours():
    pauses = [pause_after(attempts) for attempts in range(1, 40)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (FIRST_PAUSE, LONGEST_PAUSE)


def test_what_cannot_be_delivered_for_five_days_is_given_up(owner, mail_server):
    queue(owner)
    mail_server.answer = answering("RCPT", "450 Mailbox busy")
    attempts = 0
    while not Mail.objects.get().given_up_at:
        attempts += send_due("w").failed
        assert attempts < 100
        kept = Mail.objects.get()
        passed = kept.not_before - timezone.now()
        Mail.objects.update(not_before=timezone.now(), try_until=kept.try_until - passed)
    assert 30 <= attempts <= 45


def test_a_server_that_is_not_there_is_found_out_with_one_mail_a_sweep(
    owner, settings, mail_server
):
    for _ in range(5):
        queue(owner)
    settings.EMAIL_PORT = free_port()
    assert send_due("w") == Sent(failed=1)
    assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]
    assert Mail.objects.exclude(given_up_at=None).count() == 0
    settings.EMAIL_PORT = mail_server.port
    now_due()
    assert send_due("w") == Sent(sent=5)


def test_a_mail_of_which_no_message_can_be_made_holds_up_no_other(owner, mail_server):
    broken, whole = queue(owner), queue(owner)
    Mail.objects.filter(pk=broken.pk).update(language="n\n")
    assert send_due("w") == Sent(sent=1, failed=1)
    assert mail_server.ids == [whole.message_id]
    assert Mail.objects.get(pk=broken.pk).given_up_at


def test_without_a_mail_server_mail_waits(owner):
    queue(owner)
    assert send_due("w") == Sent()
    kept = Mail.objects.get()
    assert (kept.attempts, kept.claimed_at, kept.given_up_at) == (0, None, None)


def test_what_waited_for_weeks_without_a_server_does_not_go_out_when_there_is_one(
    owner, mail_server
):
    queue(owner)
    recent = queue(owner)
    long_ago = timezone.now() - timedelta(days=20)
    Mail.objects.exclude(pk=recent.pk).update(
        not_before=long_ago, try_until=long_ago + timedelta(days=5)
    )
    send_due("w")
    assert mail_server.ids == [recent.message_id]
    assert Mail.objects.exclude(pk=recent.pk).get().last_error == "TooOld"


def test_what_is_of_no_use_any_more_is_not_tried_again(owner, mail_server):
    queue(owner, try_until=timezone.now() + timedelta(seconds=30))
    mail_server.answer = answering("RCPT", "450 Mailbox busy")
    assert send_due("w") == Sent(failed=1)
    assert Mail.objects.get().given_up_at


def test_nothing_of_a_mail_is_logged_when_it_goes_wrong(owner, mail_server, caplog, capfd):
    caplog.set_level(logging.CRITICAL, "mail.log")  # the server in the test tells all
    caplog.set_level(logging.DEBUG)
    queue(owner, "geheim-adres@voorbeeld.test", subject="zonderling", text="pronkbonen")
    mail_server.answer = answering("RCPT", "550 geheim-adres@voorbeeld.test is onbekend")
    send_due("w")
    printed = capfd.readouterr()
    records = [f"{record.__dict__}" for record in caplog.records]
    logged = "\n".join([*records, printed.out, printed.err])
    assert "SMTPRecipientsRefused 550" in logged
    telling = ("geheim", "zonderling", "pronkbonen", "onbekend")
    assert [word for word in telling if word in logged] == []
    assert Mail.objects.get().last_error == "SMTPRecipientsRefused 550"


def test_what_was_given_up_can_be_tried_again(owner, mail_server):
    mail = queue(owner)
    Mail.objects.update(given_up_at=timezone.now(), try_until=timezone.now() - timedelta(days=1))
    assert try_again(mail)
    assert send_due("w") == Sent(sent=1)
    assert mail_server.ids == [mail.message_id]
    assert not try_again(mail)  # it went


def given_up(owner) -> Mail:
    mail = queue(owner, "zoek@voorbeeld.test", subject="Alleen voor jou", text="Iets persoonlijks")
    Mail.objects.filter(pk=mail.pk).update(
        given_up_at=timezone.now(), attempts=3, last_error="SMTPRecipientsRefused 550"
    )
    return mail


def test_only_who_administers_sees_what_was_not_delivered(owner, noor):
    mail = given_up(owner)
    assert list(undelivered(noor)) == []
    assert list(undelivered(None)) == []
    RoleHeld.objects.create(organisation=owner, person=noor, role=Role.ADMINISTRATOR)
    del noor.roles
    assert list(undelivered(noor)) == [mail]
