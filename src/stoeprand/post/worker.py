"""The worker: sends mail that is due and runs the jobs of the day, until it is told to stop.

Any number of workers may run side by side, on one machine or on several: whoever claims something
first does it. Whatever kills a worker, the next one goes on.
"""

import logging
import os
import secrets
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from stoeprand.post import jobs
from stoeprand.post.actions.running_jobs import jobs_done, run_once
from stoeprand.post.jobs import Job
from stoeprand.post.sending import Sent, send_due

logger = logging.getLogger(__name__)

PAUSE = timedelta(seconds=3)
"""So long a worker rests before it looks again."""

BLINK = timedelta(seconds=0.2)
"""So long it takes at most before a worker that rests notices that it is over."""

AFTER_A_FAILURE = timedelta(minutes=5)
"""So long it lets a job be that broke."""


class Worker:
    """Somebody who does what is due. What it has begun when `is_over` says so, it finishes."""

    def __init__(self, is_over: Callable[[], bool] = lambda: False) -> None:
        self.name = f"{os.getpid()}-{secrets.token_hex(6)}"
        self._is_over = is_over
        self._broken: dict[Job, datetime] = {}

    def work(self) -> None:
        """Do what is due, rest, and begin again, until it is over."""
        while not self._is_over():
            try:
                self.sweep()
            except DatabaseError:
                logger.exception("the database could not be used")
            close_old_connections()
            self._rest()

    def sweep(self) -> Sent:
        """Do all that is due now, once; return what became of the mail."""
        self._run_jobs(timezone.now())
        return send_due(self.name, is_over=self._is_over)

    def _run_jobs(self, now: datetime) -> None:
        day, due = jobs.due(now)
        done = jobs_done(day)
        for job in due:
            if job.name in done or self._is_left_alone(job, now) or self._is_over():
                continue
            try:
                run_once(job, day)
            except Exception:  # a job that breaks may not keep others, or mail, from going
                logger.exception("the job %s broke; it is tried again later", job.name)
                self._broken[job] = now

    def _is_left_alone(self, job: Job, now: datetime) -> bool:
        return job in self._broken and now < self._broken[job] + AFTER_A_FAILURE

    def _rest(self) -> None:
        # In small parts, and not by waiting for an event: a signal that sets one while it is being
        # looked at would wait for ever.
        until = time.monotonic() + PAUSE.total_seconds()
        while time.monotonic() < until and not self._is_over():
            time.sleep(BLINK.total_seconds())
