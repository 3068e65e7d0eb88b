"""`stoeprand map`: a picture of what an idea may, whole or not at all."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.commands.at_the_terminal import DAY, PARTY, json_lines, run, run_program, write

AXES = ("--x", "cost", "--y", "outside")


@pytest.fixture
def idea(tmp_path: Path) -> Path:
    """The file with the party."""
    return write(tmp_path, "idea.json", json.dumps(PARTY))


def draw(area: Path, idea: object, output: Path, *options: str, given: str = ""):
    return run(
        *("map", area, idea, *AXES, "-o", output, "--at", DAY, "--lang", "en", *options),
        given=given,
    )


def texts(path: Path) -> list[str]:
    """All that stands on a map."""
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  (we wrote it)
    return [each.text or "" for each in root.iter("{http://www.w3.org/2000/svg}text")]


def test_the_map_is_written_and_said_in_a_line(area, idea, tmp_path):
    output = tmp_path / "map.svg"
    ran = draw(area, idea, output)
    assert (ran.code, ran.err) == (0, "")
    assert " ".join(ran.out.split()).endswith(
        "shows what may be done by ‘cost’ and ‘outside’. Your idea lies in ‘tell’."
    )
    assert {"do it", "tell", "ask agreement", "no", "The purse", "your idea"} <= set(texts(output))


def test_the_words_are_in_the_language_asked_for(area, idea, tmp_path):
    draw(area, idea, tmp_path / "nl.svg", "--lang", "nl")
    assert {"doen", "melden", "niet", "De beurs"} <= set(texts(tmp_path / "nl.svg"))


def test_json_says_what_was_drawn(area, idea, tmp_path):
    output = tmp_path / "map.svg"
    ran = draw(area, idea, output, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        {"idea": "party", "x": "cost", "y": "outside", "level": "tell", "map": str(output)}
    ]


def test_the_day_counts(area, idea, tmp_path):
    draw(area, idea, tmp_path / "winter.svg")
    draw(area, idea, tmp_path / "summer.svg", "--at", "2027-07-01")
    assert "Summer" not in texts(tmp_path / "winter.svg")
    assert "Summer" in texts(tmp_path / "summer.svg")


def test_an_idea_may_come_in_on_standard_input_and_leave_x_and_y_open(area, tmp_path):
    rest = {key: value for key, value in PARTY["values"].items() if key not in AXES}
    output = tmp_path / "map.svg"
    ran = draw(area, "-", output, "--json", given=json_lines({"values": rest}))
    assert (ran.code, ran.lines[0]["level"]) == (0, None)
    assert "your idea" not in texts(output)
    words = draw(area, "-", output, given=json_lines({"values": rest}))
    assert "Your idea" not in words.out


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--y", "cost"), "x and y are both 'cost', expected two dimensions"),
        (("--y", "colour"), "no dimension 'colour', expected one of: 'cost', 'weeks', 'start'"),
    ],
)
def test_dimensions_that_cannot_be_drawn_are_refused(area, idea, tmp_path, options, reason):
    ran = draw(area, idea, tmp_path / "map.svg", *options)
    assert (ran.code, ran.out) == (2, "")
    assert reason in ran.err
    assert list(tmp_path.glob("*.svg*")) == []


def test_what_is_not_known_of_the_rest_is_named(area, tmp_path):
    ran = draw(area, "-", tmp_path / "map.svg", given=json_lines({"values": {"cost": 3}}))
    assert (ran.code, ran.out) == (2, "")
    assert "not known: 'weeks', 'start', 'partner', 'data'" in ran.err


def test_a_file_with_more_ideas_or_none_is_refused(area, tmp_path):
    for ideas, count in (([PARTY, PARTY], 2), ([], 0)):
        path = write(tmp_path, "ideas.jsonl", json_lines(*ideas))
        ran = draw(area, path, tmp_path / "map.svg")
        assert (ran.code, ran.out) == (2, "")
        assert f"holds {count} ideas, expected one" in ran.err


def test_a_file_that_is_read_is_not_overwritten(area, idea):
    for output in (area, idea):
        before = output.read_bytes()
        ran = draw(area, idea, output)
        assert (ran.code, ran.out) == (2, "")
        assert "is read here, expected another file" in ran.err
        assert output.read_bytes() == before


def test_a_map_that_cannot_be_drawn_leaves_the_old_one(area, idea, tmp_path):
    output = write(tmp_path, "map.svg", "the old one")
    assert draw(area, idea, output, "--y", "colour").code == 2
    assert draw(area, idea, output, "--limit", "0").code == 3
    assert output.read_text() == "the old one"
    assert draw(area, idea, output).code == 0
    assert output.read_text().startswith("<svg ")


def test_a_folder_that_is_not_there_is_one_clear_line(area, idea, tmp_path):
    ran = draw(area, idea, tmp_path / "nowhere" / "map.svg")
    assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)


def test_the_real_program_draws_too(area, idea, tmp_path):
    output = tmp_path / "map.svg"
    ran = run_program("map", area, idea, *AXES, "-o", output, "--at", DAY)
    assert ran.code == 0
    assert output.read_text(encoding="utf-8").startswith("<svg ")


def test_the_map_says_on_what_nobody_has_said_anything_yet(area, idea, tmp_path):
    draw(area, idea, tmp_path / "unsaid.svg")
    assert "nobody has said anything yet" in " ".join(texts(tmp_path / "unsaid.svg"))
    text = area.read_text(encoding="utf-8")
    said = write(tmp_path, "said.yaml", text.replace("bands: open", "bands: [{level: free}]"))
    assert draw(said, idea, tmp_path / "said.svg").code == 0
    assert "nobody has said" not in " ".join(texts(tmp_path / "said.svg"))
