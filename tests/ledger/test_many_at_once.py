"""Two hundred appends from eight processes at once: no gap, no fork, no error for anybody."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = Path(__file__).with_name("many_at_once.py")
PROCESSES = 8
TIMES = 25


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database on disk that several processes can reach, of the kind that is tested on."""
    own = {"STOEPRAND_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "stoeprand.site.settings"}
    if connection.vendor == "sqlite":
        yield os.environ | own | {"STOEPRAND_DATABASE": "sqlite"}
        return
    name = f"ledger_{os.getpid()}"
    address = urlsplit(os.environ["STOEPRAND_DATABASE"])._replace(path=f"/{name}").geturl()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield os.environ | own | {"STOEPRAND_DATABASE": address}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def appended(surroundings: dict[str, str], *options: str) -> dict[str, Any]:
    """Append in many processes; what came of it."""
    command = [sys.executable, str(PROGRAM), str(PROCESSES), str(TIMES), *options]
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_if_nobody_waited_people_would_get_errors(surroundings):
    said = appended(surroundings, "--unguarded")
    assert said["errors"]
    # even so there is no fork: the database takes no second entry behind the same one
    assert said["faults"] == []
    assert len(said["numbers"]) < PROCESSES * TIMES


def test_two_hundred_appends_at_once_have_no_gap_no_fork_and_no_error(surroundings):
    said = appended(surroundings)
    assert said["errors"] == []
    assert said["faults"] == []
    assert said["numbers"] == list(range(1, PROCESSES * TIMES + 1))
    assert said["head"] == said["particulars"] == PROCESSES * TIMES
