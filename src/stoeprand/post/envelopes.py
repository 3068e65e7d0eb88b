"""What goes over the line: a mail that waits, made into a message as mail servers want it."""

from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.crypto import salted_hmac

from stoeprand.post.addresses import own_domain, written
from stoeprand.post.models import Mail


def message_of(mail: Mail, now: datetime) -> EmailMultiAlternatives:
    """Return the message of a mail that goes out at `now`."""
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        from_email=written(mail.organisation.name, settings.MAIL_FROM),
        to=[written(mail.name, mail.address)],
        reply_to=[written("", mail.reply_to)] if mail.reply_to else None,
        headers={
            "Message-ID": mail.message_id,
            "References": thread_of(mail),
            "Date": format_datetime(timezone.localtime(now)),
            "Content-Language": mail.language,
            # No machine answers a machine (RFC 3834); the second line says it to Exchange.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def file_of(mail: Mail, now: datetime) -> bytes:
    """Return the message of a mail byte by byte, as it goes over the line."""
    message = message_of(mail, now).message()
    return message.as_bytes(linesep="\r\n")  # type: ignore[call-arg]  # Django's own takes it


def thread_of(mail: Mail) -> str:
    """Return the Message-ID that all mails about a case refer to, which makes them one thread.

    Nobody ever got that mail. Nor can anybody read the case in it.
    """
    about = salted_hmac("stoeprand.post.thread", f"{mail.organisation_id} {mail.about}")
    return f"<{about.hexdigest()}@{own_domain()}>"
