"""What is kept of registers of mandates: every version as it came, and how its columns were read.

A version and its rows are never changed or removed; a version can be withdrawn, which is kept too.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.utils import timezone

from stoeprand.ledger.kept import Kept, KeptRows
from stoeprand.mandates.columns import Column
from stoeprand.people.models import Organisation, Person
from stoeprand.people.models.seeing import ForMembers

Row = TypeVar("Row", bound=models.Model, covariant=True)

ROWS_AT_ONCE = 200
"""SQLite takes some thirty thousand values in one statement."""

WAITS_FOR = timedelta(days=1)
"""So long an upload waits for somebody to say what its columns are about."""


class Register(models.Model):
    """A register of mandates, under the name that stands in the address."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="registers"
    )
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=200)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_register_per_slug"),
        ]

    def __str__(self) -> str:
        return self.title


class KeptForMembers(KeptRows[Row]):
    """Rows that are added and read, never changed; whoever is signed in may see them."""

    def visible_to(self, person: Person | None) -> Self:
        """Return the rows that somebody may see; none for who is not signed in."""
        return self.none() if person is None else self.filter(organisation=person.organisation_id)


class Versions(KeptForMembers["RegisterVersion"]):
    """Versions of registers."""

    def in_use(self) -> Self:
        """Return those that were not withdrawn, the newest first."""
        return self.filter(withdrawal=None).order_by("-pk")


class RegisterVersion(Kept):
    """A register as it was sent once, under the name that its sender gave it: `2026-03`.

    `above` are the texts of the rows above the names of the columns, by number; `header_row` is the
    number of the row with these `names`; `columns` says for each name what it is about, in the same
    order. `stems` are the stems that stand in it, each with the number of rows that have it.
    `fingerprint` is the SHA-256 of what was sent.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(max_length=60)
    uploaded_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64)
    above = models.JSONField()
    header_row = models.PositiveIntegerField()
    names = models.JSONField()
    columns = models.JSONField()
    stems = models.JSONField()

    objects: ClassVar[Versions] = Versions.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "name"], name="one_version_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class RegisterRows(KeptForMembers["RegisterRow"]):
    """Rows of versions."""

    def come_with_version(self, rows: Iterable["RegisterRow"]) -> None:
        """Add the rows of a version that was just made, all at once; none is overwritten."""
        models.QuerySet.bulk_create(self, rows, batch_size=ROWS_AT_ONCE)


class RegisterRow(Kept):
    """One mandate of a version, the cells as text.

    `place` is the number of its row in the table that was sent. `key` tells it from the other rows
    of its version. `others` are the cells of columns that are about nothing we know, by the place
    of their column; `plain` are the places of cells that were no text but a number, day or flag.
    `search` holds the stems of its words, those of the power before the mark.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(RegisterVersion, on_delete=models.PROTECT, related_name="rows")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    number = models.TextField(blank=True)
    power = models.TextField(blank=True)
    competent_body = models.TextField(blank=True)
    kind = models.TextField(blank=True)
    mandated_to = models.TextField(blank=True)
    sub_mandate = models.TextField(blank=True)
    further_sub_mandate = models.TextField(blank=True)
    legal_basis = models.TextField(blank=True)
    decided_on = models.TextField(blank=True)
    published_on = models.TextField(blank=True)
    remarks = models.TextField(blank=True)
    others = models.JSONField(default=dict)
    plain = models.JSONField(default=list)
    search = models.TextField()

    objects: ClassVar[RegisterRows] = RegisterRows.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "place"], name="one_row_per_place"),
            models.UniqueConstraint(fields=["version", "key"], name="one_row_per_key"),
        ]

    def __str__(self) -> str:
        return self.key

    def text_of(self, column: Column) -> str:
        """Return what the row has in a column; an empty text where nothing."""
        text: str = getattr(self, column.value)
        return text


class Withdrawal(Kept):
    """A version that is no longer to be used, and why. It can still be read."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(
        RegisterVersion, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar[KeptForMembers["Withdrawal"]] = KeptForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return self.reason


class ColumnMapping(models.Model):
    """What somebody said that a column of a register is about; empty: about nothing that we know.

    `header` is the name of the column, folded. So it is asked once, and remembered.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="mappings")
    header = models.CharField(max_length=200)
    column = models.CharField(max_length=20, choices=Column, blank=True)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "header"], name="a_header_is_mapped_once"),
        ]

    def __str__(self) -> str:
        return f"{self.header}: {self.column}"


class Waiting(models.QuerySet["WaitingUpload"]):
    """Uploads that wait. Nobody sees those of somebody else."""

    def visible_to(self, person: Person | None) -> Self:
        """Return the uploads that somebody sent less than a day ago."""
        if person is None:
            return self.none()
        return self.filter(
            organisation=person.organisation_id, by=person, at__gt=timezone.now() - WAITS_FOR
        )


class WaitingUpload(models.Model):
    """What somebody sent, until they have said what its columns are about. It is no version yet.

    `register` is None where it will be the first version of a new one.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    register = models.ForeignKey(Register, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=200)
    name = models.CharField(max_length=60)
    file_name = models.CharField(max_length=200, blank=True)
    sent = models.BinaryField()
    at = models.DateTimeField()

    objects: ClassVar[Waiting] = Waiting.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return self.name
