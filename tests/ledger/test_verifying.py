"""Whatever somebody does to a ledger by hand is found, with the number and what was expected."""

import json
from collections.abc import Sequence
from datetime import UTC
from typing import Any

import hypothesis
import pytest
from django.db import DatabaseError, connection, models, transaction
from hypothesis import strategies as st

from stoeprand.engine.messages import message
from stoeprand.ledger import verifying
from stoeprand.ledger.actions import erase
from stoeprand.ledger.chain import NO_ENTRIES, Head, canonical, hash_of_entry
from stoeprand.ledger.faults import Fault
from stoeprand.ledger.models import Entry, HeadRow, Particular
from stoeprand.ledger.verifying import head_of, verify
from stoeprand.people.models import Organisation
from tests.ledger.writing import (
    by_hand,
    let_entries_be_changed,
    organisation,
    person,
    set_by_hand,
    write,
)

pytestmark = pytest.mark.django_db

ENTRIES = 6


@pytest.fixture
def owner() -> Organisation:
    """An organisation with six entries, whose database nobody protects any more."""
    let_entries_be_changed()
    owner = organisation()
    noor, bram = person(owner), person(owner, "Bram Vos")
    for number, by in enumerate((noor, bram, None, noor, bram, None), 1):
        write(owner, number, by)
    erase(bram)
    other = organisation("polderveen")
    write(other, 1, person(other, "Els Meer"))
    return owner


def said(owner: Organisation, printed: Head | None = None) -> list[tuple[int | None, str]]:
    """What is wrong, in English."""
    return [(fault.number, str(fault.message)) for fault in verify(owner, printed)]


def hashes(owner: Organisation) -> dict[int, str]:
    return dict(owner.entries.values_list("number", "hash"))


def taken(statement: str, values: Sequence[Any] = ()) -> bool:
    """Write by hand; whether the database takes it. SQLite keeps what PostgreSQL refuses."""
    try:
        with transaction.atomic():
            by_hand(statement, values)
    except DatabaseError:
        return False
    return True


def written_anew(owner: Organisation, since: int) -> None:
    """Give every entry from a number on the hash that fits what it says, as a forger would."""
    previous = hashes(owner)[since - 1]
    for entry in owner.entries.filter(number__gte=since).order_by("number"):
        said = (entry.number, entry.at, entry.action, entry.facts, entry.sealed)
        hashed = hash_of_entry(previous, owner.pk, *said)
        by_hand(
            "UPDATE ledger_entry SET previous = %s, hash = %s WHERE id = %s",
            [previous, hashed, entry.pk],
        )
        previous = hashed


def test_a_ledger_that_nobody_touched_holds(owner):
    assert said(owner) == []
    assert said(organisation("leegveld")) == []


def test_an_entry_that_was_altered_is_named(owner):
    was = hashes(owner)[3]
    facts = canonical({"kerb": "kerb-9"})
    by_hand("UPDATE ledger_entry SET facts = %s WHERE number = 3", [facts])
    ((number, text),) = said(owner)
    assert number == 3
    assert text.startswith("entry 3 was altered: what it says has the hash ")
    assert text.endswith(f"expected {was}")


def test_an_entry_that_was_altered_with_its_hash_is_found_at_the_next(owner):
    was = hashes(owner)[3]
    entry = owner.entries.get(number=3)
    hashed = hash_of_entry(entry.previous, owner.pk, 3, entry.at, "kerb.set", "{}", entry.sealed)
    by_hand(
        "UPDATE ledger_entry SET action = 'kerb.set', facts = '{}', hash = %s"
        " WHERE number = 3 AND organisation_id = %s",
        [hashed, owner.pk],
    )
    text = f"entry 4 follows {was}, expected {hashed}: the hash of the entry before"
    assert said(owner) == [(4, text)]


def test_an_entry_that_was_removed_is_missing(owner):
    by_hand("DELETE FROM ledger_entry WHERE number = 3")
    assert said(owner) == [(3, "entry 3 is missing")]
    by_hand("DELETE FROM ledger_particular WHERE entry_id IN (SELECT id FROM ledger_entry)")
    by_hand("DELETE FROM ledger_entry WHERE number IN (2, 4) AND organisation_id = %s", [owner.pk])
    missing = (2, "entries 2 up to and including 4 are missing")
    assert said(owner)[0] == missing


def test_an_entry_that_was_put_in_between_is_found(owner):
    twin = "SELECT organisation_id, {}, at, action, facts, sealed, {}, hash FROM ledger_entry"
    columns = "organisation_id, number, at, action, facts, sealed, previous, hash"
    where = f" WHERE number = 3 AND organisation_id = {owner.pk}"
    by_hand(f"INSERT INTO ledger_entry ({columns}) {twin.format(0, repr('e' * 64))}{where}")
    first = said(owner)[0]
    assert first == (1, "an entry has number 0 where 1 was expected: it was put in between")


def test_entries_that_changed_places_are_found(owner):
    by_hand("UPDATE ledger_entry SET number = 99 WHERE number = 2")
    by_hand("UPDATE ledger_entry SET number = 2 WHERE number = 3")
    by_hand("UPDATE ledger_entry SET number = 3 WHERE number = 99")
    assert {number for number, _ in said(owner)} == {2, 3, 4}


def test_a_ledger_that_was_cut_off_at_the_end_does_not_reach_its_head(owner):
    by_hand("DELETE FROM ledger_entry WHERE number = 6")
    assert said(owner) == [(5, "the last entry has number 5, expected 6: the head says so")]


def test_a_head_that_was_changed_is_found(owner):
    last = hashes(owner)[ENTRIES]
    HeadRow.objects.filter(organisation=owner).update(hash="f" * 64)
    text = f"the head has the hash {'f' * 64}, expected {last}: that of entry 6"
    assert said(owner) == [(6, text)]
    HeadRow.objects.filter(organisation=owner).delete()
    assert said(owner) == [(None, f"the head is missing, expected 6:{last}")]


def test_a_ledger_that_was_emptied_does_not_fit_its_head(owner):
    by_hand("DELETE FROM ledger_particular")
    by_hand("DELETE FROM ledger_entry")
    assert said(owner) == [(0, "the last entry has number 0, expected 6: the head says so")]


def test_a_chain_that_was_written_anew_head_and_all_is_found_by_a_head_that_was_printed(owner):
    printed, before = head_of(owner), Head(2, hashes(owner)[2])
    by_hand("UPDATE ledger_entry SET action = 'kerb.set' WHERE number = 3")
    written_anew(owner, since=3)
    now = hashes(owner)[ENTRIES]
    HeadRow.objects.filter(organisation=owner).update(hash=now)
    assert said(owner) == []
    text = f"entry 6 has the hash {now}, expected {printed.hash} that was given"
    assert said(owner, printed) == [(6, text)]
    assert said(owner, before) == []


def test_a_head_that_was_printed_of_an_entry_that_is_gone_is_found(owner):
    printed = Head(7, "a" * 64)
    text = f"entry 7 is not there, expected the hash {printed.hash} that was given"
    assert said(owner, printed) == [(7, text)]
    assert said(owner, NO_ENTRIES) == []


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("UPDATE ledger_particular SET text = 'Iemand anders'", "is no longer what was sealed"),
        ("UPDATE ledger_particular SET person_id = NULL", "is no longer what was sealed"),
        ("UPDATE ledger_particular SET name = 'voor'", "was put beside it, expected nothing"),
        ("DELETE FROM ledger_particular", "is missing, expected what was sealed or that it"),
    ],
)
def test_what_is_kept_beside_an_entry_has_to_fit_its_seal(owner, statement, wrong):
    kept = Particular.objects.get(entry__organisation=owner, entry__number=4, name="by")
    by_hand(f"{statement} WHERE id = %s", [kept.pk])
    numbers, texts = zip(*said(owner), strict=True)
    assert set(numbers) == {4}
    assert any(wrong in text for text in texts)


def test_what_is_kept_and_what_was_done_elsewhere_is_none_of_ones_own(owner):
    by_hand("UPDATE ledger_particular SET text = 'Iemand' WHERE organisation_id != %s", [owner.pk])
    assert said(owner) == []
    assert said(Organisation.objects.get(slug="polderveen")) != []


@pytest.mark.parametrize("seals", ["", "5", "[[]]", "nonsense"])
def test_seals_that_cannot_be_read_are_an_entry_that_was_altered(owner, seals):
    by_hand("UPDATE ledger_entry SET sealed = %s WHERE number = 4", [seals])
    assert [number for number, _ in said(owner)] == [4]


def test_other_apps_can_have_more_looked_at(owner, monkeypatch):
    def nothing_but_faults(of: Organisation) -> list[Fault]:
        return [Fault(2, message("{name} is gone", name=of.slug))]

    monkeypatch.setattr(verifying, "EXTRA_CHECKS", [nothing_but_faults])
    assert said(owner) == [(2, "waterdam is gone")]


@pytest.mark.parametrize("nonsense", ["2026-13-45", "yesterday", "", 5, "infinity"])
def test_what_is_no_moment_is_refused_or_found(owner, nonsense):
    if taken("UPDATE ledger_entry SET at = %s WHERE number = 3", [nonsense]):
        assert said(owner)


@pytest.mark.parametrize("column", ["number", "facts", "sealed", "action", "previous", "hash"])
def test_what_is_no_text_and_no_number_is_refused_or_found(owner, column):
    if taken(set_by_hand("ledger_entry", column, "X'ff00'", "number = 3")):
        assert said(owner)


@pytest.mark.parametrize("nonsense", ["CAST(X'ff' AS TEXT)", "X'ff'"])
def test_what_is_no_text_beside_an_entry_is_refused_or_found(owner, nonsense):
    if taken(set_by_hand("ledger_particular", "text", nonsense, "salt IS NOT NULL")):
        assert said(owner)


def test_a_ledger_is_read_in_two_queries_however_long_it_is(
    owner, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(verifying, "EXTRA_CHECKS", [])
    for number in range(20):
        write(owner, number)
    with django_assert_num_queries(2):
        assert verify(owner) == []


SAID = [
    *((Entry, field) for field in Entry._meta.concrete_fields if field.name != "id"),
    *((Particular, field) for field in Particular._meta.concrete_fields if field.name != "id"),
    *((HeadRow, field) for field in HeadRow._meta.concrete_fields),
]
"""Every column but the number by which the database itself knows a row: that one says nothing."""

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=64)


def another(data: st.DataObject, field: "models.Field[Any, Any]", known: list[Any]) -> Any:
    """Another value for a column: made up, or that of another row, or nothing."""
    if isinstance(field, models.DateTimeField):
        moments = st.datetimes(timezones=st.just(UTC))
        return connection.ops.adapt_datetimefield_value(data.draw(moments))
    is_text = isinstance(field, models.CharField | models.TextField)
    made_up: st.SearchStrategy[Any] = TEXTS if is_text else st.integers(0, 20)
    return data.draw(st.sampled_from([*known, None]) | made_up)


@hypothesis.settings(suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@hypothesis.given(data=st.data())
def test_any_change_of_any_column_of_any_row_is_refused_or_found(owner, data):
    model, field = data.draw(st.sampled_from(SAID))
    rows = model._base_manager.filter(organisation=owner).order_by("pk")
    row = data.draw(st.sampled_from(list(rows.values("pk", field.attname))))
    known = list(model._base_manager.values_list(field.attname, flat=True).distinct())
    value = another(data, field, [each for each in known if not hasattr(each, "year")])
    hypothesis.assume(json.dumps(value, default=str) != json.dumps(row[field.attname], default=str))
    table, key = model._meta.db_table, model._meta.pk.column
    with transaction.atomic():
        statement = set_by_hand(table, field.column, "%s", f"{key} = %s")
        if taken(statement, [value, row["pk"]]):
            changed = f"{table}.{field.column}: {row[field.attname]!r} -> {value!r}"
            assert verify(owner), changed
        transaction.set_rollback(True)
