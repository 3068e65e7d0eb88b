"""By what Django lets somebody in: the address counts within the organisation of the hostname."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from stoeprand.people.models import Organisation, Person


class WithinOrganisation(BaseBackend):
    """People sign in at their own organisation; the same address elsewhere is somebody else."""

    def authenticate(
        self,
        request: HttpRequest | None,
        organisation: Organisation | None = None,
        email: str | None = None,
        password: str | None = None,
        **_other: Any,
    ) -> Person | None:
        """Return who has this address and password at the organisation, or None.

        It takes as long for an address that nobody has.
        """
        if organisation is None or not email or not password:
            return None
        person: Person | None = Person.objects.filter(
            organisation=organisation, email__iexact=email, is_active=True
        ).first()
        if person is None:
            Person().set_password(password)
            return None
        return person if person.check_password(password) else None

    def get_user(self, user_id: int) -> Person | None:
        """Return an active person; whether they belong here is looked at by `person_of`."""
        person: Person | None = Person.objects.filter(pk=user_id, is_active=True).first()
        return person
