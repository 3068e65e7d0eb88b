"""Whoever is erased is gone from the ledger, and the ledger still holds."""

import json

import pytest
from django.db import transaction

from stoeprand.ledger.actions import append, erase
from stoeprand.ledger.chain import seal
from stoeprand.ledger.exporting import held_of
from stoeprand.ledger.models import Entry, Particular
from stoeprand.ledger.verifying import head_of, verify
from stoeprand.people.models import Person
from tests.ledger.writing import organisation, person, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return organisation()


@pytest.fixture
def noor(owner):
    """Somebody who did something, and was invited by somebody else."""
    noor, bram = person(owner), person(owner, "Bram Vos")
    with transaction.atomic():
        append(
            organisation=owner,
            action="person.invited",
            by=bram,
            facts={},
            personal={"invited": noor, "greeting": "Welkom"},
        )
    write(owner, 2, noor)
    return noor


def test_after_erasing_the_chain_still_holds_and_has_the_same_head(owner, noor):
    head = head_of(owner)
    assert erase(noor) == 3
    assert verify(owner, printed=head) == []
    assert head_of(owner) == head
    write(owner, 3, Person.objects.get(name="Bram Vos"))
    assert verify(owner, printed=head) == []


def test_texts_and_salts_of_a_person_are_gone_and_those_of_others_stay(owner, noor):
    erase(noor)
    gone = {"salt": None, "text": None, "person": None}
    assert Particular.objects.filter(**gone).count() == 3
    assert set(Particular.objects.exclude(text=None).values_list("name", "text")) == {
        ("by", "Bram Vos"),
        ("greeting", "Welkom"),
    }
    everything = json.dumps(
        [*Entry.objects.values(), *Particular.objects.values()], default=str, ensure_ascii=False
    )
    assert "Noor" not in everything


def test_whoever_guesses_the_name_can_confirm_it_while_the_salt_is_there_and_not_after(owner, noor):
    kept = Particular.objects.get(entry__number=2, name="by")
    sealed = json.loads(kept.entry.sealed)["by"]
    guess = (owner.pk, "by", noor.pk, "Noor Linde")
    assert kept.salt is not None
    assert seal(kept.salt, *guess) == sealed
    erase(noor)
    salts = Particular.objects.values_list("salt", flat=True)
    assert sealed not in [seal(salt or "", *guess) for salt in salts]


def test_somebody_can_leave_for_good_once_erased(noor):
    with pytest.raises(Exception, match="protected foreign keys"):
        noor.delete()
    erase(noor)
    noor.delete()
    assert not Person.objects.filter(name="Noor Linde").exists()


def test_erasing_twice_erases_nothing_more(noor):
    erase(noor)
    assert erase(noor) == 0


def test_a_person_can_see_all_that_the_ledger_keeps_of_them(owner, noor):
    seen = [(held.number, held.action, held.name, held.text) for held in held_of(noor)]
    assert seen == [
        (1, "person.invited", "invited", "Noor Linde"),
        (2, "kerb.moved", "by", "Noor Linde"),
        (2, "kerb.moved", "reason", "Omdat het kan, 2."),
    ]
    second = list(held_of(noor))[1]
    entry = Entry.objects.get(number=2)
    assert (second.at, second.facts) == (entry.at, entry.facts)
    erase(noor)
    assert list(held_of(noor)) == []
