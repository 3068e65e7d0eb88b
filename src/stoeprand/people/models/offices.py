"""Offices and who holds them, deputies, and whom an area file means by an owner."""

from typing import ClassVar

from django.db import models

from stoeprand.people.models.organisations import Organisation
from stoeprand.people.models.persons import Person
from stoeprand.people.models.seeing import ForMembers


class Office(models.Model):
    """A seat that outlives whoever sits in it: town clerk, manager of the district."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offices")
    slug = models.SlugField(max_length=64)
    title = models.CharField(max_length=200)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "slug"], name="one_office_per_slug"),
        ]

    def __str__(self) -> str:
        return self.title


class Tenure(models.Model):
    """Somebody holds an office from a day on, up to and with another day where one is known.

    No two people hold an office on one day; the actions see to it.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="tenures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    since = models.DateField()
    until = models.DateField(null=True)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office"], condition=models.Q(until=None), name="one_holder_without_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} from {self.since}"


class Deputy(models.Model):
    """Who answers for somebody who is away, both days included; without a last day until ended."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="deputies")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stands_in_for")
    since = models.DateField()
    until = models.DateField(null=True)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("deputy")), name="nobody_is_their_own_deputy"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.person_id}"


class OwnerOf(models.Model):
    """Who in the organisation an owner in an area file is: an office, or else a person.

    `name_in_areas` is the id below `people` of the area files.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name_in_areas = models.CharField(max_length=64)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="owns")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="owns")

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name_in_areas"], name="one_owner_per_name_in_areas"
            ),
            models.CheckConstraint(
                condition=models.Q(office=None) ^ models.Q(person=None),
                name="an_owner_is_an_office_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name_in_areas
