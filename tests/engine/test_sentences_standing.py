"""What a reader may rely on about what stands behind a kerb: source, owner, promise, review."""

from dataclasses import replace
from datetime import date

import pytest

from stoeprand.engine.area import CERTAINTIES, MOVERS, NATURES, Kerb
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import (
    confirmation_in_words,
    covers_in_words,
    is_past_review,
    mover_in_words,
    nature_in_words,
    promise_in_words,
    promises_in_words,
    review_in_words,
    silence_in_words,
    source_in_words,
    stands_for_in_words,
    sureness_in_words,
    term_in_words,
    when_it_applies,
    why_in_words,
)
from tests.engine.speeches import area_with, dutch, english

TODAY = date(2026, 11, 24)
BANDS = "on: cost\nbands: [{at_most: 10, level: free}, {level: agree}]\n"


def kerb_with(own: str) -> Kerb:
    return area_with(BANDS + own).kerbs[0]


def test_who_stands_for_the_kerb_is_named():
    area = area_with(BANDS + "stands_for: omar")
    kerb = area.kerbs[0]
    assert (
        stands_for_in_words(dutch(), area, kerb)
        == "Gaat het mis binnen deze stoeprand, dan staat Omar Riet ervoor."
    )


def test_without_anybody_else_the_owner_stands_for_the_kerb():
    area = area_with(BANDS)
    assert "staat Vera Duin ervoor" in stands_for_in_words(dutch(), area, area.kerbs[0])


def test_everybody_who_stands_for_an_answer_is_named_once():
    area = area_with(BANDS, BANDS + "stands_for: omar", BANDS)
    kerbs = [kerb.id for kerb in area.kerbs]
    assert (
        covers_in_words(dutch(), area, kerbs)
        == "Gaat het mis binnen de stoepranden, dan kun je rekenen op Vera Duin en Omar Riet."
    )
    assert covers_in_words(dutch(), area, []) == ""


def test_a_role_that_only_repeats_the_name_is_said_once():
    area = area_with(BANDS)
    document_person = area.people["omar"]
    assert dutch().person_and_role(document_person) == "Omar Riet, controller"
    same = type(document_person)("x", document_person.name, document_person.name)
    assert dutch().person_and_role(same) == "Omar Riet"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("source: APV art. 2:25", "APV art. 2:25"),
        (
            'source: {text: Mandaatregister, version: "2026", row: "14"}',
            "Mandaatregister, regel 14 (2026)",
        ),
    ],
)
def test_a_source_names_its_version_and_row(source, said):
    assert source_in_words(dutch(), kerb_with(source)) == said


def test_how_sure_we_are_is_never_left_out_where_it_is_known():
    said = {
        status: sureness_in_words(
            dutch(), kerb_with(f"checked: {{status: {status}, on: 2026-11-23}}")
        )
        for status in CERTAINTIES
    }
    assert said["verified"] == "De bron zelf is nagelezen (23 november 2026)."
    assert "moet nog worden nagezocht" in said["memory"]
    assert len(set(said.values())) == 3
    assert sureness_in_words(dutch(), kerb_with("")) == ""
    undated = kerb_with("checked: {status: verified}")
    assert sureness_in_words(english(), undated) == "The source itself was read."


def test_a_claimed_kerb_says_that_its_owner_has_not_confirmed_it():
    assert confirmation_in_words(dutch(), kerb_with("")).startswith("Nog niet bevestigd")
    confirmed = kerb_with("confirmed_on: 2026-03-01")
    assert (
        confirmation_in_words(dutch(), confirmed) == "Bevestigd door de eigenaar op 1 maart 2026."
    )


def test_a_promise_holds_up_to_and_including_its_day():
    until = date(2027, 1, 1)
    assert promise_in_words(dutch(), until, TODAY) == "Toegezegd tot en met 1 januari 2027."
    assert promise_in_words(dutch(), until, until) != ""
    assert promise_in_words(dutch(), until, date(2027, 1, 2)) == ""
    assert promise_in_words(dutch(), None, TODAY) == ""


def test_promises_say_what_they_are_about_and_those_that_are_past_are_gone():
    kerbs = [BANDS + f"promised_until: {day}" for day in ("2027-01-01", "2026-01-01", "2027-01-01")]
    area = replace(area_with(*kerbs), promised_until=date(2028, 1, 1))
    assert promises_in_words(dutch(), area, ["kerb-1", "kerb-2", "kerb-3"], TODAY) == [
        "Alle ruimte van dit speelveld is toegezegd tot en met 1 januari 2028.",
        "Toegezegd tot en met 1 januari 2027: ‘Rand 1’ en ‘Rand 3’.",
    ]
    assert promises_in_words(dutch(), area, ["kerb-1"], date(2029, 1, 1)) == []


def test_a_kerb_that_ends_says_until_when_it_holds():
    kerb = kerb_with("valid_from: 2027-01-01\nvalid_until: 2027-12-31")
    assert term_in_words(dutch(), kerb, TODAY) == "Geldt vanaf 1 januari 2027."
    assert term_in_words(dutch(), kerb, date(2027, 1, 1)) == "Geldt tot en met 31 december 2027."
    assert term_in_words(dutch(), kerb, date(2028, 1, 1)) == "Gold tot en met 31 december 2027."
    assert term_in_words(english(), kerb_with(""), TODAY) == ""


def test_a_review_that_is_past_is_said_as_such():
    kerb = kerb_with("review_on: 2026-10-01")
    assert is_past_review(kerb, TODAY)
    assert "opnieuw bekeken moeten worden" in review_in_words(dutch(), kerb, TODAY)
    assert not is_past_review(kerb, date(2026, 10, 1))
    assert review_in_words(dutch(), kerb, date(2026, 10, 1)).startswith("Wordt opnieuw bekeken")
    assert review_in_words(dutch(), kerb_with(""), TODAY) == ""


def test_silence_counts_as_yes_only_where_agreement_is_asked():
    kerb = kerb_with("silence: {working_days: 5}")
    said = "Geen antwoord binnen 5 werkdagen telt als ja."
    assert silence_in_words(dutch(), kerb, Level.AGREE) == said
    assert silence_in_words(dutch(), kerb, Level.TELL) == ""
    assert silence_in_words(dutch(), kerb_with(""), Level.AGREE) == ""


def test_a_reason_that_nobody_wrote_down_is_asked_for():
    assert why_in_words(dutch(), kerb_with("why: Omdat het kan.")) == "Omdat het kan."
    assert why_in_words(dutch(), kerb_with("")).startswith("Niemand heeft opgeschreven waarom")


def test_a_kerb_for_some_ideas_only_says_for_which():
    area = area_with(BANDS + "when: {outside: {is: true}}")
    assert when_it_applies(dutch(), area, area.kerbs[0]) == "Telt alleen bij ja op ‘Op straat’."
    assert when_it_applies(dutch(), area_with(BANDS), area_with(BANDS).kerbs[0]) == ""


def test_every_mover_and_every_nature_has_words_of_its_own():
    movers = {mover_in_words(dutch(), kerb_with(f"movable_by: {mover}")) for mover in MOVERS}
    assert len(movers) == len(MOVERS)
    assert len({nature_in_words(dutch(), nature) for nature in NATURES}) == len(NATURES)
