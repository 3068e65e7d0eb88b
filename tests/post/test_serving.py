"""`stoeprand serve` sends mail too: a worker runs beside it, and ends with it however it ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.post.installations import Installation
from tests.post.mail_servers import MailServer, free_port
from tests.post.test_killed_workers import is_alive

PATIENCE = 60.0


def wait_for(what: Callable[[], object]) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if what():
            return True
        time.sleep(0.1)
    return False


def workers_of(parent: int) -> list[int]:
    """The processes that a process started as workers."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            line = (path.parent / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if int(fields[1]) == parent and b"worker" in line and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


@pytest.fixture
def serving(installation: Installation, server: MailServer) -> Iterator[subprocess.Popen[bytes]]:
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "stoeprand", "serve", "--port", str(port), "--workers", "1"],
        env=installation.environment | {"STOEPRAND_MAIL_SERVER": f"smtp://127.0.0.1:{server.port}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_it_sends_mail_and_nothing_of_it_stays_behind(installation, server, serving, how):
    queued = installation.queue(2)
    assert wait_for(lambda: len(server.raw) == 2)
    assert sorted(server.ids) == sorted(queued)
    (worker,) = workers_of(serving.pid)
    serving.send_signal(how)
    serving.wait(PATIENCE)
    assert wait_for(lambda: not is_alive(worker))
