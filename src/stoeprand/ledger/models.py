"""What is kept of what was decided: entries in a chain, and beside it what is personal.

An entry is never changed or removed: the model refuses, and so does the database (`protection`).
What is personal can be erased; of the chain nothing changes by that. `chain` says what is hashed.
"""

from typing import ClassVar

from django.db import models

from stoeprand.ledger.kept import Kept, KeptRows
from stoeprand.people.models import Organisation, Person

HASH_LENGTH = 64


class Entry(Kept):
    """One thing that was done, as the `number`th of an organisation.

    `action` is a word such as `kerb.moved`; `facts` is JSON without anything personal; `sealed` is
    JSON with for each Particular its seal, by name. `previous` is the hash of the entry before.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    action = models.CharField(max_length=100)
    facts = models.TextField()
    sealed = models.TextField()
    previous = models.CharField(max_length=HASH_LENGTH)
    hash = models.CharField(max_length=HASH_LENGTH)

    objects: ClassVar[KeptRows["Entry"]] = KeptRows.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="no_number_twice"),
            # two entries that follow the same one would be a fork
            models.UniqueConstraint(fields=["organisation", "previous"], name="no_fork"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class Particular(models.Model):
    """What is personal in an entry: a name, or a sentence that somebody wrote.

    `person` is whom it goes with: it is erased with them. Once erased, salt, text and person are
    gone (null, which is not the same as empty); that there was something stays.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="particulars")
    name = models.CharField(max_length=100)
    salt = models.CharField(max_length=HASH_LENGTH, null=True)  # noqa: DJ001  (null: erased)
    text = models.TextField(null=True)  # noqa: DJ001  (null: erased; an empty text is one too)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="particulars", null=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="no_particular_twice"),
            models.CheckConstraint(
                condition=models.Q(salt=None, text=None, person=None)
                | models.Q(salt__isnull=False, text__isnull=False),
                name="erased_altogether_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class HeadRow(models.Model):
    """Where the chain of an organisation ends; whoever appends holds this row meanwhile."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="ledger_head", primary_key=True
    )
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=HASH_LENGTH)

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"
