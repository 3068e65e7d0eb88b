"""`stoeprand worker`: send the mail that is due and do the jobs of the day, until it is stopped."""

import os
import signal
import sys
import time
from types import FrameType

import click

from stoeprand.commands.options import LANGUAGES, translation_to
from stoeprand.engine.messages import Message, message

LACKING = 1
"""The exit code where there are no tables to look into yet."""


class Ending:
    """Whether the worker should end: somebody said so, or who it works beside is gone.

    Told a second time, it ends at once, as it would without us.
    """

    def __init__(self, beside: int | None) -> None:
        self._beside = beside
        self._told = False
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._hear)

    def __call__(self) -> bool:
        """Say whether it is over."""
        return self._told or self._beside not in (None, os.getppid())

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self._told = True
        signal.signal(number, signal.SIG_DFL)


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option(
    "--beside",
    type=click.IntRange(min=1),
    metavar="PID",
    help="End when the process that started it, PID, is gone.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True)
def command(once: bool, beside: int | None, lang: str) -> None:
    """Send mail that is due, and do the jobs of the day; as many side by side as you like."""
    is_over = Ending(beside)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stoeprand.site.settings")
    import django

    django.setup()
    from stoeprand.post.worker import Worker
    from stoeprand.site.preparing import tables_are_up_to_date

    translate = translation_to(lang)
    while not tables_are_up_to_date():
        if once:
            print(_no_tables().said(translate), file=sys.stderr)
            sys.exit(LACKING)
        if is_over():
            return
        time.sleep(1)
    worker = Worker(is_over)
    if not once:
        worker.work()
        return
    done = worker.sweep()
    print(_mail(done.sent, done.failed).said(translate))


def _no_tables() -> Message:
    return message(
        "the tables are not there yet, or of another version; `stoeprand serve` brings them about"
    )


def _mail(sent: int, failed: int) -> Message:
    from django.conf import settings

    if not settings.MAIL_GOES_OUT:
        return message("No mail server is set, so mail waits (STOEPRAND_MAIL_SERVER).")
    if failed:
        return message("Mails sent: {sent}. Not sent: {failed}.", sent=sent, failed=failed)
    return message("Mails sent: {sent}.", sent=sent)
