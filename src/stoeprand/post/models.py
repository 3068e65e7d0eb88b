"""What is kept of the post: mail to send, which job ran on which day, addresses of calendars."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from stoeprand.people.models import Organisation, Person
from stoeprand.people.models.seeing import ForAdministrators


class Mail(models.Model):
    """A mail that is to go out, or has gone out: the row is the queue.

    It is in one of three states: waiting (neither `sent_at` nor `given_up_at`), sent, or given up.
    While a worker sends it `claimed_at` and `claimed_by` are set; an old claim counts for nothing.
    `message_id` is made once, so that whoever gets a mail twice can see that it is the same one.
    `last_error` is a kind, such as `SMTPDataError 554`, and never what a server said: that may hold
    addresses and content.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    address = models.CharField(max_length=320)
    name = models.CharField(max_length=200, blank=True)
    reply_to = models.CharField(max_length=320, blank=True)
    language = models.CharField(max_length=2)
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True)
    message_id = models.CharField(max_length=320, unique=True)
    about = models.CharField(max_length=200)

    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    try_until = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    claimed_by = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    objects: ClassVar[ForAdministrators] = ForAdministrators.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before"],
                condition=Q(sent_at=None, given_up_at=None),
                name="mail_that_waits",
            ),
            models.Index(fields=["organisation", "about"], name="mail_about_a_case"),
        ]

    def __str__(self) -> str:
        return self.message_id


class JobRun(models.Model):
    """A job of every day ran on this day. The pair is unique: that is what makes it run once.

    It is about the installation and not about an organisation: a job looks after all of them.
    """

    job = models.CharField(max_length=100)
    day = models.DateField()
    done_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "day"], name="a_job_runs_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.job} on {self.day}"


class FeedKey(models.Model):
    """The secret in the address of somebody's calendar. Whoever has it may read the calendar."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="feed_key")
    key = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"
