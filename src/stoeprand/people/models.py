"""Organisations, the hostnames by which they are known, and their people.

One installation serves several organisations; every other model names the one that it belongs to.
"""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class Organisation(models.Model):
    """A municipality or the like: it has areas, people, and one or more hostnames."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name


class Hostname(models.Model):
    """A name under which browsers find an organisation. No two organisations share one.

    It is kept in small letters, as `organisation_at` looks for it.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="hostnames"
    )
    name = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.name

    def save(self, *positional: Any, **named: Any) -> None:
        """Keep the name, in small letters."""
        self.name = self.name.lower()
        super().save(*positional, **named)


class Person(AbstractBaseUser):
    """Somebody with an account at one organisation; the same address may exist at another one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="people")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager["Person"]()

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
