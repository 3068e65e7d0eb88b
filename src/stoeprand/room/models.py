"""What is kept of areas: published documents, rows derived from them, and ideas that were shared.

A published version is one document that never changes, so the room of any day is one read. All else
here can be made again from the documents and the ideas.
"""

from typing import Any, ClassVar, NoReturn

from django.db import models

from stoeprand.people.models import Organisation


class NeverRewritten(Exception):
    """What was published stays as it was: somebody tried to change or remove it."""


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


class AreaVersions(models.QuerySet["AreaVersion"]):
    """Versions, which can be added and read; every way of changing or removing many is closed."""

    def update(self, **_changes: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("a published version is never changed")

    def bulk_update(self, *_objects: Any, **_options: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("a published version is never changed")

    def bulk_create(self, *_objects: Any, **_options: Any) -> NoReturn:
        """Refuse: with the right options this overwrites rows; versions come one by one."""
        raise NeverRewritten("versions are published one by one")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("a published version is never removed")


class AreaVersion(models.Model):
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

    objects: ClassVar[AreaVersions] = AreaVersions.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        indexes = [
            models.Index(fields=["area", "-in_force_from", "-id"], name="version_of_the_day")
        ]

    def __str__(self) -> str:
        return f"{self.area_id} from {self.in_force_from}"

    def save(self, *_positional: Any, **named: Any) -> None:
        """Add the version. Raises NeverRewritten where it is there already."""
        if not self._state.adding:
            raise NeverRewritten("a published version is never changed")
        # Forced: with a known id Django would otherwise overwrite the row of that id.
        super().save(force_insert=True, using=named.get("using"))

    def delete(self, *_positional: Any, **_named: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("a published version is never removed")


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


class SearchTerm(models.Model):
    """One stem, or one trigram, of one word of an area: by these an area is found.

    `word` is the stem that a trigram was cut from (for a stem: itself). `weight` says how much a
    hit is worth; `source` says in which text of the area the word stands. It counts while `version`
    is in force; the words of shared ideas belong to no version, and count while the area is there.
    """

    class Kind(models.TextChoices):
        """A whole stem, or three letters of one."""

        STEM = "stem"
        TRIGRAM = "trigram"

    class Source(models.TextChoices):
        """Where in an area a word stands."""

        WORDS = "words"
        TITLE = "title"
        DIRECTION = "direction"
        KERB = "kerb"
        EXAMPLE = "example"
        LABEL = "label"
        IDEA = "idea"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="terms")
    version = models.ForeignKey(
        AreaVersion, on_delete=models.CASCADE, related_name="terms", null=True
    )
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=7, choices=Kind)
    term = models.CharField(max_length=40)
    word = models.CharField(max_length=40)
    weight = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=9, choices=Source)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "language", "term", "word", "source", "kind"],
                name="one_term_per_source",
            ),
            models.UniqueConstraint(
                fields=["area", "language", "term", "word", "source", "kind"],
                condition=models.Q(version=None),
                name="one_term_of_ideas",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "term"], name="areas_by_term")]

    def __str__(self) -> str:
        return self.term


class Idea(models.Model):
    """An idea that somebody chose to share; what others ask is never kept.

    `title` is a text per language. `values` are as an address writes them: text, or a list of texts
    for a set, by dimension; so an amount stays exact.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="ideas")
    slug = models.CharField(max_length=200)
    title = models.JSONField()
    values = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "slug"], name="one_idea_per_slug"),
        ]

    def __str__(self) -> str:
        return self.slug
