"""What may be tried only so often is counted for all processes together."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from stoeprand.people.attempts import Allowance, TooOften, count, forget, is_first_time
from stoeprand.people.models import Attempt
from tests.post.installations import Installation, blank

THRICE = Allowance("test", 3, timedelta(minutes=5))


@pytest.mark.django_db
def test_what_may_be_tried_three_times_is_refused_the_fourth():
    for _ in range(3):
        count(THRICE, "noor")
    with pytest.raises(TooOften):
        count(THRICE, "noor")


@pytest.mark.django_db
def test_one_person_does_not_use_up_the_tries_of_another():
    for _ in range(3):
        count(THRICE, "noor")
    count(THRICE, "omar")


@pytest.mark.django_db
def test_after_a_while_one_may_try_again():
    for _ in range(3):
        count(THRICE, "noor")
    Attempt.objects.update(ends_at=timezone.now())
    count(THRICE, "noor")
    assert Attempt.objects.get().hits == 1


@pytest.mark.django_db
def test_who_did_it_right_begins_anew():
    for _ in range(3):
        count(THRICE, "noor")
    forget(THRICE, "noor")
    count(THRICE, "noor")


@pytest.mark.django_db
def test_what_counts_once_counts_once():
    assert is_first_time("code", timedelta(minutes=3), "noor", "123456")
    assert not is_first_time("code", timedelta(minutes=3), "noor", "123456")
    assert is_first_time("code", timedelta(minutes=3), "omar", "123456")


@pytest.mark.django_db
def test_nobody_reads_in_the_table_who_tried():
    count(THRICE, "noor@voorbeeld.test")
    assert "noor" not in Attempt.objects.get().what


@pytest.mark.django_db
def test_counts_that_are_over_are_forgotten():
    count(THRICE, "noor")
    Attempt.objects.update(ends_at=timezone.now())
    count(THRICE, "omar")
    assert Attempt.objects.count() == 1


TRIES = """
import json
from stoeprand.people.attempts import Allowance, TooOften, count
from datetime import timedelta
allowed = 0
for _ in range(25):
    try:
        count(Allowance("test", 30, timedelta(minutes=5)), "noor")
        allowed += 1
    except TooOften:
        pass
print(json.dumps(allowed))
"""


@pytest.fixture
def installation(request, tmp_path, transactional_db) -> Iterator[Installation]:
    """An installation with a database of its own, for real processes."""
    with blank(tmp_path, request.config.getoption("--database")) as made:
        yield made


def test_of_many_tries_in_four_processes_none_goes_uncounted(installation):
    running = [installation.start(TRIES) for _ in range(4)]
    said = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    assert sum(int(out) for out, _complaints in said) == 30
    script = "from stoeprand.people.models import Attempt\nprint(Attempt.objects.get().hits)"
    assert installation.run(script) == 100
