"""What a reader may rely on in the words about two versions: what moves, why, and whom to talk to."""

# ruff: noqa: E501  (a sentence reads best on one line)

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences.diffs import (
    Times,
    ended_promises,
    fit_in_words,
    kerb_changes_in_words,
    moves_in_words,
    promises_in_words,
    summary_in_words,
)
from stoeprand.engine.versions import BrokenPromise, ShortenedPromise
from tests.engine.diffs_by_hand import (
    DAY,
    IDEA,
    PURSE,
    SMALLER_PURSE,
    capped,
    diff_of,
    move,
    purse_shrinks,
)
from tests.engine.speeches import area_with, dutch, english

UNTIL = date(2027, 12, 31)


# what moves


def test_a_move_says_what_holds_now_what_then_and_whom_to_turn_to():
    diff = purse_shrinks()
    assert [m.sentence for m in moves_in_words(dutch(), diff)] == [
        "Nu doe je het zelf; straks meld je het aan Vera Duin."
    ]
    [said] = moves_in_words(english(), diff)
    assert (
        said.sentence == "Now you do it yourself; after this change you do it and tell Vera Duin."
    )
    assert said.cause == "This is because of ‘Edge 1’."
    assert (said.kerbs, said.because) == (("kerb-1",), ("Edge 1",))
    assert said.people == ("Vera Duin, district manager",)
    assert (said.before_name, said.after_name, said.is_stricter) == ("do it", "tell", True)


def test_whoever_shows_two_versions_says_what_each_is_called():
    diff, times = purse_shrinks(), Times("before", "after that")
    [said] = moves_in_words(english(), diff, times)
    assert said.sentence == "Before you do it yourself; after that you do it and tell Vera Duin."
    [change] = kerb_changes_in_words(english(), diff, times)
    assert all("before" in step and "after that" in step for step in change.steps)
    longer = {**IDEA, "weeks": Decimal(11)}
    lost = diff_of(diff.old, capped(diff.old, "weeks", 10), only_old=longer)
    [fit] = fit_in_words(english(), lost, times)
    assert fit.sentence == "After that this no longer fits here."


THEN = {
    Level.FREE: ("straks doe je het zelf", "after this change you do it yourself"),
    Level.TELL: (
        "straks meld je het aan Vera Duin",
        "after this change you do it and tell Vera Duin",
    ),
    Level.CONSULT: (
        "straks vraag je eerst advies aan Vera Duin en beslis je dan zelf",
        "after this change you ask Vera Duin for advice first, then decide yourself",
    ),
    Level.AGREE: (
        "straks is daarvoor akkoord van Omar Riet nodig",
        "after this change it needs the agreement of Omar Riet",
    ),
    Level.NO: ("straks kan het niet meer", "after this change it can no longer be done"),
}


@pytest.mark.parametrize("after", Level)
def test_every_level_says_what_one_does_from_then_on(after):
    before = Level.TELL if after is not Level.TELL else Level.NO
    old, new = (
        area_with(f'on: cost\nbands: [{{level: "{level.id}"}}]\nsigns: omar')
        for level in (before, after)
    )
    diff = diff_of(old, new, move(before, after, "kerb-1"))
    for speech, words in zip((dutch(), english()), THEN[after], strict=True):
        [said] = moves_in_words(speech, diff)
        assert said.sentence.endswith(f"; {words}.")


def test_an_example_tells_first_what_both_sides_look_at_and_leaves_nothing_out():
    outside = "on: outside\nbands: {true: tell, false: tell}\nwhen: {weeks: {at_least: 1}}"
    old, new = (
        area_with(outside, PURSE),
        area_with(outside, PURSE.replace("level: agree", "level: no")),
    )
    diff = diff_of(old, new, move(Level.AGREE, Level.NO, "kerb-2", cost=Decimal(20000)))
    [said] = moves_in_words(english(), diff)
    assert said.example.about == "Cost: €20,000"
    assert said.example.besides == (
        "Balance: €0; Duration: 2 weeks; Quotes: 1; When do you begin? 1 March 2027; "
        "With whom: Residents; Data: none of these; In the street: No; role: clerk"
    )


def test_an_example_of_what_becomes_looser_also_tells_what_still_asks_something():
    outside = "on: outside\nbands: {true: free, false: tell}"
    old, new = area_with(PURSE, outside), area_with(outside)
    diff = diff_of(old, new, move(Level.AGREE, Level.TELL, "kerb-1", cost=Decimal(20000)))
    new_kerb_2 = replace(new.kerbs[0], id="kerb-2")
    diff = replace(diff, new=replace(new, kerbs=(new_kerb_2,)))
    [said] = moves_in_words(english(), diff)
    assert said.example.about == "Cost: €20,000; In the street: No"
    assert said.cause == "This is because of ‘Edge 1’."


def test_what_becomes_stricter_comes_first_and_the_largest_step_before_the_others():
    everything = [(before, after) for before in Level for after in Level if before is not after]
    area = area_with(PURSE)
    diff = diff_of(area, area_with(PURSE), *(move(*pair) for pair in everything))
    found = [(m.before, m.after) for m in moves_in_words(english(), diff)]
    assert sorted(found) == sorted(everything)
    steps = [after - before for before, after in found]
    assert steps == [4, 3, 3, 2, 2, 2, 1, 1, 1, 1, -4, -3, -3, -2, -2, -2, -1, -1, -1, -1]


def test_of_many_kerbs_a_few_are_named_and_the_others_counted():
    old = area_with(*(PURSE for _ in range(12)))
    new = area_with(*(SMALLER_PURSE for _ in range(12)))
    kerbs = tuple(kerb.id for kerb in new.kerbs)
    diff = diff_of(old, new, move(Level.FREE, Level.TELL, *kerbs))
    [said] = moves_in_words(dutch(), diff)
    assert said.cause == "Dit komt door ‘Rand 1’, ‘Rand 2’, ‘Rand 3’ en nog 9."
    assert len(said.because) == 12


def test_room_that_is_there_because_nobody_says_anything_any_more_comes_with_a_caution():
    old = area_with(PURSE, expected="cost")
    diff = diff_of(old, replace(old, kerbs=()), move(Level.TELL, Level.FREE, "kerb-1"))
    [said] = moves_in_words(dutch(), diff)
    assert said.caution == "Let op: over ‘Kosten’ heeft dan niemand iets gezegd."
    [said] = moves_in_words(dutch(), purse_shrinks())
    assert said.caution == ""


# two days of one version


def ending(*days: str) -> Area:
    kerbs = (f"on: cost\nbands: [{{level: tell}}]\nvalid_until: {day}" for day in days)
    return area_with(*kerbs)


def test_what_ends_by_itself_is_told_with_the_day_from_which_it_is_so():
    area = ending("2026-12-31")
    diff = diff_of(area, area, move(Level.TELL, Level.FREE, "kerb-1"), new_at=date(2027, 6, 1))
    [said] = moves_in_words(dutch(), diff)
    assert said.sentence == "Nu meld je het; vanaf 1 januari 2027 doe je het zelf."
    assert summary_in_words(dutch(), diff) == "Vanaf 1 januari 2027 is er meer ruimte dan nu."
    [change] = kerb_changes_in_words(dutch(), diff)
    assert change.before == "Je meldt het altijd. Geldt tot en met 31 december 2026."
    assert change.after == "Deze stoeprand telt niet meer mee."


def test_where_more_than_one_day_changes_something_the_day_itself_is_named():
    area = ending("2026-12-31", "2027-02-28")
    diff = diff_of(area, area, move(Level.TELL, Level.FREE, "kerb-1"), new_at=date(2027, 6, 1))
    [said] = moves_in_words(english(), diff)
    assert said.sentence == "Now you do it and tell; on 1 June 2027 you do it yourself."


def test_a_kerb_that_begins_by_itself_did_not_count_before():
    area = area_with("on: cost\nbands: [{level: tell}]\nvalid_from: 2027-01-01")
    diff = diff_of(area, area, new_at=date(2027, 1, 1))
    [change] = kerb_changes_in_words(english(), diff)
    assert change.before == "This kerb does not count yet. Holds from 1 January 2027 on."
    assert change.after == "You do it and always tell."
    assert not change.only_wording


# what fits


def test_of_an_idea_that_fits_no_more_only_what_does_not_fit_is_told():
    area = area_with(PURSE)
    shorter, too_long = capped(area, "weeks", 10), {**IDEA, "weeks": Decimal(11)}
    lost = fit_in_words(dutch(), diff_of(area, shorter, only_old=too_long))
    gained = fit_in_words(dutch(), diff_of(shorter, area, only_new=too_long))
    assert [(f.is_lost, f.sentence, f.example) for f in (*lost, *gained)] == [
        (True, "Straks past dit hier niet meer.", "Duur: 11 weken"),
        (False, "Straks past dit hier ook.", "Duur: 11 weken"),
    ]


# promises


def broken(kerb: str | None, before: Level, after: Level, **values: object) -> BrokenPromise:
    return BrokenPromise(kerb, UNTIL, DAY, before, after, {**IDEA, **values})  # type: ignore[dict-item]  # values of an idea


def promise_said(old: Area, new: Area, found: BrokenPromise | ShortenedPromise, speech=None):
    diff = diff_of(old, new, broken_promises=(found,))
    [said] = promises_in_words(speech or dutch(), diff)
    return said


def test_a_broken_promise_says_what_was_promised_until_when_and_from_which_day_it_is_not_so():
    said = promise_said(
        area_with(PURSE), area_with(SMALLER_PURSE), broken("kerb-1", Level.FREE, Level.TELL)
    )
    assert said.promised.startswith(
        "Toegezegd tot en met 31 december 2027: Tot en met € 2.500 doe je het zelf;"
    )
    assert (
        said.sentence
        == "Volgens de toezegging doe je het zelf; vanaf 23 november 2026 meld je het aan Vera Duin."
    )
    assert said.example is not None
    assert said.example.about == "Kosten: € 2.000"
    assert (said.title, said.cause, said.owner) == ("Rand 1", "", "Vera Duin, wijkmanager")
    assert said.is_broken


def test_a_promise_that_another_kerb_breaks_in_its_place_names_that_one():
    new = area_with("id: instead\ntitle: Instead\non: cost\nbands: [{level: agree}]\nsigns: omar")
    said = promise_said(area_with(PURSE), new, broken("kerb-1", Level.FREE, Level.AGREE), english())
    assert (
        said.sentence
        == "By the promise you do it yourself; from 23 November 2026 on it needs the agreement of Omar Riet."
    )
    assert said.cause == "This is because of ‘Instead’."


def test_an_area_that_breaks_its_promise_names_the_kerbs_that_do_and_their_owners():
    old = replace(area_with(PURSE), promised_until=UNTIL)
    said = promise_said(old, area_with(SMALLER_PURSE), broken(None, Level.FREE, Level.TELL))
    assert said.kerb is None
    assert (
        said.promised == "Alle ruimte van dit speelveld is toegezegd tot en met 31 december 2027."
    )
    assert said.cause == "Dit komt door ‘Rand 1’."
    assert said.owner == "Vera Duin, wijkmanager"


def test_a_promise_broken_because_the_idea_fits_no_more_says_that_it_cannot_be_done():
    old = area_with(PURSE)
    new = capped(old, "cost", 1000)
    for kerb in ("kerb-1", None):
        said = promise_said(old, new, broken(kerb, Level.FREE, Level.NO))
        assert said.sentence.endswith("vanaf 23 november 2026 kan het niet meer.")
        assert said.example is not None
        assert said.example.about == "Kosten: € 2.000"
        assert said.cause == ""


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (
            date(2027, 6, 30),
            "Toegezegd tot en met 31 december 2027; in de nieuwe versie nog maar tot en met 30 juni 2027.",
        ),
        (None, "Toegezegd tot en met 31 december 2027; de nieuwe versie zegt dit niet meer toe."),
    ],
)
def test_a_promise_that_is_shortened_says_until_when_it_was_and_is(now, sentence):
    area = area_with(PURSE)
    said = promise_said(area, area_with(PURSE), ShortenedPromise("kerb-1", UNTIL, now))
    assert said.sentence == sentence
    assert not said.is_broken
    assert said.example is None


# in one sentence


LESS, MORE = move(Level.FREE, Level.NO), move(Level.NO, Level.FREE)


@pytest.mark.parametrize(
    ("moves", "nl", "en"),
    [
        (
            (),
            "Er verandert niets aan wat mag: elk idee komt uit zoals nu.",
            "Nothing changes in what you may do: every idea comes out as it does now.",
        ),
        (
            (LESS,),
            "Straks is er minder ruimte dan nu.",
            "After this change there is less room than now.",
        ),
        (
            (MORE,),
            "Straks is er meer ruimte dan nu.",
            "After this change there is more room than now.",
        ),
        (
            (LESS, MORE),
            "Straks is er voor sommige ideeën minder ruimte dan nu, en voor andere meer.",
            "After this change there is less room than now for some ideas, and more for others.",
        ),
    ],
)
def test_the_summary_says_whether_there_is_less_room_or_more(moves, nl, en):
    diff = diff_of(area_with(PURSE), area_with(PURSE), *moves)
    assert summary_in_words(dutch(), diff) == nl
    assert summary_in_words(english(), diff) == en


def test_a_change_that_begins_later_is_no_promise_that_nothing_changes():
    later = area_with(PURSE, 'on: weeks\nbands: [{level: "no"}]\nvalid_from: 2027-01-01')
    diff = diff_of(area_with(PURSE), later)
    assert summary_in_words(dutch(), diff) == (
        "Op 23 november 2026 verandert er nog niets aan wat mag: elk idee komt uit zoals nu."
    )
    [change] = kerb_changes_in_words(dutch(), diff)
    assert change.after == "Dit kan niet. Geldt vanaf 1 januari 2027."


def test_a_kerb_that_was_over_long_ago_is_nothing_to_wait_for():
    over = area_with(PURSE, "on: weeks\nbands: [{level: tell}]\nvalid_until: 2026-01-01")
    assert summary_in_words(english(), diff_of(over, area_with(PURSE))).startswith(
        "Nothing changes"
    )


def test_the_summary_counts_each_promise_once():
    area = area_with(PURSE)
    shortened = ShortenedPromise("kerb-1", UNTIL, None)
    found = (broken("kerb-1", Level.FREE, Level.TELL), shortened)
    one = diff_of(area, area_with(PURSE), broken_promises=found)
    assert summary_in_words(dutch(), one).endswith(". Eén toezegging wordt niet gehouden.")
    two = replace(one, broken_promises=(ShortenedPromise(None, UNTIL, None), *found))
    assert summary_in_words(english(), two).endswith(". 2 promises are not kept.")


# promises that merely end


LATER = date(2027, 6, 1)


def ended(old: Area, new: Area, *moves, **other):
    found = ended_promises(english(), diff_of(old, new, *moves, **other))
    return [(each.kerb, each.title, each.sentence) for each in found]


@pytest.mark.parametrize(
    ("until", "is_named"),
    [("2026-11-22", False), ("2026-11-23", True), ("2027-05-31", True), ("2027-06-01", False)],
)
def test_a_promise_ends_by_itself_where_its_last_day_lies_from_the_one_day_to_before_the_other(
    until, is_named
):
    area = area_with(PURSE + f"promised_until: {until}\n")
    assert [kerb for kerb, *_ in ended(area, area, new_at=LATER)] == ["kerb-1"] * is_named


def test_the_promise_of_an_area_that_ends_is_named_first():
    area = area_with(PURSE + "promised_until: 2027-01-01\n")
    area = replace(area, promised_until=date(2027, 2, 1))
    assert ended(area, area, new_at=LATER) == [
        (
            None,
            "Square",
            "Promised up to and including 1 February 2027; then this promise ends by itself.",
        ),
        (
            "kerb-1",
            "Edge 1",
            "Promised up to and including 1 January 2027; then this promise ends by itself.",
        ),
    ]


def test_a_promise_that_the_new_version_makes_longer_does_not_end():
    old, longer, shorter = (
        area_with(PURSE + f"promised_until: {until}\n")
        for until in ("2027-01-01", "2027-06-01", "2027-05-31")
    )
    assert ended(old, longer, new_at=LATER) == []
    assert [kerb for kerb, *_ in ended(old, shorter, new_at=LATER)] == ["kerb-1"]
    whole, further = (replace(old, kerbs=(), promised_until=d) for d in (date(2027, 1, 1), LATER))
    assert ended(whole, further, new_at=LATER) == []


def test_a_promise_that_was_over_is_named_where_what_was_promised_is_otherwise_now():
    over = "promised_until: 2026-01-01\n"
    old = area_with(PURSE + over)
    said = [
        (
            "kerb-1",
            "Edge 1",
            "Was promised up to and including 1 January 2026; that promise is over.",
        )
    ]
    assert ended(old, area_with(SMALLER_PURSE + over)) == said
    assert ended(old, replace(old, kerbs=())) == said
    assert ended(old, area_with(PURSE + over)) == []
    whole = replace(old, kerbs=(), promised_until=date(2026, 1, 1))
    assert ended(whole, whole) == []
    assert len(ended(whole, whole, move(Level.FREE, Level.TELL))) == 1


def test_a_promise_that_is_broken_or_shortened_is_not_said_to_end_by_itself():
    old = area_with(
        PURSE + "promised_until: 2027-01-01\n", "on: weeks\nbands: open\npromised_until: 2027-01-01"
    )
    shortened = ShortenedPromise("kerb-1", date(2027, 1, 1), None)
    assert ended(old, area_with(PURSE), broken_promises=(shortened,), new_at=LATER) == []
