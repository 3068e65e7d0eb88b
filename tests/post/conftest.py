"""What tests of the post share: a real mail server, and installations with real processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from stoeprand.people.models import Organisation, Person
from tests.post.installations import Installation, blank, copied
from tests.post.mail_servers import MailServer, serving
from tests.room.making import organisation


@pytest.fixture(autouse=True)
def _in_dutch() -> Iterator[None]:
    """Begin each test in Dutch, whatever language the page spoke that was asked for before."""
    with translation.override("nl"):
        yield


@pytest.fixture
def owner() -> Organisation:
    """An organisation."""
    return organisation("waterdam")


@pytest.fixture
def noor(owner: Organisation) -> Person:
    """Somebody who works there."""
    return Person.objects.create(organisation=owner, email="noor@voorbeeld.test", name="Noor Linde")


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A real mail server that keeps what it gets; nobody sends to it yet."""
    with serving() as running:
        yield running


@pytest.fixture
def mail_server(server: MailServer, settings) -> MailServer:
    """A real mail server to which this process sends."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAIL_GOES_OUT, settings.MAIL_IS_SHOWN = True, False
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
    return server


@pytest.fixture(scope="session")
def blank_installation(
    tmp_path_factory, django_db_setup, django_db_blocker, request
) -> Iterator[Installation]:
    """An installation on which nothing runs; its tables are made once."""
    folder = tmp_path_factory.mktemp("blank")
    database = request.config.getoption("--database")
    with django_db_blocker.unblock(), blank(folder, database) as made:
        yield made


@pytest.fixture
def installation(
    blank_installation: Installation, tmp_path: Path, transactional_db, request
) -> Iterator[Installation]:
    """An installation with a database of its own, for processes that may be killed."""
    with copied(blank_installation, tmp_path, request.config.getoption("--database")) as made:
        yield made
