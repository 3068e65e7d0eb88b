"""People with an account, and the roles that they have."""

from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy

from stoeprand.people.models.organisations import Organisation
from stoeprand.people.models.seeing import ForMembers


class Role(models.TextChoices):
    """What somebody does in a change. A person may have several; who asks is a member."""

    MEMBER = "member", gettext_lazy("member")
    MANAGER = "manager", gettext_lazy("manager")
    SPONSOR = "sponsor", gettext_lazy("sponsor")
    ADVISER = "adviser", gettext_lazy("adviser")
    ADMINISTRATOR = "administrator", gettext_lazy("administrator")


class People(BaseUserManager["Person"].from_queryset(ForMembers)):  # type: ignore[misc]  # made of two, as Django does it
    """People, read through what somebody may see of them."""


class Person(AbstractBaseUser):
    """Somebody with an account at one organisation; the same address may exist at another one.

    Whoever left is not active any more. The row stays, for what they decided stays theirs; their
    name and address can be erased.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="nl")
    is_active = models.BooleanField(default=True)
    left_on = models.DateField(null=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "organisation", Lower("email"), name="one_person_per_address_and_organisation"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles that this person has, loaded with the person where somebody signs in.

        Whoever is here is a member, whatever else they are.
        """
        return frozenset({Role.MEMBER, *(Role(held.role) for held in self.roles_held.all())})

    @property
    def is_administrator(self) -> bool:
        """Whether people, sign-in and retention are this person's work."""
        return Role.ADMINISTRATOR in self.roles


class RoleHeld(models.Model):
    """A role that a person has."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=13, choices=Role)

    objects: ClassVar[ForMembers] = ForMembers.as_manager()  # type: ignore[assignment]  # a manager of this set

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="a_role_is_held_once"),
        ]

    def __str__(self) -> str:
        return self.role
