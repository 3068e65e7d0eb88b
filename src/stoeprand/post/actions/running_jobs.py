"""Running a job of the day once, whoever else wants to run it too."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from stoeprand.post.jobs import Job
from stoeprand.post.models import JobRun


@transaction.atomic
def run_once(job: Job, day: date) -> bool:
    """Run a job for a day unless it ran; say whether it ran just now.

    The note that it ran and what it does become true at once. A second worker waits at the unique
    key until the first has ended: then the note is there, or the first was killed and it goes on.
    """
    _, is_mine = JobRun.objects.get_or_create(
        job=job.name, day=day, defaults={"done_at": timezone.now()}
    )
    if is_mine:
        job.run(day)
    return is_mine


def jobs_done(day: date) -> set[str]:
    """Return the names of the jobs that ran for a day."""
    return set(JobRun.objects.filter(day=day).values_list("job", flat=True))
