"""A version that somebody changed by hand is no longer what the ledger says was published."""

import pytest
from django.db import connection

from stoeprand.ledger.verifying import verify
from stoeprand.people.models import Organisation
from stoeprand.room.fingerprints import told_of
from stoeprand.room.models import AreaVersion
from tests.ledger.writing import by_hand, let_entries_be_changed
from tests.room.making import organisation, publish

pytestmark = pytest.mark.django_db


def said(owner: Organisation) -> list[tuple[int | None, str]]:
    return [(fault.number, str(fault.message)) for fault in verify(owner)]


@pytest.fixture
def owner() -> Organisation:
    let_entries_be_changed()
    owner, other = organisation(), organisation("polderveen")
    for each, slug in ((owner, "garden"), (owner, "square"), (other, "garden")):
        publish(each, slug)
    return owner


def test_versions_that_nobody_touched_are_what_the_ledger_says(owner):
    assert said(owner) == []


def test_a_document_that_was_changed_by_hand_is_found(owner):
    version = AreaVersion.objects.get(organisation=owner, area__slug="square")
    was = told_of(version)["sha256"]
    by_hand(
        "UPDATE room_areaversion SET document = %s, sha256 = %s WHERE id = %s",
        ["{}", "0" * 64, version.pk],
    )
    version.refresh_from_db()
    assert said(owner) == [
        (
            2,
            f"version {version.pk} of ‘square’ has the sha256 {told_of(version)['sha256']},"
            f" expected {was} as entry 2 says",
        )
    ]


def test_a_version_that_was_made_to_count_from_another_day_is_found(owner):
    by_hand("UPDATE room_areaversion SET in_force_from = '2020-01-01'")
    assert [number for number, _ in said(owner)] == [1, 2]
    assert "has the in_force_from 2020-01-01, expected 2026-01-01 as entry 1 says" in str(
        said(owner)
    )


def test_a_version_that_is_gone_is_found(owner):
    version = AreaVersion.objects.get(organisation=owner, area__slug="square")
    for table in ("room_kerbrow", "room_searchterm"):
        by_hand(f"DELETE FROM {table} WHERE version_id = %s", [version.pk])  # noqa: S608  (ours)
    connection.check_constraints()
    by_hand("DELETE FROM room_areaversion WHERE id = %s", [version.pk])
    text = f"version {version.pk} is not there, expected it as entry 2 says"
    assert said(owner) == [(2, text)]


def test_an_entry_that_no_longer_tells_of_its_version_was_altered(owner):
    by_hand("UPDATE ledger_entry SET facts = '5' WHERE number = 2")
    assert [number for number, _ in said(owner)] == [2]
