"""What tests about ideas share: Noor has ideas, Vera and Omar own the kerbs."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from stoeprand.people.models import Organisation, Person, Role
from tests.ideas.making import own, publish_garden
from tests.people.making import person
from tests.room.making import organisation


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Begin each test in English, so that texts can be read in it."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _hostnames(settings) -> None:
    settings.ALLOWED_HOSTS = ["mag.waterdam.test", "mag.polderveen.test", "testserver"]


@pytest.fixture
def waterdam(db) -> Organisation:
    """An organisation with an area and owners."""
    made = organisation("waterdam", "mag.waterdam.test", "testserver")
    publish_garden(made)
    return made


@pytest.fixture
def noor(waterdam) -> Person:
    """Somebody with ideas."""
    return english(person(waterdam, "Noor Linde"))


@pytest.fixture
def vera(waterdam) -> Person:
    """The owner of the kerb on money."""
    made = english(person(waterdam, "Vera Duin", Role.MANAGER))
    own("vera", made)
    return made


@pytest.fixture
def omar(waterdam) -> Person:
    """The owner of the kerb on data."""
    made = english(person(waterdam, "Omar Riet", Role.MANAGER))
    own("omar", made)
    return made


def english(who: Person) -> Person:
    """Have somebody get their mail in English."""
    who.language = "en"
    who.save(update_fields=["language"])
    return who
