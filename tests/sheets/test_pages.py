"""Tables of web pages: read as one sees them, and harmless whatever a page says."""

import time
from contextlib import suppress

import pytest

from stoeprand.sheets.limits import Limits
from stoeprand.sheets.pages import is_page, rows_of_page
from stoeprand.sheets.refusals import FaultySheet

LIMITS = Limits(rows=1000, columns=50, unpacked=0, tags=0)


def read(page: str) -> list[list[str]]:
    return [[cell.text for cell in row] for _number, row in rows_of_page(page, LIMITS)]


def refusal(page: str) -> str:
    with pytest.raises(FaultySheet) as caught:
        list(rows_of_page(page, LIMITS))
    return str(caught.value.wrong)


def test_cells_are_read_as_one_sees_them():
    page = """<table class="a > b"><thead><tr><th>Nr</th><th>Wat</th></tr></thead><tbody>
      <tr><td>1</td><td>eerst<br>dan <b>vet</b>   en
        meer</td></tr><tr><td>2</td>
      <td><p>een</p><p></p><p>twee &amp; drie&nbsp;vier</p></td></tr></table>"""
    assert read(page) == [
        ["Nr", "Wat"],
        ["1", "eerst\ndan vet en meer"],
        ["2", "een\ntwee & drie vier"],
    ]


def test_a_cell_that_takes_several_rows_or_columns_stands_in_each():
    page = (
        "<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d"
        '<tr><td>e<td rowspan="0">f<tr><td>g<td>h</table>'
    )
    assert read(page) == [["a", "b", "b"], ["a", "c", "d"], ["e", "f"], ["g", "f", "h"]]


def test_a_cell_from_above_keeps_its_place_at_the_right():
    page = "<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>"
    assert read(page) == [["a", "b", "c"], ["d", "", "c"]]


def test_tags_that_were_not_closed_do_no_harm():
    assert read("<TABLE><TR><TD>a<TD>b<TR><TD>c") == [["a", "b"], ["c"]]
    assert read("<table><td>a<td>b") == [["a", "b"]]


def test_of_several_tables_the_largest_counts_and_those_with_the_same_names():
    names = "<tr><th>Nr<th>Wat"
    page = (
        "<table><tr><td>menu</table>"
        f"<h2>1</h2><table>{names}<tr><td>1<td>a<tr><td>2<td>b</table>"
        f"<table><tr><td>other<td>x</table><h2>2</h2><table>{names}<tr><td>3<td>c</table>"
    )
    assert read(page) == [["Nr", "Wat"], ["1", "a"], ["2", "b"], ["3", "c"]]


def test_a_table_within_a_cell_stands_by_itself():
    page = "<table><tr><td>a<table><tr><td>x</table>b<td>c<tr><td>d<td>e</table>"
    assert read(page) == [["ab", "c"], ["d", "e"]]


def test_scripts_styles_and_comments_are_not_read():
    page = (
        "<table><tr><td>a<script>var x = '<td>y</td>';</script><style>td {}</style><!-- <td>z -->b"
        "<td onclick='x()'><img src=x onerror=alert(1)>c</table>"
    )
    assert read(page) == [["ab", "c"]]


def test_a_mark_that_is_no_tag_is_text():
    assert read("<table><tr><td>x < 5 <td><3<td>a<!>b</table>") == [["x < 5", "<3", "ab"]]


def test_only_what_has_a_table_is_a_page():
    assert is_page("<html><Table border=1>")
    assert not is_page("Een <b>tabel</b>\tmet tabs")
    assert not is_page("<tablet>")


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<p>x", "no table"),
        ("<table></table>", "no table"),
        ("<table>" + "<tr><td>x" * 1001, "more than 1000 rows"),
        ("<table><tr>" + "<td>x" * 51, "more than 50 columns"),
        ("<table><tr><td colspan=9999>x", "more than 50 columns"),
        ("<table><tr>" + "<td rowspan=9999>x" * 60, "more than 50 columns"),
    ],
)
def test_a_page_that_is_too_large_is_refused(html, why):
    assert why in refusal(html)


MANY = 300_000


@pytest.mark.parametrize(
    "html",
    [
        "<!--" * MANY,
        "<" * MANY,
        "<a ='" * MANY,
        '<a ="' * MANY,
        "<a =" * MANY,
        "<script>" * MANY,
        "<table>" * MANY,
        "<table><tr><td rowspan=9999 colspan=50>x" * (MANY // 10),
        "<table><tr><td>" + "<br> " * MANY,
        "<table><tr><td>" + "&#x" * MANY,
        "<table><tr><td " + "rowspan=" * MANY + ">",
        "<table><tr><td " + " " * MANY + "=>",
    ],
    ids=lambda html: html[:12],
)
def test_no_page_takes_long_however_it_was_made(html):
    begun = time.process_time()
    with suppress(FaultySheet):
        list(rows_of_page(html, LIMITS))
    assert time.process_time() - begun < 10
