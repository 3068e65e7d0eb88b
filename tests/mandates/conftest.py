"""What tests of mandates share: a municipality and its people."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from stoeprand.people.models import Organisation, Person, Role
from tests.people.making import person, signed_in


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def waterkant(db) -> Organisation:
    """A municipality."""
    return Organisation.objects.create(slug="waterkant", name="Gemeente Waterkant")


@pytest.fixture
def adviser(waterkant) -> Person:
    """Somebody who may send registers."""
    return person(waterkant, "Ada", Role.ADVISER)


@pytest.fixture
def member(waterkant) -> Person:
    """Somebody who may only read."""
    return person(waterkant, "Mo", Role.MEMBER)


@pytest.fixture
def as_adviser(client, adviser):
    """A browser in which the adviser is signed in."""
    return signed_in(client, adviser)
