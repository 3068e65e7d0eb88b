"""Drafts: what an area may become. They count nowhere."""

from typing import ClassVar

from django.db import models

from stoeprand.people.models import Organisation, Person
from stoeprand.people.models.seeing import ForMembers
from stoeprand.room.models.areas import AreaVersion
from stoeprand.room.rules import may_prepare


class ForPreparers(ForMembers):
    """Rows that whoever prepares kerbs at the organisation may see."""

    def visible_to(self, person: Person | None) -> "ForPreparers":
        """Return the rows that somebody may see; none for who prepares nothing."""
        seen = super().visible_to(person)
        return seen if may_prepare(person) else seen.none()


class Draft(models.Model):
    """What an area is to become: at most one per area, which may be new here.

    `document` is word for word what was sent until somebody changes it here. `based_on` is the
    version that it began from, None for an area that was never published. `revision` goes up with
    each change: whoever saw an earlier one is told before they overwrite it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=200)
    document = models.TextField()
    format = models.CharField(max_length=4, choices=AreaVersion.Format)
    based_on = models.ForeignKey(
        AreaVersion, on_delete=models.PROTECT, null=True, related_name="drafts"
    )
    revision = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    objects: ClassVar[ForPreparers] = ForPreparers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_draft_per_area"),
        ]

    def __str__(self) -> str:
        return f"{self.slug} ({self.revision})"
