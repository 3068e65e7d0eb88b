"""What was said when kerbs were moved: why a promise was opened, why there was an emergency."""

from typing import ClassVar

from django.db import models

from stoeprand.ledger.kept import Kept, KeptRows
from stoeprand.people.models import Organisation, Person
from stoeprand.room.models.areas import AreaVersion


class Reopening(Kept):
    """A version that takes promised room away, with what was said to those whom it hits.

    `kerbs` are the ids of the promised kerbs, among them the empty one where the whole room of the
    area was promised. It counts from `version.in_force_from` on.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(AreaVersion, on_delete=models.PROTECT, related_name="reopening")
    kerbs = models.JSONField()
    reason = models.TextField()
    instead = models.TextField()
    letter = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[KeptRows["Reopening"]] = KeptRows.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return f"{self.version_id}: {', '.join(self.kerbs)}"


class Emergency(Kept):
    """A version with a kerb that was needed at once: why, and up to and including which day."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.OneToOneField(AreaVersion, on_delete=models.PROTECT, related_name="emergency")
    kerb_id = models.CharField(max_length=64)
    reason = models.TextField()
    until = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[KeptRows["Emergency"]] = KeptRows.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return f"{self.version_id}: {self.kerb_id}"
