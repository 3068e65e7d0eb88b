"""A worker that is killed loses nothing; what it was sending goes out twice at most.

Real processes and a real mail server, on the database that the tests run on.
"""

import os
import signal
import subprocess
import time
from collections import Counter

import pytest

from tests.post.mail_servers import TAKEN, MailServer

PATIENCE = 60.0

KILLS = {
    "before the server has the mail": "RCPT",
    "when the server has it and the worker does not know yet": "DATA",
}


def finish(process: subprocess.Popen[str]) -> str:
    said, complaints = process.communicate(timeout=PATIENCE)
    assert (process.returncode, complaints) == (0, "")
    return said


def kill_at(server: MailServer, command: str, number: int, victim: list[int]) -> None:
    """Have the worker killed when it gives this command for a mail with so many before it."""

    def answer(given: str, before: int) -> str:
        if victim and (given, before) == (command, number):
            os.kill(victim.pop(), signal.SIGKILL)
        return TAKEN

    server.answer = answer


def test_workers_killed_one_after_the_other_lose_nothing(installation, server):
    queued = installation.queue(120)
    killed = 0
    for number in range(6):
        in_flight = len(server.raw) + 10
        victim: list[int] = []
        kill_at(server, list(KILLS.values())[number % 2], in_flight, victim)
        worker = installation.worker("--once", server=server.port)
        victim.append(worker.pid)
        worker.wait(PATIENCE)
        killed += worker.returncode == -signal.SIGKILL
        installation.let_claims_grow_old()
    server.answer = lambda _command, _before: TAKEN
    finish(installation.worker("--once", server=server.port))

    times = Counter(server.ids)
    doubled = [each for each, count in times.items() if count > 1]
    print(f"{len(queued)} mails, {killed} kills, lost 0, twice {len(doubled)}")
    assert killed == 6
    assert set(times) == set(queued)
    assert len(doubled) == 3  # killed at DATA: the server has it already
    assert max(times.values()) == 2
    bodies = {(m["Message-ID"], m["Subject"], m.get_content()) for m in server.got}
    assert len(bodies) == len(queued)


@pytest.mark.parametrize("moment", KILLS)
def test_what_a_killed_worker_was_sending_waits_until_its_claim_is_old(
    installation, server, moment
):
    queued = installation.queue(3)
    victim: list[int] = []
    kill_at(server, KILLS[moment], 1, victim)
    worker = installation.worker("--once", server=server.port)
    victim.append(worker.pid)
    worker.wait(PATIENCE)
    finish(installation.worker("--once", server=server.port))
    before = Counter(server.ids)
    installation.let_claims_grow_old()
    finish(installation.worker("--once", server=server.port))
    after = Counter(server.ids)
    assert (after - before).total() == 1
    assert set(after) == set(queued)


def test_two_workers_at_once_send_each_mail_once(installation, server):
    queued = installation.queue(150)
    workers = [installation.worker("--once", server=server.port) for _ in range(2)]
    said = [finish(worker) for worker in workers]
    assert Counter(server.ids) == Counter(queued)
    counts = [int(line.removeprefix("Mails sent: ").rstrip(".\n")) for line in said]
    assert sum(counts) == len(queued)
    assert min(counts) > 0  # else they were not at it at once


def test_a_worker_told_to_stop_finishes_the_mail_at_hand_and_leaves_the_rest(installation, server):
    queued = installation.queue(40)
    worker = installation.worker(server=server.port)

    def answer(given: str, before: int) -> str:
        if (given, before) == ("DATA", 5):
            worker.send_signal(signal.SIGTERM)
            time.sleep(0.3)  # so that it has heard before it is done with this mail
        return TAKEN

    server.answer = answer
    finish(worker)
    assert len(server.ids) == 6
    state = "print(json.dumps([Mail.objects.exclude(sent_at=None).count(), "
    state += "Mail.objects.exclude(claimed_at=None).count()]))"
    assert installation.run(state) == [6, 0]
    finish(installation.worker("--once", server=server.port))
    assert Counter(server.ids) == Counter(queued)


def test_a_worker_at_rest_stops_at_once_when_ctrl_c_is_pressed(installation, server):
    (queued,) = installation.queue(1)
    worker = installation.worker(server=server.port)
    until = time.monotonic() + PATIENCE
    while not server.raw and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.5)  # so that it rests
    began = time.monotonic()
    worker.send_signal(signal.SIGINT)
    finish(worker)
    assert time.monotonic() - began < 2
    assert server.ids == [queued]


def test_a_worker_beside_another_process_ends_with_it(installation):
    holder = f"""
import subprocess, sys
worker = subprocess.Popen(
    [sys.executable, "-m", "stoeprand", "worker", "--beside", str(os.getpid())])
print(worker.pid, flush=True)
time.sleep({PATIENCE})
"""
    parent = installation.start(holder)
    assert parent.stdout
    worker = int(parent.stdout.readline())
    time.sleep(1.5)
    assert is_alive(worker)
    parent.kill()
    parent.wait()
    until = time.monotonic() + 20
    while is_alive(worker) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_alive(worker)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
