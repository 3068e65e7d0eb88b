"""The words by which an area is found. They can be made again from the documents and the ideas."""

from django.db import models

from stoeprand.people.models import Organisation
from stoeprand.room.models.areas import Area, AreaVersion


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
