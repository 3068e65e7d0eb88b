"""Circles (teams) and what somebody does in one; what a function answers by itself in an area."""

from typing import ClassVar

from django.db import models

from stoeprand.people.models.organisations import Organisation
from stoeprand.people.models.persons import Person
from stoeprand.people.models.seeing import ForMembers


class Function(models.Model):
    """What somebody is in a circle: colleague, team leader. Each organisation has its own."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=200)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_function_per_slug"),
        ]

    def __str__(self) -> str:
        return self.title


class FunctionValue(models.Model):
    """What a function answers for a dimension `filled_by: asker`, so that nobody has to be asked.

    `dimension` and `value` are ids as area files write them.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    function = models.ForeignKey(Function, on_delete=models.CASCADE, related_name="answers")
    dimension = models.CharField(max_length=64)
    value = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["function", "dimension"], name="one_value_per_function_and_dimension"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.value}"


class Circle(models.Model):
    """A team, or any other group of people who work together."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="circles")
    slug = models.SlugField(max_length=64)
    name = models.CharField(max_length=200)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_circle_per_slug"),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody is in a circle from a day on, up to and with another day where one is known."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    function = models.ForeignKey(Function, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["circle", "person"],
                condition=models.Q(until=None),
                name="one_open_membership_per_circle",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.circle_id}"
