"""Amounts are read as their language writes them, and what is doubtful is never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stoeprand.engine.sentences import BREAKS_NOWHERE, Speech, amount_in_words
from stoeprand.room.amounts import (
    UNIT_WORDS,
    Doubtful,
    read_amount,
    read_plain_amount,
    write_amount,
    write_plain_amount,
)

DUTCH = [
    ("3200", "3200"),
    ("3.200", "3200"),
    ("3.200,50", "3200.5"),
    ("3200,5", "3200.5"),
    ("€ 3.200", "3200"),
    ("€3.200,-", "3200"),
    ("1500,-", "1500"),
    ("1500,-- euro", "1500"),
    ("1.500,–", "1500"),
    ("3,5", "3.5"),
    ("3.2", "3.2"),
    ("3.20", "3.2"),
    ("3 200", "3200"),
    ("3\u00a0200", "3200"),
    ("1 234 567,89", "1234567.89"),
    ("1.234.567", "1234567"),
    ("1,234.50", "1234.5"),
    ("1,234,567", "1234567"),
    ("EUR 800", "800"),
    ("800 Euro", "800"),
    ("800 euro's", "800"),
    ("-5", "-5"),
    ("− 5,25", "-5.25"),
    ("€ -5", "-5"),
    ("0", "0"),
    ("0,5", "0.5"),
    ("007", "7"),
    ("999.999.999.999.999", "999999999999999"),
]
ENGLISH = [
    ("3,200", "3200"),
    ("3,200.50", "3200.5"),
    ("3200.5", "3200.5"),
    ("€3,200", "3200"),
    ("3.5", "3.5"),
    ("3,2", "3.2"),
    ("1.234,50", "1234.5"),
    ("1.234.567", "1234567"),
    ("800 euros", "800"),
]
DOUBTFUL = [
    *("3.20.0", "12,34,5", "1.2345", "0.125", "3 2", "1.23.456", "3.200.5", "3..200", ",5", "."),
    *("twee", "", " ", "1e5", "0x10", "NaN", "Infinity", "½", "٣", "3200 weken", "3-5", "+5"),
    *("800 € 900", "1000000000000000", "0,1234567", "9" * 500, "1" + ".000" * 30, "3.200\x00"),
]


@pytest.mark.parametrize(("typed", "meant"), DUTCH)
def test_an_amount_is_read_as_dutch_writes_it(typed, meant):
    assert read_amount(typed, "nl", unit="EUR") == Decimal(meant)


@pytest.mark.parametrize(("typed", "meant"), ENGLISH)
def test_an_amount_is_read_as_english_writes_it(typed, meant):
    assert read_amount(typed, "en", unit="EUR") == Decimal(meant)


CLEAR_IN_ENGLISH = ("1.2345", "0.125")
"""In English a point stands before decimals."""


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        *((typed, "nl") for typed in DOUBTFUL),
        *((typed, "en") for typed in DOUBTFUL if typed not in CLEAR_IN_ENGLISH),
    ],
)
def test_what_may_mean_two_things_or_none_is_refused(typed, language):
    with pytest.raises(Doubtful):
        read_amount(typed, language, unit="EUR")


@pytest.mark.parametrize(("typed", "language"), [("3,200", "nl"), ("3.200", "en")])
def test_three_figures_after_the_other_language_s_mark_are_refused(typed, language):
    with pytest.raises(Doubtful):
        read_amount(typed, language, unit="EUR", decimals=2)


def test_three_figures_are_decimals_where_the_step_is_as_fine():
    assert read_amount("3,125", "nl", decimals=3) == Decimal("3.125")
    assert read_amount("3.125", "nl", decimals=3) == Decimal(3125)
    assert read_amount("3.125", "en", decimals=3) == Decimal("3.125")


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("4 weken", "weeks"),
        ("4weeks", "weeks"),
        ("4 uur", "hours"),
        ("4 %", "%"),
        ("4 Bomen", "bomen"),
    ],
)
def test_the_unit_may_be_typed_along(typed, unit):
    assert read_amount(typed, "nl", unit=unit) == 4


@pytest.mark.parametrize(
    ("typed", "unit"), [("4 maanden", "weeks"), ("4 euro", "weeks"), ("4 %", None)]
)
def test_another_unit_is_refused(typed, unit):
    with pytest.raises(Doubtful):
        read_amount(typed, "nl", unit=unit)


@pytest.mark.parametrize(
    ("text", "amount"), [("3200", "3200"), ("-2.5", "-2.5"), ("0.125", "0.125")]
)
def test_an_amount_in_an_address_is_the_same_in_every_language(text, amount):
    assert read_plain_amount(text) == Decimal(amount)
    assert write_plain_amount(Decimal(amount)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("3.200", "3.20", "3.0", "007", "-0", "3.200,50", "€ 3", "1e5", " 3", "3.", ""),
        "1234567890123456",
    ],
)
def test_anything_that_we_would_not_write_is_refused_in_an_address(text):
    with pytest.raises(Doubtful):
        read_plain_amount(text)


@given(text=some.from_regex(r"-?[0-9]{1,5}(\.[0-9]{1,4})?", fullmatch=True))
def test_an_address_holds_an_amount_in_one_way_only(text):
    try:
        amount = read_plain_amount(text)
    except Doubtful:
        return
    assert write_plain_amount(amount) == text


amounts = some.decimals(
    min_value=-(10**15) + 1, max_value=10**15 - 1, places=6, allow_nan=False, allow_infinity=False
)
languages = some.sampled_from(["nl", "en"])


@given(amount=amounts, places=some.integers(0, 6), language=languages)
def test_whatever_we_put_into_a_field_reads_back_to_the_same_amount(amount, places, language):
    amount = amount.quantize(Decimal(1).scaleb(-places))
    assert read_amount(write_amount(amount, language), language, decimals=places) == amount


@given(amount=amounts, places=some.integers(0, 6), language=languages)
def test_whatever_we_put_into_an_address_reads_back_to_the_same_amount(amount, places, language):
    amount = amount.quantize(Decimal(1).scaleb(-places))
    assert read_plain_amount(write_plain_amount(amount)) == amount


@given(
    amount=amounts,
    places=some.integers(0, 2),
    language=languages,
    unit=some.sampled_from([*UNIT_WORDS, None]),
)
def test_whatever_we_say_of_an_amount_can_be_typed_in(amount, places, language, unit):
    amount = amount.quantize(Decimal(1).scaleb(-places))
    said = amount_in_words(Speech(language, str, BREAKS_NOWHERE), amount, unit)
    assert read_amount(said, language, unit=unit, decimals=places) == amount


@given(text=some.text(alphabet="0123456789.,- €\u00a0euro%'", max_size=40), language=languages)
def test_whatever_is_typed_is_read_exactly_or_refused(text, language):
    try:
        amount = read_amount(text, language, unit="EUR")
    except Doubtful:
        return
    assert read_amount(write_amount(amount, language), language, decimals=6) == amount
