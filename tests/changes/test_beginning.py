"""Beginning a change: it has a direction, somebody who stands for it, and its area zero."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.utils import timezone

from stoeprand.changes.actions import prepare_change
from stoeprand.changes.models import Change, ChangeArea, Direction, Prepared
from stoeprand.ledger.models import Entry, Particular
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Person, Role
from stoeprand.people.reading import who_is
from stoeprand.room import published
from stoeprand.room.actions import beginning_changes
from stoeprand.room.actions.beginning_changes import begin_change
from tests.changes.making import BEGIN, DIRECTION, areas_of, begun, handed_over, office_of
from tests.people.making import person
from tests.room.making import organisation, publish


def area_zero(change: Change):
    link = ChangeArea.objects.get(change=change, is_zero=True)
    return published.area_on(
        organisation=change.organisation, slug=link.area_slug, day=timezone.localdate()
    )


def test_a_change_begins_with_an_area_about_itself_in_its_own_name(anna, waterdam):
    change = begun(anna)
    assert (change.slug, change.begun_on) == ("dichter-bij-de-wijk", timezone.localdate())
    area = area_zero(change)
    assert area.id == "verandering-dichter-bij-de-wijk"
    assert area.title.said_in("nl") == "De verandering zelf: Dichter bij de wijk"
    assert area.title.said_in("en") == "The change itself: Dichter bij de wijk"
    assert areas_of(waterdam) == {area.id}


def test_who_stands_for_a_change_owns_the_kerbs_that_they_are_to_say(anna, waterdam):
    change = begun(anna)
    area = area_zero(change)
    owner_id = area.kerb("wat-vaststaat").owner
    assert area.people[owner_id].name.said_in("en") == "Anna Berg"
    assert {area.kerb(each).owner for each in ("wie-wat-beslist", "wat-het-betekent-voor-banen")}
    assert who_is(waterdam, owner_id, timezone.localdate()) == anna
    assert "opdrachtgever" not in area.people


def test_an_office_that_stands_for_a_change_goes_on_owning_them_whoever_holds_it(
    anna, bram, waterdam
):
    office = office_of(anna)
    change = begun(anna, office=office)
    area = area_zero(change)
    owner_id = area.kerb("wat-vaststaat").owner
    assert area.people[owner_id].name.said_in("nl") == "Gemeentesecretaris"
    handed_over(office, anna, bram, timezone.localdate())
    assert who_is(waterdam, owner_id, timezone.localdate()) == bram


def test_every_kerb_of_area_zero_is_claimed_or_open_and_most_are_a_question(anna):
    kerbs = area_zero(begun(anna)).kerbs
    assert [kerb.id for kerb in kerbs if kerb.confirmed_on or kerb.promised_until] == []
    asking = [kerb for kerb in kerbs if kerb.is_open]
    assert len(asking) > len(kerbs) / 2
    assert [kerb.id for kerb in asking if kerb.ask is None] == []


def test_beginning_is_in_the_ledger_with_the_words_beside_the_chain(anna, waterdam):
    begun(anna)
    actions = list(Entry.objects.order_by("number").values_list("action", flat=True))
    assert actions == [
        *("change.begun", "change.direction-given", "area.published", "change.area-added")
    ]
    assert not Entry.objects.filter(facts__contains="Bewoners").exists()
    assert Particular.objects.get(name="text").text == DIRECTION
    assert verify(waterdam) == []


def test_a_second_click_begins_nothing(anna, waterdam):
    first = begun(anna)
    assert begun(anna) == first
    assert Change.objects.count() == 1
    assert areas_of(waterdam) == {"verandering-dichter-bij-de-wijk"}
    assert Entry.objects.count() == 4


def test_what_fails_halfway_leaves_nothing(anna, monkeypatch):
    def fails(**_named: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(beginning_changes, "link_area_zero", fails)
    with pytest.raises(DatabaseError):
        begun(anna)
    assert not Change.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("title", "direction", "field"),
    [
        (" ", DIRECTION, "title"),
        ("t" * 121, DIRECTION, "title"),
        ("Dichterbij", " \r\n ", "text"),
        ("Dichterbij", "d" * 1001, "text"),
        ("DICHTER  bij de wijk", "Anders", "title"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_says_where(anna, bram, title, direction, field):
    begun(bram)
    with pytest.raises(Refused) as refused:
        begun(anna, title=title, direction=direction)
    assert refused.value.field == field
    assert Change.objects.count() == 1


def test_a_change_takes_no_area_that_is_already_there(anna, waterdam):
    publish(waterdam, "verandering-dichter-bij-de-wijk")
    with pytest.raises(Refused):
        begun(anna)
    assert not Change.objects.exists()


def test_a_change_called_new_has_an_address_of_its_own(anna):
    assert begun(anna, title="Nieuw").slug == "verandering-nieuw"


def test_only_sponsors_begin_and_in_the_name_of_an_office_that_they_hold(anna, bram, ada, mo):
    office = office_of(bram)
    for somebody in (ada, mo):
        with pytest.raises(PermissionDenied):
            begun(somebody)
    with pytest.raises(Refused):
        begun(anna, office=office)
    stranger = person(organisation("polderveen"), "Piet Polder", Role.SPONSOR)
    with pytest.raises(PermissionDenied):
        begin_change(
            organisation=anna.organisation, title="T", direction="D", office=None, by=stranger
        )
    assert not Change.objects.exists()


class TestPrepared:
    def prepared(self, ada: Person, anna: Person) -> Change:
        return prepare_change(
            organisation=ada.organisation,
            title="Dichter bij de wijk",
            direction="Een voorstel voor jouw woorden.",
            sponsor=anna,
            by=ada,
        )

    def test_it_counts_nowhere_and_only_who_prepares_sees_it(self, ada, anna, bram, mo, waterdam):
        change = self.prepared(ada, anna)
        assert areas_of(waterdam) == set()
        assert not Direction.objects.exists()
        for somebody, seen in ((ada, 1), (anna, 1), (bram, 1), (mo, 0), (None, 0)):
            assert Change.objects.visible_to(somebody, waterdam).count() == seen
        for somebody, seen in ((ada, 1), (anna, 1), (mo, 0), (None, 0)):
            assert Prepared.objects.visible_to(somebody).filter(change=change).count() == seen

    def test_an_adviser_of_another_organisation_sees_nothing_of_it(self, ada, anna, waterdam):
        self.prepared(ada, anna)
        stranger = person(organisation("polderveen"), "Piet Polder", *Role)
        assert not Change.objects.visible_to(stranger, waterdam).exists()
        assert not Prepared.objects.visible_to(stranger).exists()

    def test_the_sponsor_begins_it_in_their_own_words_and_what_waited_goes(self, ada, anna):
        change = self.prepared(ada, anna)
        for _click in range(2):
            begin_change(
                organisation=anna.organisation,
                title="Nog dichter bij de wijk",
                direction=DIRECTION,
                office=None,
                by=anna,
                prepared=change,
            )
        change.refresh_from_db()
        assert (change.title, change.slug) == ("Nog dichter bij de wijk", "dichter-bij-de-wijk")
        assert change.begun_on == timezone.localdate()
        assert Direction.objects.get().text == DIRECTION
        assert not Prepared.objects.exists()
        assert ChangeArea.objects.get().is_zero

    @pytest.mark.parametrize("who", ["mo", "ada"])
    def test_it_is_prepared_for_a_sponsor_and_nobody_else(self, ada, mo, who):
        with pytest.raises(Refused) as refused:
            self.prepared(ada, {"mo": mo, "ada": ada}[who])
        assert refused.value.field == "sponsor"

    def test_members_prepare_nothing(self, mo, anna):
        with pytest.raises(PermissionDenied):
            self.prepared(mo, anna)


def test_the_first_version_of_area_zero_may_say_what_was_so_already(anna):
    change = begin_change(
        organisation=anna.organisation,
        title="Dichter bij de wijk",
        direction=DIRECTION,
        office=None,
        by=anna,
        on=BEGIN,
    )
    assert change.begun_on == BEGIN
    slug = ChangeArea.objects.get().area_slug
    days = published.version_days(organisation=anna.organisation, slug=slug)
    assert days == [BEGIN]
