"""What is kept of changes. What somebody said is a row that never changes; the next one follows it.

The days are those on which something holds from: `on` of what was said is the day it was said.
"""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models.functions import Lower

from stoeprand.changes.rules import preparing
from stoeprand.ledger.kept import Kept, KeptRows
from stoeprand.people.models import Office, Organisation, Person

Row = TypeVar("Row", bound=models.Model, covariant=True)

LONGEST_TITLE = 120
LONGEST_DIRECTION = 1_000
LONGEST_SENTENCE = 300

HAS_CHANGES = "has_changes"
"""What an organisation of a request knows of itself: whether a change has begun there."""


class Changes(models.QuerySet["Change"]):
    """Changes; one that is still prepared is seen by those who prepare and nobody else."""

    def visible_to(self, person: Person | None, organisation: Organisation) -> Self:
        """Return the changes that somebody, or a guest, may see at an organisation."""
        here = self.filter(organisation=organisation)
        is_of_here = person is not None and person.organisation_id == organisation.pk
        return here if is_of_here and preparing(person) else here.filter(begun_on__isnull=False)


class Change(models.Model):
    """Something that an organisation wants to become, under the name that stands in the address.

    `office`, or else `person`, stands for it. Without `begun_on` it is still being prepared.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="changes")
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=LONGEST_TITLE)
    begun_on = models.DateField(null=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects: ClassVar[Changes] = Changes.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_change_per_slug"),
            models.UniqueConstraint("organisation", Lower("title"), name="one_change_per_title"),
            models.CheckConstraint(
                condition=models.Q(office=None) ^ models.Q(person=None),
                name="an_office_or_a_person_stands_for_a_change",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class OfChanges(KeptRows[Row]):
    """What was said of changes: added and read, never changed; to be seen where its change is."""

    def visible_to(self, person: Person | None, organisation: Organisation) -> Self:
        """Return the rows of changes that somebody, or a guest, may see at an organisation."""
        return self.filter(change__in=Change.objects.visible_to(person, organisation))


class Direction(Kept):
    """Where a change goes and why, as `person` said it on a day; of an `office`, if they hold one.

    The last one holds.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="directions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    text = models.TextField()

    objects: ClassVar[OfChanges["Direction"]] = OfChanges.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return self.text


class Sentences(Kept):
    """What matters to a sponsor, what is fixed, and what they do not know yet, as said on a day.

    One that is empty was not said. The last row of a person, or of an office, holds.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="sentences")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    matters = models.TextField(blank=True)
    fixed = models.TextField(blank=True)
    unknown = models.TextField(blank=True)

    objects: ClassVar[OfChanges["Sentences"]] = OfChanges.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return self.matters or self.fixed or self.unknown


class TakenOver(Kept):
    """What a successor said of what they came to stand for: they keep it, or open it again.

    `sentence` is why; whoever keeps it need not say.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="taken_over")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    keeps = models.BooleanField()
    sentence = models.TextField(blank=True)

    objects: ClassVar[OfChanges["TakenOver"]] = OfChanges.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return self.sentence


class AreasOfChanges(models.QuerySet["ChangeArea"]):
    """Which areas belong to which change."""

    def visible_to(self, person: Person | None, organisation: Organisation) -> Self:
        """Return the rows of changes that somebody, or a guest, may see at an organisation."""
        return self.filter(change__in=Change.objects.visible_to(person, organisation))


class ChangeArea(models.Model):
    """An area that belongs to a change; `is_zero` is the one that is about the change itself."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="areas")
    area_slug = models.CharField(max_length=200)
    is_zero = models.BooleanField(default=False)

    objects: ClassVar[AreasOfChanges] = AreasOfChanges.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["change", "area_slug"], name="an_area_once_a_change"),
            models.UniqueConstraint(
                fields=["change"], condition=models.Q(is_zero=True), name="one_area_zero_a_change"
            ),
        ]

    def __str__(self) -> str:
        return self.area_slug


class PreparedTexts(models.QuerySet["Prepared"]):
    """Texts that wait for a sponsor."""

    def visible_to(self, person: Person | None) -> Self:
        """Return the texts for whoever prepares at the organisation; none for anybody else."""
        if person is None or not preparing(person):
            return self.none()
        return self.filter(organisation=person.organisation_id)


class Prepared(models.Model):
    """What an adviser wrote down for a sponsor to say, or not. It counts nowhere.

    `texts` holds the fields of the form by name. It goes when the sponsor has spoken.
    """

    class Kind(models.TextChoices):
        """What it is that may come to be said."""

        DIRECTION = "direction"
        SENTENCES = "sentences"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    change = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="prepared")
    sponsor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=9, choices=Kind)
    texts = models.JSONField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    objects: ClassVar[PreparedTexts] = PreparedTexts.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "sponsor", "kind"], name="one_prepared_text_per_sponsor"
            ),
        ]

    def __str__(self) -> str:
        return self.kind


def has_begun_changes() -> models.Exists:
    """Return, for a query of organisations, whether a change has begun at each."""
    begun = Change.objects.filter(organisation=models.OuterRef("pk"), begun_on__isnull=False)
    return models.Exists(begun)
