"""What tests of the room share."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import translation

from stoeprand.people.models import Organisation
from stoeprand.room.actions import set_up_demo


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """Begin each test in Dutch, whatever language the page spoke that was asked for before."""
    with translation.override("nl"):
        yield


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[Organisation]:
    """The demo municipality, set up once for a module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield set_up_demo()
        transaction.set_rollback(True)
