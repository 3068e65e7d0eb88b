"""What a reader may rely on in a way in: from what to what, what it then is, whom to talk to."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from stoeprand.engine import Level
from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value
from stoeprand.engine.sentences.speech import Speech
from stoeprand.engine.sentences.ways import (
    WaysInWords,
    change_in_words,
    left_out,
    then_in_words,
    ways_in_words,
)
from stoeprand.engine.way_in import find_way_in
from tests.engine.speeches import area_with, dutch, english

DAY = date(2026, 11, 24)
IDEA: dict[str, Value] = {
    "cost": Decimal(8800),
    "balance": Decimal(0),
    "weeks": Decimal(6),
    "quotes": Decimal(1),
    "start": date(2026, 12, 5),
    "partner": "company",
    "data": frozenset({"bsn", "health"}),
    "outside": True,
    "role": "clerk",
}
PURSE = (
    "on: cost\nbands: [{at_most: 2500, level: free}, {at_most: 9000, level: agree}, {level: no}]"
)
ONLY_INSIDE = "on: outside\nbands: {true: tell, false: free}"


def said(speech: Speech, area: Area, to: Level = Level.FREE, **values: Value) -> WaysInWords:
    idea = {**IDEA, **values}
    return ways_in_words(speech, find_way_in(area, idea, to, DAY), idea)


def test_a_way_is_a_sentence_that_says_from_what_to_what_and_what_it_then_is() -> None:
    area = area_with(PURSE)
    words = said(dutch(), area)
    assert words.answer == "Dit kan wel:"
    assert words.ways == ("Breng ‘Kosten’ terug naar € 2.500 (nu € 8.800). Dan is het: doen.",)
    assert (words.kerbs, words.note) == ((), "")
    assert said(english(), area).ways == (
        "Bring ‘Cost’ down to €2,500 (now €8,800). Then it is: do it.",
    )


def test_several_changes_are_one_sentence_and_each_way_stands_by_itself() -> None:
    choice = "on: partner\nwhen: {outside: {is: true}}\nbands: {company: no, otherwise: free}"
    words = said(dutch(), area_with(PURSE, choice))
    assert words.answer == "Dit kan wel:"
    assert words.ways == (
        "Breng ‘Kosten’ terug naar € 2.500 (nu € 8.800) en kies bij ‘Met wie’ voor ‘Bewoners’ "
        "(nu ‘Een bedrijf’). Dan is het: doen.",
    )
    assert words.or_less == "Of je laat een deel van je idee weg:"
    assert words.smaller == (
        "Breng ‘Kosten’ terug naar € 2.500 (nu € 8.800) en antwoord nee op ‘Op straat’ (nu ja). "
        "Dan is het: doen.",
    )


def test_what_keeps_the_idea_whole_stands_first_and_what_leaves_least_of_it_out_next() -> None:
    together = (
        "on: partner\nbands: {company: no, otherwise: free}\n"
        "when: {data: {any_of: [bsn]}, outside: {is: true}, weeks: {above: 4}}"
    )
    words = said(english(), area_with(together))
    assert [way.split(". Then")[0] for way in words.ways] == [
        "Bring ‘Duration’ down to 4 weeks (now 6 weeks)",
        "Choose ‘Residents’ for ‘With whom’ (now ‘A company’)",
    ]
    assert words.answer == "This can be done; what changes least comes first:"
    assert words.or_less == "Or you leave part of your idea out:"
    assert [way.split(". Then")[0] for way in words.smaller] == [
        "Leave out ‘BSN’ under ‘Data’",
        "Answer no to ‘In the street’ (now yes)",
    ]


def test_a_way_that_leaves_out_less_stands_before_one_that_leaves_out_more() -> None:
    both = (
        "on: outside\nbands: {true: no, false: free}\nwhen: {data: {any_of: [bsn, health]}}\n"
        "movable_by: board"
    )
    without = "on: data\nbands: {bsn: no, health: no}\nwhen: {outside: {is: true}}"
    words = said(english(), area_with(without, both))
    assert (words.answer, words.ways) == ("", ())
    assert words.or_less == "This can be done if you leave part of your idea out:"
    assert [way.split(". Then")[0] for way in words.smaller] == [
        "Answer no to ‘In the street’ (now yes)",
        "Leave out ‘BSN’ and ‘Health’ under ‘Data’",
    ]


def test_nothing_is_left_out_by_what_adds_or_only_changes() -> None:
    changes: dict[str, Value] = {
        "outside": True,
        "data": frozenset({"bsn", "health", "name"}),
        "partner": "club",
    }
    assert left_out({**IDEA, "outside": False}, changes) == 0
    assert left_out(IDEA, {"outside": False, "data": frozenset({"name"})}) == 3


def test_a_way_says_the_level_that_it_leads_to_also_when_that_is_looser_than_was_asked() -> None:
    area = area_with(ONLY_INSIDE, "on: cost\nbands: [{at_most: 100, level: free}, {level: no}]")
    [told] = said(english(), area, Level.AGREE).ways
    assert told.endswith("Then it is: tell.")
    [free] = said(english(), area, Level.AGREE, outside=False).ways
    assert free.endswith("Then it is: do it.")


def test_free_as_far_as_anybody_has_said_is_not_called_free() -> None:
    area = area_with(PURSE, "on: weeks\nbands: open")
    [way] = said(dutch(), area).ways
    assert way.endswith("Dan is het: doen, voor zover er iets gezegd is.")


@pytest.mark.parametrize(
    ("dimension", "old", "new", "in_dutch", "in_english"),
    [
        (
            "quotes",
            Decimal(1),
            Decimal(3),
            "verhoog ‘Offertes’ naar 3 (nu 1)",
            "raise ‘Quotes’ to 3 (now 1)",
        ),
        (
            "weeks",
            Decimal(6),
            Decimal(1),
            "breng ‘Duur’ terug naar 1 week (nu 6 weken)",
            "bring ‘Duration’ down to 1 week (now 6 weeks)",
        ),
        (
            "start",
            date(2026, 12, 5),
            date(2027, 1, 1),
            "verzet ‘Wanneer begin je?’ naar 1 januari 2027 (nu 5 december 2026)",
            "move ‘When do you begin?’ to 1 January 2027 (now 5 December 2026)",
        ),
        (
            "partner",
            "company",
            "club",
            "kies bij ‘Met wie’ voor ‘Een vereniging’ (nu ‘Een bedrijf’)",
            "choose ‘A club’ for ‘With whom’ (now ‘A company’)",
        ),
        (
            "outside",
            False,
            True,
            "antwoord ja op ‘Op straat’ (nu nee)",
            "answer yes to ‘In the street’ (now no)",
        ),
        (
            "data",
            frozenset({"health", "bsn", "name"}),
            frozenset({"name"}),
            "laat ‘BSN’ en ‘Gezondheid’ weg bij ‘Gegevens’",
            "leave out ‘BSN’ and ‘Health’ under ‘Data’",
        ),
        (
            "data",
            frozenset(),
            frozenset({"name"}),
            "voeg ‘Naam’ toe bij ‘Gegevens’",
            "add ‘Name’ under ‘Data’",
        ),
        (
            "data",
            frozenset({"bsn"}),
            frozenset({"name"}),
            "laat bij ‘Gegevens’ ‘BSN’ weg en voeg ‘Naam’ toe",
            "under ‘Data’ leave out ‘BSN’ and add ‘Name’",
        ),
    ],
)
def test_every_kind_of_change_is_said_as_something_to_do(
    dimension: str, old: Any, new: Any, in_dutch: str, in_english: str
) -> None:
    asked = area_with(PURSE).dimensions[dimension]
    assert change_in_words(dutch(), asked, old, new) == in_dutch
    assert change_in_words(english(), asked, old, new) == in_english


def test_an_idea_that_is_there_already_is_told_so_with_its_own_level() -> None:
    words = said(dutch(), area_with(ONLY_INSIDE), Level.AGREE)
    assert words == WaysInWords(
        "Dit is al ‘melden’. Er hoeft niets te veranderen.", (), "", (), (), ""
    )


LAW = """
title: {nl: Geen gezondheid, en: No health}
nature: law
owner: omar
movable_by: nobody
on: role
bands: {clerk: no, chief: free}
"""


def test_one_kerb_that_leaves_no_way_is_named_with_who_owns_it_and_who_could_move_it() -> None:
    words = said(dutch(), area_with(LAW))
    assert words.answer == "Wat je ook verandert, het wordt niet ‘doen’."
    [kerb] = words.kerbs
    assert kerb.title == "Geen gezondheid"
    assert kerb.sentence == "Bij ‘clerk’ kan het niet; bij ‘chief’ doe je het zelf."
    assert kerb.mover == "Niemand hier kan deze stoeprand verleggen."
    assert kerb.talk == "Praat erover met Omar Riet, controller."
    assert words.note == "Dat is zo bij ‘clerk’ (role). Daaraan is hier niets te veranderen."
    assert words.ways == ()


def test_kerbs_that_hold_back_only_together_say_so() -> None:
    low = "on: weeks\nbands: [{at_most: 5, level: no}, {level: free}]"
    high = "on: weeks\nmovable_by: council\nbands: [{at_most: 5, level: free}, {level: no}]"
    words = said(english(), area_with(low, high), Level.AGREE)
    assert words.answer == "Whatever you change, it does not become possible."
    assert [kerb.mover for kerb in words.kerbs] == [
        "The director can move this kerb.",
        "The council can move this kerb.",
    ]
    assert words.note == "Each of these kerbs leaves a way; together they leave none."


def test_above_ways_stands_what_one_then_does_and_every_owner_that_is_to_be_told() -> None:
    one = "on: role\nbands: {clerk: tell, chief: tell}"
    other = f"{one}\nowner: omar"
    for kerbs, to, then in (
        ((PURSE,), Level.FREE, "Then you do it, without asking or telling anybody:"),
        ((PURSE, one), Level.TELL, "Then you do it, and you tell the owner:"),
        ((PURSE, one, other), Level.TELL, "Then you do it, and you tell the owners of the kerbs:"),
        ((PURSE, one, other), Level.CONSULT, "Then you ask advice first, and decide yourself:"),
    ):
        found = find_way_in(area_with(*kerbs), IDEA, to, DAY)
        assert then_in_words(english(), found, IDEA) == then


def test_what_does_not_become_as_loose_as_wanted_says_how_loose() -> None:
    law = LAW.replace("clerk: no", "clerk: agree")
    words = said(english(), area_with(law), Level.TELL)
    assert words.answer == "Whatever you change, it does not become ‘tell’ or looser."


def test_no_figure_is_lost_in_a_way_whatever_the_language() -> None:
    area, cost = area_with(PURSE), Decimal("2500.01")
    assert "€ 2.500,01" in said(dutch(), area, cost=cost).ways[0]
    assert "€2,500.01" in said(english(), area, cost=cost).ways[0]
