"""JSON area files: the same area as in YAML, by JSON's own rules, with lines."""

from decimal import Decimal

import pytest

from tests.engine.reading.files_to_read import (
    area_file,
    as_json,
    document,
    faults_of,
    read,
    words_told,
)


def with_title(written: str) -> str:
    return as_json(document(title="TITLE")).replace('"TITLE"', written)


def test_an_area_may_be_json():
    area = read(as_json(document()), "Area.JSON")
    assert (area.id, list(area.dimensions), area.kerbs[0].line) == ("square", ["cost"], 18)


def test_what_is_json_is_read_by_the_rules_of_json_and_the_rest_as_yaml():
    assert faults_of(as_json(document()), "area.yaml") == ()
    assert faults_of(area_file(), "area.yml") == ()
    assert len(faults_of(area_file(), "area.json")) == 1


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"caf\\u00e9"', "café"),
        ('"\\ud83c\\udf88"', "🎈"),
        ('"a\\/b\\n"', "a/b\n"),
        ('"true"', "true"),
        ('{"nl": "P"}', "P"),
    ],
)
def test_texts_are_what_json_says_they_are(written, title):
    assert read(with_title(written), "a.json").title.said_in("nl") == title


@pytest.mark.parametrize(
    "written",
    [
        '"\\ud800"',
        '"a\\udc00b"',
        '"\\udc00\\ud800"',
        '{"nl": "\\ud83c"}',
        '"a\\u0000b"',
        "true",
        "5",
        "null",
    ],
)
def test_a_text_that_is_none_is_told_without_breaking_the_terminal(written):
    [fault] = faults_of(with_title(written), "a.json")
    assert "'title'" in str(fault.message) or "'nl'" in str(fault.message)
    assert str(fault).encode()


@pytest.mark.parametrize("key", ["\\ud800", "\\u001b[31m", "a\\u0000b", "x" * 100_000])
def test_a_strange_key_is_told_in_a_line_that_any_terminal_shows(key):
    told = words_told(as_json(document(KEY=1)).replace("KEY", key), "a.json")
    assert told.isprintable()
    assert len(told) < 300


@pytest.mark.parametrize(
    "dimensions",
    [
        '{"\\ud800": {"kind": "flag"}}',
        '{"\\u001b[31m": {"kind": "flag"}}',
        '{"%s": {"kind": "flag"}}' % ("x" * 9999),
    ],
)
def test_a_strange_id_is_not_put_forward_as_what_was_expected(dimensions):
    whole = as_json(document(dimensions="HERE")).replace('"HERE"', dimensions)
    first, second = words_told(whole, "a.json").splitlines()
    assert "expected 1 to 64 letters" in first
    assert second.endswith("'cost' is no dimension of this area, expected none at all")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("   \n", 2),
        ("{", 1),
        ('{\n"format": 1,\n}', 3),
        ('{\n"words": [1,\n2,\n]}', 4),
        ('{"format": 1} // one', 1),
        ('{\n// one\n"format": 1}', 2),
        ('{\n/* one */"format": 1}', 2),
        ('{"format": 1}\n{"format": 1}', 2),
        ('{"format": 1}\n]', 2),
        ("{\n'format': 1}", 2),
        ("{\nformat: 1}", 2),
        ('{"format"\n1}', 2),
        ('{"format": 1\n"area": 2}', 2),
        ('{"format": }', 1),
        ('{"format": NaN}', 1),
        ('{"format": Infinity}', 1),
        ('{"format": -Infinity}', 1),
        ('{"format": 01}', 1),
        ('{"format": +1}', 1),
        ('{"format": .5}', 1),
        ('{"format": 1.}', 1),
        ('{"format": 0x1F}', 1),
        ('{"format": True}', 1),
        ('{"format": nul}', 1),
        ('{"format": "a\nb"}', 1),
        ('{"format": "\\x41"}', 1),
        ('{"format": "\\u12"}', 1),
        ('{"format": "a\tb"}', 1),
        ('{"format": "a\0b"}', 1),
        ('{"format": "abc', 1),
        ('{"format": 1\0}', 1),
        ("\0", 1),
        ("\ufeff{", 1),
    ],
)
def test_what_is_no_json_is_told_at_the_line_where_it_breaks_off(text, line):
    [fault] = faults_of(text, "a.json")
    assert (fault.line, "JSON" in str(fault.message)) == (line, True)


def test_a_byte_order_mark_is_allowed_at_the_beginning():
    for name, text in (("a.json", as_json(document())), ("a.yaml", area_file())):
        assert faults_of(b"\xef\xbb\xbf" + text.encode(), name) == ()


@pytest.mark.parametrize("written", ["1e3", "1E+3", "1000.000", "1000"])
def test_numbers_keep_every_decimal(written):
    whole = as_json(document(dimensions={"cost": {"kind": "amount", "max": "HERE"}}))
    area = read(whole.replace('"HERE"', written), "a.json")
    assert area.dimensions["cost"].domain.max == Decimal(1000)


def test_lines_are_counted_by_newlines_alone():
    text = '{\r\n"format": 1,\r\n"title": "a\u2028b\u0085c",\r\n"x": 1}'
    lines = {fault.line for fault in faults_of(text, "a.json") if "unknown" in str(fault)}
    assert lines == {4}
