"""Ideas for `stoeprand check` out of JSON files and standard input; faulty ones in between."""

import json

import pytest

from tests.commands.at_the_terminal import DAY, NEW, PARTY, WRONG, Ran, json_lines, run, write

GOOD_LINE = json_lines(PARTY)


def check(area, ideas, given: str | bytes = "") -> Ran:
    return run("check", area, ideas, "--json", "--at", DAY, "--lang", "en", given=given)


def ids(ran: Ran) -> list[str | None]:
    return [line["idea"] for line in ran.lines]


def test_ideas_come_as_one_a_list_lines_or_on_standard_input(area, tmp_path):
    one = write(tmp_path, "one.json", json.dumps(PARTY))
    several = write(tmp_path, "several.json", json.dumps([PARTY, NEW], indent=2))
    lines = write(tmp_path, "lines.jsonl", json_lines(PARTY, NEW))
    assert ids(check(area, one)) == ["party"]
    for ran in (
        check(area, several),
        check(area, lines),
        check(area, "-", given=json_lines(PARTY, NEW)),
    ):
        assert (ran.code, ran.err, ids(ran)) == (0, "", ["party", "new"])


def test_an_idea_that_does_not_fit_stands_in_its_place_and_the_others_go_on(area, tmp_path):
    for name, content in (
        ("i.jsonl", json_lines(PARTY, WRONG, NEW)),
        ("i.json", json.dumps([PARTY, WRONG, NEW])),
    ):
        ran = check(area, write(tmp_path, name, content))
        assert (ran.code, ids(ran)) == (2, ["party", "wrong", "new"])
        assert ran.lines[1] == {
            "idea": "wrong",
            "error": "'cost': -1 is too little, expected at least 0",
        }
        assert ran.errors == ["ideas that do not fit the area: 1"]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "line 2 is no JSON: Expecting property name"),
        ("{}{}", "line 2 is no JSON: Extra data"),
        ('{"idea": "a", "values": {},}', "line 2 is no JSON: "),
        ('{"idea": "a", "values": {}} // why', "line 2 is no JSON: Extra data"),
        ("{'idea': 'a'}", "line 2 is no JSON: "),
        ('{"values": {"cost": NaN}}', "line 2 is no JSON: NaN is no number"),
        ('{"values": {"cost": -Infinity}}', "line 2 is no JSON: -Infinity is no number"),
        ('{"idea": "a", "idea": "b", "values": {}}', "line 2 is no JSON: a key stands twice"),
        ('{"values": {"cost": 1, "cost": 2}}', "line 2 is no JSON: a key stands twice"),
        ('{"values": {"cost": 01}}', "line 2 is no JSON: "),
        ("[" * 5000, "line 2 is no JSON: "),
        ('{"values": ' * 5000, "line 2 is no JSON: "),
        ("\0", "line 2 is no JSON: Expecting value"),
        ("idea,cost", "line 2 is no JSON: Expecting value"),
        ("5", "the number '5', expected an object with idea and values"),
        ("[]", "a list, expected an object with idea and values"),
        ("null", "nothing, expected an object with idea and values"),
        ('{"cost": 1}', "'values' is missing, expected it here"),
        ('{"values": null}', "values: nothing, expected an object"),
        ('{"values": {"cost": "1"}}', "'cost': the text '1', expected a number"),
        ('{"values": {"cost": 1e99999999999999999999}}', "'cost': '1e999999999"),
        ('{"values": {"cost": 1e-99999999999999999999}}', "'cost': '1e-99999999"),
        ('{"values": {"cost": %s}}' % ("9" * 1_000_000), "'cost': '9999"),
        ('{"values": {"cost": 0.001}}', "'cost': 0.001 lies between two steps"),
        ('{"values": {"start": "2026-02-30"}}', "'start': '2026-02-30' is no day of the calendar"),
        ('{"idea": "\\ud800", "values": {}}', "idea is the text '\\ud800', expected a text"),
        ('{"values": {"\\ud800": 1}}', "'\\ud800' is no dimension of this area"),
    ],
)  # fmt: skip
def test_a_line_that_holds_no_idea_is_told_and_the_others_go_on(area, line, error):
    ran = check(area, "-", given=GOOD_LINE + line + "\n" + GOOD_LINE)
    assert (ran.code, ids(ran)) == (2, ["party", None, "party"])
    assert ran.lines[1]["error"].startswith(error)
    assert len(ran.lines[1]["error"]) < 300
    assert "Traceback" not in ran.err


def test_a_line_that_is_no_utf_8_is_told_and_the_others_go_on(area):
    ran = check(area, "-", given=GOOD_LINE.encode() + b'{"idea": "caf\xe9"}\n' + GOOD_LINE.encode())
    assert (ran.code, ids(ran)) == (2, ["party", None, "party"])
    assert ran.lines[1]["error"] == "line 2 is no JSON: not UTF-8"


def test_empty_lines_other_line_ends_and_a_byte_order_mark_do_no_harm(area):
    given = (
        b"\xef\xbb\xbf" + GOOD_LINE.encode().strip() + b"\r\n\r\n  \n" + GOOD_LINE.encode().strip()
    )
    ran = check(area, "-", given=given)
    assert (ran.code, ids(ran)) == (0, ["party", "party"])
    ran = check(area, "-", given=b"\n\n{\n")
    assert ran.lines[0]["error"].startswith("line 3 is no JSON")


def test_no_ideas_are_no_fault(area, tmp_path):
    for name, content in (("i.jsonl", ""), ("i.jsonl", "\n\n"), ("i.json", "[]")):
        ran = check(area, write(tmp_path, name, content))
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert check(area, "-", given="") == Ran(0, "", "")


@pytest.mark.parametrize(
    "content",
    ["", "{", "[1,]", json_lines(PARTY, NEW), '{"a": NaN}', '[{"idea": 1, "idea": 2}]', "[" * 9999],
)
def test_a_json_file_that_is_none_is_refused_whole(area, tmp_path, content):
    ran = check(area, write(tmp_path, "i.json", content))
    assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
    assert "i.json' is no JSON: " in ran.err


def test_a_number_beyond_every_bound_spoils_only_its_own_idea(area, tmp_path):
    text = (
        '[{"idea": "a", "values": {"cost": 1e99999999999999999999}}, {"idea": "b", "values": {}}]'
    )
    ran = check(area, write(tmp_path, "i.json", text))
    assert (ran.code, ids(ran), "error" in ran.lines[1]) == (2, ["a", "b"], False)


@pytest.mark.parametrize("name", ["ideas", "ideas.txt", "ideas.yaml", "ideas.json.gz", ".json"])
def test_a_file_of_another_kind_is_refused_with_the_kinds_there_are(area, tmp_path, name):
    ran = check(area, write(tmp_path, name, GOOD_LINE))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("unknown kind of file, expected .json, .jsonl, .csv, .parquet\n")


def test_endings_may_be_capitals(area, tmp_path):
    assert ids(check(area, write(tmp_path, "IDEAS.JSONL", GOOD_LINE))) == ["party"]
    assert ids(check(area, write(tmp_path, "Ideas.Json", json.dumps(PARTY)))) == ["party"]
