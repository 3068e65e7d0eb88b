"""Ideas that were shared."""

from django.db import models

from stoeprand.people.models import Organisation
from stoeprand.room.models.areas import Area


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
