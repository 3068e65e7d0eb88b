"""A kerb out of what a person filled in on a page; what is wrong is told at its field, at once."""

import ast
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stoeprand.engine.reading
from stoeprand.engine.area import Band, ChoiceTest, FlagTest, IntervalTest, MembersTest
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.writing import (
    FaultyFields,
    FieldFault,
    HowItIsTyped,
    fields_of_kerb,
    kerb_from_fields,
    with_kerb,
)
from stoeprand.engine.writing.field_names import Fields
from stoeprand.engine.writing.field_values import AS_IN_A_FILE
from stoeprand.engine.writing.plainer import _PLAINER
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.engine.writing.test_files_of_areas import ALL_THERE_IS
from tests.oracle.strategies import Case, as_yaml, cases
from tests.oracle.trials import over_areas

AREA = read(area_file(kerb()))
USUAL = {
    "title": "What a team may spend",
    "nature": "money",
    "source": "Register, art. 4",
    "owner": "noor",
    "movable_by": "manager",
    "on": "cost",
    "bands.0.bound": "2500",
    "bands.0.end": "at_most",
    "bands.0.level": "free",
    "bands.1.bound": "10000.50",
    "bands.1.end": "below",
    "bands.1.level": "tell",
    "bands.2.bound": "",
    "bands.2.end": "at_most",
    "bands.2.level": "no",
}


def made(own: Fields, *without: str, typed: HowItIsTyped = AS_IN_A_FILE) -> Any:
    """The kerb that is made of the usual fields with others instead.

    Without a type: a test knows which kind of bands and tests it has filled in.
    """
    return kerb_from_fields(AREA, filled(own, *without), typed)


def filled(own: Fields, *without: str) -> Fields:
    """The usual fields save for those that begin with a word in `without`, and others instead."""
    usual = {key: each for key, each in USUAL.items() if not key.startswith(without)}
    return {**usual, **own}


def told(own: Fields, *without: str) -> dict[str, str]:
    """What is said at which field; a field is named once."""
    with pytest.raises(FaultyFields) as refused:
        made(own, *without)
    faults = [(fault.field, str(fault.message)) for fault in refused.value.faults]
    assert len(faults) == len(dict(faults))
    return dict(faults)


def test_what_is_filled_in_becomes_a_kerb():
    new = made({})
    assert (new.id, new.title.said_in("nl")) == ("what-a-team-may-spend", USUAL["title"])
    assert (new.nature, new.owner, new.movable_by, new.on) == ("money", "noor", "manager", "cost")
    assert new.bands.bands == (
        Band(Level.FREE, Decimal(2500)),
        Band(Level.TELL, Decimal("10000.5"), included=False),
        Band(Level.NO),
    )
    assert with_kerb(AREA, new).kerb(new.id) == new


def test_everything_that_a_kerb_may_hold_can_be_filled_in():
    new = made(
        {
            "id": "own",
            "title": "",
            "title.nl": "Wat je uitgeeft",
            "title.en": "What you spend",
            "why": " For\r\nreasons ",
            "source": "",
            "source.text": "Register",
            "source.url": "https://example.org/a",
            "source.version": "2026",
            "source.row": "31",
            "signs": "chris",
            "stands_for": "noor",
            "when.weeks.above": "2.5",
            "when.weeks.at_most": "",
            "when.start.below": "2027-01-01",
            "when.partner.in": ["company", "nobody"],
            "when.data.any_of": ["name", ""],
            "when.data.none_of": "health",
            "when.outside.is": "true",
            "ask": "How much?",
            "promised_until": "2027-01-02",
            "valid_from": "2027-01-03",
            "valid_until": "2027-01-04",
            "review_on": "2027-01-05",
            "confirmed_on": "2027-01-06",
            "silence": "5",
            "checked.status": "memory",
            "checked.on": "2027-01-07",
        }
    )
    assert new.id == "own"
    assert new.title.by_language == (("nl", "Wat je uitgeeft"), ("en", "What you spend"))
    assert new.why.said_in("nl") == "For\nreasons"
    source = new.source
    assert (source.url, source.version, source.row) == ("https://example.org/a", "2026", "31")
    assert (new.signs, new.stands_for, new.silence) == ("chris", "noor", 5)
    assert new.when == {
        "weeks": IntervalTest(above=Decimal("2.5")),
        "start": IntervalTest(below=date(2027, 1, 1)),
        "partner": ChoiceTest(("company", "nobody")),
        "data": MembersTest(any_of=("name",), none_of=("health",)),
        "outside": FlagTest(True),
    }
    days = (new.promised_until, new.valid_from, new.valid_until, new.review_on, new.confirmed_on)
    assert [day.day for day in days] == [2, 3, 4, 5, 6]
    assert (new.checked.status, new.checked.on) == ("memory", date(2027, 1, 7))


def test_levels_by_value_are_filled_in_by_the_name_of_the_value():
    new = made({"on": "partner", "bands.company": "no", "bands.otherwise": "free"}, "bands")
    assert (new.bands.levels, new.bands.otherwise) == ({"company": Level.NO}, Level.FREE)


def test_a_kerb_that_nobody_has_said_yet_is_open_whatever_stands_in_the_rows():
    new = made(
        {"open": "on", "ask": "How much?", "bands.0.bound": "no amount", "bands.1.level": ""}
    )
    assert new.is_open
    assert new.ask.said_in("en") == "How much?"


def test_rows_come_in_the_order_of_their_numbers_and_empty_ones_do_not_count():
    rows = {"bands.10.level": "no", "bands.9.bound": "7", "bands.9.level": "tell",
            "bands.3.end": "below"}  # fmt: skip
    new = made(rows, "bands")
    assert new.bands.bands == (Band(Level.TELL, Decimal(7)), Band(Level.NO))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Purse", "purse-2"),
        ("  Één stoep: álles & nog ’s wat! ", "een-stoep-alles-nog-s-wat"),
        ("Straße Øst Łódź", "strasse-ost-lodz"),
        ("☂☂", "kerb"),
        ("a" * 80, "a" * 64),
        ("b" * 63 + " c", "b" * 63),
    ],
)
def test_an_id_is_made_of_the_title_and_is_nobody_elses(title, expected):
    assert made({"title": title}).id == expected


def test_ids_that_are_taken_are_counted_on_and_stay_short_enough():
    area = AREA
    for _ in range(11):
        area = with_kerb(area, kerb_from_fields(area, filled({"title": "a" * 80})))
    ids = [each.id for each in area.kerbs[1:]]
    assert ids[0] == "a" * 64
    assert ids[1] == "a" * 62 + "-2"
    assert ids[-1] == "a" * 61 + "-11"


def test_every_field_that_must_be_filled_in_says_so_at_once():
    blank = dict.fromkeys(USUAL, "")
    with pytest.raises(FaultyFields) as refused:
        kerb_from_fields(AREA, blank)
    assert [(fault.field, str(fault.message)) for fault in refused.value.faults] == [
        (name, "Fill this in.")
        for name in ("title", "nature", "source", "owner", "movable_by", "on", "bands.0.bound")
    ]
    with pytest.raises(FaultyFields) as refused:
        kerb_from_fields(AREA, {})
    assert [fault.field for fault in refused.value.faults] == [
        *("title", "nature", "source", "owner", "movable_by", "on", "bands"),
    ]


def test_what_is_missing_is_told_at_the_first_part_where_the_page_asks_it_in_parts():
    assert told({"source.text": "", "source.url": ""}, "source") == {"source.text": "Fill this in."}
    assert told({"title.nl": "", "title.en": ""}, "title") == {"title.nl": "Fill this in."}


RISING = "This has to be more than in the row above it."
NO_END = "Fill in how far this row goes: only the last row is for all the rest."
LAST = "Leave this empty: the last row is for all the rest."
NO_DAY = "We cannot read this as a day. Write it like this: 31-12-2027."


@pytest.mark.parametrize(
    ("field", "held", "field_told", "expected"),
    [
        ("nature", "mood", "nature", "Choose one of the answers."),
        ("movable_by", "me", "movable_by", "Choose one of the answers."),
        ("on", "nothing", "on", "Choose one of the answers."),
        ("owner", "me", "owner", "Choose somebody who is in this area."),
        ("signs", "me", "signs", "Choose somebody who is in this area."),
        ("stands_for", "me", "stands_for", "Choose somebody who is in this area."),
        ("silence", "five", "silence", "Fill in a number."),
        ("silence", "0", "silence", "Fill in a whole number above 0."),
        ("silence", "1.5", "silence", "Fill in a number."),
        ("valid_from", "tomorrow", "valid_from", NO_DAY),
        ("review_on", "2027-02-30", "review_on", "The calendar has no such day."),
        ("checked.on", "2027-01-01", "checked.status", "Fill this in."),
        ("checked.status", "hearsay", "checked.status", "Choose one of the answers."),
        ("bands.0.bound", "much", "bands.0.bound", "Fill in a number."),
        ("bands.0.bound", "", "bands.0.bound", NO_END),
        ("bands.0.level", "", "bands.0.level", "Fill this in."),
        ("bands.0.level", "maybe", "bands.0.level", "Choose one of the answers."),
        ("bands.1.bound", "2500", "bands.1.bound", RISING),
        ("bands.1.bound", "9", "bands.1.bound", RISING),
        ("bands.2.bound", "99999", "bands.2.bound", LAST),
        ("when.weeks.above", "long", "when.weeks.above", "Fill in a number."),
        ("when.start.above", "soon", "when.start.above", NO_DAY),
        ("when.partner.is", "me", "when.partner.is", "Choose one of the answers."),
        ("when.partner.in", ["me", "nobody"], "when.partner.in", "Choose one of the answers."),
        ("when.data.any_of", ["me"], "when.data.any_of", "Choose one of the answers."),
        ("when.outside.is", "perhaps", "when.outside.is", "Fill in true or false."),
        ("when.nothing.is", "a", "when.nothing.is", "Choose one of the answers."),
        ("title.nl", "Both", "title.nl", "This is filled in elsewhere already."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_field(field, held, field_told, expected):
    assert told({field: held}) == {field_told: expected}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({"nature": "law", "silence": "5"},
         {"silence": "Leave this empty: by law, silence is no permission."}),
        ({"source": "", "source.text": "A", "source.url": "example.org"},
         {"source.url": "Fill in the whole address, from https:// on."}),
        ({"source": "", "source.text": "", "source.url": "https://example.org"},
         {"source.text": "Fill this in."}),
    ],
)  # fmt: skip
def test_what_is_wrong_together_is_told_at_the_field_that_gives_way(own, expected):
    assert told(own) == expected


def test_a_choice_that_leaves_a_value_out_says_which():
    found = told({"on": "partner", "bands.company": "no"}, "bands")
    assert found == {
        "bands.company": "Choose a level for each of these too, or one for all the rest: "
        "residents, nobody."
    }


def test_a_field_without_a_meaning_is_told_and_not_lost():
    found = told({"colour": "red", "when.weeks.colour": "red", "bands.0.end": "red"})
    assert list(found) == ["bands.0.bound", "bands.0.end", "colour", "when.weeks.colour"]
    assert "unknown key 'colour'" in found["colour"]


@pytest.mark.parametrize(
    ("own", "field"),
    [
        ({"title": ["a", "b"]}, "title"),
        ({"valid_from": ["2027-01-01"]}, "valid_from"),
        ({"silence": ["5"]}, "silence"),
        ({"silence.working_days": "5"}, "silence"),
        ({"checked": "memory"}, "checked"),
        ({"when": "always"}, "when"),
        ({"when.weeks": "4"}, "when.weeks"),
        ({"when.weeks.in": "4"}, "when.weeks.in"),
        ({"when.outside.is": ["true"]}, "when.outside.is"),
        ({"bands.0.bound": ["5"]}, "bands.0.bound"),
        ({"bands.0.end": ["below"]}, "bands.0.end"),
        ({"on": ["cost"]}, "on"),
        ({"title.nl": "a", "title": "b", "title.nl.more": "c"}, "title.nl"),
    ],
)
def test_what_is_filled_in_in_another_shape_than_asked_is_told(own, field):
    assert field in told(own)


SCRAPS = st.sampled_from(
    ["title", "nl", "source", "text", "url", "owner", "noor", "on", "cost", "data", "when", "weeks",
     "is", "in", "bands", "0", "1", "bound", "end", "level", "free", "at_most", "open", "silence",
     "id", "5", "1e999999999", "2027-01-01", "true", "", " ", "\0", "\ud800", "a/b", "nature",
     "law"]
)  # fmt: skip
NAMES = st.lists(SCRAPS, min_size=1, max_size=4).map(".".join).filter(bool)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dictionaries(NAMES, SCRAPS | st.lists(SCRAPS, max_size=2), max_size=6))
def test_whatever_is_filled_in_becomes_a_kerb_or_is_told_at_a_field(own):
    faults: tuple[FieldFault, ...] = ()
    try:
        new = made(own)
    except FaultyFields as refused:
        faults = refused.faults
    else:
        assert with_kerb(AREA, new).kerb(new.id) == new
    assert all(fault.field and str(fault.message) for fault in faults)


def test_a_name_with_very_many_points_is_told_like_any_other_without_a_meaning():
    deep = ".".join("a" * 50_000)
    assert list(told({deep: "b", f"when.{deep}": "b"})) == [deep, f"when.{deep}"]


def test_rows_on_a_dimension_that_knows_none_are_told():
    assert list(told({"on": "data"})) == ["bands.0.bound"]


def test_faults_come_in_the_order_of_the_fields_each_without_the_name_of_the_kerb():
    own = {"bands.1.bound": "1", "owner": "me", "silence": "x", "valid_from": "y"}
    found = told(own)
    assert list(found) == ["owner", "bands.1.bound", "silence", "valid_from"]
    assert not any("kerb" in sentence for sentence in found.values())


def read_dutch(_dimension, text):
    if "," in text:
        return Decimal(text.replace(".", "").replace(",", "."))
    return message("Write it like this: {example}.", example="3.200,00")


def test_amounts_and_days_are_read_as_the_person_writes_them():
    days = {"31-12-2027": date(2027, 12, 31)}
    typed = HowItIsTyped(amount=read_dutch, day=lambda text: days.get(text) or message("No day."))
    own = {"bands.0.bound": "1.200,50", "bands.1.bound": "3.200,00", "valid_until": "31-12-2027",
           "when.weeks.above": "2,00"}  # fmt: skip
    new = made(own, typed=typed)
    assert new.bands.bands[0].end == Decimal("1200.5")
    assert new.when["weeks"].above == 2
    assert new.valid_until == date(2027, 12, 31)
    with pytest.raises(FaultyFields) as refused:
        made({"review_on": "soon"}, typed=typed)
    assert {fault.field: str(fault.message) for fault in refused.value.faults} == {
        "bands.0.bound": "Write it like this: 3.200,00.",
        "bands.1.bound": "Write it like this: 3.200,00.",
        "review_on": "No day.",
    }


def test_a_kerb_is_the_same_when_its_fields_come_back_unchanged():
    area = read(ALL_THERE_IS)
    for each in area.kerbs:
        assert kerb_from_fields(area, fields_of_kerb(each)) == replace(each, line=0)


@over_areas(10, cases())
def test_the_fields_of_any_kerb_make_that_kerb_again(case: Case) -> None:
    area = read(as_yaml(case.document).decode())
    for each in area.kerbs:
        assert kerb_from_fields(area, fields_of_kerb(each)) == replace(each, line=0)


def test_fields_hold_amounts_as_the_page_writes_them():
    fields = fields_of_kerb(AREA.kerb("purse"), lambda amount: f"€ {amount}")
    assert {name: each for name, each in fields.items() if name.startswith("bands")} == {
        "bands.0.end": "at_most",
        "bands.0.bound": "€ 2500",
        "bands.0.level": "free",
        "bands.1.level": "no",
    }


def test_what_is_said_in_plainer_words_is_what_the_reader_says():
    """A sentence of the reader that changes would otherwise reach a page with its keys in it."""
    modules = Path(stoeprand.engine.reading.__path__[0]).glob("*.py")
    nodes = [node for path in modules for node in ast.walk(ast.parse(path.read_text()))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and is_message(node.func)]
    said = {node.args[0].value for node in calls if isinstance(node.args[0], ast.Constant)}
    assert set(_PLAINER) <= said


def is_message(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id == "message"
