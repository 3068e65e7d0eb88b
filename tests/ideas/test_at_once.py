"""Two who do something about one idea at once: the second sees what the first did.

On SQLite there is one writer at a time anyhow; on PostgreSQL the row of the idea is held.
"""

import pytest

from stoeprand.ideas.actions.answering import Said, answer
from stoeprand.ideas.actions.deciding import withdraw
from stoeprand.ideas.models import AnswerKind, Asked, Going, Refusal, State
from stoeprand.ledger.models import Entry
from stoeprand.people.actions.refusing import Refused
from stoeprand.post.models import Mail
from tests.ideas.making import AGREE, share
from tests.room.test_publishing_at_once import meanwhile

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

YES, NO = Said(AnswerKind.YES), Said(AnswerKind.NO, "Te duur")


def test_a_double_click_is_one_idea_and_one_mail(noor, vera):
    with meanwhile(lambda: share(noor, AGREE)) as failures:
        share(noor, AGREE)
    assert failures == []
    assert (Going.objects.count(), Mail.objects.count()) == (1, 1)
    assert Entry.objects.filter(action="idea.shared").count() == 1


def test_of_two_answers_at_once_the_first_stands(noor, vera):
    asked = share(noor, AGREE).asks.get()
    with meanwhile(lambda: answer(asked_id=asked.pk, said=NO, by=vera)) as failures:
        answer(asked_id=asked.pk, said=YES, by=vera)
    assert failures == []
    assert Asked.objects.get().answer == AnswerKind.YES
    assert not Refusal.objects.exists()
    assert Mail.objects.filter(person=noor).count() == 1


def test_what_is_withdrawn_while_somebody_answers_is_withdrawn(noor, vera):
    asked = share(noor, AGREE).asks.get()
    with meanwhile(lambda: answer(asked_id=asked.pk, said=YES, by=vera)) as failures:
        withdraw(going_id=asked.going_id, sentence="", by=noor)
    assert [type(failure) for failure in failures] == [Refused]
    assert Going.objects.get().state == State.WITHDRAWN
