"""Sending a register: it is looked at, and waits until its columns are known."""

from django.db import transaction
from django.utils import timezone

from stoeprand.engine.messages import Message, message
from stoeprand.mandates.models import (
    WAITS_FOR,
    Register,
    RegisterVersion,
    WaitingUpload,
)
from stoeprand.mandates.rules import keepers
from stoeprand.mandates.tables import read_table
from stoeprand.people.actions.refusing import Refused, see_that, see_that_all_are_of
from stoeprand.people.models import Organisation, Person

LONGEST_TITLE = 200
LONGEST_NAME = 60


@transaction.atomic
def keep_upload(
    *,
    organisation: Organisation,
    by: Person,
    register: Register | None,
    title: str,
    name: str,
    file_name: str,
    sent: bytes,
) -> WaitingUpload:
    """Keep what somebody sent until they have said what its columns are about.

    `register` is the one that it is a version of; without one `title` is that of a new one. `name`
    is that of the version, `file_name` is empty for what was pasted. What the same person sent
    earlier and did not finish is gone by this, and so is what waited for more than a day.

    Raises PermissionDenied, FaultySheet for what is no table, and Refused.
    """
    see_that(keepers, by, organisation)
    see_that_all_are_of(organisation, register)
    see_that_named(register, title, name)
    read_table(file_name, sent)
    waiting = WaitingUpload.objects.filter(organisation=organisation)
    waiting.filter(by=by).delete()
    waiting.filter(at__lte=timezone.now() - WAITS_FOR).delete()
    return WaitingUpload.objects.create(
        organisation=organisation,
        by=by,
        register=register,
        title=register.title if register else title.strip(),
        name=name.strip(),
        file_name=file_name[-LONGEST_TITLE:],
        sent=sent,
        at=timezone.now(),
    )


def see_that_named(register: Register | None, title: str, name: str) -> None:
    """Raise Refused unless register and version have a name, which no other version has."""
    if register is None and not title.strip():
        raise Refused(message("What is the register called?"), "title")
    if len(title.strip()) > LONGEST_TITLE:
        raise Refused(_too_long(LONGEST_TITLE), "title")
    if not name.strip():
        raise Refused(message("What do you call this version? Often that is a month."), "name")
    if len(name.strip()) > LONGEST_NAME:
        raise Refused(_too_long(LONGEST_NAME), "name")
    same = RegisterVersion.objects.filter(register=register, name=name.strip())
    if register is not None and same.exists():
        raise Refused(
            message("There is a version {name} already. Give this one another name.", name=name),
            "name",
        )


def _too_long(most: int) -> Message:
    return message("This is longer than {most} characters. Make it shorter.", most=most)
