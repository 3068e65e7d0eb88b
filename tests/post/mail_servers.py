"""A real mail server in a thread, that keeps what it gets and can be told to behave badly."""

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

TAKEN = "250 OK"
Answer = Callable[[str, int], str]
"""Says what is answered to RCPT or DATA, given which of the two, and how many came before."""


def take_all(_command: str, _before: int) -> str:
    """Take whatever comes."""
    return TAKEN


@dataclass
class MailServer:
    """What the server got, and how it answers."""

    host: str = "127.0.0.1"
    port: int = 0
    answer: Answer = take_all
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    @property
    def got(self) -> list[EmailMessage]:
        """The messages that were taken, in their order."""
        policy = email.policy.default
        return [email.message_from_bytes(each, policy=policy) for each in self.raw]

    @property
    def ids(self) -> list[str]:
        """The Message-IDs of what was taken."""
        return [str(message["Message-ID"]) for message in self.got]

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:  # noqa: N802  (as aiosmtpd calls it)
        answer = self.answer("RCPT", len(self.raw))
        if answer == TAKEN:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope: Any) -> str:  # noqa: N802  (as aiosmtpd calls it)
        self.raw.append(envelope.original_content)
        self.recipients += envelope.rcpt_tos
        answer = self.answer("DATA", len(self.raw) - 1)
        if answer != TAKEN:
            self.raw.pop()
        return answer


@contextmanager
def serving() -> Iterator[MailServer]:
    """Run a mail server at a free port."""
    kept = MailServer(port=free_port())
    controller = Controller(kept, hostname=kept.host, port=kept.port)
    controller.start()
    try:
        yield kept
    finally:
        controller.stop()


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port: int = place.getsockname()[1]
        return port
