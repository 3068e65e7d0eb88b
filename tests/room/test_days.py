"""A day is read as people write it, the day first; what is no day is none."""

from datetime import date

import pytest

from stoeprand.room.days import read_day, read_plain_day


@pytest.mark.parametrize(
    "text",
    [
        "2027-06-12",
        "12-6-2027",
        "12/6/2027",
        "12.06.2027",
        "12 juni 2027",
        "12 June 2027",
        "12  Jun. 2027",
    ],
)
def test_a_day_is_read_in_figures_and_with_its_month_in_words(text):
    assert read_day(text) == date(2027, 6, 12)


@pytest.mark.parametrize(
    ("text", "month"),
    [("1 maart 2027", 3), ("1 mrt 2027", 3), ("1 okt 2027", 10), ("1 May 2027", 5)],
)
def test_months_are_known_in_both_languages_and_in_short(text, month):
    assert read_day(text) == date(2027, month, 1)


@pytest.mark.parametrize(
    "text",
    ["", "3/13/2027", "31-2-2027", "12-6/2027", "12-6-27", "12 foo 2027", "juni 2027", "٣-4-2027"],
)
def test_what_is_no_day_is_not_guessed(text):
    assert read_day(text) is None


def test_an_address_writes_a_day_in_one_way_only():
    assert read_plain_day("2027-06-12") == date(2027, 6, 12)
    assert read_plain_day("12-6-2027") is None
    assert read_plain_day("2027-02-31") is None
