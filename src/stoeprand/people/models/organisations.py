"""Organisations, the hostnames by which they are known, and how their pages look."""

from typing import Any

from django.db import models


def _every_language() -> list[str]:
    return ["nl", "en"]


class Organisation(models.Model):
    """A municipality or the like: it has areas, people, and one or more hostnames.

    `languages` are those that its pages offer; the first is the one that it writes in itself.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    languages = models.JSONField(default=_every_language)

    def __str__(self) -> str:
        return self.name


class InSmallLetters(models.CharField):  # type: ignore[type-arg]  # it takes none when it runs
    """A text in which capitals make no difference: it is kept, and looked for, in small letters."""

    def get_prep_value(self, value: Any) -> Any:
        """Return what the database keeps."""
        text = super().get_prep_value(value)
        return text.lower() if isinstance(text, str) else text


class Hostname(models.Model):
    """A name under which browsers find an organisation. No two organisations share one."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="hostnames"
    )
    name = InSmallLetters(max_length=253, unique=True)

    def __str__(self) -> str:
        return str(self.name)


class Look(models.Model):
    """How an organisation looks: its colour, and a logo. Without one the pages look as ours do.

    `colour` is written as `#0e4a5b`; `stoeprand.people.colours` makes the tokens of it. `version`
    stands in the address of style sheet and logo, so that a browser may keep them.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="look")
    colour = models.CharField(max_length=7, blank=True)
    logo = models.BinaryField(null=True)
    logo_type = models.CharField(max_length=40, blank=True)
    version = models.CharField(max_length=16)

    def __str__(self) -> str:
        return self.colour
