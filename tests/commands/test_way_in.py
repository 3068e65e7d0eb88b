"""`stoeprand way-in`: what can be done, for a program and for people."""

import json
from typing import Any

import pytest

from tests.commands.at_the_terminal import (
    AREA,
    DAY,
    NEW,
    PARTY,
    WRONG,
    Ran,
    json_lines,
    run,
    run_program,
    write,
)

CLINIC = {"idea": "clinic", "values": {**PARTY["values"], "cost": 500, "data": ["name", "health"]}}
HOME = {"idea": "home", "values": {**PARTY["values"], "cost": 0, "partner": "nobody"}}


def way_in(area, *options: object, ideas: tuple[Any, ...] = (PARTY,)) -> Ran:
    return run("way-in", area, "-", "--at", DAY, *options, given=json_lines(*ideas))


def test_the_answer_is_one_line_of_json(area):
    ran = way_in(area, "--json", "--to", "tell", ideas=(CLINIC,))
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == json.dumps(
            {
                "idea": "clinic",
                "from": "no",
                "to": "tell",
                "possible": True,
                "changes": {"partner": "nobody"},
                "cost": 1,
                "ways": [
                    {"changes": {"partner": "nobody"}, "cost": 1},
                    {"changes": {"data": ["name"]}, "cost": 1},
                ],
            }
        )
        + "\n"
    )


def test_each_idea_gets_its_answer_in_order_and_free_is_what_is_asked(area):
    ran = way_in(area, "--json", ideas=(PARTY, HOME, CLINIC))
    assert [(line["idea"], line["to"], line["changes"]) for line in ran.lines] == [
        ("party", "free", {"cost": 1000}),
        ("home", "free", {}),
        ("clinic", "free", {"partner": "nobody"}),
    ]
    assert ran.lines[1]["ways"] == [{"changes": {}, "cost": 0}]


def test_the_day_decides_which_kerbs_are_in_the_way(area):
    [summer] = run(
        "way-in", area, "-", "--at", "2027-07-01", "--json", given=json_lines(HOME)
    ).lines
    assert (summer["from"], summer["changes"]) == ("consult", {"outside": False})


def test_where_nothing_helps_the_kerbs_say_why(area):
    area.write_text(AREA.replace("partner: {kind", "partner: {changeable: false, kind"))
    fixed = area.read_text().replace("data: {kind", "data: {changeable: false, kind")
    area.write_text(fixed)
    ran = way_in(area, "--json", ideas=(CLINIC,))
    assert ran.code == 0
    assert ran.lines == [
        {
            "idea": "clinic",
            "from": "no",
            "to": "free",
            "possible": False,
            "kerbs": ["health data"],
        }
    ]


def test_ideas_may_come_from_a_file(area, tmp_path):
    path = write(tmp_path, "idea.json", json.dumps(HOME))
    [line] = run("way-in", area, path, "--at", DAY, "--json").lines
    assert (line["idea"], line["possible"]) == ("home", True)


def test_ideas_that_do_not_fit_or_are_not_complete_are_all_named_and_none_is_answered(area):
    ran = way_in(area, "--json", "--lang", "en", ideas=(PARTY, WRONG, NEW))
    assert (ran.code, ran.out) == (2, "")
    [wrong, new] = ran.errors
    assert "wrong" in wrong
    assert "new" in new


def test_a_level_that_does_not_exist_is_refused(area):
    ran = way_in(area, "--to", "maybe")
    assert (ran.code, ran.out) == (2, "")
    assert "maybe" in ran.err


def test_what_cannot_be_decided_in_time_says_which_question_of_which_idea(area):
    ran = way_in(area, "--limit", 0, "--lang", "en", ideas=(CLINIC,))
    assert (ran.code, ran.out) == (3, "")
    [error] = ran.errors
    assert error == ("out of time, so not answered: how the idea comes out at free (idea 'clinic')")


def test_people_read_what_to_change_from_what_to_what(area):
    ran = way_in(area, "--lang", "en", ideas=(PARTY, HOME))
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert "party ◕ tell" in text
    assert "This can be done:" in text
    assert "- Bring ‘cost’ down to €1,000 (now €3,000). Then it is: do it" in text
    assert "home ● do it" in text
    assert "Nothing has to change." in text


def test_people_read_what_holds_it_back_and_who_could_move_it(area):
    fixed = AREA.replace("partner: {kind", "partner: {changeable: false, kind")
    area.write_text(fixed.replace("data: {kind", "data: {changeable: false, kind"))
    text = " ".join(way_in(area, "--lang", "en", ideas=(CLINIC,)).out.split())
    for part in (
        "Whatever you change, it does not become ‘do it’.",
        "What holds it back",
        "Nobody here can move this kerb. Talk about it with Chris, controller.",
        "which cannot be changed.",
    ):
        assert part in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_of_somebody_else_cannot_steer_the_terminal(area, language):
    area.write_text(AREA.replace("{nl: De beurs, en: The purse}", '"The \\x1b[31mpurse\\x9b1m"'))
    idea = {**PARTY, "idea": "a\x1b[31mb\u202e"}
    ran = way_in(area, "--lang", language, ideas=(idea,))
    assert ran.code == 0
    assert not {"\x1b", "\x9b", "\u202e"} & set(ran.out + ran.err)


def test_the_real_program_answers(area):
    given = json_lines(HOME).encode()
    ran = run_program("way-in", area, "-", "--at", DAY, "--json", given=given)
    assert (ran.code, ran.lines[0]["possible"]) == (0, True)
