"""`stoeprand validate`: every fault of every file, or whether the worked examples still hold."""

import json

import pytest

from tests.commands.at_the_terminal import AREA, DAY, Ran, run, write

EXAMPLES = """\
examples:
  - {title: {nl: Feest, en: Party}, values: {cost: 800, partner: nobody}, level: free}
  - {title: Beurs, values: {cost: 800, partner: residents, data: [health]}, level: tell}
  - {title: Zomer, on: 2027-07-01, values: {cost: 0, partner: nobody, outside: true}, level: free}
  - {title: Onbekend, values: {cost: 800}, level: free}
"""


def validate(*paths, language: str = "nl") -> Ran:
    return run("validate", *paths, "--json", "--at", DAY, "--lang", language)


def test_a_good_area_is_a_line(area):
    ran = validate(area)
    assert ran == Ran(
        0, f'{{"area": "square", "at": "{DAY}", "warnings": [], "examples": []}}\n', ""
    )


def test_every_example_says_how_it_comes_out(area):
    area.write_text(AREA + EXAMPLES)
    ran = validate(area)
    assert (ran.code, ran.err) == (1, "")
    [line] = ran.lines
    first = AREA.count("\n") + 2
    assert line["examples"] == [
        {
            "title": "Feest",
            "line": first,
            "meant": "free",
            "best": "free",
            "worst": "free",
            "kerbs": [],
            "ok": True,
        },
        {
            "title": "Beurs",
            "line": first + 1,
            "meant": "tell",
            "best": "no",
            "worst": "no",
            "kerbs": ["health data"],
            "ok": False,
        },
        {
            "title": "Zomer",
            "line": first + 2,
            "meant": "free",
            "best": "consult",
            "worst": "consult",
            "kerbs": ["summer"],
            "ok": False,
        },
        {
            "title": "Onbekend",
            "line": first + 3,
            "meant": "free",
            "best": "free",
            "worst": "no",
            "kerbs": ["health data"],
            "ok": False,
        },
    ]


def test_titles_are_in_the_language_asked_for_and_else_in_dutch(area):
    area.write_text(AREA + EXAMPLES)
    titles = [example["title"] for example in validate(area, language="en").lines[0]["examples"]]
    assert titles == ["Party", "Beurs", "Zomer", "Onbekend"]


def test_examples_that_all_hold_are_exit_code_0(area):
    area.write_text(AREA + "".join(EXAMPLES.splitlines(keepends=True)[:2]))
    ran = validate(area)
    assert (ran.code, ran.lines[0]["examples"][0]["ok"]) == (0, True)


def test_an_example_looser_than_meant_is_not_ok_and_no_kerb_is_stricter(area):
    area.write_text(
        AREA + "examples: [{title: T, values: {cost: 0, partner: nobody}, level: no}]\n"
    )
    [example] = validate(area).lines[0]["examples"]
    assert (example["best"], example["kerbs"], example["ok"]) == ("free", [], False)


def test_a_condition_that_no_value_meets_is_a_warning(area):
    area.write_text(
        AREA.replace("    on: weeks\n", "    when: {weeks: {above: 520}}\n    on: weeks\n")
    )
    ran = validate(area, language="en")
    assert (ran.code, ran.err) == (0, "")
    [warning] = ran.lines[0]["warnings"]
    assert list(warning) == ["line", "message"]
    assert warning["line"] == AREA.splitlines().index("  - id: how-long") + 1
    assert "'how-long'" in warning["message"]


@pytest.mark.parametrize(
    ("when", "can_be_met"),
    [
        ("{weeks: {at_least: 5, at_most: 5}}", True),
        ("{weeks: {above: 5, below: 6}}", False),
        ("{weeks: {at_least: 521}}", False),
        ("{weeks: {below: 0}}", False),
        ("{cost: {above: 5, below: 6}}", True),
        ("{data: {all_of: [name], none_of: [name]}}", False),
        ("{data: {any_of: [name], none_of: [name]}}", False),
        ("{data: {any_of: [name, health], none_of: [name]}}", True),
        ("{start: {above: 9999-12-31}}", False),
        ("{start: {below: 2026-01-01, at_least: 2026-01-01}}", False),
    ],
)
def test_exactly_what_nobody_can_meet_is_warned_of(area, when, can_be_met):
    area.write_text(AREA.replace("    on: weeks\n", f"    when: {when}\n    on: weeks\n"))
    assert (validate(area).lines[0]["warnings"] == []) is can_be_met


def test_a_faulty_file_is_told_in_full_on_standard_error(area):
    faulty = AREA.replace("nature: money", "nature: rule").replace(
        "movable_by: team", "movable_by: x"
    )
    area.write_text(faulty)
    lines = faulty.splitlines()
    told = [n for n, line in enumerate(lines, 1) if "rule" in line or "movable_by: x" in line]
    ran = run("validate", area, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert [error.split(": ")[0] for error in ran.errors] == [f"{area}:{line}" for line in told]
    ran = validate(area, language="en")
    assert (ran.code, ran.out) == (2, "")
    objects = [json.loads(error) for error in ran.errors]
    assert [list(each) for each in objects] == [["file", "line", "message"]] * 2
    assert [(each["file"], each["line"]) for each in objects] == [(str(area), n) for n in told]
    assert objects[0]["message"].startswith("kerb 'purse': 'nature' is 'rule', expected one of law")


def test_one_faulty_file_of_several_is_exit_code_2_and_no_lines(area, tmp_path):
    good = write(tmp_path, "good.yaml", AREA)
    bad = write(tmp_path, "bad.yaml", AREA.replace("area: square", "area: The Square"))
    worse = write(tmp_path, "worse.json", "{")
    ran = validate(good, bad, area, worse, tmp_path / "missing.yaml")
    assert (ran.code, ran.out) == (2, "")
    told = [(each["file"], each["line"]) for each in map(json.loads, ran.errors)]
    assert told == [(str(bad), 2), (str(worse), 1), (str(tmp_path / "missing.yaml"), 1)]


def test_a_folder_is_searched_for_area_files_by_path(area, tmp_path):
    folder = tmp_path / "areas"
    for name in ("b.yml", "a/deep/er/c.json", "a.yaml", "notes.txt", "ideas.jsonl", "ideas.csv"):
        slug = "area-" + "-".join(name.replace(".", "/").split("/"))
        yaml = AREA.replace("area: square", f"area: {slug}")
        content = json.dumps(tiny(slug)) if name.endswith("json") else yaml
        write(folder, name, content)
    (folder / "folder.yaml").mkdir()
    ran = validate(folder)
    assert (ran.code, ran.err) == (0, "")
    assert [line["area"] for line in ran.lines] == [
        "area-a-deep-er-c-json",
        "area-a-yaml",
        "area-b-yml",
    ]
    both = validate(area, folder)
    assert both.lines[0]["area"] == "square"
    assert len(both.lines) == 4


def tiny(slug: str) -> dict[str, object]:
    """The smallest area there can be."""
    rest = {"title": "T", "direction": "D", "dimensions": {}, "kerbs": []}
    return {"format": 1, "area": slug, **rest}


def test_a_folder_without_area_files_is_bad_input(tmp_path):
    write(tmp_path / "empty", "notes.txt", "nothing")
    ran = run("validate", tmp_path / "empty", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{tmp_path / 'empty'}:1: no area file in this folder")


def test_for_people_it_says_in_words_what_does_not_hold(area):
    area.write_text(AREA + EXAMPLES)
    ran = run("validate", area, "--at", DAY, "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert "The square (square)" in ran.out
    assert "1 of 4 worked examples come out as meant." in ran.out
    assert "Health" in ran.out
    assert "{" not in ran.out
