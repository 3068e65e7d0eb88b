"""Installations with a database of their own, for real processes: workers that are killed."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

SQLITE_FILE = "stoeprand.sqlite3"

SET_UP = """
import json, os, signal, time
import django
django.setup()
from datetime import timedelta
from django.db import transaction
from django.utils import timezone
from stoeprand.people.models import Organisation
from stoeprand.post import jobs
from stoeprand.post.actions import queue_mail
from stoeprand.post.models import JobRun, Mail
from stoeprand.post.worker import Worker

def mail(number):
    return queue_mail(
        organisation=Organisation.objects.get(), to=f"lezer{number}@voorbeeld.test", language="nl",
        subject=f"Bericht {number}", text=f"Dit is bericht {number}.", about=f"case {number}")
"""


@dataclass(frozen=True)
class Installation:
    """An environment for processes; `database` is its name in PostgreSQL."""

    environment: dict[str, str]
    database: str

    def run(self, script: str) -> Any:
        """Run a script in a process of its own; give what it prints last, read as JSON."""
        done = self.start(script)
        out, complaints = done.communicate(timeout=60)
        assert done.returncode == 0, complaints
        return json.loads(out.splitlines()[-1]) if out.strip() else None

    def start(self, script: str) -> subprocess.Popen[str]:
        """Start a script in a process of its own."""
        return self._start("-c", SET_UP + script)

    def worker(self, *options: str, server: int | None = None) -> subprocess.Popen[str]:
        """Start a worker, that sends to a mail server at a port of this machine."""
        extra = {"STOEPRAND_MAIL_SERVER": f"smtp://127.0.0.1:{server}"} if server else {}
        return self._start("-m", "stoeprand", "worker", "--lang", "en", *options, **extra)

    def let_claims_grow_old(self) -> None:
        """Turn the clock on by a quarter of an hour, for claims."""
        self.run("""
for each in Mail.objects.exclude(claimed_at=None):
    Mail.objects.filter(pk=each.pk).update(claimed_at=each.claimed_at - timedelta(minutes=15))
""")

    def queue(self, count: int) -> list[str]:
        """Queue mails; give their Message-IDs."""
        script = f"""
with transaction.atomic():
    made = [mail(number).message_id for number in range({count})]
print(json.dumps(made))
"""
        made: list[str] = self.run(script)
        return made

    def _start(self, *arguments: str, **extra: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            env=self.environment | extra,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@contextmanager
def blank(folder: Path, database: str) -> Iterator[Installation]:
    """An installation with its tables and one organisation, for others to be copied from."""
    with _with_database(folder, database, "template0") as made:
        made.run("""
from django.core.management import call_command
call_command("migrate", verbosity=0)
Organisation.objects.create(slug="waterdam", name="Gemeente Waterdam")
""")
        yield made


@contextmanager
def copied(original: Installation, folder: Path, database: str) -> Iterator[Installation]:
    """A copy of an installation, with a database of its own."""
    if database == "sqlite":
        shutil.copy(Path(original.environment["STOEPRAND_DATA"]) / SQLITE_FILE, folder)
    with _with_database(folder, database, original.database) as made:
        yield made


@contextmanager
def _with_database(folder: Path, database: str, like: str) -> Iterator[Installation]:
    """An installation on SQLite in `folder`, or in a PostgreSQL database made `like` another."""
    name, address = "", "sqlite"
    if database == "postgresql":
        name = f"post_{uuid.uuid4().hex[:12]}"
        _in_postgresql(f"CREATE DATABASE {name} TEMPLATE {like}")
        at = connection.settings_dict
        address = f"postgresql://{at['USER']}@/{name}?host={at['HOST']}"
    of_tests = ("STOEPRAND_MAIL_SERVER", "DJANGO_ALLOW_ASYNC_UNSAFE")
    here = {key: text for key, text in os.environ.items() if key not in of_tests}
    ours = {
        "DJANGO_SETTINGS_MODULE": "stoeprand.site.settings",
        "STOEPRAND_DATA": str(folder),
        "STOEPRAND_DATABASE": address,
    }
    try:
        yield Installation(here | ours, name)
    finally:
        if name:
            _in_postgresql(f"DROP DATABASE {name} WITH (FORCE)")


def _in_postgresql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
