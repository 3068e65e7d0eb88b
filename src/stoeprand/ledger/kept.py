"""Rows that are added and read, and never changed or removed: for every model of which that holds.

This keeps our own code from doing it. Whoever writes to the tables by hand is no longer asked here;
what the ledger says shows it.
"""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model, covariant=True)


class NeverRewritten(Exception):
    """What was written down stays as it was: somebody tried to change or remove it."""


class KeptRows(models.QuerySet[Row]):
    """Rows, which can be added and read; every way of changing or removing many is closed."""

    def update(self, **_changes: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("what is kept here is never changed")

    def bulk_update(self, *_objects: Any, **_options: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("what is kept here is never changed")

    def bulk_create(self, *_objects: Any, **_options: Any) -> NoReturn:
        """Refuse: with the right options this overwrites rows; they come one by one."""
        raise NeverRewritten("what is kept here is added one by one")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("what is kept here is never removed")


class Kept(models.Model):
    """A model whose rows are saved once. Its `objects` are to be KeptRows."""

    class Meta:
        abstract = True

    def save(self, *_positional: Any, **named: Any) -> None:
        """Add the row. Raises NeverRewritten where it is there already."""
        if not self._state.adding:
            raise NeverRewritten("what is kept here is never changed")
        # Forced: with a known id Django would otherwise overwrite the row of that id.
        super().save(force_insert=True, using=named.get("using"))

    def delete(self, *_positional: Any, **_named: Any) -> NoReturn:
        """Refuse."""
        raise NeverRewritten("what is kept here is never removed")
