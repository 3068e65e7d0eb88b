"""What the environment says about mail: by which server it goes out, and whose name it bears."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
"""Ways to speak to a mail server, with their usual ports. The first one is not encrypted."""

PATIENCE = 20
"""Seconds that a mail server has for each of its answers."""

WRONG = (
    "STOEPRAND_MAIL_SERVER is not smtps://user:password@host, smtp+starttls://user:password@host"
    " or, on the same machine or network, smtp://host"
)


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over. Without a host none goes out."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_encrypted: bool = False
    becomes_encrypted: bool = False


def server(environment: Mapping[str, str]) -> MailServer:
    """Return the mail server of STOEPRAND_MAIL_SERVER.

    Raises ValueError where that cannot be read, and where a password would go unencrypted.
    """
    address = environment.get("STOEPRAND_MAIL_SERVER", "").strip()
    if not address:
        return MailServer()
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError):
        raise ValueError(WRONG) from None
    if not parts.hostname or parts.path.strip("/"):
        raise ValueError(WRONG)
    if parts.scheme == "smtp" and parts.password:
        raise ValueError("STOEPRAND_MAIL_SERVER would send its password unencrypted: take smtps://")
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_encrypted=parts.scheme == "smtps",
        becomes_encrypted=parts.scheme == "smtp+starttls",
    )


def sender(environment: Mapping[str, str], hosts: Sequence[str]) -> str:
    """Return the address that mail comes from; by default `stoeprand@` the first hostname."""
    return environment.get("STOEPRAND_MAIL_FROM", "").strip() or f"stoeprand@{_first(hosts)}"


def own_address(environment: Mapping[str, str], hosts: Sequence[str], *, https: bool) -> str:
    """Return the address of this installation as it stands in mails, without a slash at the end."""
    given = environment.get("STOEPRAND_ADDRESS", "").strip().rstrip("/")
    return given or f"{'https' if https else 'http'}://{_first(hosts)}"


def _first(hosts: Sequence[str]) -> str:
    """Return the first hostname; one that stands for several, such as `.a.nl`, without its dot."""
    return hosts[0].removeprefix("*").lstrip(".") or "localhost"
