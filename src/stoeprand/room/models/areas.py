"""Areas and what was published of them, each version a document that never changes."""

from typing import ClassVar

from django.db import models

from stoeprand.ledger.kept import Kept, KeptRows
from stoeprand.people.models import Organisation


class Areas(models.Manager["Area"]):
    """Areas, and how one of them is taken for changing what belongs to it."""

    def held(self, *, organisation: Organisation, slug: str) -> "Area":
        """Return an area that nobody else changes anything of until this transaction ends.

        Whoever else wants to waits here. Raises Area.DoesNotExist.
        """
        return self.select_for_update().get(organisation=organisation, slug=slug)


class Area(models.Model):
    """A piece of work in which people have room, under the name that stands in the address."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="areas")
    slug = models.CharField(max_length=200)

    objects = Areas()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_area_per_slug"),
        ]

    def __str__(self) -> str:
        return self.slug


class AreaVersion(Kept):
    """One published document of an area: what was said, word for word, from a day on.

    `document` is the text of the file and `sha256` that of its bytes; `format` says how to read it.
    The version in force on a day is the one with the latest `in_force_from` up to and with that
    day, of two from the same day the one published last.
    """

    class Format(models.TextChoices):
        """How a document is written."""

        YAML = "yaml"
        JSON = "json"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="versions")
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=4, choices=Format)
    in_force_from = models.DateField()
    published_at = models.DateTimeField()

    objects: ClassVar[KeptRows["AreaVersion"]] = KeptRows.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        indexes = [
            models.Index(fields=["area", "-in_force_from", "-id"], name="version_of_the_day")
        ]

    def __str__(self) -> str:
        return f"{self.area_id} from {self.in_force_from}"


class KerbRow(models.Model):
    """What lists need of one kerb of one version, so that they need not read its document."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(AreaVersion, on_delete=models.PROTECT, related_name="rows")
    kerb_id = models.CharField(max_length=64)
    is_open = models.BooleanField()
    is_claimed = models.BooleanField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    promised_until = models.DateField(null=True)
    review_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "kerb_id"], name="one_row_per_kerb"),
        ]

    def __str__(self) -> str:
        return self.kerb_id
