"""A published version is one document that never changes."""

from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from stoeprand.engine import FaultyFile
from stoeprand.ledger.kept import NeverRewritten
from stoeprand.room import published
from stoeprand.room.actions import Unpublishable, publish_area, publish_history
from stoeprand.room.models import Area, AreaVersion, KerbRow, SearchTerm
from stoeprand.room.speaking import speech_in
from tests.room.making import BEGIN, HEALTH, PURSE, document, kerb, organisation, publish

pytestmark = pytest.mark.django_db


def test_a_version_keeps_the_document_word_for_word():
    words = b"# the garden\n" + document().replace(b"Moestuin", "Mœstuin – ’t".encode())
    version = publish_area(
        organisation=organisation(), document=words, name="garden.yaml", in_force_from=BEGIN
    )
    version.refresh_from_db()
    assert version.document.encode() == words
    assert version.sha256 == sha256(words).hexdigest()
    assert version.format == "yaml"
    assert version.area.slug == str(version.area) == "garden"
    assert str(BEGIN) in str(version)


def test_a_version_is_never_changed():
    version = publish(organisation())
    version.document = document(title="Something else").decode()
    with pytest.raises(NeverRewritten):
        version.save()
    with pytest.raises(NeverRewritten):
        AreaVersion.objects.get().save(update_fields=["in_force_from"])
    with pytest.raises(NeverRewritten):
        AreaVersion.objects.update(in_force_from=date(2020, 1, 1))
    with pytest.raises(NeverRewritten):
        AreaVersion.objects.bulk_update([version], ["document"])
    with pytest.raises(NeverRewritten):
        AreaVersion.objects.bulk_create([version])
    assert "Moestuin" in AreaVersion.objects.get().document


def test_a_version_is_not_overwritten_by_a_new_one_with_its_number():
    version = publish(organisation())
    copy = AreaVersion(
        pk=version.pk,
        organisation=version.organisation,
        area=version.area,
        document="",
        sha256="",
        format="yaml",
        in_force_from=BEGIN,
        published_at=timezone.now(),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()
    assert AreaVersion.objects.get().document == version.document


def test_a_version_is_never_removed():
    version = publish(organisation())
    with pytest.raises(NeverRewritten):
        version.delete()
    with pytest.raises(NeverRewritten):
        AreaVersion.objects.all().delete()
    with pytest.raises(NeverRewritten):
        AreaVersion.objects.filter(area=version.area).delete()
    with pytest.raises(IntegrityError):
        version.area.delete()
    with pytest.raises(IntegrityError):
        version.organisation.delete()
    assert AreaVersion.objects.count() == 1


def test_the_rows_for_lists_say_what_the_document_says():
    confirmed = {"confirmed_on": "2026-03-01", "promised_until": "2027-12-31"}
    dated = {"valid_from": "2026-02-01", "valid_until": "2026-12-31", "review_on": "2026-11-01"}
    open_one = kerb("open-one", "start", "open")
    version = publish(organisation(), kerbs=[{**PURSE, **confirmed}, {**HEALTH, **dated}, open_one])
    rows = {str(row): row for row in KerbRow.objects.filter(version=version)}
    assert (rows["purse"].is_claimed, rows["purse"].promised_until) == (False, date(2027, 12, 31))
    assert (rows["health"].valid_from, rows["health"].valid_until, rows["health"].review_on) == (
        date(2026, 2, 1),
        date(2026, 12, 31),
        date(2026, 11, 1),
    )
    assert {name: row.is_open for name, row in rows.items()} == {
        "purse": False,
        "health": False,
        "open-one": True,
    }
    assert all(row.organisation_id == version.organisation_id for row in rows.values())


def test_a_faulty_file_is_refused_with_every_fault_and_leaves_nothing_behind():
    with pytest.raises(FaultyFile) as refused:
        publish(organisation(), title=5, kerbs=[{**PURSE, "on": "nothing"}])
    assert len(refused.value.faults) >= 2
    assert not Area.objects.exists()


def test_an_area_whose_name_is_endless_is_refused():
    with pytest.raises(Unpublishable):
        publish(organisation(), "a" * 201)


def test_publishing_the_newest_version_again_changes_nothing():
    owner = organisation()
    first = publish(owner)
    terms = SearchTerm.objects.count()
    assert publish(owner) == first
    assert (AreaVersion.objects.count(), SearchTerm.objects.count()) == (1, terms)


def test_the_first_version_may_write_down_what_was_so_before():
    assert publish(organisation(), since=date(2020, 1, 1)).in_force_from == date(2020, 1, 1)


def test_a_later_version_cannot_rewrite_a_day_that_is_past():
    owner = organisation()
    publish(owner)
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Unpublishable):
        publish(owner, since=yesterday, title="Rewritten")
    publish(owner, since=timezone.localdate(), title="From today on")
    assert AreaVersion.objects.count() == 2


def test_two_organisations_may_have_an_area_of_the_same_name():
    publish(organisation("waterdam"))
    publish(organisation("polderveen"), title="Other")
    assert Area.objects.filter(slug="garden").count() == 2


def test_a_json_file_is_kept_as_one():
    assert publish(organisation()).format == "json"


class TestHistory:
    LATER = date(2026, 3, 1)

    def versions(self, **later: Any) -> dict[date, bytes]:
        return {self.LATER: document(title="Later", **later), BEGIN: document(title="Earlier")}

    def test_an_area_that_is_new_here_can_be_published_with_its_past(self):
        owner = organisation()
        last = publish_history(organisation=owner, name="area.json", versions=self.versions())
        assert last.in_force_from == self.LATER
        for day, title in (
            (BEGIN, "Earlier"),
            (self.LATER, "Later"),
            (timezone.localdate(), "Later"),
        ):
            area = published.area_on(organisation=owner, slug="garden", day=day)
            assert speech_in("nl").read(area.title) == title

    def test_an_area_that_was_published_before_keeps_the_past_that_could_be_read(self):
        owner = organisation()
        publish(owner)
        with pytest.raises(Unpublishable):
            publish_history(organisation=owner, name="area.json", versions=self.versions())
        assert AreaVersion.objects.count() == 1

    def test_a_history_of_two_areas_is_refused(self):
        two = {BEGIN: document("garden"), self.LATER: document("tent")}
        with pytest.raises(Unpublishable):
            publish_history(organisation=organisation(), name="area.json", versions=two)
        assert not Area.objects.exists()

    def test_a_fault_in_one_version_leaves_nothing_behind(self):
        with pytest.raises(FaultyFile):
            publish_history(
                organisation=organisation(), name="area.json", versions=self.versions(kerbs=5)
            )
        assert not AreaVersion.objects.exists()
