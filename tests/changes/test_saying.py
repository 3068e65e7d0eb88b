"""What is said of a change: direction and three sentences, and what was said before."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.changes.actions import (
    ThreeSentences,
    give_direction,
    prepare_change,
    prepare_direction,
    prepare_sentences,
    say_sentences,
)
from stoeprand.changes.models import Direction, Prepared, Sentences
from stoeprand.changes.reading import prepared_for, read_change
from stoeprand.ledger.actions import erase
from stoeprand.ledger.kept import NeverRewritten
from stoeprand.ledger.models import Entry, Particular
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Role
from stoeprand.people.reading import who_is
from tests.changes.making import DIRECTION, begun, office_of
from tests.people.making import person
from tests.room.making import organisation

SAID = ThreeSentences("Dat we luisteren.", "De begroting.", "Wat de raad wil.")


def read(change):
    return read_change(change, timezone.localdate())


def test_a_direction_that_is_renewed_holds_and_the_one_before_stays_readable(anna):
    change = begun(anna)
    give_direction(change=change, text="Een andere weg.", office=None, by=anna)
    voice = read(change).direction
    assert voice.now.text == "Een andere weg."
    assert [each.text for each in voice.before] == [DIRECTION]


def test_whoever_renews_it_stands_for_the_change_and_owns_its_area_zero(anna, bram, waterdam):
    change = begun(anna)
    give_direction(change=change, text="Een andere weg.", office=office_of(bram), by=bram)
    change.refresh_from_db()
    assert str(change.office) == "Gemeentesecretaris"
    assert read(change).stands == bram
    assert who_is(waterdam, "opdracht-dichter-bij-de-wijk", timezone.localdate()) == bram


def test_saying_the_same_twice_adds_nothing(anna):
    change = begun(anna)
    for _click in range(2):
        give_direction(change=change, text=f" {DIRECTION} ", office=None, by=anna)
        say_sentences(change=change, sentences=SAID, office=None, by=anna)
    assert Direction.objects.count() == 1
    assert Sentences.objects.count() == 1


def test_each_sponsor_has_three_sentences_and_what_they_said_before(anna, bram):
    change = begun(bram)
    say_sentences(change=change, sentences=SAID, office=None, by=anna)
    later = ThreeSentences("Dat we luisteren.", "", "Wat de raad wil.")
    say_sentences(change=change, sentences=later, office=None, by=anna)
    say_sentences(change=change, sentences=SAID, office=None, by=bram)
    his, hers = read(change).sponsors  # who stands for the change comes first
    assert (his.now.person, hers.now.person) == (bram, anna)
    assert hers.now.fixed == ""
    assert [each.fixed for each in hers.before] == ["De begroting."]
    assert his.before == ()


def test_what_was_said_is_never_changed(anna):
    change = begun(anna)
    said = say_sentences(change=change, sentences=SAID, office=None, by=anna)
    said.matters = "Iets anders"
    with pytest.raises(NeverRewritten):
        said.save()
    with pytest.raises(NeverRewritten):
        Direction.objects.filter(change=change).update(text="Iets anders")


def test_words_stand_beside_the_chain_and_go_with_who_said_them(anna, waterdam):
    change = begun(anna)
    say_sentences(change=change, sentences=SAID, office=None, by=anna)
    entry = Entry.objects.get(action="change.sponsor-said")
    assert set(entry.particulars.values_list("name", flat=True)) == {
        *("by", "matters", "fixed", "unknown")
    }
    assert "luisteren" not in entry.facts
    erase(anna)
    assert not Particular.objects.filter(text__contains="luisteren").exists()
    assert verify(waterdam) == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (ThreeSentences(" ", "", ""), "matters"),
        (ThreeSentences("", "x" * 301, ""), "fixed"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_says_where(anna, said, field):
    change = begun(anna)
    with pytest.raises(Refused) as refused:
        say_sentences(change=change, sentences=said, office=None, by=anna)
    assert refused.value.field == field


def test_line_ends_and_what_no_database_keeps_are_no_part_of_a_text(anna):
    change = begun(anna)
    said = ThreeSentences("Een\r\nTwee\0", "", "")
    assert say_sentences(change=change, sentences=said, office=None, by=anna).matters == "Een\nTwee"


def test_only_sponsors_of_this_organisation_speak(anna, ada, mo):
    change = begun(anna)
    stranger = person(organisation("polderveen"), "Piet Polder", *Role)
    for somebody in (ada, mo, stranger):
        with pytest.raises(PermissionDenied):
            give_direction(change=change, text="Anders", office=None, by=somebody)
        with pytest.raises(PermissionDenied):
            say_sentences(change=change, sentences=SAID, office=None, by=somebody)
    for somebody in (mo, stranger):
        with pytest.raises(PermissionDenied):
            prepare_direction(change=change, sponsor=anna, text="Anders", by=somebody)


def test_nobody_speaks_for_an_office_of_somebody_else(anna, bram):
    change, office = begun(anna), office_of(bram)
    for say in (
        lambda: give_direction(change=change, text="Anders", office=office, by=anna),
        lambda: say_sentences(change=change, sentences=SAID, office=office, by=anna),
    ):
        with pytest.raises(Refused) as refused:
            say()
        assert refused.value.field == "office"


def test_nothing_is_said_of_a_change_that_has_not_begun(ada, anna):
    change = prepare_change(
        organisation=ada.organisation, title="Later", direction="Erheen", sponsor=anna, by=ada
    )
    with pytest.raises(Refused):
        give_direction(change=change, text="Anders", office=None, by=anna)
    with pytest.raises(Refused):
        say_sentences(change=change, sentences=SAID, office=None, by=anna)


def test_an_adviser_prepares_and_it_waits_for_that_sponsor_alone(ada, anna, bram):
    change = begun(anna)
    prepare_sentences(change=change, sponsor=anna, sentences=SAID, by=ada)
    again = ThreeSentences("Liever zo.", "", "")
    prepare_sentences(change=change, sponsor=anna, sentences=again, by=ada)
    kind = Prepared.Kind.SENTENCES
    waiting = prepared_for(anna, change, kind)
    assert waiting is not None
    assert waiting.texts == {"matters": "Liever zo.", "fixed": "", "unknown": ""}
    assert prepared_for(bram, change, kind) is None
    assert read(change).sponsors == ()
    say_sentences(change=change, sentences=again, office=None, by=anna)
    assert prepared_for(anna, change, kind) is None
