"""Appending: one after the other, with what is personal beside it, or nothing at all."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from stoeprand.ledger.actions import append
from stoeprand.ledger.chain import BEFORE_THE_FIRST, NO_ENTRIES, Head, seal
from stoeprand.ledger.models import Entry, HeadRow, Particular
from stoeprand.ledger.verifying import head_of, verify
from stoeprand.people.models import Organisation, Person
from tests.ledger.writing import organisation, person, write

pytestmark = pytest.mark.django_db


def fail_after_writing(owner: Organisation, by: Person | None = None) -> None:
    """Do what is written down and then fails."""
    with transaction.atomic():
        write(owner, 2, by)
        transaction.set_rollback(True)


def test_entries_are_numbered_from_one_and_each_follows_the_one_before():
    owner = organisation()
    first, second, third = (write(owner, number) for number in (1, 2, 3))
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert first.previous == BEFORE_THE_FIRST
    assert (second.previous, third.previous) == (first.hash, second.hash)
    assert head_of(owner) == Head(3, third.hash)
    assert str(head_of(owner)) == str(HeadRow.objects.get()) == f"3:{third.hash}"
    assert str(third) == "3 kerb.moved"


def test_before_anything_was_done_there_is_a_head_too():
    assert head_of(organisation()) == NO_ENTRIES


def test_each_organisation_has_a_chain_of_its_own():
    owner, other = organisation(), organisation("polderveen")
    write(owner)
    assert write(other).number == 1
    assert write(owner).number == 2
    assert verify(owner) == verify(other) == []


def test_an_entry_says_when_and_what_as_it_was_given():
    before = timezone.now()
    entry = write(organisation(), 4)
    entry.refresh_from_db()
    assert before <= entry.at <= before + timedelta(minutes=1)
    assert entry.action == "kerb.moved"
    assert json.loads(entry.facts) == {"kerb": "kerb-4", "until": ["2500", "3000"]}
    assert entry.sealed == "{}"


def test_what_is_personal_is_beside_the_chain_and_only_its_seal_is_in_it():
    owner = organisation()
    noor, bram = person(owner), person(owner, "Bram Vos")
    with transaction.atomic():
        entry = append(
            organisation=owner,
            action="person.invited",
            by=noor,
            facts={"role": "manager"},
            personal={"invited": bram, "greeting": "Kom erbij!"},
        )
    kept = {each.name: each for each in entry.particulars.all()}
    assert {name: (each.text, each.person) for name, each in kept.items()} == {
        "by": ("Noor Linde", noor),
        "invited": ("Bram Vos", bram),
        "greeting": ("Kom erbij!", noor),
    }
    assert str(kept["by"]) == "by"
    assert len({each.salt for each in kept.values()}) == 3
    assert all(each.salt and len(each.salt) == 64 for each in kept.values())
    assert json.loads(entry.sealed) == {
        name: seal(each.salt or "", owner.pk, name, each.person_id, each.text or "")
        for name, each in kept.items()
    }
    chain = json.dumps(list(Entry.objects.values()), default=str)
    assert not [word for word in ("Noor", "Bram", "Kom erbij", "voorbeeld") if word in chain]


def test_the_same_text_twice_cannot_be_told_from_its_seals():
    owner = organisation()
    noor = person(owner)
    seals = [json.loads(write(owner, 1, noor).sealed)["by"] for _ in range(2)]
    assert seals[0] != seals[1]


def test_an_action_that_fails_leaves_nothing():
    owner = organisation()
    noor = person(owner)
    write(owner, 1, noor)
    fail_after_writing(owner, noor)
    assert write(owner, 3, noor).number == 2
    assert Particular.objects.count() == 4
    assert verify(owner) == []


def test_a_first_action_that_fails_leaves_no_head():
    owner = organisation()
    fail_after_writing(owner)
    assert not HeadRow.objects.exists()
    assert write(owner).number == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_not_in_the_transaction_of_the_action_is_refused():
    owner = organisation()
    with pytest.raises(TransactionManagementError):
        append(organisation=owner, action="kerb.moved", by=None, facts={})
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_after_a_test_that_commits_the_tables_can_be_emptied():
    assert write(organisation()).pk


def test_nobody_of_another_organisation_gets_into_a_ledger():
    owner, other = organisation(), organisation("polderveen")
    stranger = person(other)
    with transaction.atomic(), pytest.raises(ValueError, match="another organisation"):
        append(organisation=owner, action="kerb.moved", by=stranger, facts={})
    with transaction.atomic(), pytest.raises(ValueError, match="another organisation"):
        append(
            organisation=owner,
            action="person.invited",
            by=None,
            facts={},
            personal={"invited": stranger},
        )
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("personal", "why"),
    [
        ({"by": "somebody else"}, "who did it"),
        ({"reason": "a\0b"}, "no database keeps"),
        ({"reason": "\ud800"}, "surrogates"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_before_anything_is_written(personal, why):
    owner = organisation()
    with transaction.atomic(), pytest.raises(ValueError, match=why):
        append(organisation=owner, action="x.done", by=None, facts={}, personal=personal)
    assert not Entry.objects.exists()


def test_an_empty_text_is_kept_as_one():
    owner = organisation()
    with transaction.atomic():
        append(organisation=owner, action="x.done", by=None, facts={}, personal={"reason": ""})
    assert Particular.objects.get().text == ""
    assert verify(owner) == []


def test_a_fork_cannot_be_written_even_by_hand():
    owner = organisation()
    first = write(owner)
    values = {"at": first.at, "action": "x", "facts": "{}", "sealed": "{}", "hash": "0" * 64}
    for number, previous in ((1, "f" * 64), (2, first.previous)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Entry(organisation=owner, number=number, previous=previous, **values).save()


def test_appending_takes_as_many_queries_however_long_the_ledger_is(django_assert_num_queries):
    owner = organisation()
    noor = person(owner)
    for number in range(5):
        write(owner, number, noor)
    # the savepoint of `write`, and its end; the head, the entry, the head moved, what is beside it
    with django_assert_num_queries(2 + 4):
        write(owner, 6, noor)
