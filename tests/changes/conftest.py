"""What tests of changes share: a municipality, its sponsors, and its adviser."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from stoeprand.people.models import Organisation, Person, Role
from tests.people.making import person, signed_in
from tests.room.making import organisation


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    with translation.override("nl"):
        yield


@pytest.fixture
def waterdam(db) -> Organisation:
    """A municipality."""
    return organisation("waterdam")


@pytest.fixture
def anna(waterdam) -> Person:
    """A sponsor."""
    return person(waterdam, "Anna Berg", Role.SPONSOR)


@pytest.fixture
def bram(waterdam) -> Person:
    """Another sponsor."""
    return person(waterdam, "Bram Vos", Role.SPONSOR)


@pytest.fixture
def ada(waterdam) -> Person:
    """An adviser."""
    return person(waterdam, "Raad Oskam", Role.ADVISER)


@pytest.fixture
def mo(waterdam) -> Person:
    """A member without any other role."""
    return person(waterdam, "Mo Meer")


@pytest.fixture
def as_anna(client, anna):
    """A browser in which a sponsor is signed in."""
    return signed_in(client, anna)
