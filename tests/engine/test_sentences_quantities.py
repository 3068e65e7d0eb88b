"""What a reader may rely on in amounts, days and terms: exact, and as the language writes them."""

from datetime import date
from decimal import Decimal

import pytest

from stoeprand.engine.sentences import (
    BREAKS_NOWHERE,
    Speech,
    amount_in_words,
    day_in_words,
    number_in_words,
)
from stoeprand.engine.sentences.quantities import working_days_in_words
from tests.engine.speeches import dutch, english


@pytest.mark.parametrize(
    ("amount", "unit", "in_dutch", "in_english"),
    [
        ("2500", "EUR", "€ 2.500", "€2,500"),
        ("2500.5", "EUR", "€ 2.500,50", "€2,500.50"),
        ("0.05", "EUR", "€ 0,05", "€0.05"),
        ("2500.505", "EUR", "€ 2.500,505", "€2,500.505"),
        ("0", "EUR", "€ 0", "€0"),
        ("-1200.5", "EUR", "€ -1.200,50", "-€1,200.50"),
        ("1234567890", "EUR", "€ 1.234.567.890", "€1,234,567,890"),
        ("1", "weeks", "1 week", "1 week"),
        ("3", "weeks", "3 weken", "3 weeks"),
        ("1.5", "weeks", "1,5 weken", "1.5 weeks"),
        ("0", "weeks", "0 weken", "0 weeks"),
        ("1", "days", "1 dag", "1 day"),
        ("2", "hours", "2 uur", "2 hours"),
        ("1", "people", "1 persoon", "1 person"),
        ("1500", "people", "1.500 mensen", "1,500 people"),
        ("5", "%", "5%", "5%"),
        ("-0.5", "%", "-0,5%", "-0.5%"),
        ("40", "m²", "40 m²", "40 m²"),
        ("12", None, "12", "12"),
    ],
)
def test_amounts_are_exact_and_written_as_the_language_writes_them(
    amount, unit, in_dutch, in_english
):
    assert amount_in_words(dutch(), Decimal(amount), unit) == in_dutch
    assert amount_in_words(english(), Decimal(amount), unit) == in_english


def test_an_amount_written_with_an_exponent_or_needless_zeros_reads_the_same():
    assert number_in_words(dutch(), Decimal("1E+3")) == "1.000"
    assert number_in_words(dutch(), Decimal("2.500")) == "2,5"


def test_on_a_page_a_figure_never_parts_from_its_unit():
    page = Speech("nl", dutch().translate, glue=BREAKS_NOWHERE)
    assert amount_in_words(page, Decimal(2500), "EUR") == "€\u00a02.500"
    assert amount_in_words(page, Decimal(3), "weeks") == "3\u00a0weken"
    assert " " not in day_in_words(page, date(2027, 1, 1))


def test_days_name_their_month():
    assert day_in_words(dutch(), date(2027, 1, 1)) == "1 januari 2027"
    assert day_in_words(english(), date(2027, 1, 1)) == "1 January 2027"
    months = {day_in_words(dutch(), date(2026, month, 3)) for month in range(1, 13)}
    assert len(months) == 12
    assert "3 mei 2026" in months


def test_terms_know_one_from_more():
    assert working_days_in_words(dutch(), 1) == "1 werkdag"
    assert working_days_in_words(dutch(), 5) == "5 werkdagen"
    assert working_days_in_words(english(), 1) == "1 working day"
