"""What is said at the edges: of one thing or several, on the last day, of what stayed the same."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from stoeprand.engine import check, read_values
from stoeprand.engine.area import Text
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import promises_in_words, term_in_words, when_it_applies
from stoeprand.engine.sentences.comparing import MOST_NAMED, some_of
from stoeprand.engine.sentences.decisions import explanation
from stoeprand.engine.sentences.diffs import (
    ended_promises,
    kerb_changes_in_words,
    moves_in_words,
    summary_in_words,
)
from stoeprand.engine.sentences.kerbs import bands_sentence
from stoeprand.engine.sentences.standing import fixed_in_words
from stoeprand.engine.sentences.ways import ways_in_words
from stoeprand.engine.way_in import find_way_in
from tests.engine.diffs_by_hand import DAY, PURSE, SMALLER_PURSE, diff_of, move
from tests.engine.speeches import area_with, english

BANDS = "on: cost\nbands: [{at_most: 10, level: free}, {level: agree}]\n"
REST = {"balance": 0, "weeks": 1, "quotes": 1, "start": "2027-03-01", "partner": "club"}
REST |= {"data": [], "outside": False, "role": "clerk"}
EVE = DAY - timedelta(days=1)
MORROW = DAY + timedelta(days=1)


def test_nobody_is_counted_as_one_more_where_a_name_takes_no_more_room():
    names = [f"name-{number}" for number in range(MOST_NAMED + 2)]
    assert "more" not in some_of(english(), names[:-1])
    assert some_of(english(), names).endswith("and 2 more")


def test_of_one_thing_it_is_not_said_that_at_least_one_is_needed():
    kerbs = [
        area_with(BANDS + f"when: {{data: {{all_of: [name], any_of: [{members}]}}}}")
        for members in ("bsn", "bsn, health")
    ]
    one, two = (when_it_applies(english(), area, area.kerbs[0]) for area in kerbs)
    assert "at least one of" not in one
    assert "at least one of" in two


def test_what_is_left_over_is_not_spoken_of_where_every_choice_is_named():
    named = "residents: free, company: tell, club: agree"
    all_named, some_left = (
        area_with(f"on: partner\nbands: {{{bands}, otherwise: 'no'}}")
        for bands in (named, named.removesuffix(", club: agree"))
    )
    assert "cannot be done" not in bands_sentence(english(), all_named, all_named.kerbs[0])
    assert "cannot be done" in bands_sentence(english(), some_left, some_left.kerbs[0])


@pytest.mark.parametrize(("day", "promised"), [(EVE, 2), (DAY, 2), (MORROW, 0)])
def test_a_promise_is_told_through_its_last_day(day, promised):
    whole = area_with(BANDS + "promised_until: 2026-11-23")
    area = replace(whole, promised_until=DAY)
    told = promises_in_words(english(), area, ["kerb-1"], day)
    told += promises_in_words(english(), whole, ["kerb-1"], day)
    assert len(told) == promised


@pytest.mark.parametrize(("day", "holds"), [(EVE, True), (DAY, True), (MORROW, False)])
def test_a_kerb_holds_through_its_last_day(day, holds):
    kerb = area_with(BANDS + "valid_until: 2026-11-23").kerbs[0]
    assert term_in_words(english(), kerb, day).startswith("Holds" if holds else "Held") is True


@pytest.mark.parametrize(
    ("kerbs", "said"),
    [
        ((("law", "nobody"),), "This is law; nobody here can move this kerb."),
        (
            (("law", "nobody"), ("law", "nobody")),
            "These kerbs are law; nobody here can move them.",
        ),
        (
            (("law", "nobody"), ("money", "nobody")),
            "This is fixed; nobody here can move these kerbs.",
        ),
        ((("law", "nobody"), ("money", "director")), ""),
        ((), ""),
    ],
)
def test_only_where_nobody_may_move_any_of_what_says_no_it_is_said_so(kerbs, said):
    area = area_with(
        BANDS,
        *(
            f"on: outside\nnature: {nature}\nmovable_by: {mover}\nbands: {{otherwise: 'no'}}"
            for nature, mover in kerbs
        ),
    )
    values = read_values(area, {"cost": 11, "outside": True})
    assert fixed_in_words(english(), area, check(area, values, DAY)) == said


def test_one_version_on_two_days_is_told_by_the_day_on_which_a_kerb_begins_or_has_ended():
    later = date(2027, 2, 1)
    for until, told in (
        (date(2027, 1, 31), "from 1 February 2027 on"),
        (date(2027, 1, 9), "from 10 January 2027 on"),
    ):
        area = area_with(f"{PURSE}valid_from: {DAY}\nvalid_until: {until}\n")
        gone = move(Level.TELL, Level.FREE, "kerb-1", cost=Decimal(5000))
        [said] = moves_in_words(english(), diff_of(area, area, gone, new_at=later))
        assert told in said.sentence
    begins = area_with(PURSE + "valid_from: 2027-02-01\n")
    come = move(Level.FREE, Level.TELL, "kerb-1", cost=Decimal(5000))
    [said] = moves_in_words(english(), diff_of(begins, begins, come, new_at=later))
    assert "from 1 February 2027 on" in said.sentence


def test_two_versions_on_two_days_are_not_taken_for_one_that_ends_by_itself():
    old = area_with(PURSE + "valid_until: 2027-01-09\n")
    new = area_with(SMALLER_PURSE + "valid_until: 2027-01-09\n")
    diff = diff_of(
        old, new, move(Level.TELL, Level.FREE, cost=Decimal(5000)), new_at=date(2027, 2, 1)
    )
    [said] = moves_in_words(english(), diff)
    assert "on 1 February 2027" in said.sentence


def test_a_promise_that_stays_as_it_was_is_not_told_as_new():
    def notes(until: str) -> str:
        old = area_with(PURSE + "promised_until: 2027-12-31\n")
        new = area_with(SMALLER_PURSE + f"promised_until: {until}\n")
        [change] = kerb_changes_in_words(english(), diff_of(old, new))
        return " ".join(change.notes)

    assert "Promised" not in notes("2027-12-31")
    assert "Promised" in notes("2028-01-01")


def test_another_name_of_the_owner_is_told_of_the_kerb():
    area = area_with(BANDS)
    assert kerb_changes_in_words(english(), diff_of(area, area)) == ()
    people = {**area.people, "vera": replace(area.people["vera"], name=area.people["omar"].name)}
    [change] = kerb_changes_in_words(english(), diff_of(area, replace(area, people=people)))
    assert "The owner is Omar Riet, district manager." in " ".join(change.notes)


@pytest.mark.parametrize(
    ("term", "is_still_to_come"),
    [
        ("valid_from: 2026-11-23", False),
        ("valid_from: 2026-11-24", True),
        ("valid_until: 2026-11-22", False),
        ("valid_until: 2026-11-23", True),
    ],
)
def test_nothing_changes_yet_is_said_only_of_what_begins_or_ends_later(term, is_still_to_come):
    diff = diff_of(area_with(BANDS), area_with(BANDS, BANDS + term))
    assert ("nothing changes yet" in summary_in_words(english(), diff)) is is_still_to_come


def test_an_idea_at_the_very_level_that_is_asked_for_needs_no_way():
    area = area_with(BANDS)
    values = read_values(area, {"cost": 11} | REST)
    found = find_way_in(area, values, Level.AGREE, DAY)
    assert "Nothing has to change." in ways_in_words(english(), found, values).answer


@pytest.mark.parametrize(("idea", "are_counted"), [({}, True), ({"cost": 1}, False)])
def test_what_an_answer_depends_on_is_counted_only_beyond_three_things(idea, are_counted):
    kerbs = (
        f"on: {on}\nbands: [{{at_most: 1, level: free}}, {{level: tell}}]"
        for on in ("cost", "weeks", "quotes", "balance")
    )
    area = area_with(*kerbs)
    said = explanation(english(), area, check(area, read_values(area, idea), DAY))
    assert ("It depends on 4 things, such as" in said) is are_counted
    assert ("things" in said) is are_counted
    assert "It depends on" in said


def test_of_a_kerb_that_has_the_same_days_in_both_versions_nothing_changes_later():
    lasting = BANDS + "valid_until: 2027-05-01\n"
    one, other = (area_with(lasting, BANDS + f"why: {why}\n") for why in ("So", "Thus"))
    said = summary_in_words(english(), diff_of(one, other))
    assert said.startswith("Nothing changes")


def test_a_kerb_that_did_not_count_yet_may_be_gone():
    old = area_with(BANDS, BANDS + "valid_from: 2027-01-01\n")
    [change] = kerb_changes_in_words(english(), diff_of(old, area_with(BANDS)))
    assert (change.kerb, change.after) == ("kerb-2", "This kerb is gone.")


def test_a_kerb_is_told_once_more_where_what_it_speaks_of_has_another_name():
    old = area_with(BANDS, "on: partner\nbands: {club: tell, otherwise: free}\n")
    partner = old.dimensions["partner"]
    renamed = replace(partner, labels={**partner.labels, "club": Text((("", "A choir"),))})
    new = replace(old, dimensions={**old.dimensions, "partner": renamed})
    [change] = kerb_changes_in_words(english(), diff_of(old, new))
    assert ("A club" in change.before, "A choir" in change.after) == (True, True)


def test_one_version_can_be_told_of_on_the_last_day_that_there_is():
    area = area_with(PURSE + "valid_from: 2027-02-01\nvalid_until: 9999-12-31\n")
    come = move(Level.FREE, Level.TELL, "kerb-1", cost=Decimal(5000))
    [said] = moves_in_words(english(), diff_of(area, area, come, new_at=date.max))
    assert "from 1 February 2027 on" in said.sentence


def test_a_promise_runs_through_its_last_day_also_where_the_kerb_is_gone_by_then():
    later = date(2027, 6, 1)
    running, ending = (area_with(f"{PURSE}promised_until: {day}\n") for day in (later, DAY))
    gone = replace(running, kerbs=())
    assert ended_promises(english(), diff_of(running, gone, new_at=later)) == ()
    [said] = ended_promises(english(), diff_of(ending, gone, new_at=later))
    assert said.sentence.endswith("then this promise ends by itself.")
