"""Files that mean harm: each is refused within a second, by a clear line, and nothing breaks.

A second of the processor, so that a busy machine fails nobody.
"""

import time

import pytest

from stoeprand.engine.reading.nodes import MOST_BYTES, MOST_ENTRIES, MOST_LEVELS
from tests.engine.reading.files_to_read import area_file, faults_of, kerb, words_told

WITHIN_SECONDS = 1.0
KERB = (
    "- {id: k, title: t, nature: law, source: s, owner: o, movable_by: team, on: x, bands: open}\n"
)


def filled(unit: str, before: str = "", after: str = "") -> bytes:
    """As many units as go into the largest file that may be, or just below."""
    count = (MOST_BYTES - len((before + after).encode())) // len(unit.encode())
    return (before + unit * count + after).encode()


def refused_in_time(data: bytes, name: str) -> str:
    began = time.process_time()
    told = words_told(data, name)
    assert time.process_time() - began < WITHIN_SECONDS
    assert told
    return told.splitlines()[0]


@pytest.mark.parametrize(
    ("name", "parts", "told"),
    [
        ("a.yaml", ("[",), "nest deeper than 20 levels"),
        ("a.yaml", ("- ",), "nest deeper than 20 levels"),
        ("a.json", ("[",), "nest deeper than 20 levels"),
        ("a.json", ('{"a":',), "nest deeper than 20 levels"),
        ("a.yaml", ("? ",), "a list or map stands as a key"),
        ("a.yaml", ("a,", "[", "a]"), "entries in one list or map"),
        ("a.json", ("1,", "[", "1]"), "entries in one list or map"),
        ("a.yaml", ("- a\n",), "entries in one list or map"),
        ("a.yaml", (KERB, "kerbs:\n"), "entries in one list or map"),
        ("a.yaml", ("a: b\n",), "key 'a' stands twice"),
        ("a.json", ('"a":1,', "{", '"a":1}'), "key 'a' stands twice"),
        ("a.yaml", ("&a b,", "[", "c]"), "anchor 'a', expected no anchors"),
        ("a.yaml", ("*a,", "[&a b,", "c]"), "anchor 'a', expected no anchors"),
        ("a.yaml", ("!t a,", "[", "b]"), "tag '!t', expected no tags"),
        ("a.yaml", ("---\n",), "a second document begins here"),
        ("a.yaml", ("\n",), "nothing, expected a map"),
        ("a.yaml", ("# only words\n",), "nothing, expected a map"),
        ("a.json", ("\n",), "this is not JSON"),
        ("a.json", ("\n", "{", "}"), "'format' is missing"),
        ("a.yaml", ("a", 'title: "'), "this is not YAML"),
        ("a.json", ("a", '{"title": "'), "this is not JSON"),
        ("a.json", ("\\ud800", '{"title": "', '"}'), "is missing"),
        ("a.yaml", ("9", "format: "), "is missing"),
        ("a.json", ("9", '{"format": 1e', "}"), "is missing"),
        ("a.yaml", ("0", "format: 1."), "is missing"),
        ("a.yaml", ("a", "", ": 1"), "this is not YAML"),
        ("a.json", ("a", '{"', '": 1}'), "unknown key 'aaa"),
        ("a.yaml", ("\0",), "character 0x0 may not stand in YAML"),
        ("a.yaml", ("&",), "this is not YAML"),
    ],
)  # fmt: skip
def test_eight_mebibytes_of_anything_are_refused_in_time(name, parts, told):
    assert told in refused_in_time(filled(*parts), name)


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_file_may_be_8_mebibytes_and_not_a_byte_more(name):
    told = refused_in_time(b" " * (MOST_BYTES + 1), name)
    assert told == f"{name}:1: the file is 8388609 bytes, expected at most 8388608"
    assert "bytes" not in refused_in_time(b" " * MOST_BYTES, name)


@pytest.mark.parametrize(
    ("unit", "before", "after"),
    [
        ("a", "words: [", "]\n"),
        ("# words\n", "", ""),
        ("\n", "", ""),
        ("a b\n  ", "words: [", "]\n"),
    ],
)
def test_a_good_file_just_below_8_mebibytes_is_taken(unit, before, after):
    assert faults_of(filled(unit, area_file(kerb()) + before, after)) == ()


def nested(levels: int) -> tuple[str, str]:
    inner = levels - 1  # the file itself is a map
    return f"words: {'[' * inner}{']' * inner}\n", f'{{"words": {"[" * inner}{"]" * inner}}}'


def test_lists_and_maps_nest_at_most_20_deep():
    for text, name in zip(nested(MOST_LEVELS), ("a.yaml", "a.json"), strict=True):
        assert "nest deeper" not in words_told(text, name)
    for text, name in zip(nested(MOST_LEVELS + 1), ("a.yaml", "a.json"), strict=True):
        assert words_told(text, name) == (
            f"{name}:1: lists and maps nest deeper than 20 levels, expected at most that"
        )


def test_a_list_may_be_longer_than_any_that_an_area_needs_and_no_more():
    words = ", ".join(["a"] * MOST_ENTRIES)
    assert faults_of(area_file(rest=f"words: [{words}]\n")) == ()
    assert len(faults_of(area_file(rest=f"words: [{words}, a]\n"))) == 1


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("title: !!str Plein", "tag 'tag:yaml.org,2002:str', expected no tags"),
        ("title: !plein Plein", "tag '!plein', expected no tags"),
        ("title: ! Plein", "tag '!', expected no tags"),
        ("title: !!python/object/apply:os.system [ls]", "expected no tags"),
        ("title: !<tag:example.org,2026:x> Plein", "expected no tags"),
        ("title: &plein Plein", "anchor 'plein', expected no anchors"),
        ("title: &plein {nl: Plein}", "anchor 'plein', expected no anchors"),
        ("title: *plein", "alias 'plein', expected the value itself"),
        ("<<: {nature: law}", "unknown key '<<'"),
        ("<<: *usual", "alias 'usual', expected the value itself"),
        ("? [a, b]\n: c", "a list or map stands as a key, expected a text"),
        ("? {a: b}\n: c", "a list or map stands as a key, expected a text"),
    ],
)
def test_tags_anchors_aliases_and_merges_have_no_place_in_an_area(written, told):
    text = area_file(kerb(written))
    line = text[: text.index(written.split("\n")[0])].count("\n") + 1
    faults = faults_of(text)
    assert next(told in str(fault) for fault in faults if fault.line == line)
    where_the_kerb_begins = 16  # there what is missing is told
    assert {fault.line for fault in faults} <= {line, where_the_kerb_begins}


def test_every_tag_and_anchor_is_told_and_not_only_the_first():
    text = "a: !t 1\nb: &x 2\nc: *x\nd: !!map {}\ne: &y []\n"
    told = [(fault.line, str(fault.message).split(" ")[0]) for fault in faults_of(text)]
    expected = [(1, "tag"), (2, "anchor"), (3, "alias"), (4, "tag"), (5, "anchor")]
    assert [pair for pair in told if pair[1] in ("tag", "anchor", "alias")] == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (area_file(kerb()) + "---\n", 24),
        (area_file(kerb()) + "...\n---\nformat: 1\n", 25),
        ("---\n" + area_file(kerb()) + "---\na: b\n", 25),
    ],
)
def test_a_second_document_is_told(text, line):
    [fault] = faults_of(text)
    assert str(fault) == f"area.yaml:{line}: a second document begins here, expected one"


def test_one_document_may_be_marked_as_such():
    assert faults_of("---\n" + area_file(kerb()) + "...\n") == ()
    assert faults_of("%TAG ! tag:example.org,2026:\n---\n" + area_file(kerb())) != ()


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
@pytest.mark.parametrize(
    ("data", "line", "place"),
    [
        (b"\xff\xfe", 1, 0),
        (b"title: caf\xe9\n", 1, 10),
        (b"a: 1\nb: 2\n\xc3\x28", 3, 10),
        (b"a: 1\n\xed\xa0\x80", 2, 5),
        (b"\xf0\x9f\x8e", 1, 0),
        ("a: 1\n".encode("utf-16"), 1, 0),
    ],
)
def test_bytes_that_are_no_utf_8_are_told_with_their_place(name, data, line, place):
    told = words_told(data, name)
    assert told == f"{name}:{line}: byte {place} is not UTF-8, expected a text in UTF-8"


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_character_that_yaml_does_not_know_is_told_at_its_line(sign):
    text = f"# één café\nformat: 1\ntitle: “é”{sign}\narea: a\n"
    [fault] = faults_of(text)
    assert (fault.line, "may not stand in YAML" in str(fault.message)) == (3, True)


def test_a_name_of_a_file_is_only_a_name():
    assert words_told("[]", "{what} %s.yaml").startswith("{what} %s.yaml:1: ")
