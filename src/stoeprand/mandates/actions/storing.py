"""Storing a version of a register, from what waits, once it is known what its columns are about."""

from collections.abc import Sequence
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from stoeprand.engine.messages import message
from stoeprand.ledger.actions import append
from stoeprand.mandates.actions.sending import see_that_named
from stoeprand.mandates.columns import folded
from stoeprand.mandates.headers import Header, header_at
from stoeprand.mandates.known import known_columns
from stoeprand.mandates.models import (
    ColumnMapping,
    Register,
    RegisterRow,
    RegisterVersion,
    WaitingUpload,
)
from stoeprand.mandates.reading import Mandate, mandates_of, wrong_with
from stoeprand.mandates.rules import keepers
from stoeprand.mandates.stems import counted
from stoeprand.mandates.tables import read_table
from stoeprand.people.actions.naming import free_slug
from stoeprand.people.actions.refusing import Refused, see_that
from stoeprand.people.models import Organisation, Person
from stoeprand.sheets.cells import Row

NEW = "nieuw"

TOO_FEW = message("There are no mandates below this row. Choose another row for the names.")


@transaction.atomic
def store_version(
    *, waiting: WaitingUpload, header_row: int, columns: Sequence[str], by: Person
) -> RegisterVersion:
    """Make a version of what waits, and remember what its columns are about.

    `header_row` is the number of the row with the names of the columns, `columns` what each is
    about (`Column`, or `OTHER`), from the left. Raises PermissionDenied, Refused, and
    WaitingUpload.DoesNotExist where it does not wait any more: it was stored a moment ago.
    """
    organisation = Organisation.objects.select_for_update().get(pk=waiting.organisation_id)
    see_that(keepers, by, organisation)
    # read anew, now that nobody else stores anything here: of two clicks one finds nothing
    waiting = WaitingUpload.objects.visible_to(by).select_related("register").get(pk=waiting.pk)
    see_that_named(waiting.register, waiting.title, waiting.name)
    rows = read_table(waiting.file_name, bytes(waiting.sent))
    if not 0 < header_row < len(rows):
        raise Refused(TOO_FEW, "header_row")
    header = header_at(rows, header_row, known_columns(waiting.register))
    if len(columns) != len(header.names):
        raise Refused(message("The table changed. Look at its columns again."))
    if wrong := wrong_with(columns):
        raise Refused(wrong)
    fingerprint = sha256(bytes(waiting.sent)).hexdigest()
    _see_that_new(waiting.register, fingerprint)
    register = waiting.register or _new_register(organisation, waiting.title)
    version = _store(waiting, register, rows, header, columns, fingerprint)
    remember(register, header.names, columns)
    waiting.delete()
    append(
        organisation=organisation,
        action="register.uploaded",
        by=by,
        facts={
            "register": register.slug,
            "version": version.name,
            "rows": version.rows.count(),
            "fingerprint": fingerprint,
        },
    )
    return version


def remember(register: Register, names: Sequence[str], columns: Sequence[str]) -> None:
    """Remember what the columns with these names are about; the last word counts."""
    for name, column in zip(names, columns, strict=True):
        if folded(name):
            ColumnMapping.objects.update_or_create(
                organisation_id=register.organisation_id,
                register=register,
                header=folded(name),
                defaults={"column": column},
            )


def _store(
    waiting: WaitingUpload,
    register: Register,
    rows: Sequence[Row],
    header: Header,
    columns: Sequence[str],
    fingerprint: str,
) -> RegisterVersion:
    """Keep a version with its rows. Raises Refused where it has none."""
    keyed = list(mandates_of(rows, header.row, columns))
    if not keyed:
        raise Refused(TOO_FEW, "header_row")
    searches = [mandate.search for _key, mandate in keyed]
    version = RegisterVersion(
        organisation_id=register.organisation_id,
        register=register,
        name=waiting.name,
        uploaded_at=timezone.now(),
        by=waiting.by,
        file_name=waiting.file_name,
        fingerprint=fingerprint,
        above=_above(rows, header.row),
        header_row=header.row,
        names=list(header.names),
        columns=[str(column) for column in columns],
        stems=counted(searches),
    )
    version.save()
    RegisterRow.objects.come_with_version(
        _row(version, key, mandate, search)
        for (key, mandate), search in zip(keyed, searches, strict=True)
    )
    return version


def _row(version: RegisterVersion, key: str, mandate: Mandate, search: str) -> RegisterRow:
    return RegisterRow(
        organisation_id=version.organisation_id,
        version=version,
        place=mandate.place,
        key=key,
        others={str(place): text for place, text in mandate.others.items()},
        plain=list(mandate.plain),
        search=search,
        **{column.value: text for column, text in mandate.texts.items()},
    )


def _above(rows: Sequence[Row], header_row: int) -> dict[str, list[str]]:
    """Return the texts of the rows above the names of the columns, by number."""
    above = enumerate(rows[: header_row - 1], start=1)
    return {str(number): [cell.text for cell in row] for number, row in above if row}


def _see_that_new(register: Register | None, fingerprint: str) -> None:
    """Raise Refused where the same was sent before, and is in use."""
    same = RegisterVersion.objects.in_use().filter(register=register, fingerprint=fingerprint)
    if register is not None and (version := same.first()):
        raise Refused(message("This is the same as version {name}.", name=version.name))


def _new_register(organisation: Organisation, title: str) -> Register:
    # the page on which one sends a register has an address of its own
    called = f"{title} register" if slugify(title) == NEW else title
    slug = free_slug(Register.objects.filter(organisation=organisation), called)
    return Register.objects.create(organisation=organisation, slug=slug, title=title)
