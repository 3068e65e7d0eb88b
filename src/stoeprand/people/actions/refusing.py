"""How an action says no: to somebody who may not do this, and to what cannot be done so."""

from django.core.exceptions import PermissionDenied

from stoeprand.engine.messages import Message
from stoeprand.people.models import Organisation, Person
from stoeprand.people.rules import Rule


class Refused(Exception):
    """What was asked cannot be done so; `why` says in words what is in the way.

    `field` names what was filled in wrongly, where it is one thing.
    """

    def __init__(self, why: Message, field: str = "") -> None:
        super().__init__(str(why))
        self.why = why
        self.field = field


def see_that(rule: Rule, person: Person, organisation: Organisation) -> None:
    """Raise PermissionDenied unless somebody of the organisation may do this."""
    if person.organisation_id != organisation.pk or not rule(person):
        raise PermissionDenied


def see_that_all_are_of(organisation: Organisation, *rows: object) -> None:
    """Raise PermissionDenied where a row belongs to another organisation; None belongs to all."""
    for row in rows:
        if row is not None and getattr(row, "organisation_id") != organisation.pk:  # noqa: B009  (of whatever model)
            raise PermissionDenied
