"""Entries are never changed or removed: our code refuses, and so does the database itself."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from stoeprand.ledger.kept import NeverRewritten
from stoeprand.ledger.models import Entry
from stoeprand.ledger.protection import statements_that_protect
from stoeprand.ledger.verifying import verify
from tests.ledger.writing import by_hand, let_entries_be_changed, organisation, write

pytestmark = pytest.mark.django_db


def test_our_own_code_cannot_change_an_entry():
    entry = write(organisation())
    entry.action = "something.else"
    with pytest.raises(NeverRewritten):
        entry.save()
    with pytest.raises(NeverRewritten):
        Entry.objects.get().save(update_fields=["action"])
    with pytest.raises(NeverRewritten):
        Entry.objects.update(action="something.else")
    with pytest.raises(NeverRewritten):
        entry.organisation.entries.update(action="something.else")
    with pytest.raises(NeverRewritten):
        Entry.objects.bulk_update([entry], ["action"])
    with pytest.raises(NeverRewritten):
        Entry.objects.bulk_create([entry])
    assert Entry.objects.get().action == "kerb.moved"


def test_our_own_code_cannot_remove_an_entry():
    entry = write(organisation())
    with pytest.raises(NeverRewritten):
        entry.delete()
    with pytest.raises(NeverRewritten):
        Entry.objects.all().delete()
    with pytest.raises(NeverRewritten):
        entry.organisation.entries.filter(number=1).delete()
    with pytest.raises(IntegrityError):
        entry.organisation.delete()
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET action = 'something.else'",
        "UPDATE ledger_entry SET id = 12",
        "DELETE FROM ledger_entry",
        pytest.param("TRUNCATE ledger_entry CASCADE", marks=pytest.mark.postgresql),
    ],
)
def test_the_database_itself_refuses(statement):
    owner = organisation()
    write(owner)
    connection.check_constraints()  # so that on PostgreSQL nothing else is in the way
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        by_hand(statement)
    assert verify(owner) == []


def test_whoever_governs_the_database_can_lift_that_and_put_it_back():
    let_entries_be_changed()
    owner = organisation()
    write(owner)
    by_hand("UPDATE ledger_entry SET action = 'something.else'")
    assert verify(owner)
    connection.check_constraints()
    for statement in statements_that_protect(connection.vendor):
        by_hand(statement)
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic():
        by_hand("UPDATE ledger_entry SET action = 'kerb.moved'")
