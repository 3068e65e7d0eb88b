"""The jobs of every day run once a day, by the clock of the Netherlands, whoever runs them."""

import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from stoeprand.post import jobs
from stoeprand.post.actions import queue_mail, run_once
from stoeprand.post.actions.running_jobs import jobs_done
from stoeprand.post.models import JobRun, Mail
from stoeprand.post.worker import AFTER_A_FAILURE, Worker

pytestmark = pytest.mark.django_db

STEP = timedelta(minutes=10)


@pytest.fixture(autouse=True)
def _no_other_jobs(monkeypatch) -> None:
    monkeypatch.setattr(jobs, "_jobs", {})


@pytest.fixture
def clock(monkeypatch) -> "Clock":
    made = Clock()
    monkeypatch.setattr(timezone, "now", lambda: made.now)
    return made


class Clock:
    """What time it is; tests turn it."""

    now = datetime(2027, 1, 1, tzinfo=UTC)

    def go_through(self, begin: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
        """Let the time pass in steps."""
        self.now = begin
        while self.now <= end:
            yield self.now
            self.now += step


def days_of(name: str) -> list[date]:
    return list(JobRun.objects.filter(job=name).order_by("day").values_list("day", flat=True))


def test_at_midnight_in_the_netherlands_the_jobs_of_the_next_day_begin(clock):
    ran: list[date] = []
    jobs.register("count", ran.append)
    for hour, minute in ((22, 59), (23, 1)):  # 23:59 and 0:01 in the Netherlands, in winter
        clock.now = datetime(2026, 12, 31, hour, minute, tzinfo=UTC)
        Worker().sweep()
        Worker().sweep()
    assert ran == [date(2026, 12, 31), date(2027, 1, 1)]


@pytest.mark.parametrize(
    "changes", [date(2027, 3, 28), date(2027, 10, 31)], ids=["into summer", "into winter"]
)
@pytest.mark.parametrize("at", [time(0), time(2, 30), time(8)], ids=str)
def test_where_the_clock_is_changed_a_job_runs_once_a_day_too(clock, changes, at):
    ran: list[date] = []
    moments: list[datetime] = []

    def job(day: date) -> None:
        ran.append(day)
        moments.append(timezone.localtime(timezone.now()))

    jobs.register("count", job, at=at)
    noon = datetime.combine(changes, time(12), tzinfo=UTC)
    worker = Worker()
    for _ in clock.go_through(noon - timedelta(days=2), noon + timedelta(days=2), STEP):
        worker.sweep()
    first = changes - timedelta(days=2)
    assert ran == [first + timedelta(days=number) for number in range(5)]
    assert days_of("count") == ran
    # as soon as the clock said so, and never before; the day on which the worker began aside
    for moment in moments[1:]:
        assert moment.time() >= at
        earlier = timezone.localtime(moment.astimezone(UTC) - STEP)
        assert earlier.date() < moment.date() or earlier.time() < at


def test_a_job_runs_not_before_its_time(clock):
    ran: list[date] = []
    jobs.register("count", ran.append, at=time(8))
    clock.now = datetime(2027, 7, 1, 5, 59, tzinfo=UTC)  # 7:59 in summer
    Worker().sweep()
    assert ran == []
    clock.now += timedelta(minutes=1)
    Worker().sweep()
    assert ran == [date(2027, 7, 1)]


def test_a_name_belongs_to_one_job():
    jobs.register("count", lambda _day: None)
    with pytest.raises(ValueError, match="count"):
        jobs.register("count", lambda _day: None)


def test_a_job_that_breaks_leaves_nothing_behind_and_keeps_no_other_from_running(
    clock, owner, caplog
):
    def broken(_day: date) -> None:
        queue_mail(
            organisation=owner,
            to="noor@voorbeeld.test",
            language="nl",
            subject="Half",
            text="werk",
            about="x",
        )
        raise RuntimeError("geheim 4321")

    ran: list[date] = []
    jobs.register("broken", broken)
    jobs.register("count", ran.append)
    worker = Worker()
    worker.sweep()
    assert len(ran) == 1
    assert not Mail.objects.exists()
    assert jobs_done(ran[0]) == {"count"}
    assert "broken" in caplog.text


def test_a_job_that_breaks_is_tried_again_after_some_minutes_and_not_before(clock, caplog):
    caplog.set_level(logging.CRITICAL)
    tries: list[date] = []

    def broken(day: date) -> None:
        tries.append(day)
        raise RuntimeError

    jobs.register("broken", broken)
    worker = Worker()
    start = datetime(2027, 1, 1, 12, tzinfo=UTC)
    for _ in clock.go_through(start, start + AFTER_A_FAILURE, timedelta(seconds=30)):
        worker.sweep()
    assert len(tries) == 2


def test_the_same_job_for_another_day_runs_too():
    ran: list[date] = []
    job = jobs.Job("count", ran.append, time(0))
    results = [run_once(job, date(2027, 1, day)) for day in (1, 1, 2)]
    assert results == [True, False, True]
    assert ran == [date(2027, 1, 1), date(2027, 1, 2)]


SLOW_JOB = """
def remind(day):
    time.sleep(0.5)
    mail(1)
    {then}

jobs.register("remind", remind)
Worker().sweep()
"""
COUNT = "print(json.dumps([Mail.objects.count(), JobRun.objects.filter(job='remind').count()]))"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_run_a_job_once(installation):
    workers = [installation.start(SLOW_JOB.format(then="")) for _ in range(3)]
    assert [worker.wait(60) for worker in workers] == [0, 0, 0]
    assert installation.run(COUNT) == [1, 1]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_of_a_job_has_done_nothing_and_the_next_does_it(installation):
    killed = installation.start(SLOW_JOB.format(then="os.kill(os.getpid(), signal.SIGKILL)"))
    assert killed.wait(60) < 0
    assert installation.run(COUNT) == [0, 0]
    assert installation.start(SLOW_JOB.format(then="")).wait(60) == 0
    assert installation.run(COUNT) == [1, 1]


@pytest.fixture(scope="module")
def named_at_the_start() -> set[str]:
    """The jobs that the apps named when they started."""
    return set(jobs._jobs)


def test_old_mail_is_forgotten_by_a_job_of_every_day(named_at_the_start):
    assert "post.forget-old-mail" in named_at_the_start
