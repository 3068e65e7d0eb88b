"""A successor takes over what was said, openly; until they speak it holds."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.changes.actions import ThreeSentences, give_direction, say_sentences, take_over
from stoeprand.changes.models import TakenOver
from stoeprand.changes.reading import read_change
from stoeprand.ledger.models import Entry
from stoeprand.people.actions.leaving import held_by, leave
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Tenure
from stoeprand.people.reading import who_is
from tests.changes.making import begun, handed_over, office_of

SAID = ThreeSentences("Dat we luisteren.", "De begroting.", "")


def read(change):
    return read_change(change, timezone.localdate())


@pytest.fixture
def passed(anna, bram):
    """A change of an office that went from Anna to Bram today, with what Anna said in it."""
    office = office_of(anna)
    change = begun(anna, office=office)
    say_sentences(change=change, sentences=SAID, office=office, by=anna)
    handed_over(office, anna, bram, timezone.localdate())
    return change


def test_what_the_predecessor_said_holds_and_the_successor_is_awaited(passed, anna, bram):
    now = read(passed)
    assert now.stands == bram
    for voice in (now.direction, *now.sponsors):
        assert (voice.now.person, voice.answers) == (anna, bram)
        assert voice.is_awaited
        assert not voice.is_reopened
    assert now.is_to_take_over(bram)
    assert not now.is_to_take_over(anna)


def test_a_successor_who_keeps_it_says_so_once_and_for_everything(passed, anna, bram):
    for _click in range(2):
        take_over(change=passed, keeps=True, sentence="", by=bram)
    now = read(passed)
    for voice in (now.direction, *now.sponsors):
        assert [(each.person, each.keeps) for each in voice.taken_over] == [(bram, True)]
        assert not voice.is_awaited
        assert not voice.is_reopened
    entry = Entry.objects.get(action="change.taken-over")
    assert '"keeps":true' in entry.facts.replace(" ", "")


def test_a_successor_who_opens_it_again_says_why_and_it_holds_meanwhile(passed, anna, bram):
    with pytest.raises(Refused) as refused:
        take_over(change=passed, keeps=False, sentence=" ", by=bram)
    assert refused.value.field == "sentence"
    take_over(change=passed, keeps=False, sentence="De raad wil iets anders.", by=bram)
    voice = read(passed).direction
    assert voice.is_reopened
    assert voice.now.person == anna
    assert Entry.objects.filter(action="change.taken-over").count() == 1


def test_when_the_successor_speaks_there_is_nothing_left_to_take_over(passed, anna, bram):
    give_direction(change=passed, text="Mijn weg.", office=passed.office, by=bram)
    say_sentences(change=passed, sentences=SAID, office=passed.office, by=bram)
    now = read(passed)
    assert not now.is_to_take_over(bram)
    (voice,) = now.sponsors
    assert [each.person for each in voice.before] == [anna]
    with pytest.raises(PermissionDenied):
        take_over(change=passed, keeps=True, sentence="", by=bram)


def test_nobody_else_takes_over(passed, anna, mo):
    for somebody in (anna, mo):
        with pytest.raises(PermissionDenied):
            take_over(change=passed, keeps=True, sentence="", by=somebody)
    assert not TakenOver.objects.exists()


def test_the_next_successor_is_asked_anew_and_what_the_last_one_said_stays(passed, bram, mo):
    take_over(change=passed, keeps=True, sentence="Ik sta hierachter.", by=bram)
    # as if it was yesterday that Bram held the office
    Tenure.objects.filter(person=bram).update(since=timezone.localdate() - timedelta(days=1))
    handed_over(passed.office, bram, mo, timezone.localdate())
    voice = read(passed).direction
    assert voice.answers == mo
    assert voice.is_awaited
    assert [each.person for each in voice.taken_over] == [bram]


def test_an_office_without_a_holder_stands_for_nothing_and_it_shows(passed):
    Tenure.objects.filter(until=None).update(until=timezone.localdate() - timedelta(days=1))
    assert read(passed).direction.answers is None


def test_who_leaves_hands_over_the_change_they_stand_for_as_themselves(anna, bram, waterdam):
    change = begun(anna)
    (duty,) = held_by(anna).duties
    assert duty.url.endswith("/veranderingen/dichter-bij-de-wijk")
    leave(person=anna, successors={}, successor=bram, by=anna)
    change.refresh_from_db()
    assert who_is(waterdam, "opdracht-dichter-bij-de-wijk", timezone.localdate()) == bram
    voice = read(change).direction
    assert (voice.now.person, voice.answers, voice.is_awaited) == (anna, bram, True)
    take_over(change=change, keeps=True, sentence="", by=bram)
    assert not read(change).direction.is_awaited
