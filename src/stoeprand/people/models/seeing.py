"""Rows that only people of the organisation see, and those that its administrators alone see."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from stoeprand.people.models.persons import Person


class ForMembers(models.QuerySet[Any]):
    """Rows that whoever is signed in at the organisation may see."""

    def visible_to(self, person: "Person | None") -> Self:
        """Return the rows that somebody may see; none for who is not signed in."""
        if person is None:
            return self.none()
        return self.filter(organisation_id=person.organisation_id)


class ForAdministrators(ForMembers):
    """Rows that nobody but the administrators of the organisation may see."""

    def visible_to(self, person: "Person | None") -> Self:
        """Return the rows that somebody may see; none for who administers nothing."""
        seen = super().visible_to(person)
        return seen if person is not None and person.is_administrator else seen.none()
