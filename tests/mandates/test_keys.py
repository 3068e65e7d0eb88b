"""Every row of a version has a key of its own, and the same one each time."""

from hypothesis import given
from hypothesis import strategies as st

from stoeprand.mandates.keys import keys_of

NUMBERS = st.sampled_from(["", "1", "1.", "1.1", " 1 .1", "A1", "a1", "#", "1-2", "9" * 60, "é"])
MANDATES = st.lists(st.tuples(NUMBERS, st.sampled_from(["", "een", "Een ", "twee"])), max_size=12)


@given(MANDATES)
def test_no_two_rows_have_the_same_key(mandates):
    keys = keys_of(mandates)
    assert len(set(keys)) == len(keys) == len(mandates)
    assert all(0 < len(key) <= 120 for key in keys)
    assert keys_of(mandates) == keys


def test_a_number_that_one_row_has_is_its_key():
    assert keys_of([("3.1.2.", "een"), ("3.1.3", "twee")]) == ["3.1.2", "3.1.3"]


def test_rows_with_the_same_number_are_told_apart_by_their_text_whatever_their_order():
    one, other = ("1", "een"), ("1", "twee")
    assert keys_of([one, other]) == keys_of([other, one])[::-1]
