"""Invitations: the only way to an account."""

from typing import ClassVar

from django.db import models

from stoeprand.people.models.circles import Circle, Function
from stoeprand.people.models.organisations import Organisation
from stoeprand.people.models.persons import Person
from stoeprand.people.models.seeing import ForAdministrators


class Invitation(models.Model):
    """Somebody may join with an address, up to and with a day; then it is over.

    `roles` are what they will have. `person` is who came of it; without one it is still open,
    unless it was withdrawn.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    roles = models.JSONField(default=list)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField()
    until = models.DateField()
    withdrawn_at = models.DateTimeField(null=True)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, null=True, related_name="invitation"
    )

    objects: ClassVar[ForAdministrators] = ForAdministrators.as_manager()  # type: ignore[assignment]  # a manager of this set

    def __str__(self) -> str:
        return self.email
