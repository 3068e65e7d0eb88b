"""Drafts count nowhere; two who change one at once lose nothing of each other."""

import pytest
from django.core.exceptions import PermissionDenied

from stoeprand.engine import FaultyFile
from stoeprand.engine.writing import FaultyFields
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Organisation, Person, Role
from stoeprand.room import published
from stoeprand.room.actions.drafting import (
    Outdated,
    begin_draft,
    begin_draft_from_file,
    discard_draft,
    remove_kerb,
    set_kerb,
)
from stoeprand.room.drafts import NoSuchDraft, area_of_draft, draft_of
from stoeprand.room.models import AreaVersion, Draft
from stoeprand.room.typed import typed_in
from tests.people.making import person
from tests.room.making import BEGIN, document, publish
from tests.room.making import organisation as an_organisation

pytestmark = pytest.mark.django_db

PURSE = {
    "id": "purse",
    "title.nl": "Rand purse",
    "title.en": "Kerb purse",
    "nature": "money",
    "source.text": "Register, art. 1",
    "owner": "boss",
    "movable_by": "director",
    "on": "cost",
    "bands.0.bound": "€ 3.000",
    "bands.0.end": "at_most",
    "bands.0.level": "free",
    "bands.1.level": "no",
}


@pytest.fixture
def waterdam() -> Organisation:
    made = an_organisation()
    publish(made)
    return made


@pytest.fixture
def adviser(waterdam) -> Person:
    return person(waterdam, "Bas Begeleider", Role.ADVISER)


def put(organisation: Organisation, by: Person, revision: int, **fields: str) -> Draft:
    return set_kerb(
        organisation=organisation,
        slug="garden",
        revision=revision,
        fields={**PURSE, **fields},
        typed=typed_in("nl"),
        by=by,
    )


def bands_of(draft: Draft) -> str:
    return str(area_of_draft(draft).kerb("purse").bands)


def test_a_draft_begins_with_what_holds_and_counts_nowhere(waterdam, adviser):
    draft = begin_draft(organisation=waterdam, slug="garden", by=adviser)
    assert draft.document == AreaVersion.objects.get().document
    changed = put(waterdam, adviser, draft.revision)
    assert "3000" in bands_of(changed)
    area = published.area_on(organisation=waterdam, slug="garden", day=BEGIN)
    assert "3000" not in str(area.kerb("purse").bands)
    assert AreaVersion.objects.count() == 1


def test_who_begins_a_draft_that_is_there_goes_on_with_it(waterdam, adviser):
    begun = begin_draft(organisation=waterdam, slug="garden", by=adviser)
    put(waterdam, adviser, begun.revision)
    again = begin_draft(organisation=waterdam, slug="garden", by=adviser)
    assert (again.pk, again.revision) == (begun.pk, begun.revision + 1)


def test_who_saw_an_older_draft_overwrites_nothing(waterdam, adviser):
    other = person(waterdam, "Sam Sponsor", Role.SPONSOR)
    begun = begin_draft(organisation=waterdam, slug="garden", by=adviser)
    put(waterdam, other, begun.revision, **{"bands.0.bound": "4000"})
    with pytest.raises(Outdated) as refused:
        put(waterdam, adviser, begun.revision)
    assert refused.value.draft.by == other
    assert "4000" in bands_of(refused.value.draft)
    with pytest.raises(Outdated):
        remove_kerb(
            organisation=waterdam,
            slug="garden",
            revision=begun.revision,
            kerb_id="purse",
            by=adviser,
        )
    with pytest.raises(Outdated):
        discard_draft(organisation=waterdam, slug="garden", revision=begun.revision, by=adviser)
    assert "4000" in bands_of(draft_of(waterdam, "garden"))


def test_all_that_is_wrong_in_a_form_is_said_at_once(waterdam, adviser):
    begun = begin_draft(organisation=waterdam, slug="garden", by=adviser)
    wrong = {"owner": "nobody", "bands.0.bound": "3.20.0", "review_on": "31-31-2027"}
    with pytest.raises(FaultyFields) as refused:
        put(waterdam, adviser, begun.revision, **wrong)
    assert {fault.field for fault in refused.value.faults} == set(wrong)
    assert draft_of(waterdam, "garden").revision == begun.revision


def test_a_file_is_kept_word_for_word_until_somebody_changes_it(waterdam, adviser):
    words = b"# onze moestuin\n" + document("square")
    draft = begin_draft_from_file(
        organisation=waterdam, document=words, name="square.yaml", by=adviser
    )
    assert (draft.slug, draft.based_on) == ("square", None)
    assert draft.document.encode() == words


def test_a_faulty_file_begins_nothing(waterdam, adviser):
    with pytest.raises(FaultyFile):
        begin_draft_from_file(organisation=waterdam, document=b"{}", name="a.yaml", by=adviser)
    assert not Draft.objects.exists()


def test_a_file_does_not_overwrite_a_draft(waterdam, adviser):
    begin_draft(organisation=waterdam, slug="garden", by=adviser)
    with pytest.raises(Refused):
        begin_draft_from_file(organisation=waterdam, document=document(), name="a.json", by=adviser)


def test_a_kerb_is_taken_out_and_a_draft_thrown_away(waterdam, adviser):
    begun = begin_draft(organisation=waterdam, slug="garden", by=adviser)
    left = remove_kerb(
        organisation=waterdam, slug="garden", revision=begun.revision, kerb_id="purse", by=adviser
    )
    assert [kerb.id for kerb in area_of_draft(left).kerbs] == ["health"]
    discard_draft(organisation=waterdam, slug="garden", revision=left.revision, by=adviser)
    with pytest.raises(NoSuchDraft):
        draft_of(waterdam, "garden")


def test_members_and_people_of_elsewhere_prepare_nothing(waterdam):
    stranger = person(an_organisation("polderveen"), "Piet Polder", Role.SPONSOR)
    for who in (person(waterdam, "Mia Lid"), stranger):
        with pytest.raises(PermissionDenied):
            begin_draft(organisation=waterdam, slug="garden", by=who)
