"""Sending, storing, withdrawing and picking: who may, what is kept, and what the ledger says."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext as does_not_raise
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from stoeprand.ledger.kept import NeverRewritten
from stoeprand.ledger.models import Entry
from stoeprand.mandates.actions import keep_upload, picked, store_version, withdraw_version
from stoeprand.mandates.columns import guessed
from stoeprand.mandates.models import (
    ColumnMapping,
    Register,
    RegisterRow,
    RegisterVersion,
    WaitingUpload,
    Withdrawal,
)
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Organisation, Role
from tests.mandates.making import SMALL, csv_file, stored
from tests.people.making import person

GUESSED = guessed(SMALL[0], {})


def keep(by, sent=None, **more) -> WaitingUpload:
    given = {
        "organisation": by.organisation,
        "by": by,
        "register": None,
        "title": "Register",
        "name": "2026-03",
        "file_name": "r.csv",
        "sent": sent or csv_file(SMALL),
    }
    return keep_upload(**(given | more))


def store(by, **more) -> RegisterVersion:
    given = {"waiting": keep(by), "header_row": 1, "columns": GUESSED, "by": by}
    return store_version(**(given | more))


@pytest.mark.parametrize("role", [Role.ADVISER, Role.SPONSOR, Role.MANAGER, Role.ADMINISTRATOR])
def test_those_who_keep_registers_may_send_and_withdraw_one(waterkant, role):
    by = person(waterkant, "Ada", role)
    withdraw_version(version=stored(by), reason="Verkeerd bestand", by=by)
    assert Withdrawal.objects.get().reason == "Verkeerd bestand"


def test_a_member_may_do_neither(adviser, member):
    version = stored(adviser)
    with pytest.raises(PermissionDenied):
        keep(member)
    with pytest.raises(PermissionDenied):
        store_version(waiting=keep(adviser), header_row=1, columns=GUESSED, by=member)
    with pytest.raises(PermissionDenied):
        withdraw_version(version=version, reason="x", by=member)
    assert not Withdrawal.objects.exists()


def test_somebody_of_another_organisation_may_do_nothing_here(adviser):
    elsewhere = Organisation.objects.create(slug="elders", name="Elders")
    stranger = person(elsewhere, "Sten", Role.ADMINISTRATOR)
    version = stored(adviser)
    with pytest.raises(PermissionDenied):
        keep(stranger, register=version.register)
    with pytest.raises(PermissionDenied):
        withdraw_version(version=version, reason="x", by=stranger)
    assert picked(elsewhere, [row.pk for row in version.rows.all()]) == []


def test_a_version_is_kept_with_all_that_came(adviser, waterkant):
    sent = csv_file(SMALL)
    version = stored(adviser, sent, file_name="mandaten van maart.csv")
    assert version.register.slug == "mandaatregister-waterkant"
    assert version.fingerprint == sha256(sent).hexdigest()
    assert (version.by, version.file_name) == (adviser, "mandaten van maart.csv")
    row = version.rows.get(key="1.2")
    assert (row.place, row.number, row.mandated_to) == (3, "1.2", "Teamleider")
    assert row.others == {"4": "b"}
    assert {row.organisation for row in version.rows.all()} == {waterkant}
    assert not WaitingUpload.objects.exists()


def test_the_ledger_says_what_was_sent_and_nothing_about_anybody(adviser):
    version = stored(adviser, file_name="lijst van jan.csv")
    withdraw_version(version=version, reason="Jan vergiste zich", by=adviser)
    sent, withdrawn = Entry.objects.order_by("number")
    assert (sent.action, withdrawn.action) == ("register.uploaded", "register.withdrawn")
    assert json.loads(sent.facts) == {
        "register": "mandaatregister-waterkant",
        "version": "2026-03",
        "rows": 3,
        "fingerprint": version.fingerprint,
    }
    assert "an" not in json.loads(withdrawn.facts).values()
    assert "Jan" not in sent.facts + withdrawn.facts + sent.sealed + withdrawn.sealed


@pytest.mark.parametrize("model", [RegisterVersion, RegisterRow, Withdrawal])
def test_what_is_kept_is_never_changed_or_removed(adviser, model):
    version = stored(adviser)
    withdraw_version(version=version, reason="fout", by=adviser)
    one = model.objects.first()
    for rewrite in (
        one.save,
        one.delete,
        model.objects.all().delete,
        lambda: model.objects.update(organisation=None),
        lambda: model.objects.bulk_update([one], ["organisation"]),
        lambda: model.objects.bulk_create([one], update_conflicts=True),
    ):
        with pytest.raises(NeverRewritten):
            rewrite()


def test_what_the_columns_are_about_is_remembered_for_the_next_version(adviser):
    odd = [["Taak", "Wie mag het", "Kenmerk"], ["Een", "a", "x"]]
    waiting = keep(adviser, csv_file(odd))
    first = store_version(
        waiting=waiting, header_row=1, columns=["power", "mandated_to", ""], by=adviser
    )
    second = stored(
        adviser, csv_file([*odd, ["Twee", "b", "y"]]), name="2", register=first.register
    )
    assert second.columns == ["power", "mandated_to", ""]
    assert second.rows.get(place=3).power == "Twee"
    said = {each.header: each.column for each in ColumnMapping.objects.all()}
    assert said == {"taak": "power", "wie mag het": "mandated_to", "kenmerk": ""}


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        (["number", "", "mandated_to", "legal_basis", ""], "Say which column is about this"),
        (["power", "power", "mandated_to", "", ""], "cannot be about the same"),
        (["number", "power", "mandated_to", "nonsense", ""], "Choose from the list"),
        (["number", "power", "mandated_to"], "The table changed"),
    ],
)
def test_columns_that_cannot_be_so_are_refused(adviser, columns, why):
    with pytest.raises(Refused, match=why):
        store(adviser, columns=columns)
    assert not Register.objects.exists()


@pytest.mark.parametrize("row", [0, 4, 5, -1])
def test_names_in_a_row_with_no_mandate_below_it_are_refused(adviser, row):
    with pytest.raises(Refused, match="no mandates below"):
        store(adviser, header_row=row)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
    ],
)
def test_register_and_version_have_a_name(adviser, given, field):
    with pytest.raises(Refused) as caught:
        keep(adviser, **given)
    assert caught.value.field == field


def test_no_two_versions_have_the_same_name_or_are_the_same(adviser):
    first = stored(adviser)
    with pytest.raises(Refused, match="2026-03 already"):
        keep(adviser, register=first.register)
    with pytest.raises(Refused, match="the same as version 2026-03"):
        stored(adviser, name="2026-04", register=first.register)
    withdraw_version(version=first, reason="verkeerd gelezen", by=adviser)
    assert stored(adviser, name="2026-04", register=first.register).rows.count() == 3


def test_a_register_with_the_same_title_is_another_one(adviser):
    slugs = [stored(adviser, title="Nieuw").register.slug for _ in range(2)]
    assert slugs == ["nieuw-register", "nieuw-register-2"]


def test_what_waits_is_seen_by_its_sender_for_a_day(adviser, member):
    waiting = keep(adviser)
    assert WaitingUpload.objects.visible_to(adviser).get() == waiting
    assert not WaitingUpload.objects.visible_to(member).exists()
    WaitingUpload.objects.update(at=timezone.now() - timedelta(hours=25))
    assert not WaitingUpload.objects.visible_to(adviser).exists()
    other = person(adviser.organisation, "Mara", Role.MANAGER)
    keep(other)
    assert [each.by for each in WaitingUpload.objects.all()] == [other]


def test_what_was_not_finished_makes_place_for_what_is_sent_after_it(adviser):
    keep(adviser)
    second = keep(adviser, name="2")
    assert WaitingUpload.objects.get() == second


def test_withdrawing_twice_changes_nothing_and_needs_a_reason(adviser):
    version = stored(adviser)
    with pytest.raises(Refused) as caught:
        withdraw_version(version=version, reason=" ", by=adviser)
    assert caught.value.field == "reason"
    first = withdraw_version(version=version, reason="een", by=adviser)
    assert withdraw_version(version=version, reason="twee", by=adviser) == first
    assert Entry.objects.count() == 2


def test_picked_rows_say_what_they_are_and_where_they_stand(adviser, waterkant):
    version = stored(adviser)
    rows = [row.pk for row in version.rows.order_by("-place")]
    first, second, third = picked(waterkant, [*rows, rows[0]])
    assert (first.power, first.mandated_to) == ("Subsidie verlenen voor de wijk", "Wijkmanager")
    assert first.legal_basis == "Awb, art. 4:81"
    assert [each.number for each in (first, second, third)] == ["1.1", "1.2", "2.1"]
    assert (first.register, first.version) == ("mandaatregister-waterkant", "2026-03")
    for part in ("Mandaatregister Waterkant", "2026-03", "1.1"):
        assert part in first.source
    assert (first.stands_on.version_id, first.stands_on.key) == (version.pk, "1.1")


def test_a_row_without_a_number_is_named_by_its_place(adviser, waterkant):
    version = stored(adviser, csv_file([["Bevoegdheid", "Gemandateerde"], ["Een", "a"]]))
    (one,) = picked(waterkant, [version.rows.get().pk])
    assert one.source.endswith(" 2")


def test_of_a_withdrawn_version_nothing_is_picked(adviser, waterkant):
    version = stored(adviser)
    withdraw_version(version=version, reason="fout", by=adviser)
    assert picked(waterkant, [row.pk for row in version.rows.all()]) == []


def test_picking_takes_one_query(adviser, waterkant, django_assert_num_queries):
    rows = [row.pk for row in stored(adviser).rows.all()]
    with django_assert_num_queries(1):
        assert len(picked(waterkant, rows)) == 3


def test_what_was_stored_does_not_wait_to_be_stored_once_more(adviser):
    waiting = keep(adviser)
    for expected in (does_not_raise(), pytest.raises(WaitingUpload.DoesNotExist)):
        with expected:
            store_version(waiting=waiting, header_row=1, columns=GUESSED, by=adviser)
    assert (RegisterVersion.objects.count(), Entry.objects.count()) == (1, 1)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_the_same_moment_one_stores_a_version(adviser):
    waiting, together = keep(adviser), threading.Barrier(2)

    def click(_number: int) -> str:
        together.wait()
        try:
            store_version(waiting=waiting, header_row=1, columns=GUESSED, by=adviser)
        except WaitingUpload.DoesNotExist:
            return "was stored"
        finally:
            connection.close()
        return "stored"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(click, range(2))) == ["stored", "was stored"]
    assert (RegisterVersion.objects.count(), Entry.objects.count()) == (1, 1)
