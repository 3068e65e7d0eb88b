"""Two people who publish one area at once come one after the other, and neither breaks the other.

On SQLite there is one writer at a time anyhow; on PostgreSQL the row of the area is held.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread
from time import monotonic, sleep

import pytest
from django.db import connection, transaction
from django.utils import timezone

from stoeprand.people.models import Organisation
from stoeprand.room.actions import Unpublishable, share_ideas
from stoeprand.room.models import AreaVersion, SearchTerm
from stoeprand.room.shared import SharedIdea
from tests.room.making import organisation, publish

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
PATIENCE = 10.0


@pytest.fixture
def owner() -> Organisation:
    return organisation()


@contextmanager
def meanwhile(act: Callable[[], object]) -> Iterator[list[Exception]]:
    """Let somebody else act until they wait for us; they go on when our transaction has ended."""
    failures: list[Exception] = []

    def run() -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001  (whatever it is, the test looks at it)
            failures.append(error)
        finally:
            connection.close()

    other = Thread(target=run)
    with transaction.atomic():
        yield failures
        other.start()
        wait_until_somebody_waits()
    other.join(PATIENCE)
    assert not other.is_alive()


def wait_until_somebody_waits() -> None:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        sleep(0.02)
    raise AssertionError("nobody waited")


def test_the_same_first_version_published_twice_at_once_is_one_version(owner):
    with meanwhile(lambda: publish(owner)) as failures:
        publish(owner)
    assert failures == []
    assert AreaVersion.objects.count() == 1


def test_of_two_first_versions_for_the_past_the_second_is_told_why_it_is_refused(owner):
    with meanwhile(lambda: publish(owner, title="Other")) as failures:
        publish(owner)
    assert [type(failure) for failure in failures] == [Unpublishable]
    assert AreaVersion.objects.count() == 1


def test_two_later_versions_at_once_are_both_there_and_found_by_the_last(owner):
    publish(owner, words=["zwembad"])
    with meanwhile(lambda: publish(owner, since=TODAY, words=["kade"])) as failures:
        publish(owner, since=TODAY, words=["ijsbaan"])
    assert failures == []
    assert AreaVersion.objects.count() == 3
    words = SearchTerm.objects.filter(source="words", kind="stem", language="nl")
    assert list(words.values_list("word", flat=True)) == ["kade"]


def test_ideas_shared_at_once_are_all_found(owner):
    publish(owner, since=TODAY - timedelta(days=1))

    def share(slug: str, title: str) -> None:
        ideas = [SharedIdea(slug, {"nl": title}, {})]
        share_ideas(organisation=owner, slug="garden", ideas=ideas)

    with meanwhile(lambda: share("beans", "Pronkbonen")) as failures:
        share("berries", "Aalbessen")
    assert failures == []
    words = SearchTerm.objects.filter(source="idea", kind="stem").values_list("word", flat=True)
    assert len(set(words)) == 2
