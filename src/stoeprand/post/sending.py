"""Sending what is due: claim a mail, hand it to the mail server, write down how it went.

Nothing of a mail is written in the log: neither its address nor what the server said of it.
"""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from stoeprand.post.actions.sending import (
    claim_mail,
    give_up_old_mail,
    mark_failed,
    mark_sent,
)
from stoeprand.post.envelopes import message_of
from stoeprand.post.models import Mail

logger = logging.getLogger(__name__)

REFUSED_FOR_GOOD = range(500, 600)
"""Codes by which a mail server says that trying again is of no use (RFC 5321)."""


class _Outcome(Enum):
    SENT = auto()
    FAILED = auto()
    NO_SERVER = auto()


@dataclass(frozen=True, slots=True)
class Sent:
    """How many mails went out, and how many did not."""

    sent: int = 0
    failed: int = 0


def send_due(worker: str, is_over: Callable[[], bool] = lambda: False) -> Sent:
    """Send all mail that is due, until it `is_over`; nothing where no mail server is set.

    Where the server cannot be reached one mail finds that out, and the others keep their turn.
    """
    if not settings.MAIL_GOES_OUT:
        return Sent()
    if old := give_up_old_mail(now=timezone.now()):
        logger.warning("mails given up because they had waited too long: %d", old)
    connection = get_connection()
    sent = failed = 0
    try:
        while not is_over() and (mail := claim_mail(worker=worker, now=timezone.now())):
            outcome = _send(mail, connection)
            sent += outcome is _Outcome.SENT
            failed += outcome is not _Outcome.SENT
            if outcome is _Outcome.NO_SERVER:
                break
    finally:
        _hang_up(connection)
    return Sent(sent, failed)


def _send(mail: Mail, connection: BaseEmailBackend) -> _Outcome:
    try:
        connection.open()
    except OSError as error:  # smtplib's own errors are among them
        _write_down(mail, error, for_good=False)
        return _Outcome.NO_SERVER
    try:
        connection.send_messages([message_of(mail, timezone.now())])
    except Exception as error:  # noqa: BLE001  (whatever it is, the mail behind it has to go)
        _write_down(mail, error, for_good=_is_for_good(error))
        _hang_up(connection)
        return _Outcome.FAILED
    mark_sent(mail, now=timezone.now())
    return _Outcome.SENT


def _write_down(mail: Mail, error: Exception, *, for_good: bool) -> None:
    kind = _kind_of(error)
    logger.warning("mail %d was not sent: %s", mail.pk, kind)
    mark_failed(mail, kind=kind, for_good=for_good, now=timezone.now())


def _is_for_good(error: Exception) -> bool:
    """Say whether it lies in the mail itself, so that it will not go another time either.

    Of an error that is none of the line no message could be made at all.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError):
        return _code_of(error) in REFUSED_FOR_GOOD
    return not isinstance(error, OSError)


def _kind_of(error: Exception) -> str:
    code = _code_of(error)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def _code_of(error: Exception) -> int:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return int(next(iter(error.recipients.values()), (0, b""))[0])
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


def _hang_up(connection: BaseEmailBackend) -> None:
    """End the conversation with the server, in whatever state it is."""
    try:
        connection.close()
    except OSError:
        logger.info("the mail server had hung up already")
