"""What tests about people share."""

import pytest

from stoeprand.people.models import Organisation
from tests.room.making import organisation


@pytest.fixture
def waterdam(db) -> Organisation:
    """An organisation, found under every hostname while it is the only one."""
    return organisation("waterdam", "mag.waterdam.test", "testserver")


@pytest.fixture
def polderveen(waterdam) -> Organisation:
    """Another organisation, at a hostname of its own."""
    return organisation("polderveen", "mag.polderveen.test")


@pytest.fixture(autouse=True)
def _hostnames(settings) -> None:
    settings.ALLOWED_HOSTS = ["mag.waterdam.test", "mag.polderveen.test", "testserver", "localhost"]
