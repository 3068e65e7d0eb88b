"""What `check` and `room` print for people: the level first, then why, in their language."""

import pytest

from tests.commands.at_the_terminal import AREA, DAY, NEW, PARTY, WRONG, json_lines, run

ESCAPE = "\x1b[31m"


def words(area, *ideas: object, language: str = "en") -> str:
    given = json_lines(*ideas)
    return run("check", area, "-", "--at", DAY, "--lang", language, given=given).out


def test_an_answer_says_level_reason_person_and_what_is_left(area):
    text = words(area, PARTY)
    for part in ("party", "The purse", "Register 2026", "Noor", "5,000", "Ask Noor"):
        assert part in text
    assert "{" not in text


def test_what_nobody_has_said_is_shown(area):
    assert "What nobody has said yet" in words(area, NEW)


def test_a_faulty_idea_is_told_among_the_others(area):
    ran = run(
        "check", area, "-", "--lang", "en", given=json_lines(PARTY, WRONG, {"values": {"x": 1}})
    )
    assert ran.code == 2
    assert "wrong\n  'cost': -1 is too little, expected at least 0\n" in ran.out
    assert "idea without a name\n  'x' is no dimension of this area" in ran.out


def test_a_room_says_its_verdict_an_example_of_each_level_and_what_is_open(area):
    text = run("room", area, "--at", DAY, "--lang", "en").out
    for part in ("The square", "Emptiness", "For example: ", "No idea comes out at this."):
        assert part in text
    assert "Kerbs that nobody has said yet" in text


@pytest.mark.parametrize("command", ["check", "room", "validate"])
def test_a_file_of_somebody_else_cannot_steer_the_terminal(area, command):
    written = ESCAPE.replace("\x1b", "\\x1b")
    hostile = AREA.replace("{nl: Het plein, en: The square}", f'"The {written}square\\a"')
    hostile = hostile.replace("{nl: De beurs, en: The purse}", f'"The {written}purse\\x9b1m"')
    area.write_text(hostile)
    arguments = [area, "-"] if command == "check" else [area]
    idea = {"idea": f"a{ESCAPE}b\u202e", "values": PARTY["values"]}
    ran = run(command, *arguments, "--lang", "en", given=json_lines(idea))
    assert ran.code == 0
    assert not {"\x1b", "\a", "\x9b", "\u202e"} & set(ran.out + ran.err)


@pytest.mark.parametrize("command", ["check", "room", "validate"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_place_for_a_value_is_left_unfilled(area, command, language):
    arguments = [area, "-"] if command == "check" else [area]
    ran = run(command, *arguments, "--lang", language, given=json_lines(PARTY, NEW, WRONG))
    assert ran.out
    assert "{" not in ran.out
