"""Ideas for `stoeprand check` out of CSV, as programs write it and Dutch spreadsheets."""

from decimal import Decimal

import pytest

from tests.commands.at_the_terminal import DAY, PARTY, Ran, json_lines, run, write

HEADER = "idea,cost,weeks,start,partner,data,outside\n"
DUTCH_HEADER = HEADER.replace(",", ";")
ROW = "party,3000,1,2026-12-05,residents,-,true\n"


def check(area, sheet: str | bytes) -> Ran:
    path = write(area.parent, "ideas.csv", sheet)
    return run("check", area, path, "--json", "--at", DAY, "--lang", "en")


def answers_to(area, *ideas: object) -> str:
    return run("check", area, "-", "--json", "--at", DAY, given=json_lines(*ideas)).out


def error_of(area, sheet: str) -> str:
    ran = check(area, sheet)
    assert ran.code == 2
    [line] = ran.lines
    error: str = line["error"]
    return error


@pytest.mark.parametrize(
    "sheet",
    [
        HEADER + ROW,
        "\ufeff" + HEADER + ROW,
        (HEADER + ROW).replace("\n", "\r\n"),
        (HEADER + ROW).rstrip("\n"),
        (HEADER + ROW).replace(",", ";"),
        "\ufeff" + (HEADER + ROW).replace(",", ";").replace("\n", "\r\n"),
        HEADER + '"party","3000","1","2026-12-05","residents","-","true"\n',
        '"idea","cost","weeks","start","partner","data","outside"\n' + ROW,
        HEADER + "party, 3000.00 ,1e0, 2026-12-05 , residents ,-, true\n",
        HEADER + "\n" + ROW + "\n,,,,,,\n",
        "outside,data,partner,start,weeks,cost,idea\ntrue,-,residents,2026-12-05,1,3000,party\n",
        DUTCH_HEADER + "party;3000,00;1,0;2026-12-05;residents;-;true\n",
        DUTCH_HEADER + "party;3000;1;05-12-2026;residents;-;WAAR\n",
        DUTCH_HEADER + "party;3000;1;5-12-2026;residents;-;Waar\n",
        DUTCH_HEADER + "party;3000;1;5-12-2026;residents;-;Ja\n",
    ],
)
def test_the_same_idea_gets_the_same_answer_out_of_any_sheet(area, sheet):
    ran = check(area, sheet)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == answers_to(area, PARTY)


def test_a_sheet_may_have_only_some_columns_and_empty_cells_are_unknown(area):
    expected = answers_to(area, {"idea": "a", "values": {"cost": 5}}, {"idea": "b", "values": {}})
    assert check(area, "idea,cost\na,5\nb,\n").out == expected
    assert check(area, "idea,weeks,cost\na,,5\nb,,\n").out == expected
    assert check(area, "cost\n5\n").lines[0]["idea"] is None
    assert check(area, "idea,cost\n,5\n").lines[0]["idea"] is None


def test_members_of_a_set_are_joined_by_a_bar_and_a_dash_is_the_empty_set(area):
    subsets: list[list[str]] = [[], ["name"], ["name", "health"]]
    ideas = [{"idea": str(n), "values": {"data": each}} for n, each in enumerate(subsets)]
    assert check(area, "idea,data\n0,-\n1,name\n2,health|name\n").out == answers_to(area, *ideas)
    for cell, told in (
        ("name|", "the text '' in the list"),
        ("name|name", "'name' stands twice"),
        ("name|phone", "the text 'phone' in the list"),
        ("-|name", "the text '-' in the list"),
        ("name;health", "the text 'name;health' in the list"),
    ):
        assert error_of(area, f'idea,data\na,"{cell}"\n').startswith(f"'data': {told}")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [("0,1", "0.1"), ("1000,50", "1000.5"), ("12,34", "12.34"), (",5", "0.5"), ("1.5", "1.5")],
)
def test_a_decimal_comma_is_one_where_semicolons_part_the_cells(area, cell, amount):
    out = check(area, f"idea;cost\na;{cell}\n").out
    left = [line["left"][0]["left"] for line in check(area, f"idea;cost\na;{cell}\n").lines]
    if Decimal(amount) <= 1000:
        assert left == [1000 - Decimal(amount)]
    assert '"error"' not in out


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ('idea,cost\na,"0,1"\n', "'cost': '0,1', expected a number"),
        ("idea;cost\na;1,2,3\n", "'cost': '1,2,3', expected a number"),
        ("idea;cost\na;1.000,50\n", "'cost': '1.000,50' can be read in two ways"),
        ("idea;cost\na;1.000\n", "'cost': '1.000' can be read in two ways"),
        ("idea,cost\na,€ 5\n", "'cost': '€ 5', expected a number"),
        ("idea,cost\na,NaN\n", "'cost': 'NaN', expected a number"),
        ("idea,cost\na,inf\n", "'cost': 'inf', expected a number"),
        ("idea,cost\na,1_000\n", "'cost': '1_000', expected a number"),
        ("idea,cost\na,0x1F\n", "'cost': '0x1F', expected a number"),
        ("idea,cost\na,١٢\n", "'cost': '١٢', expected a number"),
        ("idea,cost\na,1e99\n", "'cost': '1E+99' is out of reach"),
        ("idea,cost\na,1e9999999999\n", "'cost': '1e9999999999', expected a number"),
        ("idea,cost\na," + "9" * 100_000 + "\n", "'cost': '99999"),
        ("idea,cost\na,-1\n", "'cost': -1 is too little"),
        ("idea,cost\na,0.001\n", "'cost': 0.001 lies between two steps"),
        ("idea,start\na,2026-02-30\n", "'start': '2026-02-30' is no day of the calendar"),
        ("idea,start\na,05-12-2026\n", "'start': '05-12-2026' is no day"),
        ("idea;start\na;31-02-2026\n", "'start': '2026-02-31' is no day of the calendar"),
        ("idea,partner\na,firm\n", "'partner': the text 'firm'"),
        ("idea,outside\na,yes\n", "'outside': the text 'yes', expected true or false"),
        ("idea,outside\na,1\n", "'outside': the text '1', expected true or false"),
        ("idea,outside\na,waar\n", "'outside': the text 'waar', expected true or false"),
        ("idea,cost\na\n", "1 cells, expected 2 as in the header"),
        ("idea,cost\na,1,2\n", "3 cells, expected 2 as in the header"),
    ],
)
def test_a_cell_that_does_not_fit_is_told_by_its_idea(area, sheet, told):
    ran = check(area, sheet)
    assert (ran.code, ran.lines[0]["idea"]) == (2, "a")
    assert ran.lines[0]["error"].startswith(told)


def test_a_faulty_row_stands_in_its_place_and_the_others_go_on(area):
    ran = check(area, "idea,cost\na,1\nb,x\nc\nd,2,3\ne,4\n")
    assert (ran.code, ran.errors) == (2, ["ideas that do not fit the area: 3"])
    assert [(line["idea"], "error" in line) for line in ran.lines] == [
        ("a", False),
        ("b", True),
        ("c", True),
        ("d", True),
        ("e", False),
    ]


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("", "has no header, expected idea and dimensions"),
        ("\n\nidea,cost\n", "has no header, expected idea and dimensions"),
        ("idea,costs\na,1\n", "column 'costs' is unknown, expected one of idea, cost, weeks"),
        ("idea,cost,\na,1,\n", "column '' is unknown"),
        ("idea,cost,cost\na,1,2\n", "column 'cost' stands twice, expected it once"),
        ("idea,idea\na,b\n", "column 'idea' stands twice, expected it once"),
        ("Idea,cost\na,1\n", "column 'Idea' is unknown"),
        ("a,1\n", "column 'a' is unknown"),
        ("idea|cost\na|1\n", "column 'idea|cost' is unknown"),
        ("idea\tcost\na\t1\n", "column 'idea\\u0009cost' is unknown"),
        (b"idea,cost\ncaf\xe9,1\n", "is not UTF-8; save it as CSV UTF-8"),
        ("idea,cost\n".encode("utf-16"), "is not UTF-8; save it as CSV UTF-8"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused_whole(area, sheet, told):
    ran = check(area, sheet)
    assert (ran.code, ran.out, len(ran.errors)) == (2, "", 1)
    assert told in ran.err


@pytest.mark.parametrize("row", ['"b,2', '"b"x,2', "b," + "9" * 200_000])
def test_where_a_sheet_breaks_off_its_line_is_told(area, row):
    ran = check(area, f"idea,cost\na,1\n{row}\n")
    assert (ran.code, [line["idea"] for line in ran.lines]) == (2, ["a"])
    assert "ideas.csv': line 3 is no CSV: " in ran.err


def test_a_cell_may_hold_quotes_separators_and_newlines(area):
    sheet = 'idea,cost\n"say ""hi"", twice",1\n"two\nlines",1\n"a;b",1\n'
    ids = [line["idea"] for line in check(area, sheet).lines]
    assert ids == ['say "hi", twice', "two\nlines", "a;b"]
