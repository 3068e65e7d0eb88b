"""Whoever asks something hard keeps nobody waiting: not themselves, and not who asks next."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from stoeprand.engine import Limit, OutOfTime
from stoeprand.engine.messages import message
from stoeprand.room import hard_questions
from stoeprand.room.hard_questions import Answers, limit_of_page, searching
from tests.room.making import area, organisation, publish

SOON = 5.0
"""Seconds after which a thread that does not come is lost."""


@contextmanager
def beside(*works: Callable[[], object]) -> Iterator[None]:
    """Do work in other threads, and wait for it at the end."""
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join(SOON)
        assert not thread.is_alive()


@pytest.fixture
def all_places_taken(monkeypatch):
    """As many others as may are searching."""
    monkeypatch.setattr(hard_questions, "PATIENCE", 0.05)
    taken, done = threading.Barrier(hard_questions.MOST_AT_ONCE + 1), threading.Event()

    def search() -> None:
        with searching(limit_of_page()):
            taken.wait(SOON)
            done.wait(SOON)

    with beside(*[search] * hard_questions.MOST_AT_ONCE):
        taken.wait(SOON)
        yield
        done.set()


def never() -> str:
    raise OutOfTime(message("how much room there is"))


@pytest.mark.usefixtures("all_places_taken")
class TestWhileOthersSearch:
    def test_the_next_one_is_told_at_once_that_there_is_no_time(self):
        started = time.monotonic()
        with pytest.raises(OutOfTime), searching(limit_of_page()):
            pytest.fail("more search at a time than there are places")
        assert time.monotonic() - started < 1

    def test_that_is_not_taken_for_a_question_that_is_too_hard(self):
        answers: Answers[str] = Answers(most=1)
        assert answers.get("room", limit_of_page(), lambda: "much") is None
        assert not answers._kept

    @pytest.mark.django_db
    def test_every_page_comes_and_says_so(self, client):
        publish(organisation(), title="A garden of which nothing is known yet")
        whole = "cost=20000&partner=company&data=-&start=2027-01-01&outside=true"
        for path, said in (
            ("mag-dat/garden?cost=20000", "We cannot say this yet."),
            ("ruimte/garden", "there is no verdict here today"),
            (f"mag-dat/garden/kaart?{whole}", None),
        ):
            started = time.monotonic()
            response = client.get(f"/en/{path}")
            assert time.monotonic() - started < 2
            assert said in response.content.decode() if said else response.status_code == 302, path


def test_a_place_comes_free_again_also_after_a_search_that_broke():
    for _ in range(2 * hard_questions.MOST_AT_ONCE):
        with pytest.raises(ZeroDivisionError), searching(limit_of_page()):
            _ = 1 / 0
    with searching(Limit.of_seconds(0.0)):
        pass


class TestAnswersThatAreKept:
    def test_what_many_ask_at_the_same_time_is_found_once(self):
        answers: Answers[str] = Answers(most=4)
        found, got = [], []
        begun = threading.Event()

        def find() -> str:
            found.append(1)
            begun.set()
            time.sleep(0.2)
            return "much"

        def ask() -> None:
            got.append(answers.get("room", limit_of_page(), find))

        with beside(ask):
            begun.wait(SOON)
            with beside(*[ask] * 3):
                pass
        assert (got, found) == (["much"] * 4, [1])

    def test_who_waits_for_what_another_finds_does_not_wait_long(self, monkeypatch):
        monkeypatch.setattr(hard_questions, "PATIENCE", 0.05)
        answers: Answers[str] = Answers(most=4)
        begun, done = threading.Event(), threading.Event()

        def find() -> str:
            begun.set()
            done.wait(SOON)
            return "much"

        with beside(lambda: answers.get("room", limit_of_page(), find)):
            begun.wait(SOON)
            assert answers.get("room", limit_of_page(), find) is None
            assert answers.get("other", limit_of_page(), lambda: "little") == "little"
            done.set()
        assert answers.get("room", limit_of_page(), never) == "much"

    def test_the_oldest_makes_place_for_the_newest(self):
        answers: Answers[int] = Answers(most=2)
        for key in (1, 2, 3):
            assert answers.get(key, limit_of_page(), partial(int, 10 * key)) == 10 * key
        assert answers.get(3, limit_of_page(), lambda: 0) == 30
        assert answers.get(1, limit_of_page(), lambda: 11) == 11

    def test_what_took_too_long_is_tried_again_after_a_while(self, monkeypatch):
        answers: Answers[str] = Answers(most=2)
        assert answers.get("room", limit_of_page(), never) is None
        assert answers.get("room", limit_of_page(), lambda: "much") is None
        monkeypatch.setattr(hard_questions, "monotonic", lambda: time.monotonic() + 601)
        assert answers.get("room", limit_of_page(), lambda: "much") == "much"

    def test_what_cannot_be_answered_says_so_to_everybody(self):
        answers: Answers[str] = Answers(most=2)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                answers.get("room", limit_of_page(), lambda: str(1 / 0))


def test_areas_can_be_keys_of_what_is_kept():
    garden, other = area(), area()
    answers: Answers[str] = Answers(most=4)
    assert answers.get((garden, 1), limit_of_page(), lambda: "much") == "much"
    assert answers.get((other, 1), limit_of_page(), lambda: "little") == "little"
