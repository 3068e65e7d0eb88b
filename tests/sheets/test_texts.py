"""What stands between the cells of a CSV file is seen, also below a title."""

import pytest

from stoeprand.sheets.texts import separator_of


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b\n1,5;2\n", ";"),
        ("a,b\nx;y,2\n", ","),
        ("a\tb\n1,5\t2;3\n", "\t"),
        ("Register, van ons\na;b\n1;2\n", ";"),
        ("Register; van ons\na,b\n1,2\n", ","),
        ('"a;b";"c"\n"1,5";"2"\n', ";"),
        ('"a,b,c"\n', ","),
        ("a\nb\n", ","),
        ("", ","),
        ("\n\n\na;b\n", ";"),
        ("a;b,c\n1;2,3\n", ";"),
    ],
)
def test_the_separator_is_what_most_lines_have(text, separator):
    assert separator_of(text) == separator
