"""`stoeprand openings`: which few kerbs hold back most ideas, for a program and for people."""

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


def idea(name: str, **values: Any) -> dict[str, Any]:
    return {"idea": name, "values": {**PARTY["values"], "cost": 500, **values}}


IDEAS = [
    idea("home", partner="nobody"),
    idea("party", cost=3000, partner="nobody"),
    idea("feast", cost=60000, partner="nobody"),
    idea("clinic", data=["health"]),
    idea("both", cost=3000, data=["name", "health"]),
]


def openings(area, *options: object, ideas: list[dict[str, Any]] = IDEAS) -> Ran:
    return run("openings", area, "-", "--at", DAY, *options, given=json_lines(*ideas))


def test_the_answer_is_one_line_of_json(area):
    ran = openings(area, "--to", "free", "--moves", 2, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == json.dumps(
            {
                "to": "free",
                "open_now": 1,
                "steps": [
                    {"moves": 1, "kerbs": ["purse"], "opened": ["party", "feast"]},
                    {"moves": 2, "kerbs": ["purse"], "opened": ["party", "feast"]},
                ],
                "fixed": {"health data": ["clinic", "both"]},
            }
        )
        + "\n"
    )


def test_another_level_and_another_day_hold_back_other_ideas(area):
    [told] = openings(area, "--to", "tell", "--moves", 1, "--json").lines
    assert (told["open_now"], told["steps"][0]["opened"]) == (2, ["feast"])
    [summer] = openings(area, "--at", "2027-07-01", "--moves", 2, "--json").lines
    assert (summer["open_now"], summer["steps"]) == (
        0,
        [
            {"moves": 1, "kerbs": ["summer"], "opened": ["home"]},
            {"moves": 2, "kerbs": ["purse", "summer"], "opened": ["home", "party", "feast"]},
        ],
    )


def test_ideas_come_out_of_a_file_as_well(area, tmp_path):
    for name, content in (
        ("i.json", json.dumps(IDEAS[:2])),
        ("i.jsonl", json_lines(*IDEAS[:2])),
        (
            "i.csv",
            "idea,cost,weeks,start,partner,data,outside\n"
            "home,500,1,2026-12-05,nobody,-,true\nparty,3000,1,2026-12-05,nobody,-,true\n",
        ),
    ):
        path = write(tmp_path, name, content)
        [found] = run("openings", area, path, "--json", "--at", DAY).lines
        assert (found["open_now"], found["steps"][0]["opened"]) == (1, ["party"])


UNSAID = (
    "  What nobody has said yet",
    "  - On ‘weeks’ nobody has said anything yet; that goes for all 5 ideas.",
    "    Ask Noor, district manager: ‘What may be done here without asking you?’",
    "  Where nobody has said anything there is no freedom yet: only emptiness.",
)


def test_people_read_what_to_move_for_which_ideas_and_what_stays(area):
    ran = openings(area, "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "The square",
        "  Already at ‘do it’: 1 of 5.",
        *UNSAID,
        "  One kerb moved",
        "  - If the director moves ‘The purse’, 2 ideas can go through: party and feast.",
        "    Talk about it with Noor.",
        "  Moving more kerbs, up to and including 3, opens no more.",
        "  What nobody can move",
        "  - ‘Health’ holds back 2 ideas, whatever else is moved: clinic and both.",
        "    This is law; nobody here can move this kerb.",
        "",
    ]


def test_where_nothing_is_stuck_nothing_needs_to_be_moved(area):
    ran = openings(area, "--lang", "en", ideas=IDEAS[:1])
    assert ran.out.splitlines() == [
        "The square",
        "  Already at ‘do it’: 1 of 1.",
        *[line.replace("; that goes for all 5 ideas", "") for line in UNSAID],
        "",
    ]


def test_ideas_that_are_free_for_want_of_kerbs_are_not_shown_as_room(area):
    area.write_text(AREA.replace("bands: open", "bands: [{level: free}]"))
    assert "nobody has said" not in openings(area, "--lang", "en").out
    area.write_text(AREA)
    assert (
        "nobody has said anything yet; that goes for all 5 ideas"
        in openings(area, "--lang", "en").out
    )


def test_a_kerb_that_would_open_as_many_is_named_beside_the_first(area):
    purse = AREA[AREA.index("  - id: purse") : AREA.index("    on: cost")]
    twin = purse.replace("id: purse", "id: twin").replace("The purse", "The twin")
    area.write_text(f"{AREA}{twin}    on: outside\n    bands: {{true: tell, false: free}}\n")
    values = IDEAS[1]["values"]
    dear = {"idea": "dear", "values": values | {"outside": False}}
    outside = {"idea": "outside", "values": values | {"cost": 500}}
    ran = openings(area, "--lang", "en", "--moves", 1, ideas=[dear, outside])
    assert "Moving ‘The twin’ instead lets just as many ideas through." in ran.out
    [told] = openings(area, "--json", "--moves", 1, ideas=[dear, outside]).lines
    assert told["steps"] == [{"moves": 1, "kerbs": ["purse"], "opened": ["dear"]}]


def test_every_faulty_idea_is_named_and_nothing_is_answered(area):
    nameless = {"values": IDEAS[0]["values"]}
    ran = openings(area, "--lang", "en", "--json", ideas=[*IDEAS, WRONG, NEW, nameless, IDEAS[0]])
    assert (ran.code, ran.out) == (2, "")
    assert ran.errors == [
        "idea 'wrong': 'cost': -1 is too little, expected at least 0",
        "idea 'new': lacks cost, weeks, start, partner, data, outside, expected a value for each",
        "idea number 8: has no id, expected one",
        "idea 'home': stands 2 times, expected it once",
    ]


@pytest.mark.parametrize("options", [("--moves", 0), ("--moves", 5001), ("--to", "freely")])
def test_a_question_that_means_nothing_is_refused(area, options):
    ran = openings(area, *options)
    assert (ran.code, ran.out) == (2, "")


def test_an_answer_that_is_not_certain_in_time_is_not_given(area):
    ran = openings(area, "--limit", 0, "--lang", "en", "--json")
    assert (ran.code, ran.out) == (3, "")
    assert ran.errors == ["out of time, so not answered: which kerbs hold ideas back"]


def test_the_real_program_answers_the_same(area):
    given = json_lines(*IDEAS).encode()
    real = run_program("openings", area, "-", "--json", "--at", DAY, given=given)
    assert (real.code, real.out) == (0, openings(area, "--json").out)
