"""Terms in working days, as the Algemene termijnenwet counts them, against lists made by hand."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stoeprand.post.working_days import due_day, is_working_day, working_days_between

# Article 3: New Year's Day, Good Friday, Easter Monday, the King's birthday (on the 26th where the
# 27th is a Sunday), 5 May of every year, Ascension Day, Whit Monday, Christmas; here only those
# that fall from Monday to Friday.
FREE = {
    2026: ["01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25"],
    2027: ["01-01", "03-26", "03-29", "04-27", "05-05", "05-06", "05-17"],
    2030: ["01-01", "04-19", "04-22", "05-30", "06-10", "12-25", "12-26"],
}

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.parametrize("year", FREE)
def test_no_other_day_from_monday_to_friday_is_free_than_those_of_the_law(year):
    first = date(year, 1, 1)
    all_days = [first + timedelta(days=number) for number in range(366)]
    weekdays = [day for day in all_days if day.year == year and day.weekday() < 5]
    found = [day.strftime("%m-%d") for day in weekdays if not is_working_day(day)]
    assert found == FREE[year]


@pytest.mark.parametrize("year", range(2024, 2036))
def test_good_friday_and_5_may_of_every_year_are_free(year):
    assert not is_working_day(date(year, 5, 5))
    fridays = {
        2024: "03-29",
        2025: "04-18",
        2026: "04-03",
        2027: "03-26",
        2028: "04-14",
        2029: "03-30",
        2030: "04-19",
        2031: "04-11",
        2032: "03-26",
        2033: "04-15",
        2034: "04-07",
        2035: "03-23",
    }
    assert not is_working_day(date.fromisoformat(f"{year}-{fridays[year]}"))


@pytest.mark.parametrize("year", range(2024, 2036))
def test_the_last_day_of_the_year_is_a_day_of_work_unless_it_is_at_a_weekend(year):
    day = date(year, 12, 31)
    assert is_working_day(day) == (day.weekday() < 5)


def test_where_the_kings_birthday_would_be_on_a_sunday_the_saturday_before_changes_nothing():
    assert is_working_day(date(2025, 4, 28))
    assert not is_working_day(date(2025, 4, 26))


@pytest.mark.parametrize(
    ("start", "working_days", "due"),
    [
        ("2026-11-23", 5, "2026-11-30"),  # Monday to Monday
        ("2026-11-27", 1, "2026-11-30"),  # Friday to Monday
        ("2026-11-28", 1, "2026-11-30"),  # Saturday to Monday
        ("2026-04-02", 1, "2026-04-07"),  # Easter, with Good Friday
        ("2026-04-24", 5, "2026-05-04"),  # the King's birthday
        ("2026-04-24", 6, "2026-05-06"),  # and 5 May
        ("2026-12-24", 1, "2026-12-28"),
        ("2026-12-30", 1, "2026-12-31"),
        ("2026-12-30", 2, "2027-01-04"),  # over the end of the year
        ("2027-05-04", 1, "2027-05-07"),  # 5 May and Ascension Day, one after the other
        ("2026-11-23", 0, "2026-11-23"),
        ("2026-11-28", 0, "2026-11-30"),
    ],
)
def test_a_term_ends_on_the_day_that_somebody_counts_by_hand(start, working_days, due):
    assert due_day(date.fromisoformat(start), working_days) == date.fromisoformat(due)


def test_a_term_of_less_than_nothing_is_none():
    with pytest.raises(ValueError, match="at least 0"):
        due_day(date(2026, 11, 23), -1)


@given(days, st.integers(1, 60))
def test_between_the_beginning_and_the_end_of_a_term_lie_its_days(start, working_days):
    due = due_day(start, working_days)
    assert is_working_day(due)
    assert working_days_between(start, due) == working_days
    assert working_days_between(start, due - timedelta(days=1)) == working_days - 1


@given(days, days)
def test_working_days_are_counted_as_one_counts_them_one_by_one(start, end):
    counted = 0
    day = start
    while day < end:
        day += timedelta(days=1)
        counted += is_working_day(day)
    assert working_days_between(start, end) == counted


def test_who_counts_no_days_does_not_wait_for_holidays():
    program = "import sys, stoeprand.post.working_days; print('holidays' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
