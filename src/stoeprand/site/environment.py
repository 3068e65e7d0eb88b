"""What the environment says about this installation: folder, database, hosts, secret.

Each has a default, so that nothing needs to be set on a laptop. Nothing of Django is imported here.
"""

import os
import secrets
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

YES = ("1", "true", "yes", "on")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SECRET_LENGTH = 64
PATIENCE = 5.0
"""Seconds to wait until another process has written the secret that it has just begun."""

# One writer at a time is the nature of SQLite. IMMEDIATE lets a writer wait for its turn, where it
# would otherwise fail as soon as a read becomes a write; the log beside the file (WAL) lets readers
# go on meanwhile.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
        "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
    ),
}


def is_on(environment: Mapping[str, str], name: str) -> bool:
    """Say whether a variable is set to a yes; unset is a no."""
    return environment.get(name, "").strip().lower() in YES


def words_of(environment: Mapping[str, str], name: str) -> list[str]:
    """Return the words of a variable, which may stand between commas or spaces."""
    return environment.get(name, "").replace(",", " ").split()


def data_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder for everything that this installation keeps; makes it where it is not."""
    folder = Path(environment.get("STOEPRAND_DATA") or "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def folder_in(data: Path, name: str) -> Path:
    """Return a folder inside the data folder; makes it where it is not."""
    folder = data / name
    folder.mkdir(exist_ok=True)
    return folder


def hosts(environment: Mapping[str, str]) -> list[str]:
    """Return the hostnames that this installation answers to; by default this machine alone."""
    return words_of(environment, "STOEPRAND_HOSTS") or list(LOCAL_HOSTS)


def database(address: str, folder: Path) -> dict[str, Any]:
    """Return the database for Django: `sqlite`, kept in `folder`, or a postgresql:// address.

    A folder with a socket is given as `?host=/the/folder`; whatever else stands behind the question
    mark, such as `sslmode=require`, goes to the driver as it is. Raises ValueError for any other
    kind of database.
    """
    if address in ("", "sqlite"):
        path = folder / "stoeprand.sqlite3"
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": SQLITE_OPTIONS}
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ValueError(
            "STOEPRAND_DATABASE is neither `sqlite` nor an address that begins with postgresql://"
        )
    extra = dict(parse_qsl(parts.query, keep_blank_values=True))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "stoeprand",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": extra.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {**extra, "pool": {"min_size": 2, "max_size": 8}},
    }


def secret_key(environment: Mapping[str, str], folder: Path) -> str:
    """Return the secret that signs things: from the environment, else from a file made once.

    Raises RuntimeError when the file stays empty: whoever began it did not finish.
    """
    if given := environment.get("STOEPRAND_SECRET_KEY"):
        return given
    path = folder / "secret-key"
    try:
        # Two workers may start at once: one of them makes the file, the other then reads it.
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _wait_for(path)
    with os.fdopen(handle, "w") as file:
        secret = secrets.token_urlsafe(SECRET_LENGTH)
        file.write(secret)
    return secret


def _wait_for(path: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if secret := path.read_text().strip():
            return secret
        time.sleep(0.05)
    raise RuntimeError(f"{path} is empty: remove it, and it will be made again")
