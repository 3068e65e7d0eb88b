"""`stoeprand check --json`: a line per idea, which says what it may and because of what."""

import json

import pytest

from tests.commands.at_the_terminal import DAY, NEW, PARTY, Ran, json_lines, run


def ask(area, *ideas: object, at: str = DAY) -> Ran:
    return run("check", area, "-", "--json", "--at", at, given=json_lines(*ideas))


def answer(area, at: str = DAY, **values: object):
    [line] = ask(area, {"idea": "i", "values": {**PARTY["values"], **values}}, at=at).lines
    return line


def test_an_answer_has_all_that_there_is_to_say(area):
    ran = ask(area, PARTY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        '{"idea": "party", "level": "tell", "best": "tell", "worst": "tell", "matters": [], '
        '"because": [{"kerb": "purse", "level": "tell", "owner": "noor"}], "perhaps": [], '
        '"left": [{"kerb": "purse", "dimension": "cost", "level": "tell", "next": "agree", '
        '"until": 5000, "left": 2000}], '
        '"talk_to": [{"person": "noor", "level": "tell", "kerbs": ["purse"]}], '
        '"unsaid": [{"dimension": "weeks", "kerbs": ["how-long"]}]}\n'
    )


def test_an_idea_of_which_nothing_is_known_shows_what_it_hangs_on(area):
    [line] = ask(area, NEW).lines
    assert line == {
        "idea": "new",
        "level": None,
        "best": "free",
        "worst": "no",
        "matters": ["cost", "partner", "data"],
        "because": [],
        "perhaps": ["purse", "health data"],
        "left": [],
        "talk_to": [],
        "unsaid": [{"dimension": "weeks", "kerbs": ["how-long"]}],
    }


def test_the_strictest_kerb_comes_first_and_then_the_first_in_the_file(area):
    line = answer(area, cost=7000, data=["name"])
    assert [(reason["kerb"], reason["level"]) for reason in line["because"]] == [
        ("purse", "agree"),
        ("health data", "tell"),
    ]
    line = answer(area, cost=2000, data=["health"])
    assert [reason["kerb"] for reason in line["because"]] == ["health data", "purse"]
    line = answer(area, cost=2000, data=["name"])
    assert [reason["kerb"] for reason in line["because"]] == ["purse", "health data"]


def test_one_talks_to_who_signs_where_agreement_is_asked_and_else_to_the_owner(area):
    assert answer(area, cost=7000)["talk_to"] == [
        {"person": "chris", "level": "agree", "kerbs": ["purse"]}
    ]
    assert answer(area, cost=7000, data=["health"])["talk_to"] == [
        {"person": "chris", "level": "no", "kerbs": ["health data", "purse"]}
    ]
    assert answer(area, cost=70_000, data=["name"])["talk_to"] == [
        {"person": "noor", "level": "no", "kerbs": ["purse"]},
        {"person": "chris", "level": "tell", "kerbs": ["health data"]},
    ]


@pytest.mark.parametrize(
    ("cost", "left"),
    [
        (1000, [("free", "tell", 1000, 0)]),
        (999.99, [("free", "tell", 1000, 0.01)]),
        (0, [("free", "tell", 1000, 1000)]),
        (20_000, [("agree", "no", 20_000, 0)]),
        (20_000.01, []),
        (None, []),
    ],
)
def test_how_much_is_left_is_exact_and_nothing_in_the_strictest_band(area, cost, left):
    found = answer(area, cost=cost)["left"]
    assert [(e["level"], e["next"], float(e["until"]), float(e["left"])) for e in found] == left


def test_a_kerb_counts_only_within_its_days(area):
    levels = {
        day: answer(area, at=day, cost=0)["level"]
        for day in ("2027-05-31", "2027-06-01", "2027-08-31", "2027-09-01")
    }
    assert list(levels.values()) == ["free", "consult", "consult", "free"]


def test_answers_come_in_the_order_of_the_ideas(area):
    ideas = [{"idea": f"i{number}", "values": {"cost": number}} for number in range(40, 0, -1)]
    assert [line["idea"] for line in ask(area, *ideas).lines] == [idea["idea"] for idea in ideas]


def test_ids_and_levels_are_the_same_in_every_language(area):
    ideas = json_lines(PARTY, NEW)
    dutch = run("check", area, "-", "--json", "--at", DAY, "--lang", "nl", given=ideas)
    english = run("check", area, "-", "--json", "--at", DAY, "--lang", "en", given=ideas)
    assert dutch == english


def test_numbers_stand_in_answers_without_an_exponent(area):
    line = answer(area, cost=0)
    [left] = line["left"]
    assert (left["until"], left["left"]) == (1000, 1000)
    out = ask(area, {"values": {"cost": 1e3}}).out
    assert '"until": 1000, "left": 0}' in out
    assert '"left": 0.1}' in ask(area, {"values": {"cost": 999.90}}).out


@pytest.mark.parametrize(
    "idea_id", ["één café 🎈", 'a "quoted" id', "a\tb", "", "a\u2028b", "=1+1"]
)
def test_an_id_comes_back_as_it_was_given(area, idea_id):
    [line] = ask(area, {"idea": idea_id, "values": {}}).lines
    assert line["idea"] == idea_id


def test_an_idea_without_an_id_has_none_in_its_answer(area):
    [line] = ask(area, {"values": {}}).lines
    assert line["idea"] is None
    assert json.dumps(line).startswith('{"idea": null, "level": null')


def test_an_area_without_kerbs_lets_everything_go_and_says_where_nothing_was_said(area):
    area.write_text(area.read_text().split("kerbs:")[0] + "kerbs: []\n")
    [line] = ask(area, PARTY).lines
    assert (line["level"], line["because"]) == ("free", [])
    assert line["unsaid"] == [{"dimension": d, "kerbs": []} for d in ("cost", "weeks")]
