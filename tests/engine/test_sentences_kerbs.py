"""What a reader may rely on in a kerb's sentence: every edge says whether it is itself within."""

# ruff: noqa: E501  (a sentence reads best on one line)

import re
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stoeprand.engine import check
from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import kerb_sentence, question_to_owner
from tests.engine.speeches import area_with, dutch, english

PURSE = """
on: cost
bands: [{at_most: 2500, level: free}, {at_most: 10000, level: tell}, {at_most: 50000, level: agree}, {level: "no"}]
"""


def said(own: str) -> tuple[str, str]:
    area = area_with(own)
    kerb = area.kerbs[0]
    return kerb_sentence(dutch(), area, kerb), kerb_sentence(english(), area, kerb)


def test_a_purse_says_for_each_band_what_one_does():
    assert said(PURSE) == (
        "Tot en met € 2.500 doe je het zelf; tot en met € 10.000 meld je het; "
        "tot en met € 50.000 vraag je akkoord; daarboven kan het niet.",
        "Up to and including €2,500 you do it yourself; up to and including €10,000 you do it and "
        "tell; up to and including €50,000 you ask agreement; above that it cannot be done.",
    )


LINES = [
    # an end that is not itself within: what follows begins there, and not "above that"
    (
        'on: cost\nbands: [{below: 216000, level: free}, {level: "no"}]',
        "Minder dan € 216.000 doe je het zelf; vanaf € 216.000 kan het niet.",
        "Less than €216,000 you do it yourself; from €216,000 on it cannot be done.",
    ),
    # one band, or several of one level: it holds for everything
    ("on: cost\nbands: [{level: tell}]", "Je meldt het altijd.", "You do it and always tell."),
    (
        "on: cost\nbands: [{at_most: 5, level: agree}, {level: agree}]",
        "Je vraagt altijd akkoord.",
        "You always ask agreement.",
    ),
    ("on: cost\nbands: [{level: free}]", "Je doet het altijd zelf.", "You always do it yourself."),
    ('on: cost\nbands: [{level: "no"}]', "Dit kan niet.", "This cannot be done."),
    # neighbours of one level are one stretch
    (
        "on: weeks\nbands: [{at_most: 2, level: free}, {at_most: 4, level: free}, {level: consult}]",
        "Tot en met 4 weken doe je het zelf; daarboven vraag je eerst advies en beslis je dan zelf.",
        "Up to and including 4 weeks you do it yourself; above that you ask advice first, then "
        "decide yourself.",
    ),
    # too little can be a no as well: then the middle says both of its ends
    (
        'on: weeks\nbands: [{below: 3, level: "no"}, {at_most: 12, level: free}, {level: agree}]',
        "Minder dan 3 weken kan het niet; van 3 weken tot en met 12 weken doe je het zelf; "
        "daarboven vraag je akkoord.",
        "Less than 3 weeks it cannot be done; from 3 weeks up to and including 12 weeks you do it "
        "yourself; above that you ask agreement.",
    ),
    # ends off the grid, below nought, and one amount that stands alone
    (
        'on: balance\nbands: [{at_most: -0.005, level: "no"}, {below: 10.5, level: tell}, {level: free}]',
        "Tot en met € -0,005 kan het niet; meer dan € -0,005 maar minder dan € 10,50 meld je het; "
        "vanaf € 10,50 doe je het zelf.",
        "Up to and including -€0.005 it cannot be done; more than -€0.005 but less than €10.50 you "
        "do it and tell; from €10.50 on you do it yourself.",
    ),
    (
        "on: quotes\nbands: [{below: 3, level: agree}, {at_most: 3, level: free}, {level: tell}]",
        "Minder dan 3 (Offertes) vraag je akkoord; precies 3 doe je het zelf; daarboven meld je het.",
        "Less than 3 (Quotes) you ask agreement; exactly 3 you do it yourself; above that you do it "
        "and tell.",
    ),
    # days
    (
        "on: start\nbands: [{below: 2027-01-01, level: free}, {at_most: 2027-03-31, level: tell}, "
        '{level: "no"}]',
        "Vóór 1 januari 2027 doe je het zelf; tot en met 31 maart 2027 meld je het; daarna kan het "
        "niet.",
        "Before 1 January 2027 you do it yourself; up to and including 31 March 2027 you do it and "
        "tell; after that it cannot be done.",
    ),
    (
        "on: start\nbands: [{at_most: 2026-12-31, level: tell}, {below: 2027-07-01, level: free}, "
        "{level: agree}]",
        "Tot en met 31 december 2026 meld je het; na 31 december 2026 maar vóór 1 juli 2027 doe je "
        "het zelf; vanaf 1 juli 2027 vraag je akkoord.",
        "Up to and including 31 December 2026 you do it and tell; after 31 December 2026 but before "
        "1 July 2027 you do it yourself; from 1 July 2027 on you ask agreement.",
    ),
]


@pytest.mark.parametrize(("own", "in_dutch", "in_english"), LINES)
def test_every_edge_on_a_line_says_whether_it_is_within(own, in_dutch, in_english):
    assert said(own) == (in_dutch, in_english)


CHOICES = [
    (
        "on: partner\nbands: {residents: free, company: agree, club: agree}",
        "Bij ‘Bewoners’ doe je het zelf; bij ‘Een bedrijf’ of ‘Een vereniging’ vraag je akkoord.",
        "With ‘Residents’ you do it yourself; with ‘A company’ or ‘A club’ you ask agreement.",
    ),
    (
        "on: partner\nbands: {company: tell, club: free, otherwise: free}",
        "Bij ‘Een bedrijf’ meld je het; in alle andere gevallen doe je het zelf.",
        "With ‘A company’ you do it and tell; in all other cases you do it yourself.",
    ),
    ("on: partner\nbands: {otherwise: tell}", "Je meldt het altijd.", "You do it and always tell."),
    (
        "on: outside\nbands: {true: tell, false: free}",
        "Bij ja op ‘Op straat’ meld je het; bij nee op ‘Op straat’ doe je het zelf.",
        "With yes to ‘In the street’ you do it and tell; with no to ‘In the street’ you do it "
        "yourself.",
    ),
    (
        "on: outside\nbands: {otherwise: free}",
        "Je doet het altijd zelf.",
        "You always do it yourself.",
    ),
]


@pytest.mark.parametrize(("own", "in_dutch", "in_english"), CHOICES)
def test_choices_and_flags_are_told_by_what_one_answers(own, in_dutch, in_english):
    assert said(own) == (in_dutch, in_english)


SETS = [
    (
        'on: data\nbands: {bsn: "no", health: "no", otherwise: tell, empty: free}',
        "Bij ‘BSN’ of ‘Gezondheid’ kan het niet; bij iets anders meld je het; bij niets daarvan doe "
        "je het zelf. Het strengste telt.",
        "With ‘BSN’ or ‘Health’ it cannot be done; with anything else you do it and tell; with none "
        "of these you do it yourself. The strictest counts.",
    ),
    (
        'on: data\nbands: {bsn: "no"}',
        "Bij ‘BSN’ kan het niet; in alle andere gevallen doe je het zelf. Het strengste telt.",
        "With ‘BSN’ it cannot be done; in all other cases you do it yourself. The strictest counts.",
    ),
    # a name and a bsn together are told, although a name alone is free
    (
        "on: data\nbands: {name: free, otherwise: tell, empty: tell}",
        "Bij ‘Naam’ doe je het zelf; in alle andere gevallen meld je het. Het strengste telt.",
        "With ‘Name’ you do it yourself; in all other cases you do it and tell. The strictest "
        "counts.",
    ),
    (
        "on: data\nbands: {empty: tell}",
        "Met iets bij ‘Gegevens’ doe je het zelf; bij niets daarvan meld je het.",
        "With anything under ‘Data’ you do it yourself; with none of these you do it and tell.",
    ),
    (
        "on: data\nbands: {name: tell, bsn: agree, health: agree, empty: free}",
        "Bij ‘Naam’ meld je het; bij ‘BSN’ of ‘Gezondheid’ vraag je akkoord; bij niets daarvan doe "
        "je het zelf. Het strengste telt.",
        "With ‘Name’ you do it and tell; with ‘BSN’ or ‘Health’ you ask agreement; with none of "
        "these you do it yourself. The strictest counts.",
    ),
    (
        "on: data\nbands: {otherwise: tell, empty: tell}",
        "Je meldt het altijd.",
        "You do it and always tell.",
    ),
]


@pytest.mark.parametrize(("own", "in_dutch", "in_english"), SETS)
def test_sets_are_told_member_by_member_and_when_nothing_is_chosen(own, in_dutch, in_english):
    assert said(own) == (in_dutch, in_english)


CONDITIONS = [
    (
        "{partner: {in: [company, club]}, weeks: {above: 4}}",
        "Bij ‘Een bedrijf’ of ‘Een vereniging’ (Met wie) en bij meer dan 4 weken (Duur): je meldt het "
        "altijd.",
        "With ‘A company’ or ‘A club’ (With whom) and with more than 4 weeks (Duration): you do it and "
        "always tell.",
    ),
    (
        "{partner: {is: residents}, outside: {is: true}}",
        "Bij ‘Bewoners’ (Met wie) en bij ja op ‘Op straat’: je meldt het altijd.",
        "With ‘Residents’ (With whom) and with yes to ‘In the street’: you do it and always tell.",
    ),
    (
        "{outside: {is: false}}",
        "Bij nee op ‘Op straat’: je meldt het altijd.",
        "With no to ‘In the street’: you do it and always tell.",
    ),
    (
        "{cost: {at_least: 10, above: 10, below: 20, at_most: 25}}",
        "Bij meer dan € 10 maar minder dan € 20 (Kosten): je meldt het altijd.",
        "With more than €10 but less than €20 (Cost): you do it and always tell.",
    ),
    (
        "{cost: {at_least: 10, at_most: 10}}",
        "Bij precies € 10 (Kosten): je meldt het altijd.",
        "With exactly €10 (Cost): you do it and always tell.",
    ),
    (
        "{start: {at_least: 2026-06-01, below: 2026-09-01}}",
        "Vanaf 1 juni 2026 maar vóór 1 september 2026 (Wanneer begin je?): je meldt het altijd.",
        "From 1 June 2026 on but before 1 September 2026 (When do you begin?): you do it and "
        "always tell.",
    ),
    (
        "{data: {all_of: [name], any_of: [bsn, health]}}",
        "Bij ‘Naam’ en bij minstens één van ‘BSN’ of ‘Gezondheid’ (Gegevens): je meldt het altijd.",
        "With ‘Name’ and with at least one of ‘BSN’ or ‘Health’ (Data): you do it and always tell.",
    ),
    (
        "{data: {none_of: [bsn, health]}}",
        "Zonder ‘BSN’ of ‘Gezondheid’ (Gegevens): je meldt het altijd.",
        "Without ‘BSN’ or ‘Health’ (Data): you do it and always tell.",
    ),
]


@pytest.mark.parametrize(("when", "in_dutch", "in_english"), CONDITIONS)
def test_a_kerb_that_holds_for_some_ideas_says_for_which(when, in_dutch, in_english):
    assert said(f"on: cost\nwhen: {when}\nbands: [{{level: tell}}]") == (in_dutch, in_english)


def test_an_open_kerb_asks_its_owner_and_never_reads_as_freedom():
    area = area_with(
        "on: weeks\nbands: open\nask: {nl: Hoe lang mag het?, en: How long may it be?}"
    )
    kerb = area.kerbs[0]
    assert kerb_sentence(dutch(), area, kerb) == "Niemand heeft nog gezegd wat hier geldt."
    assert question_to_owner(dutch(), kerb) == "Hoe lang mag het?"
    assert question_to_owner(english(), kerb) == "How long may it be?"


def test_an_open_kerb_without_a_question_of_its_own_still_asks_one():
    kerb = area_with("on: weeks\nbands: open").kerbs[0]
    assert question_to_owner(dutch(), kerb).endswith("?")


@pytest.mark.parametrize(("own", "in_dutch", "in_english"), [*LINES, *CHOICES, *SETS])
def test_no_sentence_holds_a_bare_to(own, in_dutch, in_english):
    in_dutch, in_english = said(own)
    assert not re.search(r"\b[Tt]ot\b(?! en met)", in_dutch)
    assert not re.search(r"\b([Uu]p to|until|till)\b(?! and including)", in_english)


MEMBERS = ("name", "bsn", "health")


@given(
    levels=some.dictionaries(
        some.sampled_from((*MEMBERS, "otherwise", "empty")),
        some.sampled_from([level.id for level in Level]),
        min_size=1,
    )
)
def test_where_chosen_things_differ_together_the_sentence_says_which_one_counts(levels):
    bands = ", ".join(f'{member}: "{level}"' for member, level in levels.items())
    area = area_with(f"on: data\nbands: {{{bands}}}")
    alone = {member: data_level(area, member) for member in MEMBERS}
    differ = len(set(alone.values())) > 1
    said = kerb_sentence(english(), area, area.kerbs[0])
    assert said.endswith("The strictest counts.") is differ
    for one, other in combinations(MEMBERS, 2):
        assert data_level(area, one, other) is max(alone[one], alone[other])


def data_level(area: Area, *members: str) -> Level:
    level = check(area, {"data": frozenset(members)}, date(2026, 11, 24)).level
    assert level is not None
    return level
