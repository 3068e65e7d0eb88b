"""The jobs of every day: an app names its own when it starts, and a worker runs each once a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

Run = Callable[[date], None]
"""Does what is due on a day. A worker may have been away: what was due before is due still."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do once a day, from a time of that day on (on the clock of the Netherlands)."""

    name: str
    run: Run
    at: time


_jobs: dict[str, Job] = {}


def register(name: str, run: Run, *, at: time = time(0)) -> None:
    """Have something done each day; call it in `ready()` of an app.

    It runs inside one transaction, together with the note that it ran: what it writes and the mail
    that it queues is there once or not at all, whatever is killed meanwhile. So it is short, and
    does nothing that cannot be rolled back. Raises ValueError where the name is taken.
    """
    if name in _jobs:
        raise ValueError(f"there is a job {name!r} already")
    _jobs[name] = Job(name, run, at)


def due(now: datetime) -> tuple[date, list[Job]]:
    """Return the day that it is at a moment, and the jobs of which the time has come by then."""
    here = timezone.localtime(now)
    return here.date(), [job for job in _jobs.values() if job.at <= here.time()]
