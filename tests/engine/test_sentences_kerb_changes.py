"""What a reader may rely on in the words about kerbs that change: what each said and says, and how."""

# ruff: noqa: E501  (a sentence reads best on one line)

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stoeprand.engine.area import Band, LineBands
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences.band_steps import steps_of_bands
from stoeprand.engine.sentences.diffs import kerb_changes_in_words
from tests.engine.diffs_by_hand import (
    PURSE,
    SMALLER_PURSE,
    capped,
    diff_of,
    move,
    purse_shrinks,
)
from tests.engine.speeches import area_with, dutch, english


def changes(old: str, new: str, speech=None):
    return kerb_changes_in_words(speech or english(), diff_of(area_with(old), area_with(new)))


def test_a_kerb_that_moves_says_band_by_band_what_changes_and_what_it_said_before_and_after():
    [change] = kerb_changes_in_words(dutch(), purse_shrinks())
    assert change.title == "Rand 1"
    assert change.steps == (
        "Meer dan € 1.000, tot en met € 2.500 (Kosten): nu doe je het zelf; straks meld je het aan Vera Duin.",
    )
    assert change.before.startswith("Tot en met € 2.500 doe je het zelf;")
    assert change.after.startswith("Tot en met € 1.000 doe je het zelf;")
    assert (change.notes, change.owner) == ((), "Vera Duin, wijkmanager")
    assert not change.only_wording


STEPS = [
    (
        'on: cost\nbands: [{below: 500, level: free}, {level: "no"}]',
        'on: cost\nbands: [{below: 600, level: free}, {level: "no"}]',
        [
            "From €500 on but less than €600 (Cost): now it cannot be done; after this change you do it yourself."
        ],
    ),
    (
        "on: cost\nbands: [{at_most: 9, level: free}, {at_most: 99, level: tell}, {level: tell}]",
        "on: cost\nbands: [{level: tell}]",
        [
            "Up to and including €9 (Cost): now you do it yourself; after this change you do it and tell Vera Duin."
        ],
    ),
    # the whole of a kerb: for what need not be said
    (
        "on: cost\nbands: [{level: tell}]",
        "on: cost\nbands: [{level: free}]",
        ["Now you do it and tell; after this change you do it yourself."],
    ),
    (
        "on: partner\nbands: {residents: free, otherwise: tell}",
        "on: partner\nbands: {club: free, residents: free, company: agree}",
        [
            "With ‘A company’: now you do it and tell; after this change it needs the agreement of Vera Duin.",
            "With ‘A club’: now you do it and tell; after this change you do it yourself.",
        ],
    ),
    (
        "on: outside\nbands: {true: tell, false: free}",
        "on: outside\nbands: {true: agree, false: free}",
        [
            "With yes to ‘In the street’: now you do it and tell; after this change it needs the agreement of Vera Duin."
        ],
    ),
    (
        "on: outside\nbands: {otherwise: tell}",
        "on: outside\nbands: {otherwise: free}",
        ["Now you do it and tell; after this change you do it yourself."],
    ),
    (
        "on: partner\nbands: {otherwise: tell}",
        "on: partner\nbands: {otherwise: free}",
        ["Now you do it and tell; after this change you do it yourself."],
    ),
    (
        "on: data\nbands: {health: tell}",
        "on: data\nbands: {health: agree}",
        [
            "With ‘Health’: now you do it and tell; after this change it needs the agreement of Vera Duin."
        ],
    ),
    (
        "on: data\nbands: {name: free, bsn: tell, health: tell}",
        'on: data\nbands: {name: free, bsn: "no", health: "no", empty: tell}',
        [
            "With ‘BSN’ or ‘Health’: now you do it and tell; after this change it can no longer be done.",
            "With nothing under ‘Data’: now you do it yourself; after this change you do it and tell Vera Duin.",
        ],
    ),
]


def test_steps_of_a_kerb_with_a_condition_are_read_under_it():
    when = "\nwhen: {outside: {is: true}}"
    [change] = changes(PURSE + when, SMALLER_PURSE + when)
    assert change.condition == "Counts only with yes to ‘In the street’."
    assert len(change.steps) == 1


@pytest.mark.parametrize(("old", "new", "steps"), STEPS)
def test_each_kind_of_band_says_for_which_answers_it_moves(old, new, steps):
    [change] = changes(old, new)
    assert list(change.steps) == steps


BOUNDS = some.integers(min_value=0, max_value=24).map(lambda n: Decimal(n) / 2)


@some.composite
def line_bands(draw) -> LineBands:
    ends = sorted(draw(some.sets(some.tuples(BOUNDS, some.booleans()), max_size=5)))
    levels = draw(
        some.lists(some.sampled_from(Level), min_size=len(ends) + 1, max_size=len(ends) + 1)
    )
    bands = [Band(level, *end) for level, end in zip(levels, ends, strict=False)]
    return LineBands((*bands, Band(levels[-1])))


def level_at(bands: LineBands, amount: int) -> Level:
    for band in bands.bands:
        if band.end is None or amount < band.end or (band.included and amount == band.end):  # type: ignore[operator]  # an amount
            return band.level
    raise AssertionError("the last band has no end")


@given(line_bands(), line_bands())
def test_the_steps_of_a_line_are_those_runs_of_amounts_that_get_another_level(before, after):
    weeks = area_with(PURSE).dimensions["weeks"]
    found = steps_of_bands(english(), weeks, weeks, before, after)
    pairs = [(level_at(before, amount), level_at(after, amount)) for amount in range(30)]
    runs = [pair for pair, _ in groupby(pairs) if pair[0] is not pair[1]]
    assert [(step.before, step.after) for step in found] == runs


def test_the_same_bands_in_other_words_change_no_answer():
    [change] = changes(
        "on: cost\nbands: [{at_most: 2500, level: free}, {level: tell}]",
        "on: cost\nbands: [{below: 2500.01, level: free}, {level: tell}]",
    )
    assert change.only_wording
    assert (change.steps, change.notes) == ((), ())
    assert change.before != change.after


def test_versions_that_share_no_value_have_no_band_in_common_to_tell_of():
    tell, agree = (f"on: weeks\nbands: [{{level: {level}}}]" for level in ("tell", "agree"))
    later = area_with(agree)
    weeks = replace(later.dimensions["weeks"], domain=AmountDomain(min=Decimal(20)))
    later = replace(later, dimensions={**later.dimensions, "weeks": weeks})
    [change] = kerb_changes_in_words(
        english(), diff_of(capped(area_with(tell), "weeks", 10), later)
    )
    assert change.steps == ()
    assert (change.before, change.after) == (
        "You do it and always tell.",
        "You always ask agreement.",
    )


def test_a_kerb_that_is_as_it_was_is_no_change():
    assert changes(PURSE, PURSE) == ()


def test_another_condition_is_told_by_both_sentences():
    [change] = changes(PURSE, f"{PURSE}when: {{weeks: {{above: 4}}}}")
    assert change.steps == ()
    assert change.before.startswith("Up to and including €2,500 you do it yourself;")
    assert change.after.startswith("With more than 4 weeks (Duration): up to")
    assert not change.only_wording


def test_a_kerb_that_comes_and_one_that_goes_are_told():
    old, new = area_with(PURSE), area_with("id: other\non: weeks\nbands: [{level: tell}]")
    gone, added = kerb_changes_in_words(dutch(), diff_of(old, new))
    assert gone.after == "Deze stoeprand vervalt."
    assert (added.kerb, added.before) == ("other", "Deze stoeprand is er nog niet.")
    assert added.after == "Je meldt het altijd."


def test_a_kerb_that_ends_sooner_is_told_before_it_does():
    [change] = changes(f"{PURSE}valid_until: 2027-12-31", f"{PURSE}valid_until: 2027-01-31")
    assert change.before.endswith("Holds up to and including 31 December 2027.")
    assert change.after.endswith("Holds up to and including 31 January 2027.")
    assert not change.only_wording


def test_what_is_said_for_the_first_time_is_a_change():
    [change] = changes("on: cost\nbands: open", PURSE)
    assert change.before == "Nobody has said yet what holds here."
    assert not change.only_wording


NOTES = [
    (
        "",
        "owner: omar",
        (
            "New: The owner is Omar Riet, controller.",
            "New: If it goes wrong within this kerb, Omar Riet stands for it.",
        ),
    ),
    ("signs: omar", "", ("Gone: Agreement is given by Omar Riet, controller.",)),
    ("silence: {working_days: 5}", "", ("Gone: No answer within 5 working days counts as yes.",)),
    ("", "silence: {working_days: 5}", ("New: No answer within 5 working days counts as yes.",)),
    ("", "movable_by: council", ("New: The council can move this kerb.",)),
    ("", "title: Money", ("New: The title is ‘Money’.",)),
    ("", "why: So that it is fair.", ("New: So that it is fair.",)),
    ("", "promised_until: 2028-12-31", ("New: Promised up to and including 31 December 2028.",)),
]


@pytest.mark.parametrize(("old", "new", "notes"), NOTES)
def test_what_else_is_different_is_noted_and_changes_no_answer(old, new, notes):
    bare = "on: cost\nbands: [{level: agree}]\n"
    [change] = changes(bare + old, bare + new)
    assert change.notes == notes
    assert change.only_wording


def test_the_kerbs_behind_the_largest_steps_come_first_and_mere_wording_last():
    tell, agree = (f"on: cost\nbands: [{{level: {level}}}]" for level in ("tell", "agree"))
    old = area_with(tell + "\ntitle: A", tell, tell, agree)
    new = area_with(tell + "\ntitle: B", agree, '\non: cost\nbands: [{level: "no"}]', tell)
    moves = (
        move(Level.AGREE, Level.TELL, "kerb-4"),
        move(Level.TELL, Level.AGREE, "kerb-2"),
        move(Level.TELL, Level.NO, "kerb-3"),
    )
    found = kerb_changes_in_words(english(), diff_of(old, new, *moves))
    assert [change.kerb for change in found] == ["kerb-3", "kerb-2", "kerb-4", "kerb-1"]


def test_a_kerb_without_a_move_of_its_own_comes_after_those_that_have_one():
    old, new = (area_with(kind, kind, kind) for kind in (PURSE, SMALLER_PURSE))
    pairs = [(Level.FREE, level) for level in Level if level is not Level.FREE]
    moves = [move(*pair, "kerb-2") for pair in pairs] + [move(Level.NO, Level.FREE, "kerb-3")]
    found = kerb_changes_in_words(english(), diff_of(old, new, *moves))
    assert [change.kerb for change in found] == ["kerb-2", "kerb-3", "kerb-1"]
